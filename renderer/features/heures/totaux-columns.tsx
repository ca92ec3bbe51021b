import { formatDuree, formatHeures } from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { formatMoisAnnee, formatMoisCourt } from '../../texts/dates.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'
import { categorieText } from './lignes-heures.ts'
import type { LigneTotal } from './totaux.ts'

const [CATEGORIE_REM, MOIS_REM, TOTAL_REM] = [6, 3.15, 5.25] as const

/** Width of the columns of totals, in rem; September to July fits in the smallest window. */
export const totauxWidth = (mois: readonly string[]): number =>
  CATEGORIE_REM + mois.length * MOIS_REM + TOTAL_REM

/** One column per month of the année between the catégorie and the total. */
export const totauxColumns = (mois: readonly string[]): readonly DataColumn<LigneTotal>[] => [
  {
    id: 'categorie',
    header: 'Catégorie',
    width: `${CATEGORIE_REM}rem`,
    isRowHeader: true,
    cell: ({ categorie }) => categorieText(categorie),
  },
  ...mois.map(
    (one): DataColumn<LigneTotal> => ({
      id: one,
      header: formatMoisCourt(one),
      align: 'end',
      cell: ({ parMois }) => {
        const minutes = parMois.get(one)
        return minutes === undefined ? <Quiet>–</Quiet> : formatDuree(minutes)
      },
    }),
  ),
  {
    id: 'total',
    header: 'Total',
    width: `${TOTAL_REM}rem`,
    align: 'end',
    cell: ({ total }) => <strong>{formatDuree(total)}</strong>,
  },
]

/** Sum of a month over several people; a breakable space lets the minutes go below when the column is narrow. */
export const sommeText = (minutes: number): string => formatDuree(minutes).replace(/h\u00a0/, 'h ')

/** Columns of the totals for a spreadsheet: person and statut on each line, hours as numbers. */
export const totauxCopy = (mois: readonly string[]): readonly CopyColumn<LigneTotal>[] => [
  { header: 'Intervenant', text: ({ intervenant }) => intervenant },
  { header: 'Statut', text: ({ statut }) => statutText(statut) },
  { header: 'Catégorie', text: ({ categorie }) => categorieText(categorie) },
  ...mois.map((one) => ({
    header: formatMoisAnnee(one),
    text: ({ parMois }: LigneTotal) => formatHeures(parMois.get(one) ?? 0),
  })),
  { header: 'Total', text: ({ total }) => formatHeures(total) },
]

const statutText = (statut: LigneTotal['statut']): string =>
  statut === null ? 'Sans statut, hors bilan' : LIBELLES_STATUT[statut]

const keyOf = ({ intervenantId, statut }: LigneTotal): string => `${intervenantId} ${statut}`

/** A heading for each person and statut, with the sum of its lines. */
export function groupOf(lignes: readonly LigneTotal[]): (ligne: LigneTotal) => TableGroup {
  const sums = new Map<string, number>()
  for (const ligne of lignes) {
    sums.set(keyOf(ligne), (sums.get(keyOf(ligne)) ?? 0) + ligne.total)
  }
  return (ligne) => ({
    key: keyOf(ligne),
    heading: (
      <>
        {ligne.intervenant} · {statutText(ligne.statut)}
        <Quiet> · {formatDuree(sums.get(keyOf(ligne)) ?? 0)}</Quiet>
      </>
    ),
  })
}
