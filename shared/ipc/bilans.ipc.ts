import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import type { IsoDate } from '../dates.ts'
import type { SaisiePrevisionnel } from '../domain/action.ts'
import type { BilanRempli } from '../domain/bilan.ts'
import type { Comparaison } from '../domain/ecarts.ts'
import type { DocumentEnPages } from '../domain/page.ts'
import type { ProvenanceKind } from '../domain/valeur.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** A form, for one action, as of a date. */
export const arreteSchema = z.strictObject({
  actionId: z.string(),
  arreteAu: isoDateSchema,
  /** Id of the trame, « caf47 » for instance. */
  trame: z.string(),
})

const valeurSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().max(20_000, { error: 'Ce texte est trop long : 20 000 caractères au plus.' }),
  z.array(z.string()),
  z.null(),
])

/** The filled form, with how many records stand behind each figure. */
export type BilanVue = {
  readonly bilan: BilanRempli
  /** By code: number of records of each kind behind the value. */
  readonly comptes: Readonly<Record<string, { readonly [K in ProvenanceKind]?: number }>>
  /** Prévu beside réel, line by line: the evidence of the écart questions. */
  readonly comparaisons: readonly Comparaison[]
  /** By code of a yes/no question: the records behind its answer, in words. */
  readonly preuves: Readonly<Record<string, string>>
  /** By code: a first sentence of recorded facts, for a reason or a long answer. */
  readonly amorces: Readonly<Record<string, string>>
}

/** The bilan of the same action in the année before, on the same day of that année. */
export type BilanPrecedent = { readonly annee: string; readonly bilan: BilanRempli }

/** How far the bilan of an action has come, at the date proposed for it. */
export type AvancementBilan = {
  readonly actionId: string
  readonly numero: string
  readonly intitule: string | null
  readonly dateRetour: IsoDate | null
  readonly arreteAu: IsoDate
  /** The questions that nothing answers yet, in the order of the form. */
  readonly sansReponse: readonly string[]
  /** Prévu beside réel, line by line; empty when the projet announced nothing. */
  readonly comparaisons: readonly Comparaison[]
}

/** One record behind a figure, in words. */
export type ProvenanceLigne = {
  readonly kind: ProvenanceKind
  readonly id: string
  readonly libelle: string
  readonly detail: string
}

/** Prévisionnel suggested for the next année by the réel of this one. */
export type PrevisionnelPropose = {
  /** « 2024-2025 »: where the figures come from. */
  readonly annee: string
  readonly previsionnel: SaisiePrevisionnel
}

export const bilansIpc = {
  'bilans:find': channel(arreteSchema).returns<BilanVue>(),
  /** By numéro; `actionId` null means every action of the année. */
  'bilans:findAvancements': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly AvancementBilan[]>(),
  'bilans:findProvenance': channel(arreteSchema.extend({ code: z.string() })).returns<
    readonly ProvenanceLigne[]
  >(),
  /** Saves the answer to one question; null goes back to the value that the records give. */
  'bilans:saveReponse': channel(
    arreteSchema.extend({
      code: z.string(),
      reponse: z
        .strictObject({
          valeur: valeurSchema,
          raison: z
            .string()
            .max(5_000, { error: 'Ce texte est trop long : 5 000 caractères au plus.' })
            .nullable(),
        })
        .nullable(),
    }),
  ).returns<void>(),
  /** The bilan a year ago; null when the année before holds no action of that numéro. */
  'bilans:findPrecedent': channel(arreteSchema).returns<BilanPrecedent | null>(),
  /** The prévisionnel that the réel of the année before suggests; null when that année has no action of that numéro. */
  'bilans:proposePrevisionnel': channel(
    z.strictObject({ actionId: z.string() }),
  ).returns<PrevisionnelPropose | null>(),
  /** Confirms proposed answers, each with the value that was shown; refused when the proposal has changed since. */
  'bilans:confirm': channel(
    arreteSchema.extend({
      reponses: z.array(z.strictObject({ code: z.string(), valeur: valeurSchema })).min(1),
    }),
  ).returns<void>(),
  /** The filled form, or the page for the board and the mairie, as pages, as it would be written. */
  'bilans:preview': channel(
    arreteSchema.extend({ document: z.enum(['bilan', 'unePage']) }),
  ).returns<DocumentEnPages>(),
  /**
   * Main asks for the folder, writes the Word form and the Excel annexes, tells its progress. `siPris` says how to
   * treat a file of the user that has the same name; any value but `demander` reuses the folder of the last time.
   */
  'bilans:generate': channel(
    arreteSchema.extend({
      annexesNominatives: z.boolean(),
      /** With a page for the board and the mairie. */
      unePage: z.boolean(),
      /** The Word documents as PDF besides. */
      pdf: z.boolean(),
      siPris: z.enum(['demander', 'autre-nom', 'remplacer']),
    }),
  ).returns<readonly DocumentWritten[]>(),
} as const
