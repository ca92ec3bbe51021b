import { Button } from '@mantine/core'
import type { LigneApercu } from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import styles from '../imports/Imports.module.css'
import type { ImportListe } from './useImportListe.ts'

/** Decides every unclear row in the same way; nothing when there is none. */
export function DecideAll({
  lignes,
  mayBeNew,
  liste,
}: {
  readonly lignes: readonly LigneApercu[]
  /** False for a list that proposes nobody. */
  readonly mayBeNew: boolean
  readonly liste: ImportListe
}) {
  if (lignes.length === 0) return null
  const suggested = lignes.filter(({ suggestion }) => suggestion !== null)
  // Where all are proposed, accepting says the same.
  const areAllOne =
    suggested.length < lignes.length && lignes.every(({ candidats }) => candidats.length === 1)
  return (
    <fieldset className={styles.chips} aria-label="Décider toutes les lignes">
      <span>
        {formatCount(lignes.length, 'ligne')} à décider : ouvrez-les une à une, ou dites de toutes :
      </span>
      {suggested.length === 0 ? null : (
        <Button
          size="compact-xs"
          onClick={() => liste.decide(suggested, ({ suggestion }) => suggestion?.choix ?? null)}
        >
          {suggested.length === 1
            ? 'Accepter la proposition'
            : `Accepter les ${suggested.length} propositions`}
        </Button>
      )}
      {areAllOne ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            liste.decide(lignes, ({ candidats: [only] }) =>
              only === undefined ? null : { kind: 'enfant', enfantId: only.enfantId },
            )
          }
        >
          C’est l’enfant connu
        </Button>
      ) : null}
      {mayBeNew ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => liste.decide(lignes, () => ({ kind: 'nouveau' }))}
        >
          Ce sont de nouveaux enfants
        </Button>
      ) : null}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => liste.decide(lignes, () => ({ kind: 'ignorer' }))}
      >
        Ignorer
      </Button>
    </fieldset>
  )
}
