import type { Kysely } from 'kysely'
import type {
  SaisieContact,
  SaisieEtablissement,
  SaisiePartenaire,
} from '../../../shared/domain/repertoire.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { EtablissementLigne, PartenaireLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import {
  countOnEtablissement,
  countOnPartenaire,
  deleteFromRepertoire,
  findContacts,
  findEtablissementRows,
  findNom,
  findPartenaireRows,
  type Kind,
  putEtablissement,
  putPartenaire,
} from './repertoire.repository.ts'

type Db = Kysely<Database>

const byNom = (a: { readonly nom: string }, b: { readonly nom: string }) =>
  frCollator.compare(a.nom, b.nom)

/** Every établissement, by name. */
export async function findEtablissements(db: Db): Promise<readonly EtablissementLigne[]> {
  const contacts = await contactsByOwner(db, 'etablissement')
  const rows = await findEtablissementRows(db)
  return rows
    .map((row) => ({ ...row, contacts: contacts.get(row.etablissementId) ?? [] }))
    .sort(byNom)
}

/** Every partenaire, by name. */
export async function findPartenaires(db: Db): Promise<readonly PartenaireLigne[]> {
  const contacts = await contactsByOwner(db, 'partenaire')
  const rows = await findPartenaireRows(db)
  return rows.map((row) => ({ ...row, contacts: contacts.get(row.partenaireId) ?? [] })).sort(byNom)
}

async function contactsByOwner(db: Db, kind: Kind): Promise<ReadonlyMap<string, SaisieContact[]>> {
  const byOwner = Map.groupBy(await findContacts(db, kind), ({ ownerId }) => ownerId)
  return new Map(
    [...byOwner].map(([id, rows]) => [id, rows.map(({ ownerId: _owner, ...contact }) => contact)]),
  )
}

/** Adds an établissement (id null) or replaces it; gives its id. */
export async function saveEtablissement(
  db: Db,
  id: string | null,
  saisie: SaisieEtablissement,
  now: Date,
): Promise<Result<{ readonly etablissementId: string }, AppError>> {
  const saved = await save(db, 'etablissement', id, saisie.nom, now, (trx, own) =>
    putEtablissement(trx, own, saisie),
  )
  return saved.ok ? ok({ etablissementId: saved.value }) : saved
}

/** Adds a partenaire (id null) or replaces it; gives its id. */
export async function savePartenaire(
  db: Db,
  id: string | null,
  saisie: SaisiePartenaire,
  now: Date,
): Promise<Result<{ readonly partenaireId: string }, AppError>> {
  const saved = await save(db, 'partenaire', id, saisie.nom, now, (trx, own) =>
    putPartenaire(trx, own, saisie),
  )
  return saved.ok ? ok({ partenaireId: saved.value }) : saved
}

const notFound = (what: Kind, name: string): AppError => ({ code: 'not-found', what, name })

function save(
  db: Db,
  kind: Kind,
  id: string | null,
  nom: string,
  now: Date,
  put: (trx: Db, id: string) => Promise<void>,
): Promise<Result<string, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (id !== null && !(await findNom(trx, kind, id))) {
      return err(notFound(kind, nom))
    }
    const own = id ?? newId()
    say(nom)
    await put(trx, own)
    return ok(own)
  })
}

/** Deletes an établissement; refused while enfants or meetings refer to it. */
export const removeEtablissement = (
  db: Db,
  id: string,
  now: Date,
): Promise<Result<void, AppError>> =>
  remove(db, 'etablissement', id, now, async (trx) => {
    const { inscriptions, orientations, concertations } = await countOnEtablissement(trx, id)
    return reasonsOf([
      [
        inscriptions,
        'inscription d’un enfant de cet établissement : choisissez-en d’abord un autre dans sa fiche.',
        'inscriptions d’enfants de cet établissement : choisissez-en d’abord un autre dans leurs fiches.',
      ],
      [
        orientations,
        'orientation reçue de cet établissement : supprimez-la, ou annulez l’import qui l’a apportée.',
        'orientations reçues de cet établissement : supprimez-les, ou annulez les imports qui les ont apportées.',
      ],
      [
        concertations,
        'concertation avec cet établissement : supprimez-la d’abord.',
        'concertations avec cet établissement : supprimez-les d’abord.',
      ],
    ])
  })

/** Deletes a partenaire; refused while concertations or projets refer to it. */
export const removePartenaire = (db: Db, id: string, now: Date): Promise<Result<void, AppError>> =>
  remove(db, 'partenaire', id, now, async (trx) => {
    const { concertations, projets } = await countOnPartenaire(trx, id)
    return reasonsOf([
      [
        concertations,
        'concertation avec ce partenaire : supprimez-la d’abord.',
        'concertations avec ce partenaire : supprimez-les d’abord.',
      ],
      [
        projets,
        'projet avec ce partenaire : choisissez-en d’abord un autre dans le projet.',
        'projets avec ce partenaire : choisissez-en d’abord un autre dans les projets.',
      ],
    ])
  })

function remove(
  db: Db,
  kind: Kind,
  id: string,
  now: Date,
  reasonsToKeep: (trx: Db) => Promise<readonly string[]>,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const found = await findNom(trx, kind, id)
    if (!found) return err(notFound(kind, ''))
    const reasons = await reasonsToKeep(trx)
    if (isRefused(reasons)) return err({ code: 'deletion-refused', label: found.nom, reasons })
    say(`Suppression : ${found.nom}`)
    return ok(await deleteFromRepertoire(trx, kind, id))
  })
}
