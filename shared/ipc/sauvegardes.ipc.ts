import { z } from 'zod'
import { motDePasseSchema, saisieMotDePasseSchema } from '../domain/protection.ts'
import type { Sauvegarde } from '../domain/sauvegarde.ts'
import type { AppError } from './app-error.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** What a base holds, for someone to recognise it. */
export type ContenuBase = {
  /** « 2021-2022 », in order. */
  readonly annees: readonly string[]
  readonly enfants: number
  readonly seances: number
  /** The last thing that was done and stands, with its moment in universal time. */
  readonly derniere: { readonly label: string; readonly date: string } | null
}

/** What is kept, and what threatens it. */
export type EtatSauvegardes = {
  /** Latest first, with their bytes. */
  readonly sauvegardes: readonly (Sauvegarde & { readonly octets: number })[]
  /** True when two days have gone without the ordinary copy of the day. */
  readonly isEnRetard: boolean
  /** Name of the service that synchronises the folder of the data, which may damage them: « OneDrive ». */
  readonly synchronisation: string | null
  /** The last copy put outside of this computer, in universal time. */
  readonly derniereAilleurs: string | null
}

/** Nothing was copied outside of this computer for a month: since how many days, null when it never was. */
export type RappelSauvegarde = { readonly jours: number | null }

/** What is wrong with the data: pages that do not hold together, or a daily copy that could not be made. */
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
  /** Keeps one more beside the data. */
  'sauvegardes:create': channel(z.void()).returns<DocumentWritten>(),
  /** Main asks where: a USB stick, another disk. With a password, only who has it can restore the copy. */
  'sauvegardes:copyElsewhere': channel(
    z.strictObject({ motDePasse: motDePasseSchema.nullable() }),
  ).returns<DocumentWritten>(),
  /** Null while all is well. */
  'sauvegardes:findAlerte': channel(z.void()).returns<AlerteDonnees | null>(),
  /** Null while nothing has to be said. */
  'sauvegardes:findRappel': channel(z.void()).returns<RappelSauvegarde | null>(),
  /** Nothing more is said of it for two weeks. */
  'sauvegardes:postponeRappel': channel(z.void()).returns<void>(),
  /** Main asks which file. */
  'sauvegardes:chooseFile': channel(z.void()).returns<{
    readonly fichierId: string
    readonly nom: string
    /** Locked by a password: `sauvegardes:unlock` comes first. */
    readonly isProtegee: boolean
  }>(),
  /** Opens a locked copy: the file to restore from; a wrong password is refused beside its field. */
  'sauvegardes:unlock': channel(
    z.strictObject({ fichierId: z.string(), motDePasse: saisieMotDePasseSchema }),
  ).returns<{ readonly fichierId: string; readonly nom: string }>(),
  /** What restoring would bring, and what it would replace; refuses a file that cannot be. */
  'sauvegardes:preview': channel(sourceSchema).returns<{
    readonly copie: ContenuBase
    readonly actuel: ContenuBase
  }>(),
  /** Replaces all the data; what was there is kept, as the copy whose id is given. */
  'sauvegardes:restore': channel(sourceSchema).returns<{ readonly sauvegardeId: string }>(),
  'sauvegardes:showInFolder': channel(z.strictObject({ sauvegardeId: z.string() })).returns<void>(),
} as const
