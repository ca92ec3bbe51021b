import { useState } from 'react'
import { dayInAnnee, libelleAnnee } from '../../../shared/dates.ts'
import { frCollator } from '../../../shared/format.ts'
import type { DemandeReseau, EtatReseau, TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import { Porteurs } from './Porteurs.tsx'
import styles from './Reseau.module.css'
import { CHEMINS, Derriere, type Ouverte, TableVille } from './TableVille.tsx'

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
  const { annee, contexte } = useSelection()
  const [arreteAu, setArreteAu] = useState(() => dayInAnnee(contexte.today, annee))
  const demande = { anneeId: annee.id, arreteAu }
  const query = useRead('reseau:find', demande, { keepsPrevious: true })
  const refuse = (date: string) =>
    date < annee.debut || date > annee.fin ? 'Choisissez une date de l’année scolaire.' : null
  return (
    <Screen
      title="Réseau"
      lead={`Les porteurs de la ville, ${libelleAnnee(annee)}`}
      actions={
        <DateField label="Arrêté au" value={arreteAu} onChange={setArreteAu} refusalOf={refuse} />
      }
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
