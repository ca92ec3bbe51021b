import { z } from 'zod'
import registre from '../../../resources/registre.json' with { type: 'json' }

/** People whose data a table holds; `personne`: nobody, free texts aside. */
const QUI = [
  'enfant',
  'famille',
  'intervenant',
  'contact',
  'referent',
  'envoi',
  'historique',
  'personne',
] as const
export type Concernes = (typeof QUI)[number]

const registreSchema = z.strictObject({
  tables: z.record(
    z.string(),
    z.strictObject({
      quoi: z.string().min(1),
      qui: z.enum(QUI),
      colonnes: z.record(z.string(), z.string().min(1)),
      /** Columns of free text, where a first name alone may be a person's. */
      libres: z.array(z.string()).optional(),
    }),
  ),
})

/**
 * Data that the app stores: each table and each column of the schema in French, ids and links aside. Printed for the
 * structure's own register, and the one list of the columns of free text. A test holds that no column is missing.
 */
export const REGISTRE = registreSchema.parse(registre).tables

/** `table.column` of every free text. */
export const FREE_TEXTS: ReadonlySet<string> = new Set(
  Object.entries(REGISTRE).flatMap(([table, { libres = [] }]) =>
    libres.map((column) => `${table}.${column}`),
  ),
)
