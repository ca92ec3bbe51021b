import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import {
  type Proche,
  type SaisieAutorisations,
  type SaisieEnfant,
  type SaisieFamille,
  type SaisieInscription,
  saisieAutorisationsSchema,
  saisieEnfantSchema,
  saisieInscriptionSchema,
} from '../domain/enfant.ts'
import type {
  EtatPresence,
  Origine,
  Situation,
  StatutInscription,
  StatutOrientation,
} from '../domain/listes.ts'
import type { Niveau } from '../domain/niveau.ts'
import { channel } from './channel.ts'
import { familleChoisieSchema } from './familles.ipc.ts'

/** One inscription with its enfant: a child in two collectifs makes two lines. */
export type EnfantLigne = {
  readonly inscriptionId: string
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
  /** null when the enfant belongs to no famille yet: counted for one, with a warning. */
  readonly familleId: string | null
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissement: string | null
  readonly actionId: string
  readonly collectifId: string | null
  readonly collectif: string | null
  readonly statut: StatutInscription
  readonly debut: IsoDate
  readonly fin: IsoDate | null
  /**
   * Place on the waiting list, from 1; null for an enfant not placed yet, listed after the others.
   */
  readonly rang: number | null
  readonly origines: readonly Origine[]
  readonly situations: readonly Situation[]
  readonly responsables: readonly {
    readonly nom: string
    readonly telephone: string | null
    readonly mail: string | null
  }[]
  readonly presents: number
  readonly absents: number
  readonly excuses: number
  /** Detail that tells the enfant from homonyms of the list: « CM1, 2013 »; null when the name is unique. */
  readonly precision: string | null
}

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
  /** The other enfants of the famille. */
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
  /** Autorisations, one entry for each année in which some were recorded. */
  readonly autorisations: readonly (Omit<SaisieAutorisations, 'proches'> & {
    readonly anneeId: string
  })[]
  /** In the order to call. */
  readonly proches: readonly Proche[]
  /** Inscriptions of every année, latest first. */
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

/** Preview of a merge: two records of one enfant, and the effects of the merge. */
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

const enfantId = z.strictObject({ enfantId: z.string() })
const pair = z.strictObject({ keptId: z.string(), removedId: z.string() })

export const enfantsIpc = {
  /** Sorted by name in French order; `actionId` null means every action of the année. */
  'enfants:findAll': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly EnfantLigne[]>(),
  'enfants:find': channel(enfantId).returns<EnfantFiche>(),
  /** Every enfant of every année, by name in French order: to choose one among them. */
  'enfants:findBrefs': channel(z.void()).returns<readonly EnfantBref[]>(),
  /** Enfants who may be the same person as the one being entered: shown, never blocking. */
  'enfants:findHomonymes': channel(
    z.strictObject({ nom: z.string(), prenom: z.string(), exceptId: z.string().nullable() }),
  ).returns<readonly EnfantBref[]>(),
  /** Creates the enfant, its famille and, when given, its first inscription, in one act. */
  'enfants:create': channel(
    z.strictObject({
      enfant: saisieEnfantSchema,
      famille: familleChoisieSchema,
      inscription: saisieInscriptionSchema.nullable(),
    }),
  ).returns<{ readonly enfantId: string; readonly familleId: string | null }>(),
  'enfants:save': channel(enfantId.extend({ saisie: saisieEnfantSchema })).returns<void>(),
  /** Replaces the autorisations of the année and the proches of the enfant. */
  'enfants:saveAutorisations': channel(
    enfantId.extend({ anneeId: z.string(), saisie: saisieAutorisationsSchema }),
  ).returns<void>(),
  /** Refused while inscriptions, présences or orientations stand on it. */
  'enfants:delete': channel(enfantId).returns<void>(),
  /** Gives the enfant another famille, or none. */
  'enfants:attachFamille': channel(
    enfantId.extend({ famille: familleChoisieSchema }),
  ).returns<void>(),
  /** Preview of a merge; writes nothing. */
  'enfants:previewMerge': channel(pair).returns<ApercuFusion>(),
  'enfants:merge': channel(pair).returns<void>(),
} as const
