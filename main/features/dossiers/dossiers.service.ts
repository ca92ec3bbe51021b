import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { DOSSIER_PARTS, type Dossier } from '../../../shared/domain/dossier.ts'
import type { DossierCounts } from '../../../shared/ipc/app.ipc.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findAnneesAt } from '../annees/annees.service.ts'
import { keepSauvegarde } from '../sauvegardes/sauvegardes.service.ts'
import { assembleDossier } from './assemble-dossier.ts'
import { findComplementRows, writeComplements } from './complement-rows.ts'
import { dossierRows } from './dossier-rows.ts'
import { findAnneeRows } from './export.repository.ts'
import {
  endStatuts,
  findKnown,
  findStatutsByIntervenant,
  hasOtherAnnee,
  insertRows,
  saveAnnee,
  saveStructure,
} from './import.repository.ts'
import { giveBack, keepAside } from './kept-aside.ts'
import { mergeStatuts } from './merge-statuts.ts'
import { nameRecords } from './name-records.ts'
import { type IdMaps, idsByTable, recognise } from './recognise.ts'
import { deleteUnused, emptyAnnee, findUsedBy } from './replace.repository.ts'

export type ImportedDossier = { readonly anneeId: string; readonly counts: DossierCounts }

/**
 * Brings a dossier into the base, in one transaction. An année that is already there is refused, or with
 * `remplacer` replaced, a copy of the whole base being kept first.
 */
export async function importDossier(
  open: OpenDatabase,
  dossier: Dossier,
  options: { readonly remplacer: boolean },
): Promise<Result<ImportedDossier, AppError>> {
  const { debut, fin } = dossier.anneeScolaire
  const [existing, ...others] = await findAnneesAt(open.db, debut, fin)
  if (existing && others.length > 0) return err(refusedOver([existing, ...others]))
  if (existing && !options.remplacer) {
    return err({ code: 'annee-exists', libelle: libelleAnnee(existing) })
  }
  if (existing && open.file !== ':memory:') {
    const kept = await keepSauvegarde(open, 'avant-remplacement', new Date())
    if (!kept.ok) return kept
  }
  try {
    return ok(
      await open.db.transaction().execute(async (trx) => {
        // The années are looked at again: another call may have changed them while the copy was made.
        const there = await findAnneesAt(trx, debut, fin)
        if (there.map(({ id }) => id).join() !== (existing?.id ?? '')) throw new AnneesChanged()
        return writeDossier(trx, dossier, existing?.id)
      }),
    )
  } catch (error) {
    // `AnneesChanged` is thrown, not returned, so that the transaction is rolled back.
    if (error instanceof AnneesChanged) {
      return err({ code: 'annee-exists', libelle: libelleAnnee(dossier.anneeScolaire) })
    }
    if (error instanceof DossierRefused)
      return err({ code: 'dossier-refused', problems: error.problems })
    throw error
  }
}

function refusedOver(
  annees: readonly { readonly debut: IsoDate; readonly fin: IsoDate }[],
): AppError {
  const message = `couvre plusieurs années déjà enregistrées (${annees.map(libelleAnnee).join(', ')}) : corrigez ses dates`
  return { code: 'dossier-refused', problems: [{ path: 'anneeScolaire', message }] }
}

/** Thrown when the années of the base have changed since the import was allowed. */
class AnneesChanged extends Error {}

class DossierRefused extends Error {
  readonly problems: Extract<AppError, { code: 'dossier-refused' }>['problems']
  constructor(problems: DossierRefused['problems']) {
    super('dossier refused')
    this.problems = problems
  }
}

async function writeDossier(
  trx: OpenDatabase['db'],
  given: Dossier,
  replacedAnneeId: string | undefined,
): Promise<ImportedDossier> {
  const dossier = nameRecords(given)
  const { id, debut, fin } = dossier.anneeScolaire
  const annee = { id: replacedAnneeId ?? (await freeAnneeId(trx, id)), debut, fin }
  const kept =
    replacedAnneeId !== undefined && dossier.complements === null
      ? await keepAside(trx, replacedAnneeId)
      : null
  const maps = await (replacedAnneeId === undefined
    ? recogniseIn(trx, dossier)
    : makeWay(trx, dossier, replacedAnneeId))
  const statuts = mergeStatuts(dossier, maps.intervenants, await findStatutsByIntervenant(trx))
  if (statuts.problems.length > 0) throw new DossierRefused(statuts.problems)

  const isBeside = await hasOtherAnnee(trx, annee.id)
  await saveStructure(trx, dossier.structure, !isBeside)
  await saveAnnee(trx, annee)
  await insertRows(trx, dossierRows(dossier, annee.id, maps, newId))
  await endStatuts(trx, statuts.ended)
  await insertAll(
    trx,
    'intervenant_statut',
    statuts.added.map(({ id: statutId, intervenantId, statut, debut, fin }) => ({
      id: (statutId === null ? undefined : maps.statuts.get(statutId)) ?? newId(),
      intervenant_id: intervenantId,
      statut,
      debut,
      fin,
    })),
  )
  if (dossier.complements !== null) {
    const { problems } = await writeComplements(trx, dossier.complements, {
      ids: idsByTable(maps, { id, anneeId: annee.id }),
      hasOtherAnnee: isBeside,
      newId,
    })
    if (problems.length > 0) throw new DossierRefused(problems)
  } else if (kept !== null) await giveBack(trx, kept)
  return { anneeId: annee.id, counts: countParts(dossier) }
}

/** The id that the file gives to its année, unless it is taken. */
async function freeAnneeId(trx: OpenDatabase['db'], id: string | null): Promise<string> {
  if (id === null) return newId()
  const taken = await trx.selectFrom('annee').select('id').where('id', '=', id).executeTakeFirst()
  return taken === undefined ? id : newId()
}

const recogniseIn = async (trx: OpenDatabase['db'], dossier: Dossier): Promise<IdMaps> =>
  recognise(dossier, await findKnown(trx), newId)

/**
 * Takes out the année to replace, with the people and schools that only it speaks of, so that the file
 * alone says who they are. Someone placed nowhere gives way to the file only when it speaks of them.
 */
async function makeWay(
  trx: OpenDatabase['db'],
  dossier: Dossier,
  anneeId: string,
): Promise<IdMaps> {
  const used = await findUsedBy(trx, anneeId)
  await emptyAnnee(trx, anneeId)
  await deleteUnused(trx, used)
  const maps = await recogniseIn(trx, dossier)
  await deleteUnused(trx, {
    enfant: [...maps.enfants.values()],
    famille: [...maps.familles.values()],
    intervenant: [...maps.intervenants.values()],
    etablissement: [...maps.etablissements.values()],
    partenaire: [...maps.partenaires.values()],
  })
  // Records that hung from the people who gave way went with them: their ids are free again.
  const { etablissements, partenaires, familles, enfants, intervenants } = maps
  const shared = { etablissements, partenaires, familles, enfants, intervenants }
  return { ...(await recogniseIn(trx, dossier)), ...shared }
}

/** One année as a dossier, in its canonical order. */
export async function exportDossier(
  { db }: OpenDatabase,
  anneeId: string,
): Promise<Result<Dossier, AppError>> {
  const [rows, complements] = await inSnapshot(db, async (trx) => [
    await findAnneeRows(trx, anneeId),
    await findComplementRows(trx, anneeId),
  ])
  const { structure, annee } = rows
  if (!structure || !annee) return err({ code: 'not-found', what: 'annee', name: anneeId })
  return ok(assembleDossier({ ...rows, structure, annee }, complements))
}

/** Number of records by part of the file. */
export function countParts(dossier: Dossier): DossierCounts {
  return Object.fromEntries(DOSSIER_PARTS.map((part) => [part, dossier[part].length]))
}
