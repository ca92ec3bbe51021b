import type { Kysely } from 'kysely'
import type { Database } from '../../main/db/schema.ts'

/** One record of each table of the four axes, on records that are there. */
export async function fillAxes(
  db: Kysely<Database>,
  ids: Record<
    'action_id' | 'annee_id' | 'enfant_id' | 'intervenant_id' | 'seance_id' | 'action_parents_id',
    string
  >,
): Promise<void> {
  const { action_id, annee_id, enfant_id, intervenant_id, seance_id, action_parents_id } = ids
  const date = '2021-11-09'
  await db
    .insertInto('formation')
    .values({ id: 'f', action_id, date, theme: 'La lecture', is_conjointe: 1, minutes: 180 })
    .execute()
  await db
    .insertInto('formation_intervenant')
    .values({ formation_id: 'f', intervenant_id, minutes: 90 })
    .execute()
  await db
    .insertInto('evaluation')
    .values({ id: 'e', action_id, date, titre: 'Mi-année' })
    .execute()
  await db
    .insertInto('evaluation_public')
    .values({ evaluation_id: 'e', public: 'parents', interroges: 12, reponses: 7 })
    .execute()
  const genre = 'ouverture-culturelle'
  await db
    .insertInto('projet')
    .values({ id: 'j', action_id, genre, titre: 'Au musée', debut: date })
    .execute()
  await db.insertInto('projet_seance').values({ projet_id: 'j', seance_id }).execute()
  await db
    .insertInto('projet_action_parents')
    .values({ projet_id: 'j', action_parents_id })
    .execute()
  await db
    .insertInto('fait_marquant')
    .values({ id: 'm', action_id, date, objectif: 'competences', note: 'Un journal, fait à dix.' })
    .execute()
  await db.insertInto('cadre').values({ action_id, charte_le: date }).execute()
  await db.insertInto('echelle').values({ id: 'x', position: 1, nom: 'Autonomie' }).execute()
  await db
    .insertInto('progression')
    .values({ enfant_id, annee_id, trimestre: 1, echelle_id: 'x', niveau: 3 })
    .execute()
}
