import type { Kysely } from 'kysely'
import type { Brouillon, FormulaireOuvert } from '../../../shared/ipc/brouillons.ipc.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const selectBrouillon = (db: Db) =>
  db
    .selectFrom('brouillon')
    .select(['formulaire', 'sujet', 'saisie', 'ecran', 'saved_at as savedAt'])

export async function findBrouillon(db: Db, form: FormulaireOuvert): Promise<Brouillon | null> {
  const found = await selectBrouillon(db)
    .where('formulaire', '=', form.formulaire)
    .where('sujet', '=', form.sujet)
    .executeTakeFirst()
  return found ?? null
}

/** Every brouillon, latest first. */
export function findBrouillons(db: Db): Promise<readonly Brouillon[]> {
  return selectBrouillon(db).orderBy('saved_at', 'desc').orderBy('formulaire').execute()
}

/** Keeps a brouillon in the place of the former one of the same form. */
export async function upsertBrouillon(db: Db, brouillon: Brouillon): Promise<void> {
  const { formulaire, sujet, saisie, ecran, savedAt } = brouillon
  await db
    .insertInto('brouillon')
    .values({ formulaire, sujet, saisie, ecran, saved_at: savedAt })
    .onConflict((kept) =>
      kept.columns(['formulaire', 'sujet']).doUpdateSet({ saisie, ecran, saved_at: savedAt }),
    )
    .execute()
}

export async function deleteBrouillon(
  db: Db,
  { formulaire, sujet }: FormulaireOuvert,
): Promise<void> {
  await db
    .deleteFrom('brouillon')
    .where('formulaire', '=', formulaire)
    .where('sujet', '=', sujet)
    .execute()
}

/** Deletes the brouillons saved before `moment`, an ISO date and time. */
export async function deleteBrouillonsBefore(db: Db, moment: string): Promise<void> {
  await db.deleteFrom('brouillon').where('saved_at', '<', moment).execute()
}
