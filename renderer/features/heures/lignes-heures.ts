import type { IsoDate } from '../../../shared/dates.ts'
import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import { CATEGORIES_HEURES, type Statut } from '../../../shared/domain/listes.ts'
import { compareTexts, frCollator } from '../../../shared/format.ts'
import type { HeuresFormation, HeuresLigne, HeuresSeance } from '../../../shared/ipc/heures.ipc.ts'
import { LIBELLES_HEURES } from '../../../shared/texts/libelles.ts'

/** « Séances » for derived time, else the catégorie of the hours entered. */
export const categorieText = (categorie: CategorieTotal): string =>
  categorie === 'seances' ? 'Séances' : LIBELLES_HEURES[categorie]

/** Options of the closed list of catégories. */
export const CATEGORIES_CHOIX: readonly { readonly value: string; readonly label: string }[] =
  CATEGORIES_HEURES.map((one) => ({ value: one, label: categorieText(one) }))

/** One line of the list: hours entered, or the time given by a séance or a formation. */
export type LigneHeures = {
  readonly id: string
  readonly date: IsoDate
  readonly intervenantId: string
  readonly intervenant: string
  readonly statut: Statut | null
  readonly categorie: CategorieTotal
  readonly minutes: number
  /** The note of an entry, the collectif of a séance, the theme of a formation. */
  readonly detail: string | null
  readonly source:
    | { readonly genre: 'saisie'; readonly saisie: HeuresLigne }
    | { readonly genre: 'seance'; readonly seanceId: string }
    | { readonly genre: 'formation'; readonly formationId: string }
}

/** Lines of all kinds, latest first, then by name. */
export function toLignes(
  heures: readonly HeuresLigne[],
  seances: readonly HeuresSeance[],
  formations: readonly HeuresFormation[],
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
  const followed = formations.map(
    (formation): LigneHeures => ({
      ...formation,
      id: `${formation.formationId} ${formation.intervenantId}`,
      categorie: 'formation',
      detail: formation.theme,
      source: { genre: 'formation', formationId: formation.formationId },
    }),
  )
  return [...entered, ...derived, ...followed].sort(
    (a, b) => compareTexts(b.date, a.date) || frCollator.compare(a.intervenant, b.intervenant),
  )
}
