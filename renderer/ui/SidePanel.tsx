import { CloseButton } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { isInnerOpen } from './escape.ts'
import { focusUnlessTaken } from './focus.ts'
import styles from './SidePanel.module.css'

/** What is at the left, and the `SidePanel` that it may open at the right. */
export function Panes({
  label,
  panel,
  children,
}: {
  /** Names the left part for a screen reader, where it does not scroll by itself as a list does. */
  readonly label?: string
  readonly panel: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.panes}>
      {label === undefined ? (
        children
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section className={styles.main} aria-label={label} tabIndex={0}>
          {children}
        </section>
      )}
      {panel}
    </div>
  )
}

/**
 * A panel at the right of the screen, beside what opened it: not a dialog, the screen stays in use.
 * Takes the focus when it opens or shows something else (`about`), closes on Échap and gives the focus
 * back to what opened it.
 */
export function SidePanel({
  id,
  title,
  lead,
  about,
  isWide = false,
  onClose,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly lead?: ReactNode
  readonly about: string
  /** For a record that is written on, rather than read. */
  readonly isWide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const titleId = useId()
  const titleRef = useRef<HTMLHeadingElement>(null)
  const openerRef = useRef<Element | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject is what moves the focus
  useEffect(() => {
    const title = titleRef.current
    const panel = title?.closest('aside')
    if (panel?.contains(document.activeElement) === false) {
      openerRef.current = document.activeElement
    }
    // A form that opens with the panel has already taken the focus to its first field.
    if (panel?.querySelector('form')?.contains(document.activeElement)) return
    title?.focus({ preventScroll: true })
  }, [about])
  useEffect(
    () => () =>
      focusUnlessTaken(() => {
        const opener = openerRef.current
        return opener instanceof HTMLElement && opener.isConnected ? opener : null
      }),
    [],
  )
  return (
    <aside
      id={id}
      className={styles.panel}
      data-wide={isWide || undefined}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isInnerOpen(event.target)) return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 id={titleId} ref={titleRef} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          {lead}
        </div>
        <CloseButton aria-label="Fermer le détail" onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}
