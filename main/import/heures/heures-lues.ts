import type { IsoDate } from '../../../shared/dates.ts'
import type { SensCategorie } from '../../../shared/domain/import-heures.ts'
import type { MessageLigne } from '../../../shared/domain/import-orientation.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import type { TablesLues } from '../understand/tables.ts'

/** One entry as a row of the file gives it, before any look at the base. */
export type HeuresLue = {
  readonly feuille: string
  /** Row number as the spreadsheet shows it (1-based). */
  readonly ligne: number
  /** Rank of the entry in its row, from 0: a table of persons by days holds several. */
  readonly rang: number
  /** Nom as spelled in the file; nom and prénom are blank for an unnamed person. */
  readonly nom: string
  readonly prenom: string
  /** False when the name could be split otherwise. */
  readonly isNomSur: boolean
  /** Day of the entry; null when the file gives none. */
  readonly date: IsoDate | null
  readonly minutes: number | null
  /** Catégorie as written; null when the cell is blank, or there is none. */
  readonly categorie: string | null
  /** Meaning of the catégorie that the person gave; null when none. */
  readonly categorieDite: SensCategorie | null
  readonly action: string | null
  readonly collectif: string | null
  readonly statut: Statut | null
  readonly note: string | null
  readonly messages: readonly MessageLigne[]
  /** Text of the cells that could not be read, by champ. */
  readonly bruts: Readonly<Record<string, string>>
  readonly etat: 'lisible' | 'erreur'
}

/** A file of hours understood, before any look at the base. */
export type HeuresLues = TablesLues<HeuresLue>
