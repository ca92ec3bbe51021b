import { ActionIcon, Button, Select } from '@mantine/core'
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { useStartInAnnee, useTodayInAnnee } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { parseDateFr } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './IntervenantForm.module.css'
import { changeLines, type IntervenantForm, nextKey, type StatutLine } from './intervenant-form.ts'

/** The statuts of a person one after the other, each with its dates. */
export function StatutsField({ value, errors, onChange }: FieldsProps<IntervenantForm['statuts']>) {
  const start = useStartInAnnee()
  const [isChanging, setIsChanging] = useState(false)
  const { lignes } = value
  const setLignes = (next: readonly StatutLine[]) => onChange({ lignes: next })
  const add = () =>
    setLignes([
      ...lignes,
      { key: nextKey(lignes), statut: 'benevole', debut: formatDate(start), fin: '' },
    ])
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Statuts</legend>
      {lignes.length === 0 ? (
        <Quiet>Sans statut, ses heures ne comptent pas au bilan.</Quiet>
      ) : null}
      {lignes.map((line, index) => (
        <Line
          key={line.key}
          line={line}
          index={index}
          errors={errorsUnder(errors, `lignes.${index}`)}
          onChange={(changes) =>
            setLignes(lignes.map((one) => (one === line ? { ...one, ...changes } : one)))
          }
          onRemove={() => setLignes(lignes.filter((one) => one !== line))}
        />
      ))}
      {isChanging ? (
        <ChangeStatut
          current={lignes.at(-1)?.statut ?? null}
          onChange={(next) => {
            setLignes(changeLines(lignes, next))
            setIsChanging(false)
          }}
          onCancel={() => setIsChanging(false)}
        />
      ) : (
        <div className={styles.buttons}>
          {lignes.length === 0 ? null : (
            <Small
              icon={IconArrowRight}
              label="Changer de statut"
              onClick={() => setIsChanging(true)}
            />
          )}
          <Small icon={IconPlus} label="Ajouter un statut" onClick={add} />
        </div>
      )}
    </fieldset>
  )
}

function Small({
  icon: Icon,
  label,
  onClick,
}: {
  readonly icon: typeof IconPlus
  readonly label: string
  readonly onClick: () => void
}) {
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<Icon size="1rem" aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

function Line({
  line,
  index,
  errors,
  onChange,
  onRemove,
}: {
  readonly line: StatutLine
  readonly index: number
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<StatutLine>) => void
  readonly onRemove: () => void
}) {
  return (
    <fieldset className={styles.statut} aria-label={`Statut ${index + 1}`}>
      <Select
        label="Statut"
        className={styles.wide}
        size="xs"
        data={STATUTS.map((statut) => ({ value: statut, label: LIBELLES_STATUT[statut] }))}
        value={line.statut}
        onChange={(statut) => statut !== null && onChange({ statut: statut as Statut })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.remove}
        aria-label={`Retirer le statut ${index + 1}`}
        onClick={onRemove}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
      <DateTextField
        label="Depuis le"
        value={line.debut}
        error={errors.debut}
        onChange={(debut) => onChange({ debut })}
      />
      <DateTextField
        label="Jusqu’au"
        value={line.fin}
        error={errors.fin}
        onChange={(fin) => onChange({ fin })}
      />
    </fieldset>
  )
}

/** Form that gives an intervenant another statut from a day on: the one in force ends the day before. */
function ChangeStatut({
  current,
  onChange,
  onCancel,
}: {
  readonly current: Statut | null
  readonly onChange: (next: { readonly statut: Statut; readonly debut: IsoDate }) => void
  readonly onCancel: () => void
}) {
  const others = STATUTS.filter((statut) => statut !== current)
  const [statut, setStatut] = useState<Statut>(others[0] ?? 'benevole')
  const [typed, setTyped] = useState(formatDate(useTodayInAnnee()))
  const [refusal, setRefusal] = useState<string>()
  const apply = () => {
    const debut = parseDateFr(typed)
    if (debut === null) setRefusal('Écrivez la date ainsi\u00a0: 28/09/2021.')
    else onChange({ statut, debut })
  }
  return (
    <fieldset className={styles.change} aria-label="Changer de statut">
      <Select
        label="Nouveau statut"
        size="xs"
        data={others.map((one) => ({ value: one, label: LIBELLES_STATUT[one] }))}
        value={statut}
        onChange={(next) => next !== null && setStatut(next as Statut)}
      />
      <DateTextField
        label="À partir du"
        value={typed}
        error={refusal}
        onChange={(next) => {
          setTyped(next)
          setRefusal(undefined)
        }}
      />
      <div className={styles.buttons}>
        <Button size="compact-xs" variant="default" onClick={apply}>
          Appliquer
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          Laisser
        </Button>
      </div>
    </fieldset>
  )
}
