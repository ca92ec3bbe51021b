import type { Kysely } from 'kysely'
import { libelleAnnee } from '../../../shared/dates.ts'
import {
  isHomonyme,
  type SaisieEnfant,
  type SaisieInscription,
} from '../../../shared/domain/enfant.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import { comparePersonnes, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  EnfantBref,
  EnfantFiche,
  FamilleChoisie,
  FamilleFiche,
  InscriptionFiche,
} from '../../../shared/ipc/fiches-enfants.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { reasonsOf } from '../deletion-reasons.ts'
import {
  findFamille,
  leaveFamille,
  refusalOfFamille,
  resolveFamille,
} from '../familles/familles.service.ts'
import {
  addInscription,
  createInscription,
  refusalOfInscription,
} from '../inscriptions/inscriptions.service.ts'
import {
  countOnEnfant,
  deleteEnfantRow,
  findAllBrefs,
  findEnfantRow,
  findInscriptionsOf,
  findOrientationsOf,
  findOriginesOf,
  findPresencesOf,
  findSituationsOf,
  insertEnfant,
  updateEnfant,
  updateFamilleOf,
} from './fiche-enfant.repository.ts'

type Db = Kysely<Database>

const NOT_FOUND = { code: 'not-found', what: 'enfant', name: '' } as const

/** Everything known of an enfant. */
export async function findFicheEnfant(
  db: Db,
  enfantId: string,
): Promise<Result<EnfantFiche, AppError>> {
  const row = await findEnfantRow(db, enfantId)
  if (!row) return err(NOT_FOUND)
  const situations = await findSituationsOf(db, enfantId)
  return ok({
    enfantId,
    nom: row.nom,
    prenom: row.prenom,
    dateNaissance: row.date_naissance,
    anneeNaissance: row.annee_naissance,
    sexe: row.sexe,
    situations: SITUATIONS.filter((situation) => situations.includes(situation)),
    famille: row.famille_id === null ? null : await familleFiche(db, row.famille_id, enfantId),
    inscriptions: await inscriptionsFiche(db, enfantId),
    orientations: await findOrientationsOf(db, enfantId),
    presences: await findPresencesOf(db, enfantId),
  })
}

async function familleFiche(
  db: Db,
  familleId: string,
  enfantId: string,
): Promise<FamilleFiche | null> {
  const famille = await findFamille(db, familleId)
  if (famille === null) return null
  const enfants = await findAllBrefs(db)
  const fratrie = enfants.filter((e) => e.familleId === familleId && e.enfantId !== enfantId)
  return { familleId, ...famille, fratrie: fratrie.map(brefOf).sort(comparePersonnes) }
}

async function inscriptionsFiche(db: Db, enfantId: string): Promise<readonly InscriptionFiche[]> {
  const rows = await findInscriptionsOf(db, enfantId)
  const origines = Map.groupBy(await findOriginesOf(db, enfantId), (row) => row.inscriptionId)
  return rows.map((row) => {
    const own = (origines.get(row.id) ?? []).map((o) => o.origine)
    return {
      inscriptionId: row.id,
      actionId: row.action_id,
      collectifId: row.collectif_id,
      debut: row.debut,
      fin: row.fin,
      statut: row.statut,
      niveau: row.niveau,
      classe: row.classe,
      etablissementId: row.etablissement_id,
      origines: ORIGINES.filter((origine) => own.includes(origine)),
      accordParental: row.accord_parental,
      annee: libelleAnnee({ debut: row.anneeDebut, fin: row.anneeFin }),
      action: row.action,
      collectif: row.collectif,
      etablissement: row.etablissement,
      rang: row.rang,
    }
  })
}

const brefOf = ({
  enfantId,
  nom,
  prenom,
  dateNaissance,
  anneeNaissance,
  sexe,
  detail,
}: EnfantBref): EnfantBref => ({
  enfantId,
  nom,
  prenom,
  dateNaissance,
  anneeNaissance,
  sexe,
  detail,
})

/** Every enfant, told from its homonyms. */
export async function findBrefs(db: Db): Promise<readonly EnfantBref[]> {
  return (await findAllBrefs(db)).map(brefOf).sort(comparePersonnes)
}

/** Who may already be this child, whatever the accents, case, hyphens and order of the names. */
export async function findHomonymes(
  db: Db,
  input: { readonly nom: string; readonly prenom: string; readonly exceptId: string | null },
): Promise<readonly EnfantBref[]> {
  if (input.nom.trim() === '' || input.prenom.trim() === '') return []
  const enfants = await findAllBrefs(db)
  return enfants
    .filter((enfant) => enfant.enfantId !== input.exceptId && isHomonyme(enfant, input))
    .map(brefOf)
    .sort(comparePersonnes)
}

/** A new enfant with its famille and its first inscription, in one operation. */
export async function createEnfant(
  db: Db,
  input: {
    readonly enfant: SaisieEnfant
    readonly famille: FamilleChoisie
    readonly inscription: SaisieInscription | null
  },
  now: Date,
): Promise<Result<{ readonly enfantId: string }, AppError>> {
  const { enfant, famille, inscription } = input
  const unknownFamille = await refusalOfFamille(db, famille)
  if (unknownFamille) return err(unknownFamille)
  if (inscription !== null) {
    const refusal = await refusalOfInscription(db, inscription)
    if (refusal) return err(underInscription(refusal))
  }
  const header = saisieHeader(`Nouvel enfant : ${formatPersonne(enfant)}`, now)
  const { value: enfantId } = await inOperation(db, header, async (trx) => {
    const id = await addEnfant(trx, enfant, await resolveFamille(trx, famille))
    if (inscription !== null) await addInscription(trx, id, inscription)
    return id
  })
  return ok({ enfantId })
}

/** A new enfant, inside the caller's operation; gives its id. */
export async function addEnfant(
  trx: Db,
  enfant: SaisieEnfant,
  familleId: string | null,
): Promise<string> {
  const enfantId = newId()
  await insertEnfant(trx, enfantId, enfant, familleId)
  return enfantId
}

/** Its fields stand under « inscription » in the form of a new enfant. */
function underInscription(refusal: AppError): AppError {
  if (refusal.code !== 'validation') return refusal
  const fields = Object.entries(refusal.fields).map(([key, text]) => [`inscription.${key}`, text])
  return { code: 'validation', fields: Object.fromEntries(fields) }
}

/** Inscribes an enfant that is already known. */
export async function inscribeEnfant(
  db: Db,
  enfantId: string,
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<{ readonly inscriptionId: string }, AppError>> {
  const row = await findEnfantRow(db, enfantId)
  return row ? createInscription(db, row, saisie, now) : err(NOT_FOUND)
}

/** Replaces what is entered of an enfant. */
export async function saveEnfant(
  db: Db,
  enfantId: string,
  saisie: SaisieEnfant,
  now: Date,
): Promise<Result<void, AppError>> {
  if (!(await findEnfantRow(db, enfantId))) return err(NOT_FOUND)
  await inOperation(db, saisieHeader(formatPersonne(saisie), now), (trx) =>
    updateEnfant(trx, enfantId, saisie),
  )
  return ok(undefined)
}

/** Gives an enfant another famille, or none. */
export async function attachFamille(
  db: Db,
  enfantId: string,
  famille: FamilleChoisie,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findEnfantRow(db, enfantId)
  if (!row) return err(NOT_FOUND)
  const refusal = await refusalOfFamille(db, famille)
  if (refusal) return err(refusal)
  await inOperation(db, saisieHeader(`Famille de ${formatPersonne(row)}`, now), async (trx) => {
    await updateFamilleOf(trx, enfantId, await resolveFamille(trx, famille))
    await leaveFamille(trx, row.famille_id)
  })
  return ok(undefined)
}

/** Removes an enfant entered by mistake; refused while records stand on it. */
export async function removeEnfant(
  db: Db,
  enfantId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findEnfantRow(db, enfantId)
  if (!row) return err(NOT_FOUND)
  const label = formatPersonne(row)
  const { inscriptions, presences, orientations } = await countOnEnfant(db, enfantId)
  const reasons = reasonsOf([
    [
      presences,
      'présence notée : indiquez plutôt son départ dans son inscription.',
      'présences notées : indiquez plutôt son départ dans son inscription.',
    ],
    [
      inscriptions,
      'inscription : supprimez-la d’abord, ou indiquez son départ.',
      'inscriptions : supprimez-les d’abord, ou indiquez son départ.',
    ],
    [
      orientations,
      'orientation reçue : fusionnez sa fiche avec la bonne, ou annulez l’import qui l’a apportée.',
      'orientations reçues : fusionnez sa fiche avec la bonne, ou annulez les imports qui les ont apportées.',
    ],
  ])
  if (reasons.length > 0) return err({ code: 'deletion-refused', label, reasons })
  await inOperation(db, saisieHeader(`Suppression de ${label}`, now), async (trx) => {
    await deleteEnfantRow(trx, enfantId)
    await leaveFamille(trx, row.famille_id)
  })
  return ok(undefined)
}
