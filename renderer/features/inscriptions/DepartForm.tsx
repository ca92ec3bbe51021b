import { formatDate } from '../../../shared/format.ts'
import type { InscriptionFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { changedInscription, inscriptionValues, toSaisieInscription } from './inscription-form.ts'

/** Form for the last day of an enfant in a collectif. */
export function DepartForm({
  inscription,
  onDone,
}: {
  readonly inscription: InscriptionFiche
  readonly onDone: () => void
}) {
  const today = useTodayInAnnee()
  const { inscriptionId } = inscription
  const form = useSaisieForm({
    channel: 'inscriptions:save',
    sujet: { inscriptionId, geste: 'depart' },
    initial: {
      inscription: {
        ...inscriptionValues(inscription),
        fin: formatDate(today),
      },
    },
    toInput: (values) => ({
      inscriptionId,
      saisie: changedInscription(inscription, {
        fin: toSaisieInscription(values.inscription).fin ?? '',
      }),
    }),
    fieldOf: (path) => `inscription.${path.replace(/^saisie\./, '')}`,
    onSaved: onDone,
  })
  const { value, errors, onChange } = form.partOf('inscription')
  return (
    <PanelForm
      title={`Départ${inscription.collectif === null ? '' : ` de ${inscription.collectif}`}`}
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <DateTextField
        label="Dernier jour"
        value={value.fin}
        error={errors.fin}
        onChange={(fin) => onChange({ fin })}
      />
    </PanelForm>
  )
}
