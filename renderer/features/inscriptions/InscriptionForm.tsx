import type { InscriptionFiche } from '../../../shared/ipc/fiches-enfants.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { InscriptionFields } from './InscriptionFields.tsx'
import { inscriptionValues, newInscription, toSaisieInscription } from './inscription-form.ts'

// Main names the shape `saisie.debut` and the rules `debut`: the form has one place for both.
const fieldOf = (path: string): string => `inscription.${path.replace(/^saisie\./, '')}`

/** Corrects an inscription. */
export function InscriptionForm({
  inscription,
  onDone,
}: {
  readonly inscription: InscriptionFiche
  readonly onDone: () => void
}) {
  const { inscriptionId } = inscription
  const form = useSaisieForm({
    channel: 'inscriptions:save',
    initial: { inscription: inscriptionValues(inscription) },
    toInput: (values) => ({ inscriptionId, saisie: toSaisieInscription(values.inscription) }),
    fieldOf,
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Modifier l’inscription"
      submit="Enregistrer"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => leave(onDone)}
    >
      <InscriptionFields {...form.partOf('inscription')} />
    </PanelForm>
  )
}

/** Inscribes an enfant already known, once more or for the first time. */
export function NouvelleInscriptionForm({
  enfantId,
  actionId,
  latest,
  onDone,
}: {
  readonly enfantId: string
  readonly actionId: string
  /** Its class and school are proposed again. */
  readonly latest: InscriptionFiche | undefined
  readonly onDone: () => void
}) {
  const { annee, contexte } = useSelection()
  const blank = newInscription(actionId, annee, contexte.today)
  const known = latest === undefined ? null : inscriptionValues(latest)
  const isOfAnnee = latest !== undefined && latest.debut >= annee.debut
  const form = useSaisieForm({
    channel: 'inscriptions:create',
    initial: {
      inscription: {
        ...blank,
        // A niveau holds for one année only.
        niveau: isOfAnnee ? (known?.niveau ?? null) : null,
        classe: isOfAnnee ? (known?.classe ?? '') : '',
        etablissementId: known?.etablissementId ?? null,
      },
    },
    toInput: (values) => ({ enfantId, saisie: toSaisieInscription(values.inscription) }),
    fieldOf,
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Nouvelle inscription"
      submit="Inscrire"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => leave(onDone)}
    >
      <InscriptionFields {...form.partOf('inscription')} />
    </PanelForm>
  )
}
