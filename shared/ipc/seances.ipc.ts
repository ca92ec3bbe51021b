import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import type { IsoDate, IsoTime } from '../dates.ts'
import {
  ACTIVITES,
  type Activite,
  ETATS_SEANCE,
  type EtatPresence,
  type EtatSeance,
  type Statut,
} from '../domain/listes.ts'
import type { Niveau } from '../domain/niveau.ts'
import type { Serie } from '../domain/planification.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'
import { dateSaisieSchema, heureSaisieSchema } from './saisie.ts'

export type SeanceLigne = {
  readonly seanceId: string
  readonly actionId: string
  readonly collectifId: string
  readonly collectif: string
  readonly date: IsoDate
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly minutes: number
  readonly etat: EtatSeance
  readonly motif: string | null
  readonly activites: readonly Activite[]
  readonly intervenants: readonly string[]
  readonly presents: number
  readonly absents: number
  readonly excuses: number
  /** Enfants inscribed that day whose presence nobody recorded. */
  readonly inconnus: number
}

/** One séance with all that can be written on it. */
export type SeanceOuverte = {
  readonly seanceId: string
  readonly collectifId: string
  readonly collectif: string
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  readonly date: IsoDate
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly minutes: number
  readonly etat: EtatSeance
  readonly motif: string | null
  readonly note: string | null
  /** Why that day is closed (« vacances de Noël »), null on a day of activity. */
  readonly fermeture: string | null
  readonly activites: readonly Activite[]
  /** By name in French order. */
  readonly intervenants: readonly IntervenantNote[]
  /** Persons who could be noted too: all who hold a statut that day, those of the collectif first. */
  readonly candidats: readonly CandidatIntervenant[]
  /**
   * Proposed while nobody is noted: the team of the créneau (`date` null), else that of the last séance
   * before, on the same day of the week when there is one. Only intervenants who hold a statut that day; null
   * when nobody does.
   */
  readonly equipeProposee: {
    readonly date: IsoDate | null
    readonly equipe: readonly CandidatIntervenant[]
  } | null
  /** Inscribed that day, or recorded all the same; by name in French order. */
  readonly enfants: readonly EnfantNote[]
}

export type IntervenantNote = {
  readonly intervenantId: string
  readonly nom: string
  readonly prenom: string
  /** null: the séance's own duration. */
  readonly minutes: number | null
  /** null: no statut is in force that day, so that the time counts nowhere in the bilan. */
  readonly statut: Statut | null
}

export type CandidatIntervenant = {
  readonly intervenantId: string
  readonly nom: string
  readonly prenom: string
  readonly statut: Statut
  /** True for an intervenant who leads or led séances of this collectif. */
  readonly isHabituel: boolean
  /** True when their disponibilités cover that day and time. */
  readonly isDisponible: boolean
  /** True when noted at another séance at the same time. */
  readonly isOccupe: boolean
  readonly telephone: string | null
  /** Day of the last séance led before this one; null when there is none. */
  readonly vuLe: IsoDate | null
}

export type EnfantNote = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly sexe: 'F' | 'M' | null
  readonly niveau: Niveau | null
  /** Class and year of birth, where another enfant of the list has the same name; else null. */
  readonly precision: string | null
  /** null: unknown. */
  readonly etat: EtatPresence | null
  readonly note: string | null
  /** False: recorded on a day that no inscription covers. */
  readonly isInscrit: boolean
  /** The responsables who can be called, in the order of the fiche. */
  readonly contacts: readonly { readonly nom: string; readonly telephone: string }[]
}

/** Séances that a series would create for one collectif, and the dates it leaves out. */
export type SerieCollectif = Serie & {
  readonly collectifId: string
  readonly collectif: string
  readonly creneaux: number
}

export type SeriePreview = {
  readonly series: readonly SerieCollectif[]
  /** Holidays whose dates are unknown: séances would fall in them. */
  readonly inconnues: readonly string[]
}

const seanceIdSchema = z.strictObject({ seanceId: z.string() })

const momentSchema = {
  date: dateSaisieSchema,
  debut: heureSaisieSchema,
  fin: heureSaisieSchema,
}

const serieSchema = {
  collectifIds: z.array(z.string()).min(1, { error: 'Choisissez au moins un collectif.' }).max(200),
  debut: dateSaisieSchema,
  fin: dateSaisieSchema,
}

const texteSchema = z
  .string()
  .overwrite(cleanText)
  .trim()
  .max(2000, { error: 'Ce texte est trop long : 2 000 signes au plus.' })

export const seancesIpc = {
  /**
   * Séances that the créneaux of collectifs give from one date to another; nothing is written. Refused under
   * `debut` or `fin`: a date outside the année, an end before the beginning.
   */
  'seances:previewSerie': channel(z.strictObject(serieSchema)).returns<SeriePreview>(),
  /** Creates the séances of the preview, except the dates of `sauf`, in one operation. */
  'seances:createSerie': channel(
    z.strictObject({
      ...serieSchema,
      sauf: z.array(z.strictObject({ creneauId: z.string(), date: z.string() })).max(10_000),
    }),
  ).returns<{ readonly creees: number }>(),
  'seances:find': channel(seanceIdSchema).returns<SeanceOuverte>(),
  /** One séance alone; a closed day is no obstacle. Refused under `date`, `debut` or `fin`. */
  'seances:create': channel(
    z.strictObject({
      collectifId: z.string().min(1, { error: 'Choisissez un collectif, ou créez-le.' }),
      ...momentSchema,
    }),
  ).returns<{ readonly seanceId: string }>(),
  'seances:move': channel(
    z.strictObject({ ...seanceIdSchema.shape, ...momentSchema }),
  ).returns<void>(),
  /** Copies a séance to another day: same times, activités and intervenants; présences and note are not copied. */
  'seances:duplicate': channel(
    z.strictObject({ ...seanceIdSchema.shape, date: dateSaisieSchema }),
  ).returns<{ readonly seanceId: string }>(),
  /** Refused, with reasons, when présences or the hours of a held séance stand on it. */
  'seances:delete': channel(seanceIdSchema).returns<void>(),
  /** Cancelled (with a motif), held, or planned again. */
  'seances:setEtat': channel(
    z.strictObject({
      ...seanceIdSchema.shape,
      etat: z.enum(ETATS_SEANCE),
      motif: texteSchema.nullable(),
    }),
  ).returns<void>(),
  'seances:setActivites': channel(
    z.strictObject({ ...seanceIdSchema.shape, activites: z.array(z.enum(ACTIVITES)) }),
  ).returns<void>(),
  'seances:setNote': channel(
    z.strictObject({ ...seanceIdSchema.shape, note: texteSchema }),
  ).returns<void>(),
  /**
   * Notes an intervenant, with minutes where they differ from the séance's, or removes one. The same act
   * makes tenue a séance prévue whose day has come.
   */
  'seances:saveIntervenant': channel(
    z.strictObject({
      ...seanceIdSchema.shape,
      intervenantId: z.string(),
      isPresent: z.boolean(),
      minutes: z
        .int()
        .min(1, { error: 'Retirez plutôt cette personne de la séance.' })
        .max(1440, { error: 'Une séance ne dure pas plus d’une journée : corrigez la durée.' })
        .nullable(),
    }),
  ).returns<void>(),
  /**
   * One change of several séances, in one act: people added, activités added, or all cancelled with one
   * motif. Refused whole, under `seanceIds` or `motif`, when one of them cannot take it.
   */
  'seances:changeAll': channel(
    z.strictObject({
      seanceIds: z.array(z.string()).min(1, { error: 'Choisissez au moins une séance.' }).max(2000),
      changement: z.discriminatedUnion('genre', [
        z.strictObject({
          genre: z.literal('equipe'),
          intervenantIds: z
            .array(z.string())
            .min(1, { error: 'Ajoutez au moins une personne.' })
            .max(100),
        }),
        z.strictObject({
          genre: z.literal('activites'),
          activites: z
            .array(z.enum(ACTIVITES))
            .min(1, { error: 'Choisissez au moins une activité.' }),
        }),
        z.strictObject({ genre: z.literal('annulation'), motif: texteSchema }),
      ]),
    }),
  ).returns<{ readonly changees: number }>(),
  /** Replaces one noted intervenant by another, for the séance's own duration, in one act. */
  'seances:replaceIntervenant': channel(
    z.strictObject({
      ...seanceIdSchema.shape,
      sortantId: z.string(),
      entrantId: z.string(),
    }),
  ).returns<void>(),
  /**
   * Notes several intervenants at once, for the séance's own duration; makes the séance tenue as
   * `saveIntervenant` does.
   */
  'seances:addEquipe': channel(
    z.strictObject({
      ...seanceIdSchema.shape,
      intervenantIds: z.array(z.string()).min(1).max(100),
    }),
  ).returns<void>(),
  /** The calendar of those séances for another program (.ics); main opens the save dialog. */
  'seances:exportAgenda': channel(
    z.strictObject({
      anneeId: z.string(),
      actionId: z.string().nullable(),
      collectifId: z.string().nullable(),
    }),
  ).returns<DocumentWritten>(),
  /** Sorted by date and time. */
  'seances:findAll': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly SeanceLigne[]>(),
} as const
