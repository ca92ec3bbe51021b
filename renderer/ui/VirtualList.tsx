import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import styles from './VirtualList.module.css'

/** A scrolling list of any length: only the items near the visible part are in the page. */
export function VirtualList<Item>({
  label,
  items,
  keyOf,
  estimatedHeight,
  children,
}: {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** Height in pixels, used until a row is shown and measured. */
  readonly estimatedHeight: number
  readonly children: (item: Item) => ReactNode
}) {
  const scrollRef = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
    overscan: 10,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section ref={scrollRef} className={styles.scroll} aria-label={label} tabIndex={0}>
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((virtual) => {
          const item = items[virtual.index]
          return item === undefined ? null : (
            <li
              key={virtual.key}
              ref={virtualizer.measureElement}
              data-index={virtual.index}
              aria-setsize={items.length}
              aria-posinset={virtual.index + 1}
              className={styles.item}
              style={{ transform: `translateY(${virtual.start}px)` }}
            >
              {children(item)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
