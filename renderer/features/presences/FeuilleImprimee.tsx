import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { IsoDate } from '../../../shared/dates.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Feuille.module.css'
import { FeuilleMois } from './FeuilleMois.tsx'
import { FeuilleSeance } from './FeuilleSeance.tsx'
import { buildGrille } from './grille.ts'

/** A sheet to print: the month to fill by hand, the month as it is recorded, one séance with signatures. */
export type GenreFeuille =
  | { readonly type: 'vide' }
  | { readonly type: 'remplie' }
  | { readonly type: 'seance'; readonly seanceId: string }

/** Prints a sheet: it takes the place of the window on paper, and is never seen on screen. */
export function FeuilleImprimee({
  genre,
  saved,
  mois,
  today,
  onPrinted,
}: {
  readonly genre: GenreFeuille
  readonly saved: GrilleMois
  readonly mois: string
  readonly today: IsoDate
  readonly onPrinted: () => void
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request prints once, whatever is drawn again
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [genre])
  const grille = buildGrille(saved, today)
  return createPortal(
    <div className={styles.feuille} data-feuille={genre.type}>
      {genre.type === 'seance' ? (
        <FeuilleSeance saved={saved} grille={grille} seanceId={genre.seanceId} />
      ) : (
        <FeuilleMois
          saved={saved}
          grille={grille}
          mois={mois}
          isFilled={genre.type === 'remplie'}
        />
      )}
    </div>,
    document.body,
  )
}
