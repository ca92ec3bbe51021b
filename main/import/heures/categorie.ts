import {
  CATEGORIES_HEURES,
  type CategorieHeures,
  STATUTS,
  type Statut,
} from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { memo } from '../understand/lecture.ts'

// Patterns of normalised text; the first match wins: « préparation de la réunion » is préparation.
const CATEGORIES: readonly (readonly [CategorieHeures, RegExp])[] = [
  ['preparation', /\bprepar/],
  ['formation', /\b(formations?|stages?)\b/],
  [
    'concertation',
    /\bconcertations?\b|\b(reunion|rencontre|rendez vous|rdv|point)\b.*\b(ecole|enseignante?s?|college|professeure?s?|directeur|directrice|partenaires?)\b/,
  ],
  ['parents', /\b(parents?|familles?)\b/],
  ['reunion', /\b(reunions?|coordination)\b/],
  ['autre', /^(autres?|divers)$/],
]

/** The catégorie that some words mean; null when a person has to say. */
export const categorieOf = memo((text: string): CategorieHeures | null => {
  const normalized = normalizeNom(text)
  const exact = CATEGORIES_HEURES.find((code) => code === normalized)
  return exact ?? CATEGORIES.find(([, pattern]) => pattern.test(normalized))?.[0] ?? null
})

/** True for words that mean the time of séances, which is derived from the séances held, never entered. */
export const isTempsDeSeance = memo((text: string): boolean =>
  /\b(seances?|accompagnement|aide aux (devoirs|lecons)|soutien|encadrement)\b/.test(
    normalizeNom(text),
  ),
)

/** Statut that a word names; null when none. */
export const statutOf = memo((text: string): Statut | null => {
  const normalized = normalizeNom(text)
  if (/\bservice civique\b/.test(normalized)) return 'volontaire'
  return STATUTS.find((statut) => normalized.startsWith(statut)) ?? null
})
