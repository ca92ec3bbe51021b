import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import { CATEGORIES_TOTAL } from '../../../shared/domain/heures.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { compareTexts, frCollator } from '../../../shared/format.ts'
import type { MinutesTotal } from '../../../shared/ipc/heures.ipc.ts'
import { createSearch, fits } from '../../ui/filters.ts'
import type { ListValues } from '../../ui/list.ts'

/** Minutes of one person under one statut in one catégorie, month by month. */
export type LigneTotal = {
  readonly id: string
  readonly intervenantId: string
  readonly intervenant: string
  readonly statut: Statut | null
  readonly categorie: CategorieTotal
  readonly parMois: ReadonlyMap<string, number>
  readonly total: number
}

/** One line per person, statut and catégorie, by name then in the order of the lists. */
export function toTotaux(
  totals: readonly MinutesTotal[],
  nomOf: (intervenantId: string) => string,
): readonly LigneTotal[] {
  const groups = Map.groupBy(
    totals,
    ({ intervenantId, statut, categorie }) => `${intervenantId} ${statut} ${categorie}`,
  )
  const lines = [...groups].flatMap(([id, [first, ...others]]): readonly LigneTotal[] => {
    if (first === undefined) return []
    const own = [first, ...others]
    return [
      {
        id,
        intervenantId: first.intervenantId,
        intervenant: nomOf(first.intervenantId),
        statut: first.statut,
        categorie: first.categorie,
        parMois: new Map(own.map(({ mois, minutes }) => [mois, minutes])),
        total: sumMinutes(own),
      },
    ]
  })
  return lines.sort(
    (a, b) =>
      frCollator.compare(a.intervenant, b.intervenant) ||
      compareTexts(a.intervenantId, b.intervenantId) ||
      rankOf(a.statut) - rankOf(b.statut) ||
      CATEGORIES_TOTAL.indexOf(a.categorie) - CATEGORIES_TOTAL.indexOf(b.categorie),
  )
}

/** Rank of a statut; time without a statut comes last, since no bilan counts it. */
const rankOf = (statut: Statut | null): number =>
  statut === null ? STATUTS.length : STATUTS.indexOf(statut)

export const sumMinutes = (lines: readonly { readonly minutes: number }[]): number =>
  lines.reduce((total, { minutes }) => total + minutes, 0)

/** The months that hold a minute, in order. */
export const moisOf = (lignes: readonly LigneTotal[]): readonly string[] =>
  [...new Set(lignes.flatMap(({ parMois }) => [...parMois.keys()]))].sort()

/** The lines that fit every filter; a month leaves that month alone in each. */
export function filterTotals(
  lignes: readonly LigneTotal[],
  { q = '', statut: statutAsked = null, categorie: asked = null, mois = null }: ListValues,
): readonly LigneTotal[] {
  const matches = createSearch(q ?? '')
  const fitting = lignes.filter(
    ({ statut, categorie, intervenant }) =>
      fits(statutAsked, statut) && fits(asked, categorie) && matches(intervenant),
  )
  if (mois === null) return fitting
  return fitting.flatMap((ligne) => {
    const minutes = ligne.parMois.get(mois)
    return minutes === undefined
      ? []
      : [{ ...ligne, parMois: new Map([[mois, minutes]]), total: minutes }]
  })
}

/** Minutes of all lines in a month. */
export const minutesIn = (lignes: readonly LigneTotal[], mois: string): number =>
  lignes.reduce((sum, { parMois }) => sum + (parMois.get(mois) ?? 0), 0)
