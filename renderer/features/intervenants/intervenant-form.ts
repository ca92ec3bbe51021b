import { type IsoDate, isIsoDate } from '../../../shared/dates.ts'
import { changeStatut, type SaisieIntervenant } from '../../../shared/domain/intervenant.ts'
import type { Jour, Statut } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import { dateOrNone, dateOrTyped } from '../../ui/parse-date.ts'

/** Dates as they are typed; an empty fin goes on. `key` outlives a change of order. */
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

/** What the form of an intervenant holds, by group of fields. */
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

/** What main is given; a date that cannot be read goes as it is typed, to be refused beside its field. */
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

/** Where the form shows what main says of a field. */
export function fieldOf(path: string): string {
  const own = path.replace(/^saisie\./, '')
  const isListed = /^(statuts|disponibilites)\b/.test(own)
  return isListed ? own.replace(/\./, '.lignes.') : `identite.${own}`
}

/** A key that no line has. */
export const nextKey = (lines: readonly { readonly key: number }[]): number =>
  Math.max(-1, ...lines.map(({ key }) => key)) + 1

/** The lines once someone changes statut on a day: the one in force then ends the day before. */
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

/** What could not be read stays as it was typed. */
const shownDate = (date: string): string => (isIsoDate(date) ? formatDate(date) : date)
