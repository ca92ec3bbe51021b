import { addDays, type IsoDate, mondayOf, weekday } from '../dates.ts'
import { isJourOuvert, type JoursFermes, motifFermeture } from './calendrier.ts'
import { type EtatSeance, JOURS } from './listes.ts'
import {
  byMoment,
  dejaLa,
  type Horaire,
  type Moment,
  type MotifEcart,
  overlaps,
  type Periode,
} from './planification.ts'

/** A séance of the collectif as re-planning sees it. */
export type SeanceExistante = Moment & {
  readonly seanceId: string
  readonly etat: EtatSeance
  /** True when présences, intervenants, activités or a note stand on the séance. */
  readonly hasRecords: boolean
}

/** Effect of a change of créneau on the séances to come; other séances are untouched. In order of time. */
export type Replanification = {
  readonly deplacees: readonly {
    readonly seanceId: string
    readonly de: Moment
    readonly vers: Moment
  }[]
  readonly ajoutees: readonly Moment[]
  /** Séances removed. `motif` null: the créneau itself is removed. Else the new day has no place for it that week. */
  readonly supprimees: readonly {
    readonly seanceId: string
    readonly de: Moment
    readonly motif: MotifEcart | null
  }[]
  /** Séances left as they are: records stand on them, or the new day of their week has passed. */
  readonly conservees: readonly { readonly seanceId: string; readonly de: Moment }[]
}

type Contexte = {
  readonly today: IsoDate
  readonly calendrier: JoursFermes
  readonly annee: Periode
  /** Every séance of the collectif, whatever its état. */
  readonly existing: readonly SeanceExistante[]
}

/**
 * Re-plans the séances that a créneau gave, from the day after today on. Only a séance prévue, at the créneau's
 * own day and times, without any record, is moved within its week, or removed where that week leaves no place. A
 * week gains a séance only where the old day was closed: a séance that the coordinator deleted is not created
 * again. `after` null removes the créneau with its planned séances.
 */
export function replanCreneau(
  before: Horaire,
  after: Horaire | null,
  contexte: Contexte,
): Replanification {
  const own = contexte.existing
    .filter((seance) => isToCome(seance, contexte.today) && isOf(before, seance))
    .sort(byMoment)
  const free = own.filter((seance) => !seance.hasRecords)
  const busy = own.filter((seance) => seance.hasRecords)
  if (after === null) {
    const supprimees = free.map((seance) => ({ ...placed(seance), motif: null }))
    return { deplacees: [], ajoutees: [], supprimees, conservees: busy.map(placed) }
  }

  const passed = free.filter((seance) => dateIn(seance.date, after) <= contexte.today)
  const movable = free.filter((seance) => !passed.includes(seance))
  const agenda = new Agenda(contexte, movable)
  const deplacees: Replanification['deplacees'][number][] = []
  const supprimees: Replanification['supprimees'][number][] = []
  for (const seance of movable) {
    const vers = momentOf({ ...after, date: dateIn(seance.date, after) })
    const motif = agenda.refusalOf(vers)
    if (motif !== null) {
      supprimees.push({ ...placed(seance), motif })
      continue
    }
    agenda.take(vers)
    if (!isSame(seance, vers)) deplacees.push({ ...placed(seance), vers })
  }
  const ajoutees = gainedWeeks(own, before, contexte)
    .map((monday) => momentOf({ ...after, date: dateIn(monday, after) }))
    .filter((moment) => moment.date > contexte.today && agenda.refusalOf(moment) === null)
  const conservees = [...passed, ...busy].sort(byMoment).map(placed)
  return { deplacees, ajoutees, supprimees, conservees }
}

/** Free times of a collectif, while its séances are moved. */
class Agenda {
  private readonly contexte: Contexte
  private readonly taken: Map<IsoDate, Moment[]>

  constructor(contexte: Contexte, leaving: readonly SeanceExistante[]) {
    const gone = new Set(leaving.map(({ seanceId }) => seanceId))
    this.contexte = contexte
    const staying = contexte.existing.filter(({ seanceId }) => !gone.has(seanceId))
    this.taken = Map.groupBy<IsoDate, Moment>(staying, ({ date }) => date)
  }

  /** Why no séance can take place at a moment, null when one can. */
  refusalOf(moment: Moment): MotifEcart | null {
    const { annee, calendrier } = this.contexte
    if (moment.date < annee.debut || moment.date > annee.fin) {
      return { genre: 'hors-annee', nom: 'hors de l’année scolaire' }
    }
    const there = this.taken.get(moment.date)?.find((other) => overlaps(other, moment))
    return motifFermeture(moment.date, calendrier) ?? (there === undefined ? null : dejaLa(there))
  }

  take(moment: Moment): void {
    const day = this.taken.get(moment.date)
    if (day === undefined) this.taken.set(moment.date, [moment])
    else day.push(moment)
  }
}

/** Mondays of the weeks, from the first séance of the créneau to its last, where only the old day was closed. */
function gainedWeeks(
  own: readonly Moment[],
  before: Horaire,
  { calendrier, existing }: Contexte,
): readonly IsoDate[] {
  const last = own.at(-1)
  if (last === undefined) return []
  const [first = last] = existing.filter((seance) => isOf(before, seance)).sort(byMoment)
  const mondays: IsoDate[] = []
  for (let monday = mondayOf(first.date); monday <= last.date; monday = addDays(monday, 7)) {
    if (!isJourOuvert(dateIn(monday, before), calendrier)) mondays.push(monday)
  }
  return mondays
}

/** The day of the créneau in the week of a date. */
const dateIn = (date: IsoDate, { jour }: Horaire): IsoDate =>
  addDays(mondayOf(date), JOURS.indexOf(jour))

const isToCome = (seance: SeanceExistante, today: IsoDate): boolean =>
  seance.date > today && seance.etat === 'prevue'

const isOf = ({ jour, debut, fin }: Horaire, seance: Moment): boolean =>
  seance.debut === debut && seance.fin === fin && JOURS[weekday(seance.date)] === jour

const momentOf = ({ date, debut, fin }: Moment): Moment => ({ date, debut, fin })

const placed = (seance: SeanceExistante) => ({
  seanceId: seance.seanceId,
  de: momentOf(seance),
})

const isSame = (one: Moment, other: Moment): boolean =>
  byMoment(one, other) === 0 && one.fin === other.fin
