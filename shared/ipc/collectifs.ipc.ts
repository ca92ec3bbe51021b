import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import type { IsoDate, IsoTime } from '../dates.ts'
import { JOURS, type Jour } from '../domain/listes.ts'
import type { Replanification } from '../domain/replanification.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema, heureSaisieSchema } from './saisie.ts'

export type CreneauLigne = {
  readonly creneauId: string
  readonly jour: Jour
  readonly debut: IsoTime
  readonly fin: IsoTime
  /** By name, then by time. */
  readonly equipe: readonly MembreEquipe[]
}

/** An intervenant who leads the séances of a créneau, from a day to another (null: no end). */
export type MembreEquipe = {
  readonly intervenantId: string
  readonly nom: string
  readonly prenom: string
  readonly debut: IsoDate
  readonly fin: IsoDate | null
}

export type CollectifLigne = {
  readonly collectifId: string
  readonly actionId: string
  readonly nom: string
  /** Dates of the action in its prévisionnel; else those of the année. */
  readonly periode: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** From Monday to Sunday, then by time. */
  readonly creneaux: readonly CreneauLigne[]
  /** Enfants inscribed today. */
  readonly inscrits: number
  readonly seancesTenues: number
  readonly seancesPrevues: number
  readonly derniereSeance: IsoDate | null
}

const nomSchema = z
  .string()
  .overwrite(cleanText)
  .trim()
  .min(1, { error: 'Donnez un nom au collectif, par exemple « Mardi CE2-CM1 ».' })
  .max(100, { error: 'Ce nom est trop long : 100 signes au plus.' })

const horaireSchema = z.strictObject({
  jour: z.enum(JOURS, { error: 'Choisissez un jour de la semaine.' }),
  debut: heureSaisieSchema,
  fin: heureSaisieSchema,
})

const changeSchema = {
  creneauId: z.string(),
  /** null takes the créneau away. */
  vers: horaireSchema.nullable(),
}

export const collectifsIpc = {
  /** Sorted by name in French order; `actionId` null means every action of the année. */
  'collectifs:findAll': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly CollectifLigne[]>(),
  /** Refused under `nom` (taken in the action) and `creneaux.<index>.<champ>`. */
  'collectifs:create': channel(
    z.strictObject({
      actionId: z.string(),
      nom: nomSchema,
      creneaux: z.array(horaireSchema).max(21),
    }),
  ).returns<{ readonly collectifId: string }>(),
  'collectifs:rename': channel(
    z.strictObject({ collectifId: z.string(), nom: nomSchema }),
  ).returns<void>(),
  /** Deletes the collectif with its créneaux and the séances prévues without any record; else refused with reasons. */
  'collectifs:delete': channel(z.strictObject({ collectifId: z.string() })).returns<void>(),
  'collectifs:addCreneau': channel(
    z.strictObject({ collectifId: z.string(), ...horaireSchema.shape }),
  ).returns<{ readonly creneauId: string }>(),
  /** Effect of the change on the séances to come; nothing is written. */
  'collectifs:previewCreneau': channel(z.strictObject(changeSchema)).returns<Replanification>(),
  /** The créneau, and with `replanifier` its séances to come, in one operation. */
  'collectifs:changeCreneau': channel(
    z.strictObject({ ...changeSchema, replanifier: z.boolean() }),
  ).returns<void>(),
  /**
   * Replaces the team of a créneau; its séances prévues from today on follow, exceptions stay. Refused under
   * `membres.<index>.<champ>`. `seances`: how many changed.
   */
  'collectifs:saveEquipe': channel(
    z.strictObject({
      creneauId: z.string(),
      membres: z
        .array(
          z.strictObject({
            intervenantId: z.string().min(1, { error: 'Choisissez une personne.' }),
            debut: dateSaisieSchema,
            fin: dateSaisieSchema.nullable(),
          }),
        )
        .max(50),
    }),
  ).returns<{ readonly seances: number }>(),
} as const
