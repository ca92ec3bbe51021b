import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee, todayOf } from '../../../shared/dates.ts'
import {
  isHomonyme,
  type SaisieAutorisations,
  type SaisieEnfant,
  type SaisieInscription,
} from '../../../shared/domain/enfant.ts'
import { withPrecisions } from '../../../shared/domain/homonyme.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import {
  compareEmptyLast,
  comparePersonnes,
  formatPersonne,
  frCollator,
} from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  EnfantBref,
  EnfantFiche,
  EnfantLigne,
  FamilleFiche,
  InscriptionFiche,
} from '../../../shared/ipc/enfants.ipc.ts'
import type { FamilleChoisie } from '../../../shared/ipc/familles.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { chooseFamille, findFamille, leaveFamille } from '../familles/familles.service.ts'
import { createInscription } from '../inscriptions/inscriptions.service.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import {
  countOnEnfant,
  countPresences,
  deleteEnfantRow,
  findAllBrefs,
  findAutorisationsOf,
  findEnfantRow,
  findInscriptions,
  findInscriptionsOf,
  findOrientationsOf,
  findOrigines,
  findOriginesOf,
  findPresencesOf,
  findProchesOf,
  findResponsables,
  findSituations,
  findSituationsOf,
  insertEnfant,
  putAutorisation,
  replaceProches,
  updateEnfant,
  updateFamilleOf,
} from './enfants.repository.ts'

type Db = Kysely<Database>

const NOT_FOUND: AppError = { code: 'not-found', what: 'enfant', name: '' }

/** The inscriptions of an action (or of the whole année) with their enfants, read at one moment; présences as of `today`. */
export const findEnfants = (
  db: Db,
  input: Scope,
  today: IsoDate,
): Promise<Result<readonly EnfantLigne[], AppError>> =>
  inSnapshot(db, (trx) => lignesOf(trx, input, today))

type Scope = { readonly anneeId: string; readonly actionId: string | null }

async function lignesOf(
  db: Db,
  input: Scope,
  today: IsoDate,
): Promise<Result<readonly EnfantLigne[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const inscriptions = await findInscriptions(db, actionIds)
  const origines = Map.groupBy(await findOrigines(db, actionIds), (row) => row.inscriptionId)
  const situations = Map.groupBy(await findSituations(db, actionIds), (row) => row.enfantId)
  const responsables = Map.groupBy(await findResponsables(db, actionIds), (row) => row.familleId)
  const presences = Map.groupBy(
    await countPresences(db, actionIds, today),
    (row) => row.inscriptionId,
  )

  const lignes = inscriptions.map((inscription) => {
    const counts = presences.get(inscription.inscriptionId)?.[0]
    const ofEnfant = situations.get(inscription.enfantId)?.map((row) => row.situation) ?? []
    const ofInscription = origines.get(inscription.inscriptionId)?.map((row) => row.origine) ?? []
    return {
      ...inscription,
      origines: ORIGINES.filter((origine) => ofInscription.includes(origine)),
      situations: SITUATIONS.filter((situation) => ofEnfant.includes(situation)),
      responsables: (responsables.get(inscription.familleId ?? '') ?? []).map((row) => ({
        nom: [row.prenom, row.nom].filter((part) => part !== null).join(' '),
        telephone: row.telephone,
        mail: row.mail,
      })),
      presents: counts?.presents ?? 0,
      absents: counts?.absents ?? 0,
      excuses: counts?.excuses ?? 0,
    }
  })
  return ok(withPrecisions(lignes).toSorted(byNom))
}

function byNom(a: EnfantLigne, b: EnfantLigne): number {
  return (
    comparePersonnes(a, b) ||
    compareEmptyLast(a.collectif, b.collectif) ||
    frCollator.compare(a.debut, b.debut)
  )
}

/** Fiche of an enfant with everything known, read at one moment. */
export const findFicheEnfant = (db: Db, enfantId: string): Promise<Result<EnfantFiche, AppError>> =>
  inSnapshot(db, (trx) => ficheOf(trx, enfantId))

async function ficheOf(db: Db, enfantId: string): Promise<Result<EnfantFiche, AppError>> {
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
    autorisations: (await findAutorisationsOf(db, enfantId)).map(
      ({ rentreSeul, droitImage, ...row }) => ({
        ...row,
        rentreSeul: flagOf(rentreSeul),
        droitImage: flagOf(droitImage),
      }),
    ),
    proches: (await findProchesOf(db, enfantId)).map((row) => ({
      ...row,
      isAutorise: row.isAutorise === 1,
      isAPrevenir: row.isAPrevenir === 1,
    })),
    inscriptions: await inscriptionsFiche(db, enfantId),
    orientations: await findOrientationsOf(db, enfantId),
    presences: await findPresencesOf(db, enfantId),
  })
}

const flagOf = (flag: 0 | 1 | null): boolean | null => (flag === null ? null : flag === 1)

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

/** Enfants who may be the one entered: same words, whatever accents, case, hyphens and order. */
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

/** Creates an enfant with its famille and its first inscription, in one act. */
export function createEnfant(
  db: Db,
  input: {
    readonly enfant: SaisieEnfant
    readonly famille: FamilleChoisie
    readonly inscription: SaisieInscription | null
  },
  now: Date,
): Promise<Result<{ readonly enfantId: string; readonly familleId: string | null }, AppError>> {
  const { enfant, famille, inscription } = input
  return act(db, { now }, async (trx, { say }) => {
    const chosen = await chooseFamille(trx, famille)
    if (!chosen.ok) return chosen
    say(`Nouvel enfant : ${formatPersonne(enfant)}`)
    const enfantId = await addEnfant(trx, enfant, chosen.value)
    const created = { enfantId, familleId: chosen.value }
    if (inscription === null) return ok(created)
    const inscribed = await createInscription(trx, enfantId, inscription, now)
    return inscribed.ok ? ok(created) : err(underInscription(inscribed.error))
  })
}

/** Adds an enfant inside the caller's act; returns its id. */
export async function addEnfant(
  trx: Db,
  enfant: SaisieEnfant,
  familleId: string | null,
): Promise<string> {
  const enfantId = newId()
  await insertEnfant(trx, enfantId, enfant, familleId)
  return enfantId
}

/** Moves the fields of a refusal under « inscription », where the form of a new enfant holds them. */
function underInscription(refusal: AppError): AppError {
  if (refusal.code !== 'validation') return refusal
  const fields = Object.entries(refusal.fields).map(([key, text]) => [`inscription.${key}`, text])
  return { code: 'validation', fields: Object.fromEntries(fields) }
}

/** Replaces the entered values of an enfant. */
export function saveEnfant(
  db: Db,
  enfantId: string,
  saisie: SaisieEnfant,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (!(await findEnfantRow(trx, enfantId))) return err(NOT_FOUND)
    say(formatPersonne(saisie))
    return ok(await updateEnfant(trx, enfantId, saisie))
  })
}

/** Replaces the autorisations of an enfant in an année, and the proches of the enfant. */
export function saveAutorisations(
  db: Db,
  input: {
    readonly enfantId: string
    readonly anneeId: string
    readonly saisie: SaisieAutorisations
  },
  now: Date,
): Promise<Result<void, AppError>> {
  const { enfantId, anneeId, saisie } = input
  return act(db, { now }, async (trx, { say }) => {
    const row = await findEnfantRow(trx, enfantId)
    if (!row) return err(NOT_FOUND)
    const perimetre = await findPerimetre(trx, { anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    if (saisie.contratSigne !== null && saisie.contratSigne > todayOf(now)) {
      const text = 'Ce jour n’est pas encore venu.'
      return err({ code: 'validation', fields: { contratSigne: text } })
    }
    say(`Autorisations de ${formatPersonne(row)}`)
    await putAutorisation(trx, { enfantId, anneeId, ...saisie })
    return ok(await replaceProches(trx, enfantId, saisie.proches))
  })
}

/** Gives an enfant another famille, or none. */
export function attachFamille(
  db: Db,
  enfantId: string,
  famille: FamilleChoisie,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findEnfantRow(trx, enfantId)
    if (!row) return err(NOT_FOUND)
    const chosen = await chooseFamille(trx, famille)
    if (!chosen.ok) return chosen
    say(`Famille de ${formatPersonne(row)}`)
    await updateFamilleOf(trx, enfantId, chosen.value)
    return ok(await leaveFamille(trx, row.famille_id))
  })
}

/** Deletes an enfant entered by mistake; refused while records refer to it. */
export function removeEnfant(db: Db, enfantId: string, now: Date): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findEnfantRow(trx, enfantId)
    if (!row) return err(NOT_FOUND)
    const label = formatPersonne(row)
    const reasons = await reasonsToKeep(trx, enfantId)
    if (isRefused(reasons)) return err({ code: 'deletion-refused', label, reasons })
    say(`Suppression de ${label}`)
    await deleteEnfantRow(trx, enfantId)
    return ok(await leaveFamille(trx, row.famille_id))
  })
}

async function reasonsToKeep(trx: Db, enfantId: string): Promise<readonly string[]> {
  const { inscriptions, presences, orientations } = await countOnEnfant(trx, enfantId)
  return reasonsOf([
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
}
