import { frCollator } from '../../../shared/format.ts'
import type { TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import styles from './Reseau.module.css'

/** Largest number of lines drawn: more cross too much to be followed. */
const MAX_LIGNES = 40
const LIGNE = 26
const LARGEUR = 900
const [GAUCHE, DROITE] = [300, 600]

/**
 * The flows from schools to porteurs as bands, as wide as the children proposed. A picture only: its values stand in
 * the table above. The largest flows are drawn when there are many.
 */
export function CarteFlux({ table }: { readonly table: TableReseau }) {
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

const shorten = (text: string): string => (text.length > 38 ? `${text.slice(0, 37)}…` : text)
