import type { Correspondance, FeuilleFichier } from '../../../../shared/domain/correspondance.ts'
import type { FeuilleImport } from '../../../../shared/domain/import-orientation.ts'

/** What the preview of any import tells of how its file is read. */
export type FichierApercu = {
  readonly feuilles: readonly FeuilleImport[]
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly { readonly feuille: string }[]
}

/** How the person wants the sheets of a file to be read. */
export type Correspondances = {
  readonly dites: readonly Correspondance[]
  readonly diteOf: (feuille: string) => Correspondance | null
  /** How a sheet is to be read from now on; null, as its titles tell. */
  readonly read: (feuille: string, correspondance: Correspondance | null) => void
}
