import { type ReactNode, useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatDate, formatNumber, frCollator, typographie } from '../../../shared/format.ts'
import type {
  CelluleReseau,
  DemandeReseau,
  EtatReseau,
  LigneReseau,
  TableReseau,
} from '../../../shared/ipc/reseau.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { Bars } from '../../ui/Bars.tsx'
import { FigureButton } from '../../ui/FigureButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { Panes, SidePanel } from '../../ui/SidePanel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import { Porteurs, useReseau } from './Porteurs.tsx'
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

/** Contributions behind the figure of a line, in one column: porteur, date and value. */
const behind = ({ par }: LigneReseau, colonne: number) =>
  par.flatMap(({ nom, arreteAu, valeurs }) => {
    const valeur = valeurs[colonne] ?? null
    return valeur === null || valeur === 0 ? [] : { nom, arreteAu, valeur }
  })

/** A figure whose contributions are shown. */
type Ouverte = {
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
const CHEMINS = 'Des écoles vers les porteurs'

const VOIR = {
  Porteur: 'ce que chaque porteur a envoyé',
  Partie: 'de quoi c’est fait',
} as const satisfies Readonly<Record<TableReseau['sources'], string>>

const HEAD = {
  Porteur: 'Porteur',
  Partie: 'Action ou groupe',
} as const satisfies Readonly<Record<TableReseau['sources'], string>>

const DERRIERE_ID = 'derriere-un-chiffre'

/** Largest number of lines drawn: more cross too much to be followed. */
const MAX_LIGNES = 40
const LIGNE = 26
const LARGEUR = 900
const [GAUCHE, DROITE] = [300, 600]

const shorten = (text: string): string => (text.length > 38 ? `${text.slice(0, 37)}…` : text)

const PARTIES = [
  { value: 'porteurs', label: 'Porteurs' },
  { value: 'chiffres', label: 'Chiffres' },
  { value: 'enfants', label: 'Enfants' },
  { value: 'ecoles', label: 'Écoles et attente' },
] as const
type Partie = (typeof PARTIES)[number]['value']

/** The town's desk: contributions of the porteurs, their sum as of a date, its documents. */
export function ReseauScreen() {
  const { annee } = useSelection()
  const { demande, query, field } = useReseau()
  return (
    <Screen
      title="Réseau"
      lead={`Les porteurs de la ville, ${libelleAnnee(annee)}`}
      actions={field}
      fill
    >
      <Loaded query={query}>{(etat) => <Parties etat={etat} demande={demande} />}</Loaded>
    </Screen>
  )
}

function Parties({
  etat,
  demande,
}: {
  readonly etat: EtatReseau
  readonly demande: DemandeReseau
}) {
  const { params, setParams } = useScreenParams()
  const partie: Partie =
    PARTIES.find(({ value }) => value === params.get('partie'))?.value ?? 'porteurs'
  const [ouverte, setOuverte] = useState<Ouverte | null>(null)
  const tables = etat.tables.filter(({ theme }) => theme === partie)
  return (
    <Panes
      label="Réseau de la ville"
      panel={
        ouverte === null ? null : <Derriere ouverte={ouverte} onClose={() => setOuverte(null)} />
      }
    >
      <ScreenTabs
        label="Parties du réseau"
        tabs={PARTIES}
        value={partie}
        onChange={(next) => {
          setOuverte(null)
          setParams({ partie: next })
        }}
      >
        <div className={styles.panels}>
          {partie === 'porteurs' ? <Porteurs etat={etat} demande={demande} /> : null}
          {partie !== 'porteurs' && tables.length === 0 ? (
            <Panel title="Rien à montrer à cette date">
              <p className={styles.text}>
                Choisissez une date plus tardive, ou ouvrez les contributions de cette année dans
                «&nbsp;Porteurs&nbsp;».
              </p>
            </Panel>
          ) : null}
          {tables.map((table) => (
            <TableVille key={table.titre} table={table} ouverte={ouverte} onOpen={setOuverte}>
              {table.titre === CHEMINS ? <CarteFlux table={table} /> : null}
            </TableVille>
          ))}
        </div>
      </ScreenTabs>
    </Panes>
  )
}

/**
 * The flows from schools to porteurs as bands, as wide as the children proposed. A picture only: its values stand in
 * the table above. The largest flows are drawn when there are many.
 */
function CarteFlux({ table }: { readonly table: TableReseau }) {
  const flux = table.lignes
    .map(({ cellules: [ecole, porteur, proposes, , , , , , , accueillis] }) => ({
      ecole: String(ecole),
      porteur: String(porteur),
      poids: Math.max(Number(proposes) || 0, Number(accueillis) || 0),
    }))
    .filter(({ poids }) => poids > 0)
    .toSorted((a, b) => b.poids - a.poids)
    .slice(0, MAX_LIGNES)
  if (flux.length < 2) return null
  const porteurs = [...new Set(flux.map(({ porteur }) => porteur))].toSorted(frCollator.compare)
  // Place of a school beside the porteurs that its children go to, so that fewer bands cross.
  const placeOf = (ecole: string): number => {
    const own = flux.filter((one) => one.ecole === ecole)
    const places = own.reduce(
      (sum, { porteur, poids }) => sum + porteurs.indexOf(porteur) * poids,
      0,
    )
    return places / own.reduce((sum, { poids }) => sum + poids, 0)
  }
  const ecoles = [...new Set(flux.map(({ ecole }) => ecole))].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || frCollator.compare(a, b),
  )
  const hauteur = Math.max(ecoles.length, porteurs.length) * LIGNE + LIGNE
  const middleOf = (rank: number, count: number): number => ((rank + 0.5) * hauteur) / count
  const widest = flux[0]?.poids ?? 1
  return (
    <CopiableChart title={table.titre}>
      <svg
        className={styles.carte}
        viewBox={`0 0 ${LARGEUR} ${hauteur}`}
        role="img"
        aria-label="Carte des écoles vers les porteurs&nbsp;: ses valeurs sont dans le tableau au-dessus"
      >
        {flux.map(({ ecole, porteur, poids }) => {
          const [from, to] = [
            middleOf(ecoles.indexOf(ecole), ecoles.length),
            middleOf(porteurs.indexOf(porteur), porteurs.length),
          ]
          return (
            <path
              key={`${ecole} ${porteur}`}
              d={`M ${GAUCHE} ${from} C ${(GAUCHE + DROITE) / 2} ${from}, ${(GAUCHE + DROITE) / 2} ${to}, ${DROITE} ${to}`}
              strokeWidth={1 + (poids * 13) / widest}
            >
              <title>{`${ecole} → ${porteur}\u00a0: ${poids}`}</title>
            </path>
          )
        })}
        {ecoles.map((ecole, rank) => (
          <text key={ecole} x={GAUCHE - 10} y={middleOf(rank, ecoles.length)} textAnchor="end">
            {shorten(ecole)}
          </text>
        ))}
        {porteurs.map((porteur, rank) => (
          <text key={porteur} x={DROITE + 10} y={middleOf(rank, porteurs.length)}>
            {shorten(porteur)}
          </text>
        ))}
      </svg>
    </CopiableChart>
  )
}

/** One theme of the town: its table, whose figures open the contributions behind them, and its chart. */
function TableVille({
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

/** Panel of the contributions behind a figure, by porteur. */
function Derriere({
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
