import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'

/** A school year that can be chosen at first start. */
type AnneeProposee = {
  readonly debut: IsoDate
  readonly fin: IsoDate
  readonly libelle: string
}

const FIRST_MONTH_OF_PREPARATION = '07'

/** Années proposed: the one under way first (from July the next one), then its neighbours. */
export function proposeAnnees(today: IsoDate): readonly [AnneeProposee, ...AnneeProposee[]] {
  const year = Number(today.slice(0, 4))
  const start = today.slice(5, 7) >= FIRST_MONTH_OF_PREPARATION ? year : year - 1
  return [anneeFrom(start), anneeFrom(start + 1), anneeFrom(start - 1)]
}

/** An année scolaire runs from September to August. */
function anneeFrom(year: number): AnneeProposee {
  const annee = { debut: `${year}-09-01`, fin: `${year + 1}-08-31` }
  return { ...annee, libelle: libelleAnnee(annee) }
}
