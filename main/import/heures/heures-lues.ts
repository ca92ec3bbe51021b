import type { IsoDate } from '../../../shared/dates.ts'
import type { SensCategorie } from '../../../shared/domain/import-heures.ts'
import type { MessageLigne } from '../../../shared/domain/import-orientation.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import type { TablesLues } from '../understand/tables.ts'

/** One entry as one row of the file says, before the base is looked at. */
export type HeuresLue = {
  readonly feuille: string
  /** Row number as the spreadsheet shows it (1-based). */
  readonly ligne: number
  /** 0 for the first entry of the row: a table of persons by days holds several. */
  readonly rang: number
  /** As spelled in the file; both blank for somebody unnamed. */
  readonly nom: string
  readonly prenom: string
  /** False when the name could be cut in another way. */
  readonly isNomSur: boolean
  /** Null when the file says no day. */
  readonly date: IsoDate | null
  readonly minutes: number | null
  /** As written; null when the cell is blank, or there is none. */
  readonly categorie: string | null
  /** What the person said that it stands for; null when she said nothing. */
  readonly categorieDite: SensCategorie | null
  readonly action: string | null
  readonly collectif: string | null
  readonly statut: Statut | null
  readonly note: string | null
  readonly messages: readonly MessageLigne[]
  /** What stands in the cells that could not be read, by champ. */
  readonly bruts: Readonly<Record<string, string>>
  readonly etat: 'lisible' | 'erreur'
}

/** A file of hours understood, by itself. */
export type HeuresLues = TablesLues<HeuresLue>
