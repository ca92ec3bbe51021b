import { z } from 'zod'
import { echellesSaisieSchema, type NiveauSuivi, type Trimestre } from '../domain/progression.ts'
import { channel } from './channel.ts'

/** A scale of the individual follow-up. */
export type Echelle = { readonly echelleId: string; readonly nom: string }

/** An enfant inscribed in a trimestre, with the levels entered. */
export type LigneSuivi = {
  readonly enfantId: string
  readonly enfant: string
  readonly collectif: string | null
  /** By échelle; absent where nothing was entered. */
  readonly niveaux: Readonly<Record<string, NiveauSuivi>>
}

export type GrilleSuivi = {
  readonly echelles: readonly Echelle[]
  /** By collectif, then by name. */
  readonly lignes: readonly LigneSuivi[]
}

/** Levels of an enfant in one année: `niveaux` by échelle, one per trimestre. */
export type SuiviAnnee = {
  readonly anneeId: string
  readonly annee: string
  readonly echelles: readonly (Echelle & { readonly niveaux: readonly (NiveauSuivi | null)[] })[]
}

const trimestre = z.union([z.literal(1), z.literal(2), z.literal(3)]) satisfies z.ZodType<Trimestre>
const niveau = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
]) satisfies z.ZodType<NiveauSuivi>

/** Individual follow-up of the enfants. */
export const progressionsIpc = {
  'progressions:findGrille': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable(), trimestre }),
  ).returns<GrilleSuivi>(),
  /** Keeps the level of one enfant on one échelle; null takes it away. */
  'progressions:save': channel(
    z.strictObject({
      anneeId: z.string(),
      trimestre,
      enfantId: z.string(),
      echelleId: z.string(),
      niveau: niveau.nullable(),
    }),
  ).returns<void>(),
  /** Latest année first; empty when nothing was ever entered. */
  'progressions:findOfEnfant': channel(z.strictObject({ enfantId: z.string() })).returns<
    readonly SuiviAnnee[]
  >(),
  /** Saves the list of échelles; one that is left out is archived with its levels. */
  'progressions:saveEchelles': channel(
    z.strictObject({ echelles: echellesSaisieSchema }),
  ).returns<void>(),
} as const
