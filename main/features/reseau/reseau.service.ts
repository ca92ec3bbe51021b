import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { type Consolidation, consolidate } from '../../../shared/domain/consolidation.ts'
import {
  CONTRIBUTION_FORMAT,
  CONTRIBUTION_VERSION,
  type Contribution,
  contributionSchema,
} from '../../../shared/domain/contribution.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { EtatReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { fileName } from '../../documents/file-name.ts'
import { tablesOf } from '../../documents/reseau/tables.ts'
import { freeNameBeside, writeFileSafely } from '../../documents/write-file.ts'
import { findAnnees } from '../annees/annees.service.ts'
import { controleOf } from './empreintes.ts'
import { findModele } from './modele.service.ts'
import { readJson, versionText } from './read-json.ts'
import {
  deleteContribution,
  findContributions,
  findReseau,
  insertContribution,
} from './reseau.repository.ts'

type Db = Kysely<Database>

/** A contribution of 700 children weighs some 200 KB; twenty times that is no contribution. */
const MAX_BYTES = 4 * 1024 * 1024

/** A contribution as text, as it is sent. */
export const contributionText = (contribution: Contribution): string =>
  `${JSON.stringify(contribution, null, 1)}\n`

const ALTERED =
  'ce fichier a été coupé ou modifié depuis qu’il a été fait : redemandez-le au porteur.'

/** Reads the file of a contribution; another kind of file, another version or an altered one is refused. */
export function readContribution(path: string): Result<Contribution, AppError> {
  const json = readJson(path, {
    maxBytes: MAX_BYTES,
    tooLarge: 'ce fichier est trop gros pour être une contribution : vérifiez que c’est le bon.',
    broken: ALTERED,
  })
  return json.ok ? checkContribution(json.value, path) : json
}

/** The same from what the file holds. `file` names it in a refusal. */
export function checkContribution(json: unknown, file: string): Result<Contribution, AppError> {
  const refuse = (reason: string) => err({ code: 'unusable-file', file, reason } as const)
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown }
  if (format !== CONTRIBUTION_FORMAT) {
    return refuse(
      'ce n’est pas une contribution au réseau : demandez au porteur celle que Cartable lui fait.',
    )
  }
  if (version !== CONTRIBUTION_VERSION) {
    return refuse(
      `cette contribution est d’une autre version de Cartable (${versionText(version)}) : mettez Cartable à jour des deux côtés.`,
    )
  }
  const parsed = contributionSchema.safeParse(json)
  // The checksum is of what the file holds: a reading may drop a key that it does not know how to name.
  if (!parsed.success || controleOf(json as Contribution) !== parsed.data.controle) {
    return refuse(ALTERED)
  }
  return ok(parsed.data)
}

/** Reads the files of contributions one after the other: a thousand texts at once would fill the memory. */
export function readContributions(
  paths: readonly string[],
): Result<readonly Contribution[], AppError> {
  const read: Contribution[] = []
  for (const path of paths) {
    const one = readContribution(path)
    if (!one.ok) return one
    read.push(one.value)
  }
  return checkTogether(read)
}

/** Contributions that can be put together: of one network, whatever their années. */
export function checkTogether(
  contributions: readonly Contribution[],
): Result<readonly Contribution[], AppError> {
  const reseaux = new Set(contributions.flatMap((c) => c.reseau ?? []))
  if (reseaux.size < 2) return ok(contributions)
  return err({
    code: 'unusable-file',
    file: contributions.map((c) => c.porteur.nom).join(', '),
    reason:
      'ces contributions suivent les modèles de plusieurs réseaux : vérifiez lesquelles sont les vôtres.',
  })
}

/** Where this structure stands in its network, and the town as of a date of an année. */
export function findEtatReseau(
  db: Db,
  { anneeId, arreteAu }: { readonly anneeId: string; readonly arreteAu: IsoDate },
): Promise<Result<EtatReseau, AppError>> {
  return inSnapshot(db, async (trx) => {
    const received = await findReceived(trx, anneeId)
    if (!received.ok) return received
    const rows = received.value
    const town = consolidate(
      rows.map(({ contribution }) => contribution),
      arreteAu,
    )
    const etatOf = (contribution: Contribution) => {
      if (town.porteurs.includes(contribution)) return 'compte'
      return town.posterieures.includes(contribution) ? 'posterieure' : 'remplacee'
    }
    return ok({
      modele: await findModele(trx),
      hasCle: Boolean((await findReseau(trx))?.cle),
      contributions: rows.map(({ id, recueLe, contribution }) => ({
        contributionId: id,
        porteur: contribution.porteur.nom,
        commune: contribution.porteur.commune,
        arreteAu: contribution.arreteAu,
        recueLe,
        etat: etatOf(contribution),
      })),
      tables: town.porteurs.length === 0 ? [] : tablesOf(town),
    })
  })
}

/** The town as of a date, from the contributions that were received for an année. */
export async function findTown(
  db: Db,
  { anneeId, arreteAu }: { readonly anneeId: string; readonly arreteAu: IsoDate },
): Promise<Result<Consolidation, AppError>> {
  const received = await findReceived(db, anneeId)
  if (!received.ok) return received
  return ok(
    consolidate(
      received.value.map(({ contribution }) => contribution),
      arreteAu,
    ),
  )
}

async function findReceived(db: Db, anneeId: string) {
  const annee = (await findAnnees(db)).find(({ id }) => id === anneeId)
  if (!annee) return err({ code: 'not-found', what: 'annee', name: '' } as const)
  const rows = await findContributions(db, annee.debut)
  return ok(
    rows.map(({ contenu, ...row }) => ({
      ...row,
      contribution: contributionSchema.parse(JSON.parse(contenu)),
    })),
  )
}

/** Keeps a contribution received, in one act. The same file twice is one; one of another network is refused. */
export async function receiveContribution(
  db: Db,
  contribution: Contribution,
  now: Date,
): Promise<Result<{ readonly porteur: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const { porteur, annee, controle } = contribution
    const kept = await findContributions(trx, annee.debut)
    if (kept.some(({ id }) => id === controle)) return ok({ porteur: porteur.nom })
    const together = checkTogether([
      ...kept.map(({ contenu }) => contributionSchema.parse(JSON.parse(contenu))),
      contribution,
    ])
    if (!together.ok) return together
    say(`Contribution de ${porteur.nom}, arrêtée au ${formatDate(contribution.arreteAu)}`)
    await insertContribution(trx, {
      id: controle,
      porteur_id: porteur.id,
      annee_debut: annee.debut,
      recue_le: now.toISOString(),
      contenu: JSON.stringify(contribution),
    })
    return ok({ porteur: porteur.nom })
  })
}

/** Takes a contribution out of the town. */
export function removeContribution(
  db: Db,
  contributionId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const found = (await findContributions(trx, null)).find(({ id }) => id === contributionId)
    if (!found) return err({ code: 'not-found', what: 'contribution', name: '' })
    const { porteur } = contributionSchema.parse(JSON.parse(found.contenu))
    say(`Retrait de la contribution de ${porteur.nom}`)
    await deleteContribution(trx, contributionId)
    return ok(undefined)
  })
}

/** Writes the consolidated bilan of a town into a folder: Word, then Excel, beside what is there; gives their paths. */
export async function writeConsolidation(
  town: Consolidation,
  { reseau, sortie, now }: { readonly reseau: string; readonly sortie: string; readonly now: Date },
): Promise<Result<readonly string[], AppError>> {
  // docx and exceljs take a moment to load: only whoever writes waits for them.
  const { buildConsolidationDocx, buildConsolidationXlsx } = await import(
    '../../documents/reseau/build-consolidation.ts'
  )
  await mkdir(sortie, { recursive: true })
  const options = { reseau, date: now }
  const stem = `Bilan consolidé – arrêté au ${formatDate(town.arreteAu).replaceAll('/', '-')}`
  const paths: string[] = []
  for (const [extension, bytes] of [
    ['.docx', buildConsolidationDocx(town, options)],
    ['.xlsx', await buildConsolidationXlsx(town, options)],
  ] as const) {
    const wanted = join(sortie, fileName(stem, extension))
    // A file of that name may be one that she corrected: it is kept.
    const path = existsSync(wanted) ? join(sortie, await freeNameBeside(wanted)) : wanted
    const written = await writeFileSafely(path, bytes)
    if (!written.ok) return written
    paths.push(written.value.path)
  }
  return ok(paths)
}
