import type { ColonneFichier } from '../../../../shared/domain/correspondance.ts'

export type Choix = { readonly value: string; readonly label: string }

export type GroupeChoix = { readonly group: string; readonly items: readonly Choix[] }

/** The words of one kind of import: what its columns may be, and what its codes may stand for. */
export type VocabulaireImport = {
  readonly champText: (champ: string) => string
  readonly champsOf: (colonne: ColonneFichier) => readonly GroupeChoix[]
  /** Codes that a champ accepts; null for one without a closed list. */
  readonly codesOf: (champ: string) => readonly Choix[] | null
  /** Words for a value that Cartable does not keep. */
  readonly rienText: (champ: string) => string
  /** Noun of the record that one row gives. */
  readonly noun: { readonly one: string; readonly many: string; readonly none: string }
  /** Advice: columns that must be known for any row to be read. */
  readonly conseil: string
  /** Words for the future files that will use these answers. */
  readonly prochain: string
}
