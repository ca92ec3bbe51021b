import type { ReactNode } from 'react'
import { formatDate, formatNumber, typographie } from '../../../shared/format.ts'
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
/** Bars of a chart: one says nothing, and with more than 14 their names overlap. */
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
  /** Chart of the table. */
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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        tabIndex={0}
      >
        <SmallTable
          label={titre}
          head={colonnes}
          rows={lignes.map((ligne, index) => ({
            key: `${index} ${ligne.cellules[0]}`,
            cells: ligne.cellules.map((cellule, colonne) =>
              behind(ligne, colonne).length === 0 ? (
                celluleText(cellule)
              ) : (
                <Porte
                  key={colonnes[colonne]}
                  ouverte={{ table, ligne, colonne }}
                  isOpen={ouverte?.ligne === ligne && ouverte.colonne === colonne}
                  onOpen={onOpen}
                />
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

/** Contributions behind the figure of a line, in one column: porteur, date and value. */
const behind = ({ par }: LigneReseau, colonne: number) =>
  par.flatMap(({ nom, arreteAu, valeurs }) => {
    const valeur = valeurs[colonne] ?? null
    return valeur === null || valeur === 0 ? [] : { nom, arreteAu, valeur }
  })

/** A figure whose contributions are shown. */
export type Ouverte = {
  readonly table: TableReseau
  readonly ligne: LigneReseau
  readonly colonne: number
}

/** Name of a line, from its texts before the figure: « École du Port, Maison de quartier ». */
const ligneText = ({ table, ligne, colonne }: Ouverte): string =>
  ligne.cellules
    .slice(0, table.titre === CHEMINS ? 2 : 1)
    .filter((_, index) => index !== colonne)
    .map(celluleText)
    .join(', ')

/** The table whose lines have two names, the school and the porteur. */
export const CHEMINS = 'Des écoles vers les porteurs'

function Porte({
  ouverte,
  isOpen,
  onOpen,
}: {
  readonly ouverte: Ouverte
  readonly isOpen: boolean
  readonly onOpen: (ouverte: Ouverte) => void
}) {
  const { table, ligne, colonne } = ouverte
  const valeur = celluleText(ligne.cellules[colonne] ?? null)
  return (
    <FigureButton
      label={`${valeur}, ${ligneText(ouverte)}, ${table.colonnes[colonne]}\u00a0: voir ${VOIR[table.sources]}`}
      isOpen={isOpen}
      panelId={DERRIERE_ID}
      onClick={() => onOpen(ouverte)}
    >
      {valeur}
    </FigureButton>
  )
}

const VOIR = {
  Porteur: 'ce que chaque porteur a envoyé',
  Partie: 'de quoi c’est fait',
} as const satisfies Readonly<Record<TableReseau['sources'], string>>

const HEAD = {
  Porteur: 'Porteur',
  Partie: 'Action ou groupe',
} as const satisfies Readonly<Record<TableReseau['sources'], string>>

const DERRIERE_ID = 'derriere-un-chiffre'

/** Panel of the contributions behind a figure, by porteur. */
export function Derriere({
  ouverte,
  onClose,
}: {
  readonly ouverte: Ouverte
  readonly onClose: () => void
}) {
  const { table, ligne, colonne } = ouverte
  const nom = ligneText(ouverte)
  const titre = table.colonnes[colonne] ?? ''
  return (
    <SidePanel
      id={DERRIERE_ID}
      title={nom}
      lead={`${titre}\u00a0: ${VOIR[table.sources]}`}
      about={`${table.titre} ${nom} ${titre}`}
      onClose={onClose}
    >
      <div className={styles.behind}>
        <SmallTable
          label={`Derrière ${nom}`}
          head={[HEAD[table.sources], 'Valeur', 'Arrêté au']}
          rows={behind(ligne, colonne).map((source, index) => ({
            key: `${index} ${source.nom}`,
            cells: [source.nom, celluleText(source.valeur), formatDate(source.arreteAu)],
          }))}
        />
      </div>
    </SidePanel>
  )
}
