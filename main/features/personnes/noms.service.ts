import { type Kysely, sql } from 'kysely'
import { createChercheurNoms, type NomsLus } from '../../../shared/domain/personne.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPersonnes } from './personnes.repository.ts'

type Db = Kysely<Database>

/** Finder of the names of enfants, parents and intervenants in texts; the référent's name, meant to be read, is left out. */
async function chercheurOf(db: Db) {
  const personnes = await findPersonnes(db)
  const { rows } = await sql<{ nom: string }>`
    select nom from etablissement union select nom from partenaire union select nom from collectif
    union select nom from structure union select lieu from action where lieu is not null
    union select intitule from action where intitule is not null
    union select commune from famille where commune is not null
  `.execute(db)
  const referent = await db
    .selectFrom('structure')
    .select(['referent_nom as nom', 'referent_prenom as prenom'])
    .executeTakeFirst()
  const others = personnes.filter(
    ({ nom, prenom }) => nom !== referent?.nom || prenom !== referent.prenom,
  )
  return createChercheurNoms(
    others,
    rows.map(({ nom }) => nom),
  )
}

/** The known names that a text says. */
export const findNoms = (db: Db, texte: string): Promise<readonly string[]> =>
  inSnapshot(db, async (trx) => (await chercheurOf(trx))(texte))

/** Known names in the texts of an action that the Caf will read, text by text. */
export const findNomsLus = (db: Db, actionId: string): Promise<readonly NomsLus[]> =>
  inSnapshot(db, async (trx) => {
    const { rows } = await sql<{ ou: string; code: string; texte: string }>`
      select 'réponse du bilan' as ou, code, coalesce(valeur, '') || ' · ' || coalesce(raison, '') as texte
        from reponse where action_id = ${actionId}
      union all select 'réponse de votre formulaire', cle, valeur from place_reponse where action_id = ${actionId}
      union all select 'document joint au bilan', champ, texte from ecrit where action_id = ${actionId}
      union all select 'projet', id, titre || ' · ' || coalesce(description, '') || ' · ' || coalesce(effets, '')
        from projet where action_id = ${actionId}
      union all select 'évaluation', id, titre || ' · ' || coalesce(constat, '')
        from evaluation where action_id = ${actionId}
      union all select 'nature d’une concertation', id, genre
        from concertation where action_id = ${actionId}
      union all select 'thème d’une formation', id, theme from formation where action_id = ${actionId}
      union all select 'fait marquant', id, note from fait_marquant where action_id = ${actionId}
      union all select 'diagnostic', action_id, diagnostic
        from cadre where action_id = ${actionId} and diagnostic is not null
    `.execute(trx)
    const namesIn = rows.length === 0 ? () => [] : await chercheurOf(trx)
    return rows
      .map(({ ou, code, texte }) => ({ ou, code, noms: namesIn(texte) }))
      .filter(({ noms }) => noms.length > 0)
  })
