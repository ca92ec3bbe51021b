import type { Correspondance, FeuilleFichier } from '../../../../shared/domain/correspondance.ts'
import type { FeuilleImport } from '../../../../shared/domain/import-orientation.ts'

/** Part of any preview that tells how its file is read. */
export type FichierApercu = {
  readonly feuilles: readonly FeuilleImport[]
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly { readonly feuille: string }[]
}

/** Correspondances asked for by the user, and the function that changes one. */
export type Correspondances = {
  readonly dites: readonly Correspondance[]
  readonly diteOf: (feuille: string) => Correspondance | null
  /** Reads a sheet by a correspondance; null reads it by its titles. */
  readonly read: (feuille: string, correspondance: Correspondance | null) => void
}
