import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import type { IsoDate, IsoTime } from '../dates.ts'
import { ETATS_PRESENCE, type EtatPresence, type EtatSeance } from '../domain/listes.ts'
import type { Periode } from '../domain/presence.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema, ligneSaisieSchema } from './saisie.ts'

const saisieSchema = z.strictObject({
  seanceId: z.string(),
  enfantId: z.string(),
  /** null takes the record away: unknown, which is not absent. */
  etat: z.enum(ETATS_PRESENCE).nullable(),
  /** A late arrival, a reason… Left out, the note in place stays; null or '' takes it away. */
  note: z
    .string()
    .overwrite(cleanText)
    .trim()
    .max(300, { error: 'Cette note est trop longue : gardez l’essentiel (300 signes au plus).' })
    .nullable()
    .optional(),
})
export type SaisiePresence = z.infer<typeof saisieSchema>

const perimetreSchema = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })

export type GrilleSeance = {
  readonly seanceId: string
  readonly date: IsoDate
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly etat: EtatSeance
  readonly motif: string | null
}

export type GrilleEnfant = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly sexe: 'F' | 'M' | null
  /** Class and year of birth, where another enfant of the list has the same name; else null. */
  readonly precision: string | null
  /** Inscriptions to the collectif that touch the month; none for an enfant recorded all the same. */
  readonly periodes: readonly Periode[]
}

export type GrillePresence = {
  readonly seanceId: string
  readonly enfantId: string
  readonly etat: EtatPresence
  readonly note: string | null
}

/** A month of a collectif's register. A missing présence is unknown, which is not absent. */
export type GrilleMois = {
  readonly collectif: {
    readonly collectifId: string
    readonly nom: string
    readonly actionId: string
  }
  /** In order of time, whatever their état. */
  readonly seances: readonly GrilleSeance[]
  /** Enfants inscribed on the day of one of the séances, or recorded at one; by name. */
  readonly enfants: readonly GrilleEnfant[]
  readonly presences: readonly GrillePresence[]
}

/** A collectif that can be chosen, with the months (`AAAA-MM`, in order) in which it has séances. */
export type CollectifPresences = {
  readonly collectifId: string
  readonly nom: string
  readonly actionId: string
  readonly mois: readonly string[]
  /** Day of the last séance that is not to come. */
  readonly derniere: IsoDate | null
}

/** A séance whose register is not complete. */
export type Registre = {
  readonly seanceId: string
  readonly collectifId: string
  readonly collectif: string
  readonly date: IsoDate
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly intervenants: readonly string[]
  /** Présences recorded. */
  readonly notes: number
  /** Enfants inscribed that day whose présence nobody recorded. */
  readonly inconnus: number
  /**
   * True when nothing was recorded at all, as « À faire » counts it; false when only some are missing.
   */
  readonly isASaisir: boolean
}

/** An enfant absent several times in a row, whose famille nobody called since. */
export type AbsencesDeSuite = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  /** Tells the enfant from a homonym inscribed too; null without one. */
  readonly precision: string | null
  /** Names of the collectifs, in French order. */
  readonly collectifs: readonly string[]
  readonly absences: number
  readonly premiere: IsoDate
  readonly derniere: IsoDate
  /** Last day the enfant came; null when never. */
  readonly vuLe: IsoDate | null
  readonly contacts: readonly { readonly nom: string; readonly telephone: string }[]
  readonly dernierAppel: { readonly date: IsoDate; readonly note: string | null } | null
}

/** Content of a certificate of attendance: the enfant at the séances of an année, up to today. */
export type AttestationPresence = {
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly sexe: 'F' | 'M' | null
  /** Days from which and until which the enfant was inscribed; `fin` null: still is. */
  readonly debut: IsoDate
  readonly fin: IsoDate | null
  /** In French order. */
  readonly collectifs: readonly string[]
  /** Séances tenues at which the enfant was noted présent, by month in order. */
  readonly mois: readonly { readonly mois: string; readonly presents: number }[]
}

export const presencesIpc = {
  /** The month grid of a collectif. */
  'presences:findMois': channel(
    z.strictObject({
      collectifId: z.string(),
      mois: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'mois attendu : AAAA-MM' }),
    }),
  ).returns<GrilleMois>(),
  /** By name. */
  'presences:findCollectifs': channel(perimetreSchema).returns<readonly CollectifPresences[]>(),
  /**
   * Enfants inscribed today with as many absences in a row as the rule of the année says (excuses apart),
   * up to today and since the last call to their famille. Most absences first, then by name.
   */
  'presences:findAbsences': channel(perimetreSchema).returns<readonly AbsencesDeSuite[]>(),
  /** Refused when the enfant is not inscribed in the année. */
  'presences:findAttestation': channel(
    z.strictObject({ enfantId: z.string(), anneeId: z.string() }),
  ).returns<AttestationPresence>(),
  /** Notes that the famille was called. Refused under `date`: a day to come. */
  'presences:saveAppel': channel(
    z.strictObject({
      enfantId: z.string(),
      date: dateSaisieSchema,
      note: ligneSaisieSchema,
    }),
  ).returns<void>(),
  /** Séances past or of today, not cancelled, with unknown présences; latest first. */
  'presences:findRegistres': channel(perimetreSchema).returns<readonly Registre[]>(),
  /**
   * Records présences as one gesture, which one undo takes back and names with how many it changed. A
   * séance prévue whose day has come becomes tenue, in the same act. Refused whole, under
   * `presences.<index>`: an enfant who is not inscribed that day, a séance annulée, a séance to come
   * (where an excuse may be noted ahead). Of two lines for one enfant and séance, the last counts.
   */
  'presences:save': channel(
    z.strictObject({
      presences: z.array(saisieSchema).min(1).max(5000),
    }),
  ).returns<{
    /** Séances that became tenue. */
    readonly tenues: readonly string[]
  }>(),
} as const
