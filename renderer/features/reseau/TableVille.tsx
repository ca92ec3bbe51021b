import type { ReactNode } from 'react'
import { formatNumber, typographie } from '../../../shared/format.ts'
import type { CelluleReseau, LigneReseau, TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { Bars } from '../../ui/Bars.tsx'
import { FigureButton } from '../../ui/FigureButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import styles from './Reseau.module.css'

const celluleText = (cellule: CelluleReseau): string => {
  if (cellule === null) return '–'
  return typeof cellule === 'number' ? formatNumber(cellule, 2) : cellule
}

const SERIE = [
  { key: 'valeur', label: 'Enfants', color: 'var(--accent)', pattern: 'solid' },
] as const
/** A chart of one bar says nothing; of more than that, the names of the bars overlap. */
const [MIN_BARRES, MAX_BARRES] = [2, 14]

/** One theme of the town: its table, whose figures open the contributions behind them, and its chart. */
export function TableVille({
  table,
  ouverte,
  onOpen,
  children,
}: {
  readonly table: TableReseau
  readonly ouverte: Ouverte | null
  readonly onOpen: (ouverte: Ouverte) => void
  /** A picture of the table. */
  readonly children?: ReactNode
}) {
  const { titre, note, colonnes, lignes, barres } = table
  const drawn = barres.filter(({ valeur }) => valeur > 0)
  return (
    <Panel title={titre}>
      {note === '' ? null : <p className={styles.text}>{typographie(note)}</p>}
      <section
        className={styles.wide}
        aria-label={`Tableau\u00a0: ${titre}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <SmallTable
          label={titre}
          head={colonnes}
          rows={lignes.map((ligne, index) => ({
            key: `${index} ${ligne.cellules[0]}`,
            cells: ligne.cellules.map((cellule, column) =>
              column === 1 && ligne.par.length > 0 ? (
                <Porte
                  key="porte"
                  ligne={ligne}
                  isOpen={ouverte?.ligne === ligne}
                  onOpen={() => onOpen({ titre, ligne })}
                />
              ) : (
                celluleText(cellule)
              ),
            ),
          }))}
        />
      </section>
      {drawn.length < MIN_BARRES || drawn.length > MAX_BARRES ? null : (
        <div className={styles.chart}>
          <CopiableChart title={titre} series={SERIE}>
            <Bars
              layout="grouped"
              label={titre}
              bars={drawn.map(({ label, valeur }) => ({ label, valeur }))}
              series={SERIE}
              format={(valeur) => formatNumber(valeur, 0)}
            />
          </CopiableChart>
        </div>
      )}
      {children}
    </Panel>
  )
}

function Porte({
  ligne,
  isOpen,
  onOpen,
}: {
  readonly ligne: LigneReseau
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const [nom = null, valeur = null] = ligne.cellules
  return (
    <FigureButton
      label={`${celluleText(valeur)}, ${celluleText(nom)}\u00a0: voir ce que chaque porteur a envoyé`}
      isOpen={isOpen}
      panelId={DERRIERE_ID}
      onClick={onOpen}
    >
      {celluleText(valeur)}
    </FigureButton>
  )
}

/** A figure whose contributions are shown. */
export type Ouverte = { readonly titre: string; readonly ligne: LigneReseau }

const DERRIERE_ID = 'derriere-un-chiffre'

/** The contributions behind a figure: what each porteur sent. */
export function Derriere({
  ouverte: { titre, ligne },
  onClose,
}: {
  readonly ouverte: Ouverte
  readonly onClose: () => void
}) {
  const nom = celluleText(ligne.cellules[0] ?? null)
  return (
    <SidePanel
      id={DERRIERE_ID}
      title={nom}
      lead={`${titre}\u00a0: ce que chaque porteur a envoyé`}
      about={`${titre} ${nom}`}
      onClose={onClose}
    >
      <div className={styles.behind}>
        <SmallTable
          label={`Derrière ${nom}`}
          head={['Porteur', 'Valeur']}
          rows={ligne.par.map(({ porteur, valeur }) => ({
            key: porteur,
            cells: [porteur, celluleText(valeur)],
          }))}
        />
      </div>
    </SidePanel>
  )
}
