import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** A package whose code ships with the app, as the build lists it (`licences.json`). */
export type LicenceLivree = {
  readonly name: string
  readonly version: string
  /** SPDX name; empty when the package states none. */
  readonly licence: string
  /** Text of its licence file; null when the package carries none. */
  readonly text: string | null
}

const signalementSchema = z.strictObject({
  /** Screen that was open, by its name in the address. */
  ecran: z.string().max(40),
  /** The coordinator's own account of what happened. */
  recit: z.string().overwrite(cleanText).trim().max(4000),
})
export type Signalement = z.infer<typeof signalementSchema>

/** Help, and what support asks about the installation. */
export const aideIpc = {
  'aide:findLicences': channel(z.void()).returns<readonly LicenceLivree[]>(),
  /** Text of the report of a problem, exactly as `aide:saveSignalement` writes it. */
  'aide:previewSignalement': channel(signalementSchema).returns<{ readonly texte: string }>(),
  /** Main opens the save dialog. */
  'aide:saveSignalement': channel(signalementSchema).returns<DocumentWritten>(),
  /** Opens the page of the releases in the browser; false when this build knows none. */
  'aide:openVersions': channel(z.void()).returns<{ readonly isOpen: boolean }>(),
} as const
