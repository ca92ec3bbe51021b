import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import type { Statut } from '../domain/listes.ts'
import type { Palier } from '../domain/niveau.ts'
import type { Rappel } from '../domain/rencontre.ts'
import { channel } from './channel.ts'
import type { SeanceLigne } from './seances.ipc.ts'

/** One line of « À faire »: a count, and the screen that mends it. */
export type AFaire = {
  readonly code:
    | 'registres-a-saisir'
    | 'seances-sans-intervenant'
    | 'orientations-en-retard'
    | 'orientations-sans-reponse'
    | 'heures-sans-statut'
    | 'enfants-sans-niveau'
    | 'enfants-sans-famille'
    | 'enfants-sans-etablissement'
    | 'enfants-sans-origine'
    | 'seances-sans-activite'
  readonly count: number
}

/** Reminder left by a meeting, whose day has come. */
export type RappelDu = {
  readonly rencontre: 'action-parents' | 'concertation'
  readonly rencontreId: string
  /** Date of the meeting. */
  readonly date: IsoDate
  readonly rappel: Pick<Rappel, 'date' | 'objet'>
}

/** Séances of the day, and those around it that need attention. */
export type Journee = {
  /** Séances of today, by time, cancelled ones included. */
  readonly aujourdHui: readonly SeanceLigne[]
  /** Séances of the next day on which something takes place; null when nothing is planned. */
  readonly suivante: { readonly date: IsoDate; readonly seances: readonly SeanceLigne[] } | null
  /** Past séances without a complete register, latest first; `seances` holds the three latest of `count`. */
  readonly aSaisir: { readonly count: number; readonly seances: readonly SeanceLigne[] }
  /** True while no enfant, séance nor hour is noted. */
  readonly isAnneeVide: boolean
}

/** The year at a glance, for one action or for all of the année. */
export type Resume = {
  readonly enfants: number
  readonly enfantsParPalier: Readonly<Record<Palier, number>>
  /** Schools by number of enfants, then by name; a null name groups enfants of unknown school. */
  readonly enfantsParEtablissement: readonly {
    readonly etablissement: string | null
    readonly enfants: number
  }[]
  readonly familles: number
  readonly collectifs: number
  readonly listeAttente: number
  readonly seancesTenues: number
  readonly seancesPrevues: number
  readonly seancesAnnulees: number
  /** présents ÷ (présents + absents + excusés), null when nothing is recorded. */
  readonly assiduite: number | null
  readonly presencesInconnues: number
  readonly minutesParStatut: Readonly<Record<Statut, number>>
  readonly intervenants: number
  /** By month `AAAA-MM`, in order. */
  readonly mois: readonly {
    readonly mois: string
    readonly seances: number
    readonly presents: number
    readonly absents: number
    readonly excuses: number
    readonly minutesParStatut: Readonly<Record<Statut, number>>
  }[]
  readonly aFaire: readonly AFaire[]
  /** The oldest first. */
  readonly rappels: readonly RappelDu[]
}

/** `actionId` null means the whole année. */
const PERIMETRE = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })

export const resumesIpc = {
  /** As of today, as are the séances of the day. */
  'resumes:find': channel(PERIMETRE).returns<Resume>(),
  'resumes:findJournee': channel(PERIMETRE).returns<Journee>(),
} as const
