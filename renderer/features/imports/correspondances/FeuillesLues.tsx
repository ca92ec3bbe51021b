import { Button } from '@mantine/core'
import { formatCount } from '../../../../shared/format.ts'
import { notifyFailure, useWrite } from '../../../app/useWrite.ts'
import styles from './Correspondances.module.css'
import type { FichierApercu } from './fichier-apercu.ts'
import type { VocabulaireImport } from './vocabulaire.ts'

/** Gets the focus back when the columns have been looked at. */
export const REVOIR = 'revoir-colonnes'

/** What was recognised in the file, from its titles or as the last time, and the way to say otherwise. */
export function FeuillesLues({
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
