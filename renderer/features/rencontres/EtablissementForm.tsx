import { Select, TextInput } from '@mantine/core'
import { EDUCATIONS_PRIORITAIRES, TYPES_ETABLISSEMENT } from '../../../shared/domain/listes.ts'
import type { EtablissementLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_TYPE_ETABLISSEMENT } from '../../../shared/texts/libelles.ts'
import { ContactsField } from './ContactsField.tsx'
import { contactValues, toSaisieContacts } from './contact-values.ts'
import { FicheForm } from './FicheForm.tsx'
import { useFicheForm, useRemove } from './useFicheForm.ts'

/** A school: entered, changed or deleted. */
export function EtablissementForm({
  ligne,
  onClose,
}: {
  readonly ligne: EtablissementLigne | null
  readonly onClose: () => void
}) {
  const { value, errors, onChange, send, isPending } = useFicheForm({
    channel: ligne === null ? 'etablissements:create' : 'etablissements:save',
    sujet: ligne === null ? {} : { etablissementId: ligne.etablissementId },
    initial: {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? 'ecole',
      commune: ligne?.commune ?? '',
      educationPrioritaire: ligne?.educationPrioritaire ?? null,
      quartierPrioritaire: ligne?.quartierPrioritaire ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    toInput: (values) => {
      const saisie = { ...values, contacts: toSaisieContacts(values.contacts) }
      return ligne === null ? saisie : { etablissementId: ligne.etablissementId, saisie }
    },
    onClose,
  })
  const remove = useRemove(
    'etablissements:delete',
    ligne && { etablissementId: ligne.etablissementId },
  )
  return (
    <FicheForm
      title={ligne?.nom ?? 'Nouvel établissement'}
      about={ligne?.etablissementId ?? 'nouvel'}
      isPending={isPending}
      remove={remove}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        label="Nom"
        size="xs"
        value={value.nom}
        error={errors.nom}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ nom: event.currentTarget.value })}
      />
      <Select
        label="Type"
        size="xs"
        allowDeselect={false}
        data={TYPES_ETABLISSEMENT.map((value) => ({
          value,
          label: LIBELLES_TYPE_ETABLISSEMENT[value],
        }))}
        value={value.type}
        onChange={(type) => type !== null && onChange({ type })}
      />
      <TextInput
        label="Commune"
        size="xs"
        value={value.commune}
        onChange={(event) => onChange({ commune: event.currentTarget.value })}
      />
      <Select
        label="Éducation prioritaire"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Aucune éducation prioritaire' }}
        placeholder="Non"
        data={[...EDUCATIONS_PRIORITAIRES]}
        value={value.educationPrioritaire}
        onChange={(educationPrioritaire) => onChange({ educationPrioritaire })}
      />
      <TextInput
        label="Quartier prioritaire"
        description="Son nom, s’il y est situé : le bilan le demande dans le zonage."
        size="xs"
        value={value.quartierPrioritaire}
        onChange={(event) => onChange({ quartierPrioritaire: event.currentTarget.value })}
      />
      <ContactsField
        contacts={value.contacts}
        errors={errors}
        onChange={(contacts) => onChange({ contacts })}
      />
    </FicheForm>
  )
}
