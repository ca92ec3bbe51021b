import type { Rappel } from '../../../shared/domain/rencontre.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ActionParentsLigne, ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { dateOrTyped } from '../../ui/parse-date.ts'

/** A reminder as it is typed. */
export type RappelValues = {
  readonly [field in keyof Rappel]: Rappel[field] extends boolean ? boolean : string
}

/** Fields common to all meetings, as they are typed. */
export type RencontreValues = {
  readonly actionId: string
  readonly date: string
  readonly note: string
  readonly rappel: RappelValues
}

/** A meeting (null: a new one), as its form shows it. */
export const rencontreValues = (
  ligne: ActionParentsLigne | ConcertationLigne | null,
  defaults: { readonly date: string; readonly actionId: string },
): RencontreValues => ({
  actionId: ligne?.actionId ?? defaults.actionId,
  date: formatDate(ligne?.date ?? defaults.date),
  note: ligne?.note ?? '',
  rappel: {
    date: ligne?.rappel ? formatDate(ligne.rappel.date) : '',
    objet: ligne?.rappel?.objet ?? '',
    isFait: ligne?.rappel?.isFait ?? false,
  },
})

/** The input of main; a text that is no date goes as typed, and main words the refusal. */
export const toSaisieRencontre = <V extends RencontreValues>(values: V) => ({
  ...values,
  date: dateOrTyped(values.date),
  rappel: toSaisieRappel(values.rappel),
})

/** Reminder as main takes it; null when date and subject are blank. */
const toSaisieRappel = ({ date, objet, isFait }: RappelValues): Rappel | null =>
  date.trim() === '' && objet.trim() === '' ? null : { date: dateOrTyped(date), objet, isFait }
