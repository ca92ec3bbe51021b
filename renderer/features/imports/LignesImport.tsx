import { Fragment, type ReactNode, useMemo, useState } from 'react'
import { closePanel } from '../../ui/close-panel.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import styles from './Imports.module.css'
import { type Ligne, ligneColumns, type Who } from './ligne-columns.tsx'
import { StatutFilters } from './StatutFilters.tsx'
import type { StatutMontre } from './statut-ligne.tsx'

/** The rows of a file before it is imported, narrowed to a statut, one of them opened on the right. */
export function LignesImport<L extends Ligne>({
  label,
  lignes,
  who,
  columns: own,
  minWidth,
  idOf,
  statutOf,
  confirm,
  panelOf,
  children,
}: {
  /** Names the table for a screen reader. */
  readonly label: string
  readonly lignes: readonly L[]
  readonly who: Who<L>
  /** Of that kind of file, after those of any. */
  readonly columns: readonly DataColumn<L>[]
  readonly minWidth: number
  readonly idOf: (ligne: L) => string
  /** Must change only when what it tells does. */
  readonly statutOf: (ligne: L) => StatutMontre
  /** The buttons that import, or give up. */
  readonly confirm: ReactNode
  readonly panelOf: (ligne: L, close: () => void) => ReactNode
  /** What is said of many rows at once, above them. */
  readonly children?: ReactNode
}) {
  const [statut, setStatut] = useState<StatutMontre | null>(null)
  const [ouverte, setOuverte] = useState<string | null>(null)
  const columns = useMemo(
    () => ligneColumns(who, statutOf, (ligne) => setOuverte(idOf(ligne)), own),
    [who, statutOf, idOf, own],
  )
  const shown = lignes.filter((ligne) => statut === null || statutOf(ligne) === statut)
  const opened = lignes.find((ligne) => idOf(ligne) === ouverte)
  return (
    <>
      <div className={styles.tools}>
        <StatutFilters statuts={lignes.map(statutOf)} value={statut} onChange={setStatut} />
        {confirm}
      </div>
      {children}
      <div className={styles.lignes}>
        <Panes
          panel={
            opened === undefined ? null : (
              <Fragment key={ouverte}>
                {panelOf(opened, () => closePanel(() => setOuverte(null)))}
              </Fragment>
            )
          }
        >
          <DataTable
            label={label}
            rows={shown}
            columns={columns}
            idOf={idOf}
            minWidth={minWidth}
            onOpen={(ligne) => setOuverte(idOf(ligne))}
            opened={ouverte}
          />
        </Panes>
      </div>
    </>
  )
}
