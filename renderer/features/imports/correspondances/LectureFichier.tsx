import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../../../../shared/format.ts'
import { notifyFailure, useWrite } from '../../../app/useWrite.ts'
import imports from '../Imports.module.css'
import { ColonnesView } from './ColonnesView.tsx'
import styles from './Correspondances.module.css'
import type { Correspondances, FichierApercu } from './fichier-apercu.ts'
import type { VocabulaireImport } from './vocabulaire.ts'

/** The rows of a file below the columns that were recognised, or the screen that changes how columns are read. */
export function LectureFichier({
  apercu,
  vocabulaire,
  correspondances,
  onClose,
  children,
}: {
  readonly apercu: FichierApercu
  readonly vocabulaire: VocabulaireImport
  readonly correspondances: Correspondances
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  // When no sheet is understood, the columns are the only thing to show.
  const [isMapping, setIsMapping] = useState(apercu.feuilles.length === 0)
  if (isMapping) {
    const showLignes = () => {
      setIsMapping(false)
      // The focus waits until the button is back.
      requestAnimationFrame(() => document.getElementById(REVOIR)?.focus())
    }
    return (
      <ColonnesView
        apercu={apercu}
        vocabulaire={vocabulaire}
        correspondances={correspondances}
        onSeen={showLignes}
        onClose={onClose}
      />
    )
  }
  return (
    <div className={imports.liste}>
      <FeuillesLues apercu={apercu} vocabulaire={vocabulaire} onReview={() => setIsMapping(true)} />
      {children}
    </div>
  )
}

/** Id of the button that gets the focus back from the screen of columns. */
const REVOIR = 'revoir-colonnes'

/** The columns that were recognised, from their titles or from an earlier file, and a button to change them. */
function FeuillesLues({
  apercu: { feuilles, lecture },
  vocabulaire: { champText },
  onReview,
}: {
  readonly apercu: FichierApercu
  readonly vocabulaire: VocabulaireImport
  readonly onReview: () => void
}) {
  const forget = useWrite('correspondances:forget')
  const retenue = lecture.find((feuille) => feuille.retenue !== null)?.retenue ?? null
  const lues = new Set(feuilles.flatMap(({ colonnes }) => Object.keys(colonnes).map(champText)))
  const ignorees = new Set(feuilles.flatMap((feuille) => feuille.ignorees)).size
  return (
    <section className={styles.feuilles} aria-label="Colonnes du fichier">
      <span>
        <strong>{retenue === null ? 'Colonnes lues' : lastTimeText(retenue.ecole)}</strong>&nbsp;:{' '}
        {[...lues].join(', ')}.{ignorees === 0 ? '' : ` ${ignoreesText(ignorees)}`}
      </span>
      <Button id={REVOIR} size="compact-xs" variant="default" onClick={onReview}>
        Revoir les colonnes
      </Button>
      {retenue === null ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={forget.isPending}
          onClick={() =>
            forget.mutate(
              { correspondanceId: retenue.correspondanceId },
              { onSuccess: onReview, onError: notifyFailure },
            )
          }
        >
          Oublier
        </Button>
      )}
    </section>
  )
}

const lastTimeText = (ecole: string | null): string =>
  ecole === null
    ? 'Colonnes lues comme la dernière fois'
    : `Colonnes lues comme la dernière fois pour «\u00a0${ecole}\u00a0»`

const ignoreesText = (count: number): string =>
  `${formatCount(count, 'autre colonne, ni lue ni conservée', 'autres colonnes, ni lues ni conservées')}.`
