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
  /** Main asks for the folder, writes the Word form and the Excel annexes, tells its progress. */
  'bilans:generate': channel(arreteSchema.extend({ annexesNominatives: z.boolean() })).returns<
    readonly DocumentWritten[]
  >(),
} as const
