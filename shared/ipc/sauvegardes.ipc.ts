import { z } from 'zod'
import { motDePasseSchema, saisieMotDePasseSchema } from '../domain/protection.ts'
import type { Sauvegarde } from '../domain/sauvegarde.ts'
import type { AppError } from './app-error.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** Summary of a base, for someone to recognise it. */
export type ContenuBase = {
  /** « 2021-2022 », in order. */
  readonly annees: readonly string[]
  readonly enfants: number
  readonly seances: number
  /** Last operation still in force, with its moment in universal time. */
  readonly derniere: { readonly label: string; readonly date: string } | null
}

/** Copies that are kept, and the risks to the data. */
export type EtatSauvegardes = {
  /** Latest first, with their bytes. */
  readonly sauvegardes: readonly (Sauvegarde & { readonly octets: number })[]
  /** True when two days have gone without the ordinary copy of the day. */
  readonly isEnRetard: boolean
  /** Service that synchronises the data's folder and may damage the file: « OneDrive »; null for none. */
  readonly synchronisation: string | null
  /** Moment of the last copy outside of this computer, in universal time. */
  readonly derniereAilleurs: string | null
}

/** Due when no copy left this computer for a month: `jours` since the last one, null when there never was one. */
export type RappelSauvegarde = { readonly jours: number | null }

/** Fault of the data: damaged pages, or a daily copy that could not be made. */
export type AlerteDonnees =
  | { readonly genre: 'abimees' }
  | { readonly genre: 'copie-impossible'; readonly error: AppError }

/** A copy of the list, or a file that the user chose in this run. */
const sourceSchema = z.union([
  z.strictObject({ sauvegardeId: z.string() }),
  z.strictObject({ fichierId: z.string() }),
])
export type SourceRestauration = z.infer<typeof sourceSchema>

export const sauvegardesIpc = {
  'sauvegardes:find': channel(z.void()).returns<EtatSauvegardes>(),
  /** Makes one more copy beside the data. */
  'sauvegardes:create': channel(z.void()).returns<DocumentWritten>(),
  /** Main asks where: a USB stick, another disk. With a password, only who has it can restore the copy. */
  'sauvegardes:copyElsewhere': channel(
    z.strictObject({ motDePasse: motDePasseSchema.nullable() }),
  ).returns<DocumentWritten>(),
  /** Null while all is well. */
  'sauvegardes:findAlerte': channel(z.void()).returns<AlerteDonnees | null>(),
  /** Null while nothing has to be said. */
  'sauvegardes:findRappel': channel(z.void()).returns<RappelSauvegarde | null>(),
  /** Silences the reminder for two weeks. */
  'sauvegardes:postponeRappel': channel(z.void()).returns<void>(),
  /** Main asks which file. */
  'sauvegardes:chooseFile': channel(z.void()).returns<{
    readonly fichierId: string
    readonly nom: string
    /** True for a copy locked by a password: `sauvegardes:unlock` comes first. */
    readonly isProtegee: boolean
  }>(),
  /** Unlocks a copy and returns the file to restore from; a wrong password is refused beside its field. */
  'sauvegardes:unlock': channel(
    z.strictObject({ fichierId: z.string(), motDePasse: saisieMotDePasseSchema }),
  ).returns<{ readonly fichierId: string; readonly nom: string }>(),
  /** Content of a copy, and of the base it would replace; refuses a file that cannot be restored. */
  'sauvegardes:preview': channel(sourceSchema).returns<{
    readonly copie: ContenuBase
    readonly actuel: ContenuBase
  }>(),
  /** Replaces all the data; the replaced base is kept, as the copy whose id is returned. */
  'sauvegardes:restore': channel(sourceSchema).returns<{ readonly sauvegardeId: string }>(),
  'sauvegardes:showInFolder': channel(z.strictObject({ sauvegardeId: z.string() })).returns<void>(),
} as const
