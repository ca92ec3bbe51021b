import { z } from 'zod'
import { GENRES_IMPORT, type GenreImport } from '../domain/listes.ts'
import { channel } from './channel.ts'

/** A file that the person chose in this run: the window names it by this id. */
export type FichierOuvert = { readonly fichierId: string; readonly nom: string }

export type ImportLigne = {
  readonly importId: string
  readonly genre: GenreImport
  readonly fichier: string
  /** ISO date and time. */
  readonly importeLe: string
  readonly annuleLe: string | null
  /** Rows of each kind. */
  readonly comptes: Readonly<Record<string, number>>
}

export const importsIpc = {
  /** Main asks for the file; nothing is read yet. */
  'imports:openFile': channel(
    z.strictObject({ genre: z.enum(GENRES_IMPORT) }),
  ).returns<FichierOuvert>(),
  /** Of every kind, latest first. */
  'imports:findAll': channel(z.strictObject({ anneeId: z.string() })).returns<
    readonly ImportLigne[]
  >(),
  /** Takes a whole import back, or says what stands on it. */
  'imports:undo': channel(z.strictObject({ importId: z.string() })).returns<void>(),
} as const
