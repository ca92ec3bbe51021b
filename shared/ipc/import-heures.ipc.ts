import { z } from 'zod'
import type { ApercuHeures, PreviewHeures } from '../domain/import-heures.ts'
import { STATUTS } from '../domain/listes.ts'
import { channel } from './channel.ts'
import { correspondancesSchema } from './correspondances.ipc.ts'
import { dateSaisieSchema } from './saisie.ts'

const ligne = { feuille: z.string(), ligne: z.int() }

/** A file opened in this run, and what the person says of it. */
const demandeHeures = z.strictObject({
  fichierId: z.string(),
  anneeId: z.string(),
  /** Of the rows that name none. */
  actionId: z.string().nullable(),
  /** Of the rows that say no day. */
  date: dateSaisieSchema.nullable(),
  /** Of the new intervenants. */
  statut: z.enum(STATUTS),
  personnes: z
    .array(
      z.strictObject({
        cle: z.string(),
        choix: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('intervenant'), intervenantId: z.string() }),
          z.strictObject({ kind: z.literal('nouveau') }),
          z.strictObject({ kind: z.literal('occasionnel') }),
          z.strictObject({ kind: z.literal('ignorer') }),
        ]),
      }),
    )
    .max(20_000),
  corrections: z
    .array(
      z.strictObject({ ...ligne, rang: z.int(), champ: z.string(), texte: z.string().max(2000) }),
    )
    .max(5000),
  ignorees: z.array(z.strictObject(ligne)).max(20_000),
  correspondances: correspondancesSchema,
})
export type DemandeHeures = z.infer<typeof demandeHeures>

export const importHeuresIpc = {
  /** What importing the file would do; writes nothing. */
  'heures:previewImport': channel(demandeHeures).returns<ApercuHeures>(),
  'heures:import': channel(demandeHeures).returns<PreviewHeures>(),
} as const
