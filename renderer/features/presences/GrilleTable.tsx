import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, useEffect, useRef } from 'react'
import { SpacerRow } from '../../ui/SpacerRow.tsx'
import styles from './Grille.module.css'
import { GrilleFoot } from './GrilleFoot.tsx'
import { GrilleHead, TOTAUX } from './GrilleHead.tsx'
import { cellId, GrilleRow } from './GrilleRow.tsx'
import type { Grille, Position, Selection } from './grille.ts'
import { useGrillePointer } from './useGrillePointer.ts'

const ROW_HEIGHT_PX = 30
const OVERSCAN = 20

/** The register: enfants down, séances across. It holds the focus; its active box is said by its id. */
export function GrilleTable({
  gridId,
  helpId,
  label,
  grille,
  selection,
  gridRef,
  onSelect,
  onCycle,
  onNote,
  onFillSeance,
  onKeyDown,
}: {
  readonly gridId: string
  /** What tells the keys. */
  readonly helpId: string
  readonly label: string
  readonly grille: Grille
  readonly selection: Selection
  readonly gridRef: Ref<HTMLTableElement>
  readonly onSelect: (selection: Selection) => void
  readonly onCycle: (position: Position) => void
  readonly onNote: (position: Position) => void
  readonly onFillSeance: (col: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: grille.lignes.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (row) => grille.lignes[row]?.enfant.enfantId ?? row,
    overscan: OVERSCAN,
  })
  const pointer = useGrillePointer({ selection, onSelect, onCycle, onNote })
  const { row, col } = selection.active
  const activeId = cellId(gridId, row, col)
  useEffect(() => {
    virtualizer.scrollToIndex(row)
    // Once the line is in the page, the style sheet's margins keep it clear of the fixed headings.
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [virtualizer, row, activeId])

  const shown = virtualizer.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const columnCount = grille.seances.length + 2 + TOTAUX.length
  return (
    <div ref={scrollRef} className={styles.scroll}>
      <table
        ref={gridRef}
        id={gridId}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a grid, on the element that has rows and headings
        role="grid"
        tabIndex={0}
        className={styles.grid}
        style={{ minWidth: `${21.75 + grille.seances.length * 2.5}rem` }}
        aria-label={label}
        aria-describedby={helpId}
        aria-multiselectable
        aria-rowcount={grille.lignes.length + 2 + TOTAUX.length}
        aria-colcount={columnCount}
        aria-activedescendant={activeId}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        <colgroup>
          <col className={styles.nomCol} />
          {grille.seances.map(({ seanceId }) => (
            <col key={seanceId} />
          ))}
          <col span={TOTAUX.length} className={styles.totalCol} />
          <col className={styles.tauxCol} />
        </colgroup>
        <GrilleHead grille={grille} activeCol={col} onFillSeance={onFillSeance} />
        <tbody>
          <SpacerRow height={before} span={columnCount} />
          {shown.map(({ key, index }) => (
            <GrilleRow
              key={key}
              gridId={gridId}
              grille={grille}
              row={index}
              selection={selection}
              rowRef={virtualizer.measureElement}
            />
          ))}
          <SpacerRow height={after} span={columnCount} />
        </tbody>
        <GrilleFoot grille={grille} />
      </table>
    </div>
  )
}
