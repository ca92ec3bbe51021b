import { z } from 'zod'
import { channel } from './channel.ts'

/** The widest sheet that is read has 256 columns. */
const MAX_COLONNES = 256
/** Limit on the sheets described in one file; more than any real file has. */
const MAX_FEUILLES = 100
const MAX_VALEURS = 500

const champ = z.string().min(1).max(300)

/** Reading of each sheet of a file, as the person corrected it (`Correspondance`). */
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
  /** Forgets a kept correspondance: the next file like it is read by its titles alone. */
  'correspondances:forget': channel(
    z.strictObject({ correspondanceId: z.string() }),
  ).returns<void>(),
} as const
