import { ActionIcon, ComboboxChevron, Input, type SelectProps } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconHelp } from '@tabler/icons-react'
import { memo, type RefObject, Suspense, useEffect, useRef } from 'react'
import { libelleAnnee } from '../../shared/dates.ts'
import { openAide, pageOf } from '../features/aide/aide.ts'
import { UndoButtons } from '../features/journal/UndoButtons.tsx'
import { RechercheButton, useRechercheKeys } from '../features/recherche/recherche.tsx'
import { libelleAction, TOUTES_LES_ACTIONS } from '../texts/codes.ts'
import { Loading } from '../ui/Loading.tsx'
import { Logo } from '../ui/Logo.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import styles from './Frame.module.css'
import { afterFirstPicture } from './first-picture.tsx'
import { hrefTo, hrefToKept, SCREEN_LABELS, SCREENS, type ScreenName, useRoute } from './router.ts'
import { SCREEN_ICONS } from './screen-icons.ts'
import { readScreens, screens } from './screens.ts'
import { useSelection } from './selection.tsx'
import { useRead } from './useRead.ts'

const ALL = 'toutes'

type Choice = Pick<
  SelectProps,
  'aria-label' | 'size' | 'className' | 'leftSection' | 'leftSectionWidth' | 'title' | 'onChange'
> & {
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
}

// Delay that lets the closing code give the focus back itself.
const FOCUS_DELAY_MS = 100

/** Delay before the other screens are read: the first one is drawn by then, on a slow laptop too. */
const READ_LATER_MS = 3000

const RechercheSpotlight = afterFirstPicture((parts) => parts.RechercheSpotlight)
const UnsavedDialog = afterFirstPicture((parts) => parts.UnsavedDialog)
/** The field alone, before its list can be opened: not an `InputBase`, which is rendered twice for an id of its own. */
const Select = afterFirstPicture<Choice>(
  (parts) => parts.Select,
  ({ data, value, onChange: _, size = 'xs', ...props }) => (
    <Input
      {...props}
      size={size}
      __staticSelector="Select"
      role="combobox"
      aria-disabled="true"
      readOnly
      pointer
      rightSectionPointerEvents="none"
      rightSection={<ComboboxChevron size={size} />}
      value={data.find((choice) => choice.value === value)?.label ?? ''}
      styles={{ input: { textOverflow: 'ellipsis' } }}
    />
  ),
)

/** Navigation on the left, année and action above, the screen in what is left. */
export function Frame() {
  const { screen } = useRoute()
  const { contexte, annee } = useSelection()
  const Component = screens[screen]
  useDocumentTitle(`${SCREEN_LABELS[screen]} · ${libelleAnnee(annee)} · Cartable`)
  const mainRef = useFocusOnChange(screen)
  useFocusNet(mainRef)
  useRechercheKeys()
  useEffect(() => {
    const timer = window.setTimeout(() => void readScreens(), READ_LATER_MS)
    return () => window.clearTimeout(timer)
  }, [])

  return (
    <div className={styles.window}>
      <button type="button" className={styles.skip} onClick={() => mainRef.current?.focus()}>
        Aller au contenu
      </button>
      <div className={styles.frame}>
        <Navigation current={screen} structure={contexte.structure?.nom ?? null} />
        <section className={styles.bar} aria-label="Année et action">
          <TopBar />
        </section>
        <main ref={mainRef} id="contenu" tabIndex={-1} className={styles.main}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={<Loading />}>
              <Component />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <RechercheSpotlight />
      <UnsavedDialog />
    </div>
  )
}

/** A new screen starts at its top, and a screen reader reads it from there. */
function useFocusOnChange(screen: string) {
  const ref = useRef<HTMLElement>(null)
  const previous = useRef(screen)
  useEffect(() => {
    if (previous.current === screen) return
    previous.current = screen
    ref.current?.scrollTo({ top: 0 })
    ref.current?.focus({ preventScroll: true })
  }, [screen])
  return ref
}

/**
 * Moves a lost focus to the title of its panel, or to the screen: the focused element may have been
 * removed (a button no longer of use, a dialog whose opener has gone).
 */
function useFocusNet(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let timer: number | undefined
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || !(target instanceof Element)) return
      const panel = target.closest('aside')
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        const isLost = document.activeElement === document.body
        if (!isLost || document.querySelector('[aria-modal="true"]') !== null) return
        const place = panel?.isConnected ? panel.querySelector('h2') : screen.current
        place?.focus({ preventScroll: true })
      }, FOCUS_DELAY_MS)
    }
    document.addEventListener('focusout', onFocusOut)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [screen])
}

/** The année and the action that every screen looks at: always visible, one click to change. Its lists are not made again with each screen. */
const TopBar = memo(() => {
  const { contexte, annee, action, selectAnnee, selectAction } = useSelection()
  const actions = annee.actions.map((item) => ({ value: item.id, label: libelleAction(item) }))
  return (
    <div className={styles.top}>
      <Select
        aria-label="Année scolaire"
        size="xs"
        className={styles.annee}
        leftSection={<span className={styles.prefix}>Année</span>}
        leftSectionWidth="3.25rem"
        data={contexte.annees.map((item) => ({ value: item.id, label: libelleAnnee(item) }))}
        value={annee.id}
        onChange={(id) => id !== null && selectAnnee(id)}
      />
      <Select
        aria-label="Action"
        size="xs"
        className={styles.action}
        data={[{ value: ALL, label: TOUTES_LES_ACTIONS }, ...actions]}
        value={action?.id ?? ALL}
        title={action === null ? undefined : libelleAction(action)}
        onChange={(id) => selectAction(id === ALL ? null : id)}
      />
      <div className={styles.spacer} />
      <RechercheButton />
      <UndoButtons />
      <AideButton />
    </div>
  )
})

/** The way to every screen; icons alone, with their name on hover and focus, where the window is narrow. */
function Navigation({
  current,
  structure,
}: {
  readonly current: ScreenName
  readonly structure: string | null
}) {
  // The town's desk is shown once a contribution was received.
  const hasReseau = useRead('reseau:hasContributions', undefined).data === true
  const names = SCREENS.filter((name) => name !== 'reseau' || hasReseau || current === name)
  return (
    <nav className={styles.nav} aria-label="Navigation principale">
      <div className={styles.brand}>
        <Logo />
        <div className={styles.brandText}>
          <div className={styles.brandName}>Cartable</div>
          {structure === null ? null : <div className={styles.structure}>{structure}</div>}
        </div>
      </div>
      <ul className={styles.entries}>
        {names.map((name) => (
          <li key={name} className={name === 'reglages' ? styles.last : undefined}>
            <NavigationLink name={name} isCurrent={name === current} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NavigationLink({
  name,
  isCurrent,
}: {
  readonly name: ScreenName
  readonly isCurrent: boolean
}) {
  const Icon = SCREEN_ICONS[name]
  const label = SCREEN_LABELS[name]
  return (
    <a
      href={isCurrent ? hrefTo(name) : hrefToKept(name)}
      className={styles.entry}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Icon size="1.25rem" stroke={1.6} aria-hidden className={styles.entryIcon} />
      <span className={styles.entryLabel}>{label}</span>
    </a>
  )
}

/** Opens the help at the page of the screen. */
function AideButton() {
  const { screen, params } = useRoute()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label="Aide"
      title="Aide (F1)"
      onClick={() => openAide(pageOf(screen, params))}
    >
      <IconHelp size="1.25rem" stroke={1.7} aria-hidden />
    </ActionIcon>
  )
}
