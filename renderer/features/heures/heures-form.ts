import { parseDuree } from '../../../shared/domain/duree.ts'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import type { CategorieHeures } from '../../../shared/domain/listes.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import { dateOrTyped } from '../../ui/parse-date.ts'

/** Values of the form of an entry: date and durée as typed. */
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

/** Values of the form for a saved entry. */
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

/** Input of main; an unreadable date is sent as typed, to be refused beside its field. */
export function toSaisie({ saisie: { duree, date, ...saisie } }: HeuresForm): SaisieHeures {
  const read = parseDuree(duree)
  return { ...saisie, date: dateOrTyped(date), minutes: read.ok ? read.minutes : 0 }
}

/** Message for an unreadable durée, which the form itself must refuse: main takes minutes only. */
export function check({ saisie }: HeuresForm): Readonly<Record<string, string>> {
  const read = parseDuree(saisie.duree)
  return read.ok ? {} : { 'saisie.duree': read.reason }
}

/** Field of the form that shows main's message about `path`. */
export function fieldOf(path: string): string {
  const own = path.replace(/^saisies\.\d+\.|^saisie\./, '')
  return `saisie.${own === 'minutes' ? 'duree' : own}`
}
