import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import {
  type SaisieEnfant,
  type SaisieFamille,
  type SaisieInscription,
  saisieEnfantSchema,
  saisieFamilleSchema,
  saisieInscriptionSchema,
} from '../domain/enfant.ts'
import type { EtatPresence, StatutOrientation } from '../domain/listes.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema } from './saisie.ts'

/** An enfant among others, told from a homonym. */
export type EnfantBref = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
  /** Niveau of its latest inscription and its collectifs, in a few words: « CM1, Mardi ». */
  readonly detail: string
}

export type FamilleFiche = SaisieFamille & {
  readonly familleId: string
  /** The enfants of the famille, this one left out. */
  readonly fratrie: readonly EnfantBref[]
}

export type InscriptionFiche = SaisieInscription & {
  readonly inscriptionId: string
  readonly annee: string
  readonly action: string
  readonly collectif: string | null
  readonly etablissement: string | null
  /** Place on the waiting list, from 1; null elsewhere. */
  readonly rang: number | null
}

/** Everything known of an enfant. */
export type EnfantFiche = SaisieEnfant & {
  readonly enfantId: string
  readonly famille: FamilleFiche | null
  /** Latest first, of every année. */
  readonly inscriptions: readonly InscriptionFiche[]
  readonly orientations: readonly {
    readonly orientationId: string
    readonly date: IsoDate
    readonly etablissement: string | null
    readonly statut: StatutOrientation
  }[]
  /** Recorded présences, latest first. */
  readonly presences: readonly {
    readonly seanceId: string
    readonly date: IsoDate
    readonly collectif: string
    readonly etat: EtatPresence
    readonly note: string | null
  }[]
}

/** A famille to attach an enfant to. */
export type FamilleBreve = {
  readonly familleId: string
  readonly responsables: string
  readonly enfants: string
}

const enfantId = z.strictObject({ enfantId: z.string() })
const inscriptionId = z.strictObject({ inscriptionId: z.string() })

/** Where a new enfant's famille comes from. */
const familleChoisieSchema = z.discriminatedUnion('genre', [
  z.strictObject({ genre: z.literal('aucune') }),
  z.strictObject({ genre: z.literal('connue'), familleId: z.string() }),
  z.strictObject({ genre: z.literal('nouvelle'), saisie: saisieFamilleSchema }),
])
export type FamilleChoisie = z.infer<typeof familleChoisieSchema>

export const fichesEnfantsIpc = {
  'enfants:find': channel(enfantId).returns<EnfantFiche>(),
  /** Every enfant of every année, by name in French order: to choose one among them. */
  'enfants:findBrefs': channel(z.void()).returns<readonly EnfantBref[]>(),
  /** Who may already be this child: shown, never blocking. */
  'enfants:findHomonymes': channel(
    z.strictObject({ nom: z.string(), prenom: z.string(), exceptId: z.string().nullable() }),
  ).returns<readonly EnfantBref[]>(),
  /** In one operation: the enfant, its famille, its first inscription when there is one. */
  'enfants:create': channel(
    z.strictObject({
      enfant: saisieEnfantSchema,
      famille: familleChoisieSchema,
      inscription: saisieInscriptionSchema.nullable(),
    }),
  ).returns<{ readonly enfantId: string }>(),
  'enfants:save': channel(enfantId.extend({ saisie: saisieEnfantSchema })).returns<void>(),
  /** Refused while inscriptions, présences or orientations stand on it. */
  'enfants:delete': channel(enfantId).returns<void>(),
  'familles:findAll': channel(z.void()).returns<readonly FamilleBreve[]>(),
  /** Changes the famille of the enfant, or gives it another. */
  'familles:attach': channel(enfantId.extend({ famille: familleChoisieSchema })).returns<void>(),
  'familles:save': channel(
    z.strictObject({ familleId: z.string(), saisie: saisieFamilleSchema }),
  ).returns<void>(),
  'inscriptions:create': channel(enfantId.extend({ saisie: saisieInscriptionSchema })).returns<{
    readonly inscriptionId: string
  }>(),
  'inscriptions:save': channel(
    inscriptionId.extend({ saisie: saisieInscriptionSchema }),
  ).returns<void>(),
  'inscriptions:delete': channel(inscriptionId).returns<void>(),
  /** From the waiting list into a collectif of its action, from that day on. */
  'inscriptions:promote': channel(
    inscriptionId.extend({ collectifId: z.string(), debut: dateSaisieSchema }),
  ).returns<void>(),
  /** The waiting list of an action, in the order wanted. */
  'inscriptions:orderAttente': channel(
    z.strictObject({ inscriptionIds: z.array(z.string()).max(2000) }),
  ).returns<void>(),
  /** What each record would keep; writes nothing. */
  'enfants:previewMerge': channel(
    z.strictObject({ keptId: z.string(), removedId: z.string() }),
  ).returns<ApercuFusion>(),
  'enfants:merge': channel(
    z.strictObject({ keptId: z.string(), removedId: z.string() }),
  ).returns<void>(),
} as const

/** Two records that are one child, and what putting them together does. */
export type ApercuFusion = {
  readonly kept: EnfantBref
  readonly removed: EnfantBref
  /** Blanks of the kept record that the other fills: « Date de naissance : 12/03/2013 ». */
  readonly completes: readonly string[]
  /** Values of the removed record that are given up, since the kept one has its own. */
  readonly abandons: readonly string[]
  readonly inscriptions: number
  readonly presences: number
  /** Séances where both have a présence: that of the kept record stays. */
  readonly presencesEnDouble: number
  readonly orientations: number
}
