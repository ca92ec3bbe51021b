import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { LIENS_CRITERE, type LienCritere } from '../../../shared/domain/critere.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './Criteres.module.css'
import { addCritere, type CritereSaisi, moveCritere, type ReglagesValues } from './reglages-form.ts'

const LIENS = [
  {
    group: 'Situation',
    items: SITUATIONS.map((code) => ({
      value: `situations.${code}`,
      label: LIBELLES_SITUATION[code],
    })),
  },
  {
    group: 'Origine',
    items: ORIGINES.map((code) => ({ value: `origines.${code}`, label: LIBELLES_ORIGINE[code] })),
  },
]

/** The criteria that the fiche offers to teachers, in its order; each may stand for something of the Caf's form. */
export function CriteresField({ value, errors, onChange }: FieldsProps<ReglagesValues['liste']>) {
  const { criteres } = value
  const list = useRef<HTMLOListElement>(null)
  const set = (next: readonly CritereSaisi[]) => onChange({ criteres: next })
  const add = () => {
    set(addCritere(criteres))
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('li:last-child input')?.focus(),
    )
  }
  return (
    <div className={styles.criteres}>
      <Quiet block>
        La fiche à envoyer les propose en liste aux enseignants. Un critère peut aussi cocher une
        situation ou une origine du bilan, quand la fiche revient. Ce qui est déjà reçu ne change
        pas.
      </Quiet>
      <ol ref={list} className={styles.list}>
        {criteres.map((critere, index) => (
          <Ligne
            key={critere.key}
            critere={critere}
            rang={index + 1}
            error={errors[`criteres.${index}.libelle`]}
            onChange={(changes) => set(criteres.with(index, { ...critere, ...changes }))}
          >
            <Bouton
              label={`Monter le critère ${index + 1}`}
              isOff={index === 0}
              onClick={() => set(moveCritere(criteres, index, -1))}
            >
              <IconArrowUp size="1rem" aria-hidden />
            </Bouton>
            <Bouton
              label={`Descendre le critère ${index + 1}`}
              isOff={index === criteres.length - 1}
              onClick={() => set(moveCritere(criteres, index, 1))}
            >
              <IconArrowDown size="1rem" aria-hidden />
            </Bouton>
            <Bouton
              label={`Retirer le critère ${index + 1}`}
              isOff={false}
              onClick={() => set(criteres.toSpliced(index, 1))}
            >
              <IconTrash size="1rem" aria-hidden />
            </Bouton>
          </Ligne>
        ))}
      </ol>
      <FieldError text={errors.criteres} />
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={add}
        >
          Ajouter un critère
        </Button>
      </div>
    </div>
  )
}

function Ligne({
  critere,
  rang,
  error,
  onChange,
  children,
}: {
  readonly critere: CritereSaisi
  readonly rang: number
  readonly error: string | undefined
  readonly onChange: (changes: Partial<CritereSaisi>) => void
  readonly children: ReactNode
}) {
  return (
    <li className={styles.ligne}>
      <TextInput
        size="xs"
        aria-label={`Critère ${rang}`}
        autoComplete="off"
        maxLength={80}
        value={critere.libelle}
        error={error}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ libelle: event.currentTarget.value })}
      />
      <Select
        size="xs"
        aria-label={`Ce que coche aussi le critère ${rang}`}
        placeholder="Ne coche rien d’autre"
        clearable
        clearButtonProps={{ 'aria-label': `Ne rien cocher d’autre pour le critère ${rang}` }}
        data={LIENS}
        value={critere.lien}
        onChange={(lien) => onChange({ lien: readLien(lien) })}
      />
      <div className={styles.boutons}>{children}</div>
    </li>
  )
}

const readLien = (text: string | null): LienCritere | null =>
  LIENS_CRITERE.find((lien) => lien === text) ?? null

function Bouton({
  label,
  isOff,
  onClick,
  children,
}: {
  readonly label: string
  readonly isOff: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <ActionIcon
      size="md"
      variant="subtle"
      color="gray"
      aria-label={label}
      // Stays reachable at the end of the list, so that the focus is not lost on the last move.
      aria-disabled={isOff}
      {...(isOff ? { 'data-disabled': true } : { onClick })}
    >
      {children}
    </ActionIcon>
  )
}
