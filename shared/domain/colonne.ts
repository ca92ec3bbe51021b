import { ORIGINES, type Origine, SITUATIONS, type Situation } from './listes.ts'

/** Fields that a column can give about a child, once at most for each. */
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
  'propose',
  'objectif',
  'accordParental',
  'date',
  'origines',
  'situations',
  'criteres',
] as const
type ChampEnfant = (typeof CHAMPS_ENFANT)[number]

/** Fields of a list of enfants inscrits alone: the collectif, the first and the last day there. */
export const CHAMPS_PLACE = ['collectif', 'entree', 'sortie'] as const

/** Layout of a person's name in a cell, in any kind of table. */
export type ChampNom = 'nom' | 'prenom' | 'nomPrenom' | 'prenomNom'

/**
 * Adults of a household: one or two, numbered or named by their tie. `autre`: a third one, or the owner of a
 * number that the file gives to no named adult.
 */
export const RANGS = ['1', 'mere', 'pere', '2', 'autre'] as const
export type Rang = (typeof RANGS)[number]

export const PARTS_RESPONSABLE = [
  'nom',
  'nomUsage',
  'prenom',
  'nomPrenom',
  'telephone',
  'mail',
  'lien',
] as const
export type PartResponsable = (typeof PARTS_RESPONSABLE)[number]

/**
 * Content of a column of a school's file. A plain string, so that it reads well in the preview and is stored
 * as it is: `nom`, `responsable1.telephone`, or, for a column to tick, `situations.logement`,
 * `origines.famille`, `criteres.Lecture`.
 */
export type Champ =
  | ChampEnfant
  | (typeof CHAMPS_PLACE)[number]
  | `responsable${Rang}.${PartResponsable}`
  | `situations.${Situation}`
  | `origines.${Origine}`
  | `criteres.${string}`

const CLOSED: ReadonlySet<string> = new Set<Champ>([
  ...CHAMPS_ENFANT,
  ...CHAMPS_PLACE,
  ...RANGS.flatMap((rang) =>
    PARTS_RESPONSABLE.map((part) => `responsable${rang}.${part}` as const),
  ),
  ...SITUATIONS.map((code) => `situations.${code}` as const),
  ...ORIGINES.map((code) => `origines.${code}` as const),
])

/** Whether a text is a known champ. */
export const isChamp = (text: string): text is Champ =>
  CLOSED.has(text) || (text.startsWith('criteres.') && text.length > 'criteres.'.length)

export const isIdentite = (champ: string): boolean =>
  champ === 'nom' || champ === 'nomUsage' || champ === 'prenom' || isNomComplet(champ)

/** True for a champ whose one cell holds both the nom and the prénom. */
export const isNomComplet = (champ: string): champ is 'nomPrenom' | 'prenomNom' =>
  champ === 'nomPrenom' || champ === 'prenomNom'

/** Champ under which the signs of all columns to tick are explained, once for all. */
export const COCHE = 'coche'

/** What a column to tick stands for. */
export type Coche = {
  readonly liste: 'situations' | 'origines' | 'criteres'
  readonly code: string
}

/** List and code that a column to tick stands for; null for a column of values. */
export function tickOf(champ: string): Coche | null {
  const dot = champ.indexOf('.')
  const liste = champ.slice(0, dot)
  if (liste !== 'situations' && liste !== 'origines' && liste !== 'criteres') return null
  return { liste, code: champ.slice(dot + 1) }
}
