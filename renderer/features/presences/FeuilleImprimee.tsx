import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { IsoDate } from '../../../shared/dates.ts'
import { isInscrit } from '../../../shared/domain/presence.ts'
import type { GrilleMois, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import styles from './Feuille.module.css'
import { FeuilleMois } from './FeuilleMois.tsx'
import { FeuilleTitre } from './FeuilleTitre.tsx'
import { hauteurStyle } from './feuille-texts.ts'
import { buildGrille, type Grille } from './grille.ts'
import { hasTwin, nomDuRegistre } from './grille-texts.ts'

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

const COLUMNS = ['P', 'A', 'E', 'Arrivée', 'Départ', 'Signature', 'Observations'] as const
const BLANK_LINES = ['a', 'b', 'c']

/** The sheet of one séance: who is expected, with room for hours and signatures. */
function FeuilleSeance({
  saved,
  grille,
  seanceId,
}: {
  readonly saved: GrilleMois
  readonly grille: Grille
  readonly seanceId: string
}) {
  const seance = grille.seances.find((one) => one.seanceId === seanceId)
  if (seance === undefined) return null
  const attendus = saved.enfants.filter(({ periodes }) => isInscrit(periodes, seance.date))
  return (
    <>
      <table className={styles.table} style={hauteurStyle(attendus.length + BLANK_LINES.length)}>
        <colgroup>
          <col className={styles.rangCol} />
          <col className={styles.nomCol} />
          <col span={3} className={styles.caseCol} />
          <col span={2} className={styles.heureCol} />
          <col className={styles.signatureCol} />
          <col />
        </colgroup>
        <thead>
          <FeuilleTitre
            title={`Présences, ${formatJourLong(seance.date)} ${seance.date.slice(0, 4)}`}
            horaire={formatHoraire(seance)}
            saved={saved}
            span={COLUMNS.length + 2}
          />
          <tr>
            <th />
            <th className={styles.nom}>Enfant</th>
            {COLUMNS.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attendus.map((enfant, row) => (
            <tr key={enfant.enfantId}>
              <td className={styles.rang}>{row + 1}</td>
              <th scope="row" className={styles.nom}>
                {nomDuRegistre(enfant)}
              </th>
              {COLUMNS.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
          {BLANK_LINES.map((line, index) => (
            <tr key={line}>
              <td className={styles.rang}>{attendus.length + index + 1}</td>
              <th />
              {COLUMNS.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
          <tr className={styles.signature}>
            <th colSpan={2}>Intervenants présents et signatures</th>
            <td colSpan={COLUMNS.length} />
          </tr>
        </tbody>
      </table>
      <div className={styles.notes}>
        <p>P&nbsp;: présent · A&nbsp;: absent · E&nbsp;: excusé</p>
      </div>
    </>
  )
}

/** The sheets that can be printed: to fill by hand, for one séance with signatures, or filled. */
export function ImprimerMenu({
  seances,
  onPrint,
}: {
  readonly seances: readonly GrilleSeance[]
  readonly onPrint: (feuille: GenreFeuille) => void
}) {
  const held = seances.filter(({ etat }) => etat !== 'annulee')
  return (
    <Menu position="bottom-end" withArrow withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          ml="auto"
          leftSection={<IconPrinter size="1rem" aria-hidden />}
          rightSection={<IconChevronDown size="0.875rem" aria-hidden />}
        >
          Imprimer
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="24rem" style={{ overflow: 'auto' }}>
        <Menu.Item onClick={() => onPrint({ type: 'vide' })}>
          La feuille du mois, à remplir à la main
        </Menu.Item>
        <Menu.Item onClick={() => onPrint({ type: 'remplie' })}>
          La feuille du mois, remplie
        </Menu.Item>
        <Menu.Label>Feuille d’une séance, avec arrivée et signature</Menu.Label>
        {held.map((seance) => (
          <Menu.Item
            key={seance.seanceId}
            onClick={() => onPrint({ type: 'seance', seanceId: seance.seanceId })}
          >
            {formatJourLong(seance.date)}
            {hasTwin(seance, seances) ? `, ${formatHoraire(seance)}` : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
