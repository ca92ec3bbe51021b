import type { Kysely } from 'kysely'
import type { SaisieStructure } from '../../../shared/domain/structure.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** The structure; throws before the first start is answered, when no screen asks for it. */
export async function findStructure(db: Db): Promise<SaisieStructure> {
  const row = await db.selectFrom('structure').selectAll().executeTakeFirstOrThrow()
  return {
    nom: row.nom,
    adresse: row.adresse,
    commune: row.commune,
    telephone: row.telephone,
    mail: row.mail,
    referentNom: row.referent_nom,
    referentPrenom: row.referent_prenom,
    referentTelephone: row.referent_telephone,
    referentMail: row.referent_mail,
    cafMail: row.caf_mail,
    zoneScolaire: row.zone_scolaire,
  }
}

/** Replaces the entered values of the structure. */
export async function updateStructure(db: Db, saisie: SaisieStructure): Promise<void> {
  await db
    .updateTable('structure')
    .set({
      nom: saisie.nom,
      adresse: saisie.adresse,
      commune: saisie.commune,
      telephone: saisie.telephone,
      mail: saisie.mail,
      referent_nom: saisie.referentNom,
      referent_prenom: saisie.referentPrenom,
      referent_telephone: saisie.referentTelephone,
      referent_mail: saisie.referentMail,
      caf_mail: saisie.cafMail,
      zone_scolaire: saisie.zoneScolaire,
    })
    .execute()
}

/** The logo as a data URI; null without one. */
export async function findLogoUri(db: Db): Promise<string | null> {
  return (await db.selectFrom('logo').select('image').executeTakeFirst())?.image ?? null
}

/** Replaces the logo; null removes it. */
export async function putLogo(db: Db, image: string | null): Promise<void> {
  if (image === null) {
    await db.deleteFrom('logo').execute()
    return
  }
  await db
    .insertInto('logo')
    .values({ id: 'logo', image })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ image }))
    .execute()
}
