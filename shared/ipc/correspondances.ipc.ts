import { z } from 'zod'
import { channel } from './channel.ts'

/** The widest sheet that is read has 256 columns. */
const MAX_COLONNES = 256
/** What is said of one file: far more sheets, or codes, than any has. */
const MAX_FEUILLES = 100
const MAX_VALEURS = 500

const champ = z.string().min(1).max(300)

/** How the person wants the sheets of a file to be read (`Correspondance`). */
export const correspondancesSchema = z
  .array(
    z.strictObject({
      feuille: z.string(),
      ligneEntete: z.int().min(0).nullable(),
      colonnes: z
        .array(z.strictObject({ index: z.int().min(0).max(MAX_COLONNES), champ }))
        .max(MAX_COLONNES)
        .readonly()
        .nullable(),
      valeurs: z
        .array(z.strictObject({ champ, texte: z.string().max(2000), code: z.string().nullable() }))
        .max(MAX_VALEURS)
        .readonly(),
    }),
  )
  .max(MAX_FEUILLES)
  .readonly()

export const correspondancesIpc = {
  /** The next file like it is read by its titles alone. */
  'correspondances:forget': channel(
    z.strictObject({ correspondanceId: z.string() }),
  ).returns<void>(),
} as const
