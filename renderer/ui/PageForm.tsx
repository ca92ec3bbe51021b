import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useSaveKey } from './keys.ts'
import styles from './PageForm.module.css'

/** A form as long as a screen, saved by its button or Ctrl+S; a text beside the button says whether it is saved. */
export function PageForm({
  label,
  submit = 'Enregistrer',
  isDirty,
  isPending,
  onSubmit,
  children,
}: {
  readonly label: string
  readonly submit?: string
  readonly isDirty: boolean
  readonly isPending: boolean
  readonly onSubmit: (form: HTMLFormElement) => void
  readonly children: ReactNode
}) {
  const [isSent, setIsSent] = useState(false)
  const send = (form: HTMLFormElement) => {
    setIsSent(true)
    onSubmit(form)
  }
  const ref = useSaveKey(send)
  return (
    <form
      ref={ref}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      {children}
      <div className={styles.foot}>
        <Button type="submit" size="xs" loading={isPending}>
          {submit}
        </Button>
        <p role="status" className={styles.state}>
          {stateText({ isDirty, isSent, isPending })}
        </p>
      </div>
    </form>
  )
}

function stateText(state: {
  readonly isDirty: boolean
  readonly isSent: boolean
  readonly isPending: boolean
}): string {
  if (state.isPending) return ''
  if (state.isDirty) return 'Modifications non enregistrées'
  return state.isSent ? 'Enregistré' : ''
}
