import { addDays, type IsoDate, isIsoDate, monthsOf, weekday } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { MOIS, parseDateFr } from '../../ui/parse.ts'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

const NEAR: Readonly<Record<string, number>> = {
  'avant hier': -2,
  hier: -1,
  'aujourd hui': 0,
  demain: 1,
  'apres demain': 2,
}

/**
 * The days that a typed date may mean, most likely first; none when it is no date. « 28/9 », « 28 sept »,
 * « 28.09.21 », « demain », « mardi », « mardi dernier », « mardi 28 ». Without a year it is that of the année.
 */
export function datesTyped(typed: string, annee: Annee, today: IsoDate): readonly IsoDate[] {
  const whole = parseDateFr(typed)
  if (whole !== null) return [whole]
  const words = normalizeNom(typed)
  const near = NEAR[words]
  if (near !== undefined) return [addDays(today, near)]
  const [first = '', ...rest] = words.split(' ')
  const jour = JOURS.indexOf(first as (typeof JOURS)[number])
  if (jour === -1) return inAnnee(words, annee)
  if (rest.length === 0) return [nextOn(jour, today), addDays(nextOn(jour, today), -7)]
  if (rest[0] === 'prochain') return [nextOn(jour, addDays(today, 1))]
  if (rest[0] === 'dernier') return [addDays(nextOn(jour, today), -7)]
  const days = /^\d{1,2}$/.test(rest.join(' '))
    ? monthsOf(annee).flatMap((month) => dayOf(month, Number(rest[0])))
    : inAnnee(rest.join(' '), annee)
  return days.filter((day) => weekday(day) === jour)
}

const nextOn = (jour: number, from: IsoDate): IsoDate =>
  addDays(from, (jour - weekday(from) + 7) % 7)

/** Dates of the année meant by « 28 9 » or « 28 sept ». */
function inAnnee(words: string, annee: Annee): readonly IsoDate[] {
  const parts = /^(\d{1,2})(?:er)? (\d{1,2}|[a-z]{3,})$/.exec(words)
  if (parts === null) return []
  const [, day = '', month = ''] = parts
  const isMonth = (number: number) =>
    /^\d/.test(month) ? number === Number(month) : (MOIS[number - 1] ?? '').startsWith(month)
  return monthsOf(annee)
    .filter((one) => isMonth(Number(one.slice(5))))
    .flatMap((one) => dayOf(one, Number(day)))
    .filter((date) => date >= annee.debut && date <= annee.fin)
}

function dayOf(month: string, day: number): readonly IsoDate[] {
  const date = `${month}-${String(day).padStart(2, '0')}`
  return isIsoDate(date) ? [date] : []
}
