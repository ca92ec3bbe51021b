import { parseDuree } from '../../../shared/domain/duree.ts'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import type { CategorieHeures } from '../../../shared/domain/listes.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import { dateOrTyped } from '../../ui/parse-date.ts'

/** What the form of an entry holds: date and durée as they are typed. */
export type HeuresForm = {
  readonly saisie: {
    readonly intervenantId: string
    readonly actionId: string
    readonly date: string
    readonly categorie: CategorieHeures
    readonly duree: string
    readonly note: string
  }
}

/** An entry as the form shows it. */
export const toForm = (saisie: SaisieHeures): HeuresForm => ({
  saisie: {
    intervenantId: saisie.intervenantId,
    actionId: saisie.actionId,
    categorie: saisie.categorie,
    date: formatDate(saisie.date),
    duree: saisie.minutes === 0 ? '' : formatDuree(saisie.minutes),
    note: saisie.note ?? '',
  },
})

/** What main is given; a date that cannot be read goes as it is typed, to be refused beside its field. */
export function toSaisie({ saisie: { duree, date, ...saisie } }: HeuresForm): SaisieHeures {
  const read = parseDuree(duree)
  return { ...saisie, date: dateOrTyped(date), minutes: read.ok ? read.minutes : 0 }
}

/** A durée that cannot be read is told by the form itself: main knows minutes only. */
export function check({ saisie }: HeuresForm): Readonly<Record<string, string>> {
  const read = parseDuree(saisie.duree)
  return read.ok ? {} : { 'saisie.duree': read.reason }
}

/** Where the form shows what main says of a field. */
export function fieldOf(path: string): string {
  const own = path.replace(/^saisies\.\d+\.|^saisie\./, '')
  return `saisie.${own === 'minutes' ? 'duree' : own}`
}
