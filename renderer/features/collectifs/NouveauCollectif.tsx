import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Horaire } from '../../../shared/domain/planification.ts'
import { useSelection } from '../../app/selection.tsx'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import styles from './CollectifsPanel.module.css'
import { HoraireFields, USUAL_HORAIRE } from './HoraireFields.tsx'

type Line = Horaire & { readonly key: number }

/** A collectif and the créneaux at which it meets. */
export function NouveauCollectif({ onDone }: { readonly onDone: () => void }) {
  const { annee, action } = useSelection()
  const [nom, setNom] = useState('')
  const [actionId, setActionId] = useState(action?.id ?? annee.actions[0]?.id ?? '')
  const [lines, setLines] = useState<readonly Line[]>([{ ...USUAL_HORAIRE, key: 0 }])
  const create = useWrite('collectifs:create')
  const errors = fieldErrors(create.error)
  const send = () =>
    create.mutate(
      { actionId, nom, creneaux: lines.map(({ jour, debut, fin }) => ({ jour, debut, fin })) },
      {
        onSuccess: onDone,
        onError: (error) => {
          if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
        },
      },
    )
  const change = (key: number, changes: Partial<Horaire>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line)))
  return (
    <PanelForm
      title="Nouveau collectif"
      submit="Créer le collectif"
      isPending={create.isPending}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextInput
        label="Nom"
        placeholder="Mardi CE2-CM1"
        size="xs"
        maxLength={100}
        value={nom}
        error={errors.nom}
        errorProps={{ role: 'alert' }}
        onChange={(event) => setNom(event.currentTarget.value)}
      />
      {annee.actions.length < 2 ? null : (
        <Select
          label="Action"
          size="xs"
          allowDeselect={false}
          data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
          value={actionId}
          onChange={(id) => id !== null && setActionId(id)}
        />
      )}
      {lines.map(({ key, ...horaire }, index) => (
        <fieldset key={key} className={styles.line}>
          <legend className={styles.formTitle}>{`Créneau ${index + 1}`}</legend>
          <HoraireFields
            horaire={horaire}
            errors={errorsUnder(errors, `creneaux.${index}.`)}
            onChange={(changes) => change(key, changes)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Retirer le créneau ${index + 1}`}
            onClick={() => setLines((before) => before.filter((line) => line.key !== key))}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => setLines((before) => [...before, nextLine(before)])}
        >
          Ajouter un créneau
        </Button>
      </div>
    </PanelForm>
  )
}

/** Two days later at the same time: two séances a week are the usual. */
function nextLine(before: readonly Line[]): Line {
  const last = before.at(-1)
  const key = (last?.key ?? 0) + 1
  if (last === undefined) return { ...USUAL_HORAIRE, key }
  return { ...last, jour: last.jour === 'mardi' ? 'jeudi' : 'vendredi', key }
}

/** The messages of one line, by field. */
function errorsUnder(
  errors: Readonly<Record<string, string>>,
  prefix: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, text]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), text]] : [],
    ),
  )
}
