import { Button, Combobox, InputBase, useCombobox } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { normalizeNom } from '../../shared/domain/nom.ts'
import styles from './CreatableSelect.module.css'
import { createSearch } from './filters.ts'
import { focusUnlessTaken } from './focus.ts'

export type Choice = {
  readonly value: string
  readonly label: string
  /** Text shown beside the label, and searched too. */
  readonly note?: string
}

/** Props of the short form of a new record: the name as typed, and what to call when the form ends. */
export type CreationProps = {
  readonly typed: string
  readonly onCreated: (choice: Choice) => void
  readonly onCancel: () => void
}

const CREATE = '+'
const SHOWN = 60

type Props = {
  readonly label: string
  /** True where the surroundings already show the label: only screen readers hear it. */
  readonly isLabelHidden?: boolean
  readonly description?: string | undefined
  readonly placeholder?: string
  readonly data: readonly Choice[]
  readonly value: string | null
  readonly error?: string | undefined
  readonly onChange: (value: string | null) => void
  /** The short form of a record that the list lacks; without it nothing can be created from here. */
  readonly creation?: (props: CreationProps) => ReactNode
  /** Used in place of `creation` where the surrounding form holds the new record itself. */
  readonly onCreate?: (typed: string) => void
}

/**
 * A choice in a list, by typing part of a name. What the list lacks is created from it: « + Créer « École
 * Jules » » opens a short form under the field. Leaving the field never erases what was typed: a name that
 * means one choice takes it, an unknown one opens the short form, and a doubtful one is told.
 */
export function CreatableSelect(props: Props) {
  const { label, description, placeholder = 'Non précisé', error, creation, onCreate } = props
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const choice = useChoice(props)
  const [created, setCreated] = useState<string | null>(null)
  const inputId = useId()
  const fieldRef = useRef<HTMLDivElement>(null)
  // A click elsewhere keeps the focus it took; Tab moves the focus into the short form.
  const isTabbing = useRef(false)
  const { typed, matches, canCreate } = choice
  // Entrée takes the first option of what is typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is another object at each render
  useEffect(() => {
    if (typed !== null && typed !== '') combobox.selectFirstOption()
  }, [typed, matches[0]?.value])
  const startCreating = (takesFocus: boolean) => {
    combobox.closeDropdown()
    const text = typed?.trim() ?? ''
    if (onCreate !== undefined) {
      choice.forget()
      return onCreate(text)
    }
    setCreated(text)
    // Waits until the browser has ended its own move of the focus.
    if (takesFocus) {
      requestAnimationFrame(() =>
        fieldRef.current?.querySelector<HTMLElement>('[role="group"] input')?.focus(),
      )
    }
  }
  const choose = (picked: Choice) => {
    choice.choose(picked)
    combobox.closeDropdown()
  }
  const endCreation = (made: Choice | null) => {
    setCreated(null)
    if (made === null) choice.forget()
    else choice.choose(made)
    focusUnlessTaken(() => document.getElementById(inputId))
  }
  /** Entrée before the list is drawn, or as its choices come late, takes the first one too: it never submits the form. */
  const takeFirst = (event: KeyboardEvent) => {
    const isTaken = combobox.getSelectedOptionIndex() !== -1 || !combobox.dropdownOpened
    if (event.key !== 'Enter' || event.ctrlKey || isTaken || typed === null || typed === '') return
    event.preventDefault()
    const [first] = matches
    if (first !== undefined) choose(first)
    else if (canCreate) startCreating(true)
  }
  const leave = () => {
    combobox.closeDropdown()
    if (choice.settle() === 'unknown' && created === null) startCreating(isTabbing.current)
  }
  return (
    <div
      ref={fieldRef}
      className={styles.field}
      data-unfinished={choice.isUnfinished || created !== null || undefined}
    >
      <Combobox
        store={combobox}
        size="xs"
        onOptionSubmit={(value) => {
          const picked = matches.find((one) => one.value === value)
          if (picked !== undefined) choose(picked)
          else if (value === CREATE) startCreating(true)
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <InputBase
            id={inputId}
            {...(props.isLabelHidden === true ? { 'aria-label': label } : { label })}
            description={description}
            placeholder={placeholder}
            size="xs"
            autoComplete="off"
            value={choice.shown}
            error={error ?? choice.told}
            errorProps={{ role: 'alert' }}
            rightSection={
              choice.shown === '' ? (
                <Combobox.Chevron />
              ) : (
                <Combobox.ClearButton
                  aria-label={`Effacer\u00a0: ${label.toLowerCase()}`}
                  onClear={choice.clear}
                />
              )
            }
            onClick={() => combobox.openDropdown()}
            onChange={(event) => {
              choice.type(event.currentTarget.value)
              combobox.openDropdown()
            }}
            onKeyDown={(event) => {
              isTabbing.current = event.key === 'Tab'
              takeFirst(event)
            }}
            onBlur={leave}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah="13rem" className={styles.options}>
            {matches.slice(0, SHOWN).map((one) => (
              <Combobox.Option key={one.value} value={one.value} active={one.value === props.value}>
                {one.label}
                {one.note === undefined ? null : <span className={styles.note}>{one.note}</span>}
              </Combobox.Option>
            ))}
            {canCreate ? (
              <Combobox.Option value={CREATE}>
                {typed === null || typed.trim() === ''
                  ? '+ Créer…'
                  : `+ Créer «\u00a0${typed.trim()}\u00a0»`}
              </Combobox.Option>
            ) : null}
            {matches.length === 0 && !canCreate ? (
              <Combobox.Empty>Aucun de ce nom</Combobox.Empty>
            ) : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {created === null || creation === undefined
        ? null
        : creation({
            typed: created,
            onCreated: endCreation,
            onCancel: () => endCreation(null),
          })}
    </div>
  )
}

/** State of the field: text typed and choice. `typed` is null while the field shows the choice itself. */
function useChoice({ data, value, onChange, creation, onCreate }: Props) {
  const isCreatable = creation !== undefined || onCreate !== undefined
  const [typed, setTyped] = useState<string | null>(null)
  const [told, setTold] = useState<string | undefined>(undefined)
  // Record just created, shown before the list holds it.
  const [made, setMade] = useState<Choice | null>(null)
  const all = made === null || data.some((one) => one.value === made.value) ? data : [made, ...data]
  const chosen = all.find((one) => one.value === value)
  const text = typed?.trim() ?? ''
  const matches =
    text === '' ? all : all.filter((one) => createSearch(text)(one.label, one.note ?? null))
  const exact = exactOf(all, text)
  const choose = (picked: Choice) => {
    setTyped(null)
    setTold(undefined)
    if (!data.some((one) => one.value === picked.value)) setMade(picked)
    if (picked.value !== value) onChange(picked.value)
  }
  const forget = () => {
    setTyped(null)
    setTold(undefined)
  }
  return {
    typed,
    told,
    matches,
    shown: typed ?? chosen?.label ?? '',
    canCreate: isCreatable && exact === undefined,
    isUnfinished: text !== '' && exact?.value !== value,
    choose,
    forget,
    type: (next: string) => {
      setTyped(next)
      setTold(undefined)
      const same = exactOf(all, next.trim())
      const meant = same?.value ?? null
      if (meant !== value) onChange(meant)
    },
    clear: () => {
      forget()
      onChange(null)
    },
    /** Settles the typed text when the field is left. */
    settle: (): 'settled' | 'unknown' | 'several' => {
      if (typed === null || text === '') {
        forget()
        return 'settled'
      }
      const only = exact ?? onlyMatch(matches, text)
      if (only !== undefined) {
        choose(only)
        return 'settled'
      }
      if (matches.length === 0 && isCreatable) return 'unknown'
      setTold(
        matches.length === 0
          ? `«\u00a0${text}\u00a0» n’est pas dans la liste.`
          : isCreatable
            ? `Choisissez dans la liste, ou créez «\u00a0${text}\u00a0».`
            : 'Choisissez une réponse dans la liste, ou effacez ce qui est écrit.',
      )
      return 'several'
    },
  }
}

const exactOf = (all: readonly Choice[], text: string): Choice | undefined => {
  const found = all.filter((one) => normalizeNom(one.label) === normalizeNom(text))
  return text === '' || found.length !== 1 ? undefined : found[0]
}

/** The only match, if its name contains the typed text as typed: « jules », not « École Jules ». */
const onlyMatch = (matches: readonly Choice[], text: string): Choice | undefined => {
  const [first, ...others] = matches
  const isMeant =
    first !== undefined &&
    others.length === 0 &&
    normalizeNom(`${first.label} ${first.note ?? ''}`).includes(normalizeNom(text))
  return isMeant ? first : undefined
}

/** The short form under a `CreatableSelect`: two or three fields, Entrée creates, Échap gives up. */
export function InlineCreation({
  title,
  isPending,
  onCreate,
  onCancel,
  children,
}: {
  readonly title: string
  readonly isPending: boolean
  readonly onCreate: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  // The buttons of the form around stay in sight at its bottom: the fields that open must not be under them.
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const isInList =
      event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true'
    if (isInList || (event.key !== 'Escape' && event.key !== 'Enter')) return
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onCancel()
    else onCreate()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend in the frame
    <div
      ref={ref}
      role="group"
      aria-label={title}
      className={styles.creation}
      onKeyDown={onKeyDown}
    >
      <div className={styles.title}>{title}</div>
      {children}
      <div className={styles.buttons}>
        <Button size="compact-xs" loading={isPending} onClick={onCreate}>
          Créer
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          Annuler
        </Button>
      </div>
    </div>
  )
}
