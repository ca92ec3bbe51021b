import { Button } from '@mantine/core'
import type { LigneApercu } from '../../../shared/domain/import-orientation.ts'
import { formatPersonne } from '../../../shared/format.ts'
import { Details } from '../../ui/Details.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from '../imports/Imports.module.css'
import { MessagesList } from '../imports/MessagesList.tsx'
import { type StatutMontre, StatutTag } from '../imports/statut-ligne.tsx'
import { CorrectionForm } from './CorrectionForm.tsx'
import { Differences } from './Differences.tsx'
import { classeText, enfantText, naissanceText } from './ligne-columns.tsx'
import type { ImportListe } from './useImportListe.ts'

/** One row of the file: why it is what it is, what it changes, and what the person says of it. */
export function LignePanel({
  ligne,
  statut,
  mayBeNew,
  colonnes,
  liste,
  onClose,
}: {
  readonly ligne: LigneApercu
  readonly statut: StatutMontre
  /** False for a list that proposes nobody. */
  readonly mayBeNew: boolean
  readonly colonnes: Readonly<Record<string, string>>
  readonly liste: ImportListe
  readonly onClose: () => void
}) {
  return (
    <SidePanel
      id="ligne"
      title={`Ligne ${ligne.ligne} : ${enfantText(ligne)}`}
      lead={<StatutTag statut={statut} />}
      about={`${ligne.feuille} ${ligne.ligne} ${ligne.rang}`}
      isWide
      onClose={onClose}
    >
      <div className={styles.panel}>
        <MessagesList messages={ligne.messages} />
        <Details
          rows={[
            { terme: 'Naissance', texte: naissanceText(ligne.enfant) },
            { terme: 'Classe', texte: classeText(ligne) },
            { terme: 'Établissement', texte: ligne.inscription.etablissement },
          ]}
        />
        <Differences differences={ligne.differences} />
        <Decider ligne={ligne} statut={statut} mayBeNew={mayBeNew} liste={liste} />
        <CorrectionForm ligne={ligne} colonnes={colonnes} liste={liste} />
      </div>
    </SidePanel>
  )
}

/** A choice that leaves the row unclear (its child has gone, other rows contradict it) is to be made again. */
function Decider({
  ligne,
  statut,
  mayBeNew,
  liste,
}: {
  readonly ligne: LigneApercu
  readonly statut: StatutMontre
  readonly mayBeNew: boolean
  readonly liste: ImportListe
}) {
  const say = (choix: Parameters<ImportListe['decide']>[1]) => liste.decide([ligne], choix)
  if (liste.choixOf(ligne) !== null && statut !== 'ambigu') {
    return (
      <div className={styles.choices}>
        <Button size="xs" variant="default" onClick={() => say(() => null)}>
          Revenir sur ce choix
        </Button>
      </div>
    )
  }
  const { suggestion } = ligne
  const suggested = suggestion?.choix.kind === 'enfant' ? suggestion.choix.enfantId : null
  return (
    <div className={styles.choices}>
      {suggestion === null ? null : (
        <p className={styles.lead}>Proposition&nbsp;: c’est l’enfant connu. {suggestion.preuve}</p>
      )}
      {ligne.candidats.map(({ enfantId, ...connu }) => (
        <Button
          key={enfantId}
          size="xs"
          variant={enfantId === suggested ? 'filled' : 'default'}
          onClick={() => say(() => ({ kind: 'enfant', enfantId }))}
        >
          C’est {formatPersonne(connu)}, {bornText(connu)}
        </Button>
      ))}
      {mayBeNew && statut === 'ambigu' ? (
        <Button size="xs" variant="default" onClick={() => say(() => ({ kind: 'nouveau' }))}>
          C’est un nouvel enfant
        </Button>
      ) : null}
      <Button size="xs" variant="subtle" onClick={() => say(() => ({ kind: 'ignorer' }))}>
        Ignorer cette ligne
      </Button>
    </div>
  )
}

function bornText(connu: Parameters<typeof naissanceText>[0]): string {
  const naissance = naissanceText(connu)
  return naissance === '' ? 'sans date de naissance' : `naissance : ${naissance}`
}
