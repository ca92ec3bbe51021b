import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Tables whose sizes help to understand a problem, with their words for the coordinator. */
const COUNTED = {
  annee: 'années',
  action: 'actions',
  collectif: 'collectifs',
  enfant: 'enfants',
  famille: 'familles',
  inscription: 'inscriptions',
  seance: 'séances',
  presence: 'présences',
  intervenant: 'intervenants',
  orientation: 'orientations',
  reponse: 'réponses au bilan',
  envoi: 'bilans envoyés',
} as const satisfies Partial<Record<keyof Database, string>>

/** Number of rows of some tables, and nothing of their content. */
export function countRecords(
  db: Kysely<Database>,
): Promise<readonly { readonly quoi: string; readonly nombre: number }[]> {
  const tables = Object.keys(COUNTED) as (keyof typeof COUNTED)[]
  return Promise.all(
    tables.map(async (table) => {
      const { nombre } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('nombre'))
        .executeTakeFirstOrThrow()
      return { quoi: COUNTED[table], nombre }
    }),
  )
}
