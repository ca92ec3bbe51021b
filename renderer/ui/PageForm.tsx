import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { type FormEvent, type ReactNode, useState } from 'react'
import styles from './PageForm.module.css'

/** A form as long as a screen, saved by its button or Ctrl+S; what is saved and what is not is told beside it. */
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
  readonly onSubmit: () => void
  readonly children: ReactNode
}) {
  const [isSent, setIsSent] = useState(false)
  const send = () => {
    setIsSent(true)
    onSubmit()
  }
  useHotkeys([['mod+S', send]], [])
  return (
    <form
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
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
