import { z } from 'zod'
import { isoDateSchema } from '../dates.ts'
import type { BilanRempli } from '../domain/bilan.ts'
import type { ProvenanceKind } from '../domain/valeur.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

const arreteSchema = z.strictObject({
  actionId: z.string(),
  arreteAu: isoDateSchema,
  /** Id of the trame, « caf47 » for instance. */
  trame: z.string(),
})

/** The filled form, with how many records stand behind each figure and what deserves a look. */
export type BilanVue = {
  readonly bilan: BilanRempli
  /** By code: number of records of each kind behind the value. */
  readonly comptes: Readonly<Record<string, { readonly [K in ProvenanceKind]?: number }>>
  /** Sentences in French to read before sending: faults of the data, readings chosen. */
  readonly remarques: readonly { readonly code: string; readonly texte: string }[]
}

/** One record behind a figure, in words. */
export type ProvenanceLigne = {
  readonly kind: ProvenanceKind
  readonly id: string
  readonly libelle: string
  readonly detail: string
}

export const bilansIpc = {
  'bilans:find': channel(arreteSchema).returns<BilanVue>(),
  'bilans:findProvenance': channel(arreteSchema.extend({ code: z.string() })).returns<
    readonly ProvenanceLigne[]
  >(),
  /** The answer to one question; null gives it back to what the records say. */
  'bilans:saveReponse': channel(
    arreteSchema.extend({
      code: z.string(),
      reponse: z
        .strictObject({
          valeur: z.union([
            z.number(),
            z.boolean(),
            z
              .string()
              .max(20_000, { error: 'Ce texte est trop long : 20 000 caractères au plus.' }),
            z.array(z.string()),
            z.null(),
          ]),
          raison: z
            .string()
            .max(5_000, { error: 'Ce texte est trop long : 5 000 caractères au plus.' })
            .nullable(),
        })
        .nullable(),
    }),
  ).returns<void>(),
  /** Main asks for the folder, writes the Word form and the Excel annexes, tells its progress. */
  'bilans:generate': channel(arreteSchema.extend({ annexesNominatives: z.boolean() })).returns<
    readonly DocumentWritten[]
  >(),
} as const
