import { type IsoDate, isIsoDate } from '../../../shared/dates.ts'
import { changeStatut, type SaisieIntervenant } from '../../../shared/domain/intervenant.ts'
import type { Jour, Statut } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import { dateOrNone, dateOrTyped } from '../../ui/parse.ts'

/** Line of a statut, dates as typed; an empty `fin` means it goes on. `key` survives a change of order. */
export type StatutLine = {
  readonly key: number
  readonly statut: Statut
  readonly debut: string
  readonly fin: string
}

export type DisponibiliteLine = {
  readonly key: number
  readonly jour: Jour
  readonly debut: string
  readonly fin: string
}

/** Values of the form of an intervenant, by group of fields. */
export type IntervenantForm = {
  readonly identite: {
    readonly nom: string
    readonly prenom: string
    readonly telephone: string
    readonly mail: string
  }
  readonly statuts: { readonly lignes: readonly StatutLine[] }
  readonly disponibilites: { readonly lignes: readonly DisponibiliteLine[] }
}

/** The form as it opens. */
export const toForm = (saisie: SaisieIntervenant): IntervenantForm => ({
  identite: {
    nom: saisie.nom,
    prenom: saisie.prenom,
    telephone: saisie.telephone ?? '',
    mail: saisie.mail ?? '',
  },
  statuts: { lignes: saisie.statuts.map(toLine) },
  disponibilites: { lignes: saisie.disponibilites.map((line, key) => ({ key, ...line })) },
})

const toLine = (
  { statut, debut, fin }: SaisieIntervenant['statuts'][number],
  key: number,
): StatutLine => ({
  key,
  statut,
  debut: formatDate(debut),
  fin: fin === null ? '' : formatDate(fin),
})

/** Input of main; an unreadable date is sent as typed, to be refused beside its field. */
export const toSaisie = (form: IntervenantForm): SaisieIntervenant => ({
  ...form.identite,
  statuts: form.statuts.lignes.map(readLine),
  disponibilites: form.disponibilites.lignes.map(({ jour, debut, fin }) => ({ jour, debut, fin })),
})

const readLine = ({ statut, debut, fin }: StatutLine) => ({
  statut,
  debut: dateOrTyped(debut),
  fin: dateOrNone(fin),
})

/** Field of the form that shows main's message about `path`. */
export function fieldOf(path: string): string {
  const own = path.replace(/^saisie\./, '')
  const isListed = /^(statuts|disponibilites)\b/.test(own)
  return isListed ? own.replace(/\./, '.lignes.') : `identite.${own}`
}

/** Key for a new line, unused by the others. */
export const nextKey = (lines: readonly { readonly key: number }[]): number =>
  Math.max(-1, ...lines.map(({ key }) => key)) + 1

/** Lines after a change of statut on a day: the statut in force ends the day before. */
export function changeLines(
  lines: readonly StatutLine[],
  next: { readonly statut: Statut; readonly debut: IsoDate },
): readonly StatutLine[] {
  return changeStatut(lines.map(readLine), next).map(({ statut, debut, fin }, index) => ({
    key: lines[index]?.key ?? nextKey(lines),
    statut,
    debut: shownDate(debut),
    fin: fin === null ? '' : shownDate(fin),
  }))
}

/** French form of an ISO date; another text stays as typed. */
const shownDate = (date: string): string => (isIsoDate(date) ? formatDate(date) : date)
