import { ActionIcon, Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Proche } from '../../../shared/domain/enfant.ts'
import { formatDate, formatTelephone } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { type Errors, errorsUnder } from '../../app/form-errors.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/Fiche.module.css'
import { AddLine } from '../../ui/FieldGroups.tsx'
import fields from '../../ui/Fields.module.css'
import { FichePart } from '../../ui/Panel.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrNone } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'

const NONE = { rentreSeul: null, droitImage: null, contratSigne: null } as const

/** Autorisations of the année shown; all null until they are asked. */
export const autorisationsOf = ({ autorisations }: EnfantFiche, anneeId: string) =>
  autorisations.find((one) => one.anneeId === anneeId) ?? NONE

export const ouiNon = (value: boolean | null): string | null =>
  value === null ? null : value ? 'Oui' : 'Non'

/** Name, lien and phone of a proche: « Awa Diallo (tante), 06 00 00 00 09 ». */
const procheText = ({ nom, lien, telephone }: Proche): string =>
  [lien === null ? nom : `${nom} (${lien})`, telephone === null ? null : formatTelephone(telephone)]
    .filter((part) => part !== null)
    .join(', ')

/** People who may fetch the enfant, people to tell, and the autorisations of the année shown. */
export function AutorisationsPart({ fiche }: { readonly fiche: EnfantFiche }) {
  const { annee } = useSelection()
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) return <AutorisationsForm fiche={fiche} onDone={() => setIsEditing(false)} />
  const { rentreSeul, droitImage, contratSigne } = autorisationsOf(fiche, annee.id)
  const { proches } = fiche
  const rows = [
    ['Viennent le chercher', proches.filter((one) => one.isAutorise).map(procheText)],
    ['À prévenir', proches.filter((one) => one.isAPrevenir).map(procheText)],
    ['Rentre seul', ouiNon(rentreSeul)],
    ['Droit à l’image', ouiNon(droitImage)],
    ['Contrat signé le', contratSigne === null ? null : formatDate(contratSigne)],
  ] as const
  return (
    <FichePart
      title="Sorties et autorisations"
      aside={
        <Button size="compact-xs" variant="subtle" onClick={() => setIsEditing(true)}>
          Modifier les autorisations
        </Button>
      }
    >
      <dl className={styles.facts}>
        {rows.map(([terme, value]) => (
          <Fact key={terme} terme={terme} value={value} />
        ))}
      </dl>
    </FichePart>
  )
}

function Fact({
  terme,
  value,
}: {
  readonly terme: string
  readonly value: string | readonly string[] | null
}) {
  const lines = value === null ? [] : typeof value === 'string' ? [value] : value
  const blank = terme === 'Viennent le chercher' ? 'Ses responsables seulement' : 'Non précisé'
  return (
    <>
      <dt>{terme}</dt>
      <dd>
        {lines.length === 0 ? <Quiet>{blank}</Quiet> : null}
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
    </>
  )
}

type ProcheValues = {
  readonly key: number
  readonly nom: string
  readonly lien: string
  readonly telephone: string
  readonly isAutorise: boolean
  readonly isAPrevenir: boolean
}

const OUI_NON = [
  { value: '', label: 'Pas demandé' },
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
]

const choiceOf = (value: boolean | null): string => (value === null ? '' : value ? 'oui' : 'non')
const boolOf = (choice: string): boolean | null => (choice === '' ? null : choice === 'oui')

function AutorisationsForm({
  fiche,
  onDone,
}: {
  readonly fiche: EnfantFiche
  readonly onDone: () => void
}) {
  const { annee } = useSelection()
  const { enfantId } = fiche
  const { rentreSeul, droitImage, contratSigne } = autorisationsOf(fiche, annee.id)
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'enfants:saveAutorisations',
    sujet: { enfantId, anneeId: annee.id },
    initial: {
      rentreSeul: choiceOf(rentreSeul),
      droitImage: choiceOf(droitImage),
      contratSigne: contratSigne === null ? '' : formatDate(contratSigne),
      proches: fiche.proches.map(
        (one, key): ProcheValues => ({
          ...one,
          key,
          lien: one.lien ?? '',
          telephone: one.telephone ?? '',
        }),
      ) as readonly ProcheValues[],
    },
    toInput: (typed) => ({
      enfantId,
      anneeId: annee.id,
      saisie: {
        rentreSeul: boolOf(typed.rentreSeul),
        droitImage: boolOf(typed.droitImage),
        contratSigne: dateOrNone(typed.contratSigne),
        // Main refuses a blank name at its field, unless the whole line is blank.
        proches: typed.proches.map(({ key: _key, ...one }) => one) as Proche[],
      },
    }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Sorties et autorisations"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <ProchesField
        proches={value.proches}
        errors={errors}
        onChange={(proches) => onChange({ proches })}
      />
      <OuiNon
        label="Rentre seul"
        value={value.rentreSeul}
        onChange={(choice) => onChange({ rentreSeul: choice })}
      />
      <OuiNon
        label="Droit à l’image"
        value={value.droitImage}
        onChange={(choice) => onChange({ droitImage: choice })}
      />
      <DateTextField
        label="Contrat signé le"
        value={value.contratSigne}
        error={errors.contratSigne}
        onChange={(typed) => onChange({ contratSigne: typed })}
      />
    </PanelForm>
  )
}

function OuiNon({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (choice: string) => void
}) {
  return (
    <div>
      <div className={fields.label}>{label}</div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={label}
        data={OUI_NON}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

const MAX_PROCHES = 8

/** People beside the responsables: each may fetch the enfant, is to be told, or both. */
function ProchesField({
  proches,
  errors,
  onChange,
}: {
  readonly proches: readonly ProcheValues[]
  readonly errors: Errors
  readonly onChange: (proches: readonly ProcheValues[]) => void
}) {
  const add = () =>
    onChange([
      ...proches,
      {
        key: Math.max(-1, ...proches.map(({ key }) => key)) + 1,
        ...{ nom: '', lien: '', telephone: '', isAutorise: true, isAPrevenir: false },
      },
    ])
  return (
    <>
      {proches.map((one, index) => (
        <ProcheFields
          key={one.key}
          title={`Personne ${index + 1}`}
          value={one}
          errors={errorsUnder(errors, `proches.${index}`)}
          onChange={(changes) =>
            onChange(proches.map((other) => (other === one ? { ...one, ...changes } : other)))
          }
          onRemove={() => onChange(proches.filter((other) => other !== one))}
        />
      ))}
      {proches.length >= MAX_PROCHES ? null : <AddLine onClick={add}>Ajouter une personne</AddLine>}
    </>
  )
}

function ProcheFields({
  title,
  value,
  errors,
  onChange,
  onRemove,
}: {
  readonly title: string
  readonly value: ProcheValues
  readonly errors: Errors
  readonly onChange: (changes: Partial<ProcheValues>) => void
  readonly onRemove: () => void
}) {
  return (
    <fieldset className={fields.card}>
      <legend className={fields.cardTitle}>{title}</legend>
      <TextField
        label="Nom"
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
      <div className={fields.pair}>
        <TextField
          label="Téléphone"
          inputMode="tel"
          value={value.telephone}
          error={errors.telephone}
          onChange={(telephone) => onChange({ telephone })}
        />
        <TextField
          label="Lien avec l’enfant"
          value={value.lien}
          error={errors.lien}
          onChange={(lien) => onChange({ lien })}
        />
      </div>
      <Group gap="md">
        <Checkbox
          size="xs"
          label="Peut venir le chercher"
          checked={value.isAutorise}
          onChange={(event) => onChange({ isAutorise: event.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label="À prévenir"
          checked={value.isAPrevenir}
          onChange={(event) => onChange({ isAPrevenir: event.currentTarget.checked })}
        />
      </Group>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        className={fields.remove}
        aria-label={`Retirer\u00a0: ${title.toLowerCase()}`}
        onClick={onRemove}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </fieldset>
  )
}
