import { addDays, daysBetween, type IsoDate, mondayOf } from '../../../shared/dates.ts'
import type { JoursFermes } from '../../../shared/domain/calendrier.ts'
import type { Controle } from '../../../shared/domain/controle.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import { compareTexts, formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'

type Periode = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Days of the shortest holidays that end a period: fewer are a long week-end. */
const VACANCES_DAYS = 7

/** Stretches of school between two holidays, from the first to the last day of an année. */
export function periodesOf(annee: Periode, { vacances }: JoursFermes): readonly Periode[] {
  const long = vacances.filter(({ debut, fin }) => daysBetween(debut, fin) + 1 >= VACANCES_DAYS)
  const periodes: Periode[] = []
  let debut = annee.debut
  for (const one of long.toSorted((a, b) => compareTexts(a.debut, b.debut))) {
    const fin = addDays(one.debut, -1)
    if (fin >= debut) periodes.push({ debut, fin })
    if (one.fin >= debut) debut = addDays(one.fin, 1)
  }
  return debut <= annee.fin ? [...periodes, { debut, fin: annee.fin }] : periodes
}

/**
 * Séances a week and continuity over the année (seed 002: two a week recommended, over the whole school year),
 * period of school by period, from the séances tenues ≤ D. Without holidays known, the année is one period.
 */
export function controlesDuRythme(
  seances: readonly SeanceLigne[],
  faits: Faits,
  { annee, calendrier }: { readonly annee: Periode; readonly calendrier: JoursFermes | null },
): readonly Controle[] {
  const tenues = seances.filter((s) => s.etat === 'tenue' && s.date <= faits.arreteAu)
  const periodes = periodesOf(annee, calendrier ?? { vacances: [] })
  return [...Map.groupBy(tenues, (s) => s.collectifId).values()].flatMap((own) => [
    ...tropPeu(own, periodes, faits.parametres.seancesParSemaine),
    ...(calendrier === null ? [] : sansSeance(own, periodes, faits.arreteAu)),
  ])
}

const spanText = ({ debut, fin }: Periode): string =>
  `du ${formatDate(debut)} au ${formatDate(fin)}`

/** Periods with fewer séances in a week of activity than the rule. */
function tropPeu(
  own: readonly SeanceLigne[],
  periodes: readonly Periode[],
  regle: number | null,
): readonly Controle[] {
  const [first] = own
  if (first === undefined || regle === null) return []
  const low = periodes.flatMap((periode) => {
    const held = own.filter((s) => s.date >= periode.debut && s.date <= periode.fin)
    if (held.length === 0) return []
    const mean = held.length / new Set(held.map((s) => mondayOf(s.date))).size
    return mean < regle ? [`${formatNumber(mean, 1)} ${spanText(periode)}`] : []
  })
  if (low.length === 0) return []
  return [
    {
      code: 'seances-par-semaine',
      gravite: 'avertissement',
      texte: `${first.collectif} : séances par semaine d’activité, ${low.join(', ')}, pour ${formatNumber(regle)} préconisées. Dites-en la raison dans le bilan, ou changez cette règle dans Réglages.`,
      ids: [first.collectifId],
    },
  ]
}

/** Whole periods, already past, before a collectif's first séance or after its last. */
function sansSeance(
  own: readonly SeanceLigne[],
  periodes: readonly Periode[],
  arreteAu: IsoDate,
): readonly Controle[] {
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return []
  const empty = periodes.filter(
    ({ debut, fin }) => fin <= arreteAu && (fin < first.date || debut > last.date),
  )
  if (empty.length === 0) return []
  return [
    {
      code: 'periode-sans-seance',
      gravite: 'avertissement',
      texte: `${first.collectif} : ${formatCount(empty.length, 'période entière', 'périodes entières')} sans séance tenue (${empty.map(spanText).join(', ')}). Le Clas suit toute l’année scolaire : vérifiez ces séances, ou dites-en la raison dans le bilan.`,
      ids: [first.collectifId],
    },
  ]
}
