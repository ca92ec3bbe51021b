import type { Kysely } from 'kysely'
import type { DocumentEcrit, Jour } from '../../../shared/domain/listes.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Texts that the coordinator changed in a document of an action, by code of the champ. */
export async function findTextes(
  db: Db,
  actionId: string,
  document: DocumentEcrit,
): Promise<Readonly<Record<string, string>>> {
  const rows = await db
    .selectFrom('ecrit')
    .select(['champ', 'texte'])
    .where('action_id', '=', actionId)
    .where('document', '=', document)
    .execute()
  return Object.fromEntries(rows.map(({ champ, texte }) => [champ, texte]))
}

/** Keeps a text as the coordinator changed it. */
export async function putTexte(db: Db, row: Database['ecrit']): Promise<void> {
  await db
    .insertInto('ecrit')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['action_id', 'document', 'champ']).doUpdateSet({ texte: row.texte }),
    )
    .execute()
}

/** Deletes a changed text, so that it follows the records' proposal again. */
export async function deleteTexte(
  db: Db,
  { action_id, document, champ }: Omit<Database['ecrit'], 'texte'>,
): Promise<void> {
  await db
    .deleteFrom('ecrit')
    .where('action_id', '=', action_id)
    .where('document', '=', document)
    .where('champ', '=', champ)
    .execute()
}

/**
 * The créneaux of the collectifs of an action, with the first names of those who hold them on a day: without any team on a
 * créneau, of those who held its séances up to that day.
 */
export async function findCreneaux(db: Db, actionId: string, jour: string) {
  const rows = await db
    .selectFrom('collectif as c')
    .innerJoin('creneau as k', 'k.collectif_id', 'c.id')
    .where('c.action_id', '=', actionId)
    .select(['c.id as collectifId', 'c.nom as collectif', 'k.jour', 'k.debut', 'k.fin'])
    .execute()
  const team = await db
    .selectFrom('creneau_intervenant as t')
    .innerJoin('creneau as k', 'k.id', 't.creneau_id')
    .innerJoin('collectif as c', 'c.id', 'k.collectif_id')
    .innerJoin('intervenant as i', 'i.id', 't.intervenant_id')
    .where('c.action_id', '=', actionId)
    .where('t.debut', '<=', jour)
    .where((eb) => eb.or([eb('t.fin', 'is', null), eb('t.fin', '>=', jour)]))
    .select(['i.prenom'])
    .distinct()
    .execute()
  const equipe =
    team.length > 0
      ? team
      : await db
          .selectFrom('seance_intervenant as t')
          .innerJoin('seance as s', 's.id', 't.seance_id')
          .innerJoin('collectif as c', 'c.id', 's.collectif_id')
          .innerJoin('intervenant as i', 'i.id', 't.intervenant_id')
          .where('c.action_id', '=', actionId)
          .where('s.etat', '=', 'tenue')
          .where('s.date', '<=', jour)
          .select(['i.prenom'])
          .distinct()
          .execute()
  return {
    creneaux: rows as readonly {
      readonly collectifId: string
      readonly collectif: string
      readonly jour: Jour
      readonly debut: string
      readonly fin: string
    }[],
    // « Bénévole occasionnel » has no first name.
    equipe: equipe.map(({ prenom }) => prenom).filter(Boolean),
  }
}
