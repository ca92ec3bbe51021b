import type { ColonneFichier } from '../../../../shared/domain/correspondance.ts'

export type Choix = { readonly value: string; readonly label: string }

export type GroupeChoix = { readonly group: string; readonly items: readonly Choix[] }

/** The words of one kind of import: what its columns may be, and what its codes may stand for. */
export type VocabulaireImport = {
  readonly champText: (champ: string) => string
  readonly champsOf: (colonne: ColonneFichier) => readonly GroupeChoix[]
  /** null where values are not of a closed list. */
  readonly codesOf: (champ: string) => readonly Choix[] | null
  /** What becomes of a value that stands for nothing that we keep. */
  readonly rienText: (champ: string) => string
  /** What one row gives. */
  readonly noun: { readonly one: string; readonly many: string; readonly none: string }
  /** What must be told for anything to be read. */
  readonly conseil: string
  /** For which files what is told will be kept. */
  readonly prochain: string
}
