import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './ScreenTabs.module.css'

/** A screen in several tabs, one shown at a time: `children` is the content of the chosen tab. */
export function ScreenTabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
}: {
  /** Names the row of tabs for a screen reader. */
  readonly label: string
  readonly tabs: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly children: ReactNode
}) {
  return (
    <Tabs
      className={styles.tabs ?? ''}
      value={value}
      onChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <Tabs.List aria-label={label} className={styles.list ?? ''}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.value} value={tab.value} className={styles.content ?? ''}>
          {tab.value === value ? children : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
