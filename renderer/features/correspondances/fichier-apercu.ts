import type { FeuilleFichier } from '../../../shared/domain/correspondance.ts'
import type { FeuilleImport } from '../../../shared/domain/import-orientation.ts'

/** What the preview of any import tells of how its file is read. */
export type FichierApercu = {
  readonly feuilles: readonly FeuilleImport[]
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly { readonly feuille: string }[]
}
