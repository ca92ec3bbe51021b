import { Select, TextInput } from '@mantine/core'
import { EDUCATIONS_PRIORITAIRES, TYPES_ETABLISSEMENT } from '../../../shared/domain/listes.ts'
import type { EtablissementLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_TYPE_ETABLISSEMENT } from '../../../shared/texts/libelles.ts'
import { useWrite } from '../../app/useWrite.ts'
import { ContactsField } from './ContactsField.tsx'
import { contactValues, toSaisieContacts } from './contact-values.ts'
import { FicheForm } from './FicheForm.tsx'
import { errorOf, useFicheForm, useRemove } from './useFicheForm.ts'

/** A school: entered, changed or deleted. */
export function EtablissementForm({
  ligne,
  onClose,
}: {
  readonly ligne: EtablissementLigne | null
  readonly onClose: () => void
}) {
  const { values, errors, change, ends } = useFicheForm(
    {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? 'ecole',
      commune: ligne?.commune ?? '',
      educationPrioritaire: ligne?.educationPrioritaire ?? null,
      quartierPrioritaire: ligne?.quartierPrioritaire ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    onClose,
  )
  const create = useWrite('etablissements:create')
  const save = useWrite('etablissements:save')
  const remove = useRemove(
    'etablissements:delete',
    ligne && { etablissementId: ligne.etablissementId },
  )
  const submit = () => {
    const saisie = { ...values, contacts: toSaisieContacts(values.contacts) }
    if (ligne === null) create.mutate(saisie, ends)
    else save.mutate({ etablissementId: ligne.etablissementId, saisie }, ends)
  }
  return (
    <FicheForm
      title={ligne?.nom ?? 'Nouvel établissement'}
      about={ligne?.etablissementId ?? 'nouvel'}
      isPending={create.isPending || save.isPending}
      remove={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Nom"
        size="xs"
        value={values.nom}
        error={errorOf(errors, 'nom')}
        errorProps={{ role: 'alert' }}
        onChange={(event) => change({ nom: event.currentTarget.value })}
      />
      <Select
        label="Type"
        size="xs"
        allowDeselect={false}
        data={TYPES_ETABLISSEMENT.map((value) => ({
          value,
          label: LIBELLES_TYPE_ETABLISSEMENT[value],
        }))}
        value={values.type}
        onChange={(type) => type !== null && change({ type })}
      />
      <TextInput
        label="Commune"
        size="xs"
        value={values.commune}
        onChange={(event) => change({ commune: event.currentTarget.value })}
      />
      <Select
        label="Éducation prioritaire"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Aucune éducation prioritaire' }}
        placeholder="Non"
        data={[...EDUCATIONS_PRIORITAIRES]}
        value={values.educationPrioritaire}
        onChange={(educationPrioritaire) => change({ educationPrioritaire })}
      />
      <TextInput
        label="Quartier prioritaire"
        description="Son nom, s’il y est situé : le bilan le demande dans le zonage."
        size="xs"
        value={values.quartierPrioritaire}
        onChange={(event) => change({ quartierPrioritaire: event.currentTarget.value })}
      />
      <ContactsField
        contacts={values.contacts}
        errors={errors}
        onChange={(contacts) => change({ contacts })}
      />
    </FicheForm>
  )
}
