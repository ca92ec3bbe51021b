import type { IsoDate } from '../../../shared/dates.ts'
import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import { frCollator } from '../../../shared/format.ts'
import type { HeuresLigne, HeuresSeance } from '../../../shared/ipc/heures.ipc.ts'

/** One line of the list: hours that were entered, or the time that a séance gives. */
export type LigneHeures = {
  readonly id: string
  readonly date: IsoDate
  readonly intervenantId: string
  readonly intervenant: string
  readonly statut: Statut | null
  readonly categorie: CategorieTotal
  readonly minutes: number
  /** The note of an entry, the collectif of a séance. */
  readonly detail: string | null
  readonly source:
    | { readonly genre: 'saisie'; readonly saisie: HeuresLigne }
    | { readonly genre: 'seance'; readonly seanceId: string }
}

/** Both kinds together, latest first, then by name. */
export function toLignes(
  heures: readonly HeuresLigne[],
  seances: readonly HeuresSeance[],
): readonly LigneHeures[] {
  const entered = heures.map(
    (saisie): LigneHeures => ({
      ...saisie,
      id: saisie.heuresId,
      detail: saisie.note,
      source: { genre: 'saisie', saisie },
    }),
  )
  const derived = seances.map(
    (seance): LigneHeures => ({
      ...seance,
      id: `${seance.seanceId} ${seance.intervenantId}`,
      categorie: 'seances',
      detail: seance.collectif,
      source: { genre: 'seance', seanceId: seance.seanceId },
    }),
  )
  return [...entered, ...derived].sort(
    (a, b) => b.date.localeCompare(a.date) || frCollator.compare(a.intervenant, b.intervenant),
  )
}
