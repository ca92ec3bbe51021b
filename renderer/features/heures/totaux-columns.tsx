import { formatDuree, formatHeures } from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { formatMoisAnnee } from '../../texts/dates.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'
import { categorieText } from './categories.ts'
import type { LigneTotal } from './totaux.ts'

/** One column per month between the catégorie and the total. */
export const totauxColumns = (mois: readonly string[]): readonly DataColumn<LigneTotal>[] => [
  {
    id: 'categorie',
    header: 'Catégorie',
    width: '9rem',
    isRowHeader: true,
    cell: ({ categorie }) => categorieText(categorie),
  },
  ...mois.map(
    (one): DataColumn<LigneTotal> => ({
      id: one,
      header: formatMoisAnnee(one),
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
    width: '6.5rem',
    align: 'end',
    cell: ({ total }) => <strong>{formatDuree(total)}</strong>,
  },
]

/** The same for a spreadsheet: person and statut on each line, hours as numbers. */
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
