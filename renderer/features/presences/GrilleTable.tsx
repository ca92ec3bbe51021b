import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type PointerEvent,
  type Ref,
  useEffect,
  useRef,
} from 'react'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import type { Ouverture } from '../../../shared/domain/presence.ts'
import type { GrilleEnfant, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { SpacerRow } from '../../ui/VirtualRows.tsx'
import styles from './Grille.module.css'
import { GrilleFoot, GrilleHead, TOTAUX, tauxCourt } from './GrilleHead.tsx'
import { boundsOf, type Grille, type Position, type Selection } from './grille.ts'
import { caseLabel, LETTRES, nomDuRegistre } from './grille-texts.ts'

const ROW_HEIGHT_PX = 30
const OVERSCAN = 20

/** Register, enfants down and séances across. The grid holds the focus and names its active box by id. */
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
  /** Id of the help on keys, which describes the grid. */
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

/** Identifies a box in the page, for `aria-activedescendant`. */
export const cellId = (gridId: string, row: number, col: number): string =>
  `${gridId}-${row}-${col}`

/** An enfant's boxes, then the line's totals. */
function GrilleRow({
  gridId,
  grille,
  row,
  selection,
  rowRef,
}: {
  readonly gridId: string
  readonly grille: Grille
  readonly row: number
  readonly selection: Selection
  readonly rowRef: Ref<HTMLTableRowElement>
}) {
  const ligne = grille.lignes[row]
  if (ligne === undefined) return null
  const { enfant, cases, totaux } = ligne
  const { top, bottom, left, right } = boundsOf(selection)
  const isInBlock = row >= top && row <= bottom
  const nom = nomDuRegistre(enfant)
  return (
    <tr
      ref={rowRef}
      data-index={row}
      aria-rowindex={row + 2}
      data-current={row === selection.active.row}
    >
      <th scope="row" className={styles.nom} aria-colindex={1} title={nom}>
        <span>{nom}</span>
      </th>
      {grille.seances.map((seance, col) => {
        const box = cases[col]
        return box === undefined ? null : (
          <GrilleCell
            key={seance.seanceId}
            id={cellId(gridId, row, col)}
            row={row}
            col={col}
            enfant={enfant}
            seance={seance}
            etat={box.presence?.etat ?? null}
            note={box.presence?.note ?? null}
            ouverture={box.ouverture}
            isHorsInscription={box.isHorsInscription}
            isActive={row === selection.active.row && col === selection.active.col}
            isSelected={isInBlock && col >= left && col <= right}
          />
        )
      })}
      {TOTAUX.map(({ key }, index) => (
        <td
          key={key}
          className={styles.total}
          data-none={totaux[key] === 0}
          aria-colindex={grille.seances.length + 2 + index}
        >
          {totaux[key]}
        </td>
      ))}
      <td className={styles.total} aria-colindex={grille.seances.length + 2 + TOTAUX.length}>
        {tauxCourt(totaux)}
      </td>
    </tr>
  )
}

/** One box: told apart by its letter and its shape, never by colour alone. */
const GrilleCell = memo(function GrilleCell({
  id,
  row,
  col,
  enfant,
  seance,
  etat,
  note,
  ouverture,
  isHorsInscription,
  isActive,
  isSelected,
}: {
  readonly id: string
  readonly row: number
  readonly col: number
  readonly enfant: GrilleEnfant
  readonly seance: GrilleSeance
  readonly etat: EtatPresence | null
  readonly note: string | null
  readonly ouverture: Ouverture
  readonly isHorsInscription: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
}) {
  const presence = etat === null ? null : { etat, note }
  const label = caseLabel(enfant, seance, {
    presence,
    ouverture,
    isHorsInscription,
    compte: null,
  })
  const isClosed = ouverture === 'annulee' || ouverture === 'hors-inscription'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active box
    <td
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a td of a grid can be selected
      role="gridcell"
      data-row={row}
      data-col={col}
      aria-colindex={col + 2}
      aria-label={label}
      aria-selected={isSelected}
      aria-readonly={isClosed}
      title={note ?? (isClosed ? label : undefined)}
      className={styles.cell}
      data-ouverture={ouverture}
      data-hors={isHorsInscription}
      data-active={isActive}
    >
      <span
        className={styles.box}
        data-etat={etat ?? (ouverture === 'ouverte' ? 'inconnu' : 'vide')}
      >
        {etat === null ? (ouverture === 'ouverte' ? '?' : null) : LETTRES[etat]}
        {note === null ? null : <span className={styles.marker} />}
      </span>
    </td>
  )
})

/**
 * The mouse on the grid: a click or a drag selects, with Maj it extends, a double click sets the next état
 * of the box, a right click opens its note. Clicks on headings and totals are left alone.
 */
function useGrillePointer({
  selection,
  onSelect,
  onCycle,
  onNote,
}: {
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onCycle: (position: Position) => void
  readonly onNote: (position: Position) => void
}) {
  /** Box where the drag under way began. */
  const anchor = useRef<Position | null>(null)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (position === null || event.button !== 0) return
      anchor.current = event.shiftKey ? selection.anchor : position
      onSelect({ anchor: anchor.current, active: position })
    },
    onPointerOver(event: PointerEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (anchor.current === null || position === null) return
      if (event.buttons !== 1) {
        anchor.current = null
        return
      }
      const { row, col } = selection.active
      if (position.row === row && position.col === col) return
      onSelect({ anchor: anchor.current, active: position })
    },
    onPointerUp() {
      anchor.current = null
    },
    onDoubleClick(event: MouseEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (position !== null) onCycle(position)
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (position === null) return
      event.preventDefault()
      onSelect({ anchor: position, active: position })
      onNote(position)
    },
  }
}

function positionOf(target: EventTarget): Position | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest<HTMLElement>('[data-row]')
  if (cell === null) return null
  return { row: Number(cell.dataset.row), col: Number(cell.dataset.col) }
}
