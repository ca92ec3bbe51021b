import { Button, Group } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect } from 'react'
import { focusUnlessTaken } from './focus.ts'
import { isInnerOpen, useSaveKey } from './keys.ts'
import styles from './PanelForm.module.css'

/**
 * A short form inside a panel: its first field takes the focus, Ctrl+S saves, Ctrl+Entrée saves and goes on with the
 * next record where there is one, Échap and « Annuler » give it up.
 */
export function PanelForm({
  title,
  isTitled = true,
  submit = 'Enregistrer',
  cancel = 'Annuler',
  isPending,
  next,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string
  /** False where the surrounding panel shows the title already. */
  readonly isTitled?: boolean
  /** Label of the button: « Enregistrer », unless the form saves no record (print, move, merge). */
  readonly submit?: string
  /** Label of the way out: « Annuler », unless the form itself cancels something. */
  readonly cancel?: string
  readonly isPending: boolean
  /** Second button, which saves and goes on with the next record: « Enregistrer et suivant ». */
  readonly next?: { readonly label: string; readonly onSubmit: (form: HTMLFormElement) => void }
  readonly onSubmit: (form: HTMLFormElement) => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const ref = useSaveKey(onSubmit)
  useEffect(() => {
    // A panel that opens at the same time takes the focus first: the form takes it after.
    const frame = requestAnimationFrame(() => {
      const { current } = ref
      // Its buttons stay in sight over its fields: the whole form is brought up, from its title where it is higher than the panel.
      current?.scrollIntoView({ block: 'nearest' })
      // A user already typing in the form keeps the focus.
      if (current?.contains(document.activeElement)) return
      // A form that has no field yet takes it on its first button, so that Échap closes this form alone.
      const field = current?.querySelector<HTMLElement>('input, textarea')
      ;(field ?? current?.querySelector<HTMLElement>('button'))?.focus()
    })
    const panel = ref.current?.closest('aside')
    return () => {
      cancelAnimationFrame(frame)
      // The focus stays in the panel when the form closes.
      focusUnlessTaken(() => panel?.querySelector('h2'))
    }
  }, [ref])
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(event.currentTarget)
  }
  return (
    <form
      ref={ref}
      className={styles.form}
      aria-label={title}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey && next !== undefined) {
          event.preventDefault()
          return next.onSubmit(event.currentTarget)
        }
        if (event.key !== 'Escape' || isInnerOpen(event.target)) return
        event.stopPropagation()
        onCancel()
      }}
    >
      {isTitled ? <h3 className={styles.title}>{title}</h3> : null}
      {children}
      <Group gap="xs" className={styles.buttons}>
        <Button type="submit" size="xs" loading={isPending}>
          {submit}
        </Button>
        {next === undefined ? null : (
          <Button
            size="xs"
            variant="default"
            loading={isPending}
            title="Ctrl + Entrée"
            aria-keyshortcuts="Control+Enter"
            onClick={({ currentTarget: { form } }) => form !== null && next.onSubmit(form)}
          >
            {next.label}
          </Button>
        )}
        <Button size="xs" variant="subtle" data-cancel onClick={onCancel}>
          {cancel}
        </Button>
      </Group>
    </form>
  )
}

/** A refusal that concerns several fields side by side, told under them. */
export function FieldError({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p role="alert" className={styles.error}>
      {text}
    </p>
  )
}
