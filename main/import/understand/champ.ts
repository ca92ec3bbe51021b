import type { Origine, Situation } from '../../../shared/domain/listes.ts'

/** What a column can say of a child, once at most for each. */
export const CHAMPS_ENFANT = [
  'nom',
  'nomUsage',
  'prenom',
  'nomPrenom',
  'prenomNom',
  'dateNaissance',
  'sexe',
  'niveau',
  'classe',
  'enseignant',
  'etablissement',
  'objectif',
  'accordParental',
  'date',
  'origines',
  'situations',
  'criteres',
] as const
export type ChampEnfant = (typeof CHAMPS_ENFANT)[number]

/** How a person's name is laid out, in any kind of table. */
export type ChampNom = 'nom' | 'prenom' | 'nomPrenom' | 'prenomNom'

/** A household gives one or two adults, numbered or named by their tie. */
export const RANGS = ['1', 'mere', 'pere', '2'] as const
export type Rang = (typeof RANGS)[number]
export type PartResponsable =
  | 'nom'
  | 'nomUsage'
  | 'prenom'
  | 'nomPrenom'
  | 'telephone'
  | 'mail'
  | 'lien'

/**
 * What a column holds. A plain string, so that a mapping reads well in the preview and can be remembered
 * as it is: `nom`, `responsable1.telephone`, or, for a column to tick, `situations.logement`,
 * `origines.famille`, `criteres.Lecture`.
 */
export type Champ =
  | ChampEnfant
  | `responsable${Rang}.${PartResponsable}`
  | `situations.${Situation}`
  | `origines.${Origine}`
  | `criteres.${string}`

export const isIdentite = (champ: string): boolean =>
  champ === 'nom' || champ === 'nomUsage' || champ === 'prenom' || isNomComplet(champ)

/** One cell holds both the nom and the prénom. */
export const isNomComplet = (champ: string): champ is 'nomPrenom' | 'prenomNom' =>
  champ === 'nomPrenom' || champ === 'prenomNom'

/** What a ticked column stands for; null for a column of values. */
export function tickOf(
  champ: Champ,
): { readonly liste: 'situations' | 'origines' | 'criteres'; readonly code: string } | null {
  const dot = champ.indexOf('.')
  const liste = champ.slice(0, dot)
  if (liste !== 'situations' && liste !== 'origines' && liste !== 'criteres') return null
  return { liste, code: champ.slice(dot + 1) }
}
