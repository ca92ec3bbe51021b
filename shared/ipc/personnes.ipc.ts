import { z } from 'zod'
import {
  type Anonymisation,
  type ApercuEffacement,
  type DonneesPersonne,
  type Effacement,
  GENRES_PERSONNE,
  type NomsLus,
  type PersonneBreve,
  type RevueAnnuelle,
} from '../domain/personne.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

const personneSchema = z.strictObject({ genre: z.enum(GENRES_PERSONNE), id: z.string() })
const anneeSchema = z.strictObject({ anneeId: z.string() })
const idsSchema = z.array(z.string()).max(10_000)
const DUREE = 'Indiquez un nombre d’années de 1 à 10.'

/** What the yearly review would propose: records without contact, bilans sent more than six years ago. */
export type RappelRevue = { readonly fiches: number; readonly bilans: number }

export const personnesIpc = {
  /** Everyone with a name, to choose one. */
  'personnes:findAll': channel(z.void()).returns<readonly PersonneBreve[]>(),
  /** All the data held on one person. */
  'personnes:find': channel(personneSchema).returns<DonneesPersonne>(),
  /** Main asks where; all the data held on one person as a page, a text or JSON. */
  'personnes:write': channel(personneSchema).returns<DocumentWritten>(),
  /** Preview of an erasure; refused with the reason where nothing can be erased. */
  'personnes:previewEffacement': channel(personneSchema).returns<ApercuEffacement>(),
  /** Erases a person's data for good: no undo restores them. */
  'personnes:erase': channel(personneSchema).returns<Effacement>(),
  /** The yearly review: records without contact for long. */
  'personnes:findRevue': channel(anneeSchema).returns<RevueAnnuelle>(),
  /** Number of records that the review proposes, in summer alone; null when there is nothing to say. */
  'personnes:findRappel': channel(anneeSchema).returns<RappelRevue | null>(),
  /** Takes the names of the records away, and notes that the review is done; « Annuler » takes both back. */
  'personnes:anonymise': channel(
    z.strictObject({
      anneeId: z.string(),
      enfants: idsSchema,
      intervenants: idsSchema,
      familles: idsSchema,
      orientations: idsSchema,
    }),
  ).returns<Anonymisation>(),
  'personnes:saveConservation': channel(
    z.strictObject({
      anneeId: z.string(),
      annees: z.int({ error: DUREE }).min(1, { error: DUREE }).max(10, { error: DUREE }),
    }),
  ).returns<void>(),
  /** Known names in a text that the Caf will read, while it is typed. */
  'personnes:findNoms': channel(z.strictObject({ texte: z.string().max(20_000) })).returns<
    readonly string[]
  >(),
  /** Known names in every text of an action that the Caf will read. */
  'personnes:findNomsLus': channel(z.strictObject({ actionId: z.string() })).returns<
    readonly NomsLus[]
  >(),
  /** Main asks where: the register of what is stored, or the notice for familles, as a .docx. */
  'personnes:writePapier': channel(
    z.strictObject({ anneeId: z.string(), papier: z.enum(['registre', 'notice']) }),
  ).returns<DocumentWritten>(),
  /** Silences the reminder of the review until next summer. */
  'personnes:closeRevue': channel(anneeSchema).returns<void>(),
} as const
