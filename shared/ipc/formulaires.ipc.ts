import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import type { EntreeCatalogue } from '../domain/catalogue.ts'
import type {
  EtatPlace,
  FormatFormulaire,
  GenrePlace,
  MorceauFormulaire,
} from '../domain/formulaire.ts'
import type { Valeur } from '../domain/valeur.ts'
import type { ProvenanceLigne } from './bilans.ipc.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'
import type { FichierOuvert } from './imports.ipc.ts'

/** One place of the form, with its answer. */
export type PlaceVue = {
  readonly rang: number
  /** The form's own words for it. */
  readonly libelle: string
  readonly genre: GenrePlace
  readonly etat: EtatPlace
  /** Code of the catalogue; null when nothing answers the place, or when the coordinator said so. */
  readonly code: string | null
  readonly valeur: Valeur
  /** The answer as it will stand in the form; empty when it stays as it is. */
  readonly texte: string
  /** Origin of the answer: read from the form's words, kept from this form, typed for this action, or none. */
  readonly origine: 'lue' | 'retenue' | 'saisie' | 'sans-reponse'
  /** Words that the answer was read from. */
  readonly preuve: readonly string[]
  /** Key of the place, the same whatever its rank. */
  readonly cle: string
  /** The prévu of what is realised, or the réel of what was announced; null where there is no other. */
  readonly voisine: { readonly libelle: 'Prévu' | 'Réel'; readonly texte: string } | null
  /** How many records stand behind it. */
  readonly enregistrements: number
  /** Records of a list that have no row under this one, the last of its table. */
  readonly reste: number
}

export type FormulaireVue = {
  readonly nom: string
  readonly format: FormatFormulaire
  /** The form in its order; a number is the rang of a place. */
  readonly morceaux: readonly MorceauFormulaire[]
  readonly places: readonly PlaceVue[]
  /** The année that the form names, and that of the bilan, when they differ: nothing is sure before she confirms it. */
  readonly autreAnnee: { readonly nommee: string; readonly choisie: string } | null
  /** Set for a form that was filled before, or that another centre passed on. */
  readonly reconnu: { readonly nom: string; readonly nouveaux: number } | null
}

/** A number that the catalogue answers: hours in decimal hours, a taux from 0 to 1. */
export type Chiffre = Pick<EntreeCatalogue, 'code' | 'libelle' | 'autres' | 'temps' | 'calcul'> & {
  readonly kind: 'nombre' | 'heures' | 'taux'
  readonly valeur: number
}

const demande = z.strictObject({
  fichierId: z.string(),
  actionId: z.string(),
  arreteAu: isoDateSchema,
})

const TROP_LONG = 'Ce texte est trop long : 20 000 caractères au plus.'

export const formulairesIpc = {
  /** Main asks for the file and reads it. */
  'formulaires:open': channel(z.strictObject({})).returns<FichierOuvert>(),
  /** A file dropped on the window: its bytes, in base 64. */
  'formulaires:drop': channel(
    z.strictObject({ nom: z.string().max(300), octets: z.string().max(60_000_000) }),
  ).returns<FichierOuvert>(),
  'formulaires:find': channel(demande).returns<FormulaireVue>(),
  /** Every number that the catalogue answers, without any form. */
  'formulaires:findChiffres': channel(demande.omit({ fichierId: true })).returns<
    readonly Chiffre[]
  >(),
  /** The records behind the answer of one place. */
  'formulaires:findProvenance': channel(demande.extend({ rang: z.int() })).returns<
    readonly ProvenanceLigne[]
  >(),
  /** Keeps the coordinator's decision about one place. */
  'formulaires:choose': channel(
    demande.extend({
      rang: z.int(),
      choix: z.discriminatedUnion('type', [
        /** The answer proposed, as it was shown. */
        z.strictObject({ type: z.literal('confirmer'), code: z.string() }),
        /** Another answer of the catalogue, or none. */
        z.strictObject({ type: z.literal('reponse'), code: z.string().nullable() }),
        z.strictObject({
          type: z.literal('texte'),
          texte: z.string().max(20_000, { error: TROP_LONG }),
        }),
        /** Forgets the decision: the place is answered as the form was read. */
        z.strictObject({ type: z.literal('oublier') }),
      ]),
    }),
  ).returns<void>(),
  /** Main asks where, and writes the filled copy. */
  'formulaires:fill': channel(demande).returns<DocumentWritten>(),
  /** Main asks where; the confirmed places of this form, as a file to pass on: no personal data. */
  'formulaires:export': channel(demande).returns<DocumentWritten>(),
  /** Main asks for the file; takes the confirmed places that another centre exported. */
  'formulaires:import': channel(z.strictObject({})).returns<{
    readonly nom: string
    readonly places: number
  }>(),
} as const
