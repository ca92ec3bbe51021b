import { TextInput } from '@mantine/core'
import type { PartenaireLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { ContactsField } from './ContactsField.tsx'
import { contactValues, toSaisieContacts } from './contact-values.ts'
import { FicheForm } from './FicheForm.tsx'
import { useFicheForm, useRemove } from './useFicheForm.ts'

/** A partner of the territory: entered, changed or deleted. */
export function PartenaireForm({
  ligne,
  onClose,
}: {
  readonly ligne: PartenaireLigne | null
  readonly onClose: () => void
}) {
  const { value, errors, onChange, send, isPending } = useFicheForm({
    channel: ligne === null ? 'partenaires:create' : 'partenaires:save',
    sujet: ligne === null ? {} : { partenaireId: ligne.partenaireId },
    initial: {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    toInput: (values) => {
      const saisie = { ...values, contacts: toSaisieContacts(values.contacts) }
      return ligne === null ? saisie : { partenaireId: ligne.partenaireId, saisie }
    },
    onClose,
  })
  const remove = useRemove('partenaires:delete', ligne && { partenaireId: ligne.partenaireId })
  return (
    <FicheForm
      title={ligne?.nom ?? 'Nouveau partenaire'}
      about={ligne?.partenaireId ?? 'nouveau'}
      isPending={isPending}
      remove={remove}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        label="Nom"
        placeholder="Médiathèque"
        size="xs"
        value={value.nom}
        error={errors.nom}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ nom: event.currentTarget.value })}
      />
      <TextInput
        label="Domaine"
        placeholder="culture, sport, santé…"
        size="xs"
        value={value.type}
        onChange={(event) => onChange({ type: event.currentTarget.value })}
      />
      <ContactsField
        contacts={value.contacts}
        errors={errors}
        onChange={(contacts) => onChange({ contacts })}
      />
    </FicheForm>
  )
}
