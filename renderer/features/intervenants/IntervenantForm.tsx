import { newIntervenant, type SaisieIntervenant } from '../../../shared/domain/intervenant.ts'
import { useStartInAnnee } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import styles from '../../ui/PanelForm.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DisponibilitesField } from './DisponibilitesField.tsx'
import { type IntervenantForm as Form, fieldOf, toForm, toSaisie } from './intervenant-form.ts'
import { StatutsField } from './StatutsField.tsx'

/** Form of a new intervenant, with statuts and disponibilités. */
export function NouvelIntervenantForm({
  onCreated,
  onCancel,
}: {
  readonly onCreated: (intervenantId: string) => void
  readonly onCancel: () => void
}) {
  const start = useStartInAnnee()
  const form = useSaisieForm({
    channel: 'intervenants:create',
    sujet: {},
    initial: toForm(newIntervenant(start)),
    toInput: toSaisie,
    fieldOf,
    onSaved: ({ intervenantId }) => onCreated(intervenantId),
  })
  return (
    <PanelForm
      title="Qui est-ce&#8239;?"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={onCancel}
    >
      <Fields partOf={form.partOf} />
    </PanelForm>
  )
}

/** Form that corrects an intervenant. */
export function ModifierIntervenantForm({
  intervenantId,
  saisie,
  onDone,
}: {
  readonly intervenantId: string
  readonly saisie: SaisieIntervenant
  readonly onDone: () => void
}) {
  const form = useSaisieForm({
    channel: 'intervenants:save',
    sujet: { intervenantId },
    initial: toForm(saisie),
    toInput: (values) => ({ intervenantId, saisie: toSaisie(values) }),
    fieldOf,
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Modifier la fiche"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <Fields partOf={form.partOf} />
    </PanelForm>
  )
}

function Fields({
  partOf,
}: {
  readonly partOf: <K extends keyof Form>(key: K) => FieldsProps<Form[K]>
}) {
  return (
    <>
      <IdentiteFields {...partOf('identite')} />
      <StatutsField {...partOf('statuts')} />
      <DisponibilitesField {...partOf('disponibilites')} />
    </>
  )
}

const IDENTITE = [
  {
    field: 'nom',
    label: 'Nom',
    description: 'Un nom suffit\u00a0: «\u00a0Bénévole occasionnel\u00a0».',
  },
  { field: 'prenom', label: 'Prénom' },
  { field: 'telephone', label: 'Téléphone' },
  { field: 'mail', label: 'Adresse électronique' },
] as const

function IdentiteFields({ value, errors, onChange }: FieldsProps<Form['identite']>) {
  return (
    <div className={styles.pairs}>
      {IDENTITE.map(({ field, label, ...rest }) => (
        <TextField
          key={field}
          label={label}
          {...rest}
          maxLength={300}
          value={value[field]}
          error={errors[field]}
          className={field === 'nom' || field === 'mail' ? styles.whole : undefined}
          onChange={(typed) => onChange({ [field]: typed })}
        />
      ))}
    </div>
  )
}
