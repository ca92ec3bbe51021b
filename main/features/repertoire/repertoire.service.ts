import type { Kysely } from 'kysely'
import type { SaisieContact } from '../../../shared/domain/contact.ts'
import type { SaisieEtablissement, SaisiePartenaire } from '../../../shared/domain/rencontre.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { EtablissementLigne, PartenaireLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { reasonsOf } from '../deletion-reasons.ts'
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

async function save(
  db: Db,
  kind: Kind,
  id: string | null,
  nom: string,
  now: Date,
  put: (trx: Db, id: string) => Promise<void>,
): Promise<Result<string, AppError>> {
  if (id !== null && !(await findNom(db, kind, id))) {
    return err({ code: 'not-found', what: kind, name: nom })
  }
  const own = id ?? newId()
  await inOperation(db, saisieHeader(nom, now), (trx) => put(trx, own))
  return ok(own)
}

/** Removes an établissement; refused while enfants or meetings refer to it. */
export async function removeEtablissement(
  db: Db,
  id: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const { inscriptions, orientations, concertations } = await countOnEtablissement(db, id)
  const reasons = reasonsOf([
    [
      inscriptions,
      'inscription d’un enfant de cet établissement : choisissez-en d’abord un autre dans sa fiche.',
      'inscriptions d’enfants de cet établissement : choisissez-en d’abord un autre dans leurs fiches.',
    ],
    [
      orientations,
      'orientation reçue de cet établissement : annulez d’abord l’import qui l’a apportée.',
      'orientations reçues de cet établissement : annulez d’abord les imports qui les ont apportées.',
    ],
    [
      concertations,
      'concertation avec cet établissement : supprimez-la d’abord.',
      'concertations avec cet établissement : supprimez-les d’abord.',
    ],
  ])
  return remove(db, 'etablissement', id, now, reasons)
}

/** Removes a partenaire; refused while concertations refer to it. */
export async function removePartenaire(
  db: Db,
  id: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const count = await countOnPartenaire(db, id)
  const reasons = reasonsOf([
    [
      count,
      'concertation avec ce partenaire : supprimez-la d’abord.',
      'concertations avec ce partenaire : supprimez-les d’abord.',
    ],
  ])
  return remove(db, 'partenaire', id, now, reasons)
}

async function remove(
  db: Db,
  kind: Kind,
  id: string,
  now: Date,
  reasons: readonly string[],
): Promise<Result<void, AppError>> {
  const found = await findNom(db, kind, id)
  if (!found) return err({ code: 'not-found', what: kind, name: '' })
  if (reasons.length > 0) return err({ code: 'deletion-refused', label: found.nom, reasons })
  await inOperation(db, saisieHeader(`Suppression : ${found.nom}`, now), (trx) =>
    deleteFromRepertoire(trx, kind, id),
  )
  return ok(undefined)
}
