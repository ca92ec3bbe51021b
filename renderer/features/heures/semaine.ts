import { addDays, type IsoDate } from '../../../shared/dates.ts'
import { parseDuree } from '../../../shared/domain/duree.ts'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import type { CategorieHeures } from '../../../shared/domain/listes.ts'

/** Texts typed in the cells of a week, by `cellKey`. */
export type Cells = Readonly<Record<string, string>>

export const cellKey = (date: IsoDate, categorie: CategorieHeures): string => `${date} ${categorie}`

/** Entries of a week, or the messages of unreadable cells by `cellKey`. */
type SemaineLue =
  | {
      readonly ok: true
      readonly saisies: readonly SaisieHeures[]
      /** The cell of each entry, in the same order. */
      readonly keys: readonly string[]
    }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** Reads the cells that are not blank; one unreadable cell refuses the whole week. */
export function readSemaine(
  cells: Cells,
  { intervenantId, actionId }: { readonly intervenantId: string; readonly actionId: string },
): SemaineLue {
  const errors: Record<string, string> = {}
  const saisies: SaisieHeures[] = []
  const keys: string[] = []
  for (const [key, text] of Object.entries(cells)) {
    if (text.trim() === '') continue
    const read = parseDuree(text)
    if (!read.ok) {
      errors[key] = read.reason
      continue
    }
    const [date = '', categorie = ''] = key.split(' ')
    keys.push(key)
    saisies.push({
      intervenantId,
      actionId,
      date,
      categorie: categorie as CategorieHeures,
      minutes: read.minutes,
      note: null,
    })
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, saisies, keys }
}

/** Cells still to save: those typed while the others were being saved. */
export const withoutSent = (cells: Cells, sent: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([key, text]) => text !== sent[key]))

/** Refusals of main by cell; a refusal about no cell is under ''. */
export const errorsByCell = (
  fields: Readonly<Record<string, string>>,
  keys: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [
      keys[Number(/^saisies\.(\d+)\./.exec(path)?.[1] ?? -1)] ?? '',
      text,
    ]),
  )

/** The seven days from a Monday. */
export const daysFrom = (monday: IsoDate): readonly IsoDate[] =>
  [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
