import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Whether there is anything to keep: a base that never started holds no année. */
export async function hasAnnee(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('annee').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Summary of the content of a base, by which someone recognises it. */
export async function findContenu(db: Kysely<Database>) {
  const annees = await db.selectFrom('annee').select(['debut', 'fin']).orderBy('debut').execute()
  const counts = await db
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('enfant')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('enfants'),
      selectFrom('seance')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('seances'),
    ])
    .executeTakeFirstOrThrow()
  const last = await db
    .selectFrom('operation')
    .where('undone_at', 'is', null)
    .select(['label', 'created_at as date'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { annees, ...counts, last: last ?? null }
}
