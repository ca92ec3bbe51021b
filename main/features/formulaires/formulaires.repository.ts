import type { Insertable, Kysely } from 'kysely'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Forms of which something was kept, the latest first, with their places by key. */
export async function findRetenus(db: Db) {
  const rows = await db
    .selectFrom('formulaire as f')
    .innerJoin('formulaire_place as p', 'p.formulaire_id', 'f.id')
    .select(['f.id', 'f.nom', 'p.cle', 'p.libelle', 'p.code'])
    .orderBy('f.retenu_le', 'desc')
    .orderBy('f.id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, own]) => ({
    id,
    nom: own[0]?.nom ?? '',
    places: new Map(own.map(({ cle, libelle, code }) => [cle, { libelle, code }] as const)),
  }))
}

/** Answers of the coordinator in the places of one action, by key of the place. */
export async function findReponsesPlaces(db: Db, actionId: string) {
  const rows = await db
    .selectFrom('place_reponse')
    .selectAll()
    .where('action_id', '=', actionId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.cle,
      { valeur: JSON.parse(row.valeur) as Valeur, isConfirmation: row.is_confirmation === 1 },
    ]),
  )
}

export async function insertFormulaire(
  db: Db,
  row: Insertable<Database['formulaire']>,
): Promise<void> {
  await db.insertInto('formulaire').values(row).execute()
}

export async function putPlace(
  db: Db,
  row: Insertable<Database['formulaire_place']>,
): Promise<void> {
  await db
    .insertInto('formulaire_place')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['formulaire_id', 'cle'])
        .doUpdateSet({ code: row.code ?? null, libelle: row.libelle }),
    )
    .execute()
}

export async function deletePlace(db: Db, formulaireId: string, cle: string): Promise<void> {
  await db
    .deleteFrom('formulaire_place')
    .where('formulaire_id', '=', formulaireId)
    .where('cle', '=', cle)
    .execute()
}

export async function putReponsePlace(
  db: Db,
  {
    actionId,
    cle,
    valeur,
    isConfirmation,
  }: { actionId: string; cle: string; valeur: Valeur; isConfirmation: boolean },
): Promise<void> {
  const row = { valeur: JSON.stringify(valeur), is_confirmation: isConfirmation ? 1 : 0 } as const
  await db
    .insertInto('place_reponse')
    .values({ action_id: actionId, cle, ...row })
    .onConflict((conflict) => conflict.columns(['action_id', 'cle']).doUpdateSet(row))
    .execute()
}

export async function deleteReponsePlace(db: Db, actionId: string, cle: string): Promise<void> {
  await db
    .deleteFrom('place_reponse')
    .where('action_id', '=', actionId)
    .where('cle', '=', cle)
    .execute()
}
