import { type Kysely, sql } from 'kysely'
import { completeAll } from '../../../db/complete.ts'
import { insertAll } from '../../../db/insert-all.ts'
import type { Database } from '../../../db/schema.ts'
import type { AttenteFinie, Completions, Draft, Inserts } from './plan-types.ts'

// Tables in the order of their foreign keys.
const INSERT_ORDER: readonly (keyof Inserts)[] = [
  'etablissement',
  'collectif',
  'famille',
  'responsable',
  'enfant',
  'enfant_situation',
  'orientation',
  'orientation_origine',
  'orientation_situation',
  'orientation_critere',
  'orientation_etape',
  'inscription',
  'inscription_origine',
]

/** Writes a plan; the caller opens the transaction. */
export async function writePlan(
  db: Kysely<Database>,
  { inserts, completions, inscrites, attentes }: Draft,
): Promise<void> {
  const closed = sql`select value from json_each(${JSON.stringify(inscrites)})`
  // The step « refusée » or « sans suite » of a child who is now inscrit is removed.
  await sql`
    delete from orientation_etape
    where orientation_id in (${closed}) and statut in ('refusee', 'sans-suite')
  `.execute(db)
  for (const table of INSERT_ORDER) await insertAll(db, table, inserts[table])
  for (const table of Object.keys(completions) as (keyof Completions)[]) {
    await completeAll(db, table, completions[table])
  }
  await sql`update orientation set statut = 'inscrite' where id in (${closed})`.execute(db)
  await endAttentes(db, attentes)
}

/** Ends waits, or turns them into inscriptions; the rank in the waiting list is cleared. */
async function endAttentes(db: Kysely<Database>, attentes: readonly AttenteFinie[]): Promise<void> {
  await sql`
    update inscription
    set statut = attente.value ->> 'statut', collectif_id = attente.value ->> 'collectif_id',
      fin = attente.value ->> 'fin', rang = null
    from json_each(${JSON.stringify(attentes)}) as attente
    where inscription.id = attente.value ->> 'id'
  `.execute(db)
}
