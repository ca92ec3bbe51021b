import { Select } from '@mantine/core'
import { EDUCATIONS_PRIORITAIRES, TYPES_ETABLISSEMENT } from '../../../shared/domain/listes.ts'
import type { EtablissementLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import { LIBELLES_TYPE_ETABLISSEMENT } from '../../../shared/texts/libelles.ts'
import { TextField } from '../../ui/TextField.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { ContactsField } from './ContactsField.tsx'
import { contactValues, toSaisieContacts } from './contact-values.ts'

/** A school: entered, changed or deleted. */
export function EtablissementForm({
  ligne,
  onClose,
}: {
  readonly ligne: EtablissementLigne | null
  readonly onClose: () => void
}) {
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'repertoire:createEtablissement',
      save: 'repertoire:saveEtablissement',
      remove: 'repertoire:deleteEtablissement',
    },
    id: ligne && { etablissementId: ligne.etablissementId },
    initial: {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? 'ecole',
      commune: ligne?.commune ?? '',
      educationPrioritaire: ligne?.educationPrioritaire ?? null,
      quartierPrioritaire: ligne?.quartierPrioritaire ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    toSaisie: (values) => ({ ...values, contacts: toSaisieContacts(values.contacts) }),
    onClose,
  })
  return (
    <FicheForm title={ligne?.nom ?? 'Nouvel établissement'} fiche={fiche}>
      <TextField
        label="Nom"
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
      <Select
        label="Type"
        size="xs"
        data={TYPES_ETABLISSEMENT.map((value) => ({
          value,
          label: LIBELLES_TYPE_ETABLISSEMENT[value],
        }))}
        value={value.type}
        onChange={(type) => type !== null && onChange({ type })}
      />
      <TextField
        label="Commune"
        value={value.commune}
        error={errors.commune}
        onChange={(commune) => onChange({ commune })}
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
      <TextField
        label="Quartier prioritaire"
        description="Son nom, s’il y est situé&nbsp;: le bilan le demande dans le zonage."
        value={value.quartierPrioritaire}
        error={errors.quartierPrioritaire}
        onChange={(quartierPrioritaire) => onChange({ quartierPrioritaire })}
      />
      <ContactsField
        contacts={value.contacts}
        errors={errors}
        onChange={(contacts) => onChange({ contacts })}
      />
    </FicheForm>
  )
}
