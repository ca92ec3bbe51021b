import { ActionIcon, CloseButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { focusUnlessTaken } from './focus.ts'
import { isInnerOpen } from './keys.ts'
import styles from './SidePanel.module.css'

/** Rank of the panel's record in the list beside it, and the way to its neighbours. */
type Steps = {
  /** Rank from 1. */
  readonly rank: number
  readonly count: number
  readonly previous: (() => void) | null
  readonly next: (() => void) | null
}

const StepsShown = createContext<Steps | null>(null)
/** Callback by which the list of a `Panes` tells which row the panel shows (used by `DataTable`). */
export const PublishSteps = createContext<((steps: Steps | null) => void) | null>(null)

/** Left part of a screen, with the `SidePanel` that it may open at the right. */
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
  const [steps, setSteps] = useState<Steps | null>(null)
  return (
    <div className={styles.panes}>
      <PublishSteps value={setSteps}>
        {label === undefined ? (
          children
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
          <section className={styles.main} aria-label={label} tabIndex={0}>
            {children}
          </section>
        )}
      </PublishSteps>
      <StepsShown value={steps}>{panel}</StepsShown>
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
  beside,
  about,
  isWide = false,
  isTall = false,
  closeLabel = 'Fermer le détail',
  onClose,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly lead?: ReactNode
  /** A link beside the title, which takes no line from the content. */
  readonly beside?: ReactNode
  readonly about: string
  /** True for a record that is written on, rather than read. */
  readonly isWide?: boolean
  /** True for a form to be seen whole: in a low window the panel rises to the top bar, over the filters. */
  readonly isTall?: boolean
  readonly closeLabel?: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const titleId = useId()
  const titleRef = useRef<HTMLHeadingElement>(null)
  const openerRef = useRef<Element | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject moves the focus
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
      data-tall={isTall || undefined}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isInnerOpen(event.target)) return
        event.stopPropagation()
        // A form that is open inside is closed first, wherever the focus stands.
        const form = event.currentTarget.querySelector<HTMLElement>('form [data-cancel]')
        if (form === null) onClose()
        else form.click()
      }}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 id={titleId} ref={titleRef} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          {lead}
        </div>
        {beside}
        <StepButtons />
        <CloseButton aria-label={closeLabel} onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}

/** The previous and next records of the list, without going back to it. */
function StepButtons() {
  const steps = useContext(StepsShown)
  if (steps === null || steps.count < 2) return null
  const { rank, count, previous, next } = steps
  return (
    <div className={styles.steps}>
      <span className={styles.rank}>{`${rank} sur ${count}`}</span>
      <StepButton label="Fiche précédente" icon={IconChevronUp} go={previous} />
      <StepButton label="Fiche suivante" icon={IconChevronDown} go={next} />
    </div>
  )
}

function StepButton({
  label,
  icon: Icon,
  go,
}: {
  readonly label: string
  readonly icon: typeof IconChevronUp
  readonly go: (() => void) | null
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={go === null}
      onClick={() => go?.()}
    >
      <Icon size="1.125rem" aria-hidden />
    </ActionIcon>
  )
}
