import { Tooltip } from '@mantine/core'
import { Logo } from '../ui/Logo.tsx'
import styles from './Frame.module.css'
import { hrefTo, hrefToKept, SCREEN_LABELS, SCREENS, type ScreenName } from './router.ts'
import { screens } from './screens.ts'
import { useRead } from './useRead.ts'

/** The way to every screen; icons alone, with their name on hover and focus, where the window is narrow. */
export function Navigation({
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
  const { icon: Icon } = screens[name]
  const label = SCREEN_LABELS[name]
  return (
    <Tooltip label={label} position="right" classNames={{ tooltip: styles.narrowOnly ?? '' }}>
      <a
        href={isCurrent ? hrefTo(name) : hrefToKept(name)}
        className={styles.entry}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <Icon size="1.25rem" stroke={1.6} aria-hidden className={styles.entryIcon} />
        <span className={styles.entryLabel}>{label}</span>
      </a>
    </Tooltip>
  )
}
