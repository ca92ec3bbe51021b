import type { IsoDate } from '../../../shared/dates.ts'
import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import { CATEGORIES_TOTAL } from '../../../shared/domain/heures.ts'
import { statutAt } from '../../../shared/domain/intervenant.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import { compareTexts } from '../../../shared/format.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'

/** Période and statut of a statement of hours. */
export type Demande = { readonly statut: Statut; readonly debut: IsoDate; readonly fin: IsoDate }

/** Minutes by month and catégorie, with their totals; catégories without a minute are left out. */
export type Attestation = {
  readonly categories: readonly CategorieTotal[]
  readonly mois: readonly {
    readonly mois: string
    readonly minutes: Readonly<Partial<Record<CategorieTotal, number>>>
    readonly total: number
  }[]
  readonly totaux: Readonly<Partial<Record<CategorieTotal, number>>>
  readonly total: number
}

/** The hours that someone gave in a période while holding a statut: séances and hours entered. */
export function attestationOf(fiche: IntervenantFiche, demande: Demande): Attestation {
  const lines = [
    ...fiche.seances.map((seance) => ({ ...seance, categorie: 'seances' as const })),
    ...fiche.heures,
  ].filter(
    ({ date }) =>
      date >= demande.debut &&
      date <= demande.fin &&
      statutAt(fiche.statuts, date) === demande.statut,
  )
  const byMois = Map.groupBy(lines, ({ date }) => date.slice(0, 7))
  const totaux = sumByCategorie(lines)
  return {
    categories: CATEGORIES_TOTAL.filter((one) => one in totaux),
    mois: [...byMois]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([mois, own]) => ({ mois, minutes: sumByCategorie(own), total: sum(own) })),
    totaux,
    total: sum(lines),
  }
}

type Line = { readonly categorie: CategorieTotal; readonly minutes: number }

const sum = (lines: readonly Line[]): number => lines.reduce((all, { minutes }) => all + minutes, 0)

function sumByCategorie(lines: readonly Line[]): Partial<Record<CategorieTotal, number>> {
  const totals: Partial<Record<CategorieTotal, number>> = {}
  for (const { categorie, minutes } of lines) {
    totals[categorie] = (totals[categorie] ?? 0) + minutes
  }
  return totals
}
