import { addDays, type IsoDate } from '../../../shared/dates.ts'
import { parseDuree } from '../../../shared/domain/duree.ts'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import type { CategorieHeures } from '../../../shared/domain/listes.ts'

/** What is typed in the cells of a week, by `cellKey`. */
export type Cells = Readonly<Record<string, string>>

export const cellKey = (date: IsoDate, categorie: CategorieHeures): string => `${date} ${categorie}`

/** The entries that a week makes, or what cannot be read, by cell. */
export type SemaineLue =
  | {
      readonly ok: true
      readonly saisies: readonly SaisieHeures[]
      /** The cell of each entry, in the same order. */
      readonly keys: readonly string[]
    }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** Reads the cells that hold something; one that cannot be read refuses the whole. */
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

/** What is left to save of a week: what was typed while the rest was being saved. */
export const withoutSent = (cells: Cells, sent: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([key, text]) => text !== sent[key]))

/** What main refused, by cell; what concerns no cell is under ''. */
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
