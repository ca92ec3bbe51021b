import { TextInput } from '@mantine/core'
import type { PartenaireLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { useWrite } from '../../app/useWrite.ts'
import { ContactsField } from './ContactsField.tsx'
import { contactValues, toSaisieContacts } from './contact-values.ts'
import { FicheForm } from './FicheForm.tsx'
import { errorOf, useFicheForm, useRemove } from './useFicheForm.ts'

/** A partner of the territory: entered, changed or deleted. */
export function PartenaireForm({
  ligne,
  onClose,
}: {
  readonly ligne: PartenaireLigne | null
  readonly onClose: () => void
}) {
  const { values, errors, change, ends } = useFicheForm(
    {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    onClose,
  )
  const create = useWrite('partenaires:create')
  const save = useWrite('partenaires:save')
  const remove = useRemove('partenaires:delete', ligne && { partenaireId: ligne.partenaireId })
  const submit = () => {
    const saisie = { ...values, contacts: toSaisieContacts(values.contacts) }
    if (ligne === null) create.mutate(saisie, ends)
    else save.mutate({ partenaireId: ligne.partenaireId, saisie }, ends)
  }
  return (
    <FicheForm
      title={ligne?.nom ?? 'Nouveau partenaire'}
      about={ligne?.partenaireId ?? 'nouveau'}
      isPending={create.isPending || save.isPending}
      remove={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Nom"
        placeholder="Médiathèque"
        size="xs"
        value={values.nom}
        error={errorOf(errors, 'nom')}
        errorProps={{ role: 'alert' }}
        onChange={(event) => change({ nom: event.currentTarget.value })}
      />
      <TextInput
        label="Domaine"
        placeholder="culture, sport, santé…"
        size="xs"
        value={values.type}
        onChange={(event) => change({ type: event.currentTarget.value })}
      />
      <ContactsField
        contacts={values.contacts}
        errors={errors}
        onChange={(contacts) => change({ contacts })}
      />
    </FicheForm>
  )
}
