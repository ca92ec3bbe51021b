import type { PartenaireLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import { TextField } from '../../ui/TextField.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { ContactsField } from './ContactsField.tsx'
import { contactValues, toSaisieContacts } from './contact-values.ts'

/** A partner of the territory: entered, changed or deleted. */
export function PartenaireForm({
  ligne,
  onClose,
}: {
  readonly ligne: PartenaireLigne | null
  readonly onClose: () => void
}) {
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'repertoire:createPartenaire',
      save: 'repertoire:savePartenaire',
      remove: 'repertoire:deletePartenaire',
    },
    id: ligne && { partenaireId: ligne.partenaireId },
    initial: {
      nom: ligne?.nom ?? '',
      type: ligne?.type ?? '',
      contacts: contactValues(ligne?.contacts ?? []),
    },
    toSaisie: (values) => ({ ...values, contacts: toSaisieContacts(values.contacts) }),
    onClose,
  })
  return (
    <FicheForm title={ligne?.nom ?? 'Nouveau partenaire'} fiche={fiche}>
      <TextField
        label="Nom"
        placeholder="Médiathèque"
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
      <TextField
        label="Domaine"
        placeholder="culture, sport, santé…"
        value={value.type}
        error={errors.type}
        onChange={(type) => onChange({ type })}
      />
      <ContactsField
        contacts={value.contacts}
        errors={errors}
        onChange={(contacts) => onChange({ contacts })}
      />
    </FicheForm>
  )
}
