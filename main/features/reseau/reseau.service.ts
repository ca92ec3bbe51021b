import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { type Consolidation, consolidate } from '../../../shared/domain/consolidation.ts'
import {
  CONTRIBUTION_FORMAT,
  CONTRIBUTION_VERSION,
  type Contribution,
  contributionSchema,
} from '../../../shared/domain/contribution.ts'
import type { ModeleReseau } from '../../../shared/domain/modele-reseau.ts'
import { compareTexts, formatDate, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ContributionRecue, EtatReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { fileName } from '../../documents/file-name.ts'
import { pageElus } from '../../documents/reseau/page-elus.ts'
import { tablesOf } from '../../documents/reseau/tables.ts'
import { freeNameBeside, makeFolder, writeFileSafely } from '../../documents/write-file.ts'
import { findAnnees } from '../annees/annees.service.ts'
import { controleOf } from './empreintes.ts'
import { findModele, readJson, versionText } from './modele.service.ts'
import {
  deleteContribution,
  findContributions,
  findReseau,
  insertContribution,
} from './reseau.repository.ts'

type Db = Kysely<Database>

/** Bytes of a contribution at most: twenty times the 200 KB or so of one with 700 children. */
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

/** Checks the content of a contribution's file. `file` names it in a refusal. */
function checkContribution(json: unknown, file: string): Result<Contribution, AppError> {
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
  // The checksum is that of the raw content: parsing may drop unknown keys.
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

/** Contributions of a folder, and its other JSON files with their errors. */
export async function readFolder(folder: string): Promise<{
  readonly contributions: readonly Contribution[]
  readonly refusees: readonly { readonly fichier: string; readonly raison: string }[]
}> {
  const names = (await readdir(folder)).filter((name) => /\.json$/i.test(name)).toSorted()
  const read = names.map((name) => ({ name, found: readContribution(join(folder, name)) }))
  return {
    contributions: read.flatMap(({ found }) => (found.ok ? found.value : [])),
    refusees: read.flatMap(({ name, found }) =>
      found.ok
        ? []
        : {
            fichier: name,
            raison: found.error.code === 'unusable-file' ? found.error.reason : 'illisible.',
          },
    ),
  }
}

/** Contributions that can be put together: of one network, that of the model when there is one, whatever their années. */
export function checkTogether(
  contributions: readonly Contribution[],
  modele: ModeleReseau | null = null,
): Result<readonly Contribution[], AppError> {
  const reseaux = new Set([
    ...(modele === null ? [] : [modele.reseau.id]),
    ...contributions.flatMap((c) => c.reseau ?? []),
  ])
  if (reseaux.size < 2) return ok(contributions)
  const expected = modele?.reseau.id ?? contributions.find((c) => c.reseau !== null)?.reseau
  const others = contributions.filter((c) => c.reseau !== null && c.reseau !== expected)
  return err({
    code: 'unusable-file',
    file: [...new Set(others.map((c) => c.porteur.nom))].join(', '),
    reason:
      'cette contribution suit le modèle d’un autre réseau que les autres : demandez au porteur d’ouvrir votre modèle et de la refaire.',
  })
}

/** State of this structure in its network, and the town as of a date of an année. */
export function findEtatReseau(
  db: Db,
  { anneeId, arreteAu }: { readonly anneeId: string; readonly arreteAu: IsoDate },
): Promise<Result<EtatReseau, AppError>> {
  return inSnapshot(db, async (trx) => {
    const annee = (await findAnnees(trx)).find(({ id }) => id === anneeId)
    if (!annee) return err({ code: 'not-found', what: 'annee', name: '' })
    const rows = await findReceived(trx)
    const town = consolidate(
      rows.map(({ contribution }) => contribution),
      arreteAu,
    )
    const ofAnnee = rows.filter(
      ({ contribution }) => libelleAnnee(contribution.annee) === libelleAnnee(annee),
    )
    const isShown = town.annee === libelleAnnee(annee)
    const counted = new Set(isShown ? town.porteurs : [])
    const etatOf = (contribution: Contribution): ContributionRecue['etat'] => {
      if (counted.has(contribution)) return contribution.arreteAu < arreteAu ? 'ancienne' : 'compte'
      return contribution.arreteAu > arreteAu ? 'posterieure' : 'remplacee'
    }
    const sent = new Set([...counted].map(({ porteur }) => porteur.id))
    return ok({
      modele: await findModele(trx),
      hasCle: Boolean((await findReseau(trx))?.cle),
      contributions: ofAnnee
        .map(({ id, recueLe, contribution }) => ({
          contributionId: id,
          porteur: contribution.porteur.nom,
          commune: contribution.porteur.commune,
          arreteAu: contribution.arreteAu,
          recueLe,
          etat: etatOf(contribution),
        }))
        .toSorted(
          (a, b) =>
            frCollator.compare(a.porteur, b.porteur) ||
            frCollator.compare(b.arreteAu, a.arreteAu) ||
            frCollator.compare(a.contributionId, b.contributionId),
        ),
      attendus: attendusOf(
        rows.map(({ contribution }) => contribution).filter((c) => !sent.has(c.porteur.id)),
      ),
      identitesDoubles: isShown
        ? town.identitesDoubles.map(({ compte, autre, raison }) => ({
            compte: compte.porteur.nom,
            autre: autre.porteur.nom,
            raison,
          }))
        : [],
      tables: counted.size === 0 ? [] : tablesOf(town),
    })
  })
}

/** Porteurs of the given contributions, each by the last name it gave, with the date of its last contribution. */
function attendusOf(contributions: readonly Contribution[]): EtatReseau['attendus'] {
  return [...Map.groupBy(contributions, ({ porteur }) => porteur.id).values()]
    .flatMap((own) => own.toSorted((a, b) => compareTexts(b.arreteAu, a.arreteAu))[0] ?? [])
    .map(({ porteur, arreteAu: derniere }) => ({ porteur: porteur.nom, derniere }))
    .toSorted((a, b) => frCollator.compare(a.porteur, b.porteur))
}

/** The town as of a date, from the contributions that were received. */
export async function findTown(db: Db, arreteAu: IsoDate): Promise<Consolidation> {
  const received = await findReceived(db)
  return consolidate(
    received.map(({ contribution }) => contribution),
    arreteAu,
  )
}

async function findReceived(db: Db) {
  return (await findContributions(db)).map(({ contenu, ...row }) => ({
    ...row,
    contribution: contributionSchema.parse(JSON.parse(contenu)),
  }))
}

/** Keeps contributions received, in one act. The same file twice is one; one of another network is refused. */
export function receiveContributions(
  db: Db,
  contributions: readonly Contribution[],
  now: Date,
): Promise<Result<{ readonly porteurs: readonly string[] }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const kept = await findReceived(trx)
    const ids = new Set(kept.map(({ id }) => id))
    const fresh = contributions.filter(({ controle }) => !ids.has(controle))
    const modele = await findModele(trx)
    const together = checkTogether(
      [...kept.map(({ contribution }) => contribution), ...fresh],
      modele,
    )
    if (!together.ok) return together
    const [first] = fresh
    if (first !== undefined) {
      say(
        fresh.length === 1
          ? `Contribution de ${first.porteur.nom}, arrêtée au ${formatDate(first.arreteAu)}`
          : `${fresh.length} contributions au réseau`,
      )
    }
    for (const contribution of new Map(fresh.map((c) => [c.controle, c])).values()) {
      await insertContribution(trx, {
        id: contribution.controle,
        porteur_id: contribution.porteur.id,
        annee_debut: contribution.annee.debut,
        recue_le: now.toISOString(),
        contenu: JSON.stringify(contribution),
      })
    }
    return ok({ porteurs: [...new Set(contributions.map(({ porteur }) => porteur.nom))] })
  })
}

/** Takes a contribution out of the town. */
export function removeContribution(
  db: Db,
  contributionId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const found = (await findContributions(trx)).find(({ id }) => id === contributionId)
    if (!found) return err({ code: 'not-found', what: 'contribution', name: '' })
    const { porteur } = contributionSchema.parse(JSON.parse(found.contenu))
    say(`Retrait de la contribution de ${porteur.nom}`)
    await deleteContribution(trx, contributionId)
    return ok(undefined)
  })
}

/**
 * Writes the documents of a town into a folder, beside what is there: the consolidated bilan in Word and Excel, one
 * page for the elected, and a folder of one page for each school. Gives their paths.
 */
export async function writeConsolidation(
  town: Consolidation,
  { reseau, sortie, now }: { readonly reseau: string; readonly sortie: string; readonly now: Date },
): Promise<Result<readonly string[], AppError>> {
  // docx and exceljs take a moment to load: only whoever writes waits for them.
  const [
    { buildConsolidationDocx, buildConsolidationXlsx },
    { buildRetourEcoleDocx },
    { buildUnePageDocx },
  ] = await Promise.all([
    import('../../documents/reseau/build-consolidation.ts'),
    import('../../documents/reseau/build-retour-ecole.ts'),
    import('../../documents/une-page/build-une-page.ts'),
  ])
  const options = { reseau, date: now }
  const day = `arrêté au ${formatDate(town.arreteAu).replaceAll('/', '-')}`
  const retours = join(sortie, fileName(`Retours aux écoles – ${day}`, '.d').slice(0, -2))
  const files = [
    [sortie, `Bilan consolidé – ${day}`, '.docx', () => buildConsolidationDocx(town, options)],
    [sortie, `Bilan consolidé – ${day}`, '.xlsx', () => buildConsolidationXlsx(town, options)],
    [
      sortie,
      `Le Clas de la ville en une page – ${day}`,
      '.docx',
      () => buildUnePageDocx(pageElus(town, reseau), now),
    ],
    ...town.flux.map(
      (ecole) =>
        [
          retours,
          [ecole.nom, ecole.commune].filter(Boolean).join(', '),
          '.docx',
          () => buildRetourEcoleDocx(town, ecole, options),
        ] as const,
    ),
  ] as const
  const paths: string[] = []
  for (const [folder, stem, extension, build] of files) {
    const made = await makeFolder(folder)
    if (!made.ok) return made
    const wanted = join(folder, fileName(stem, extension))
    // A file of that name may hold the user's corrections: it is kept.
    const path = existsSync(wanted) ? join(folder, await freeNameBeside(wanted)) : wanted
    const written = await writeFileSafely(path, await build())
    if (!written.ok) return written
    paths.push(written.value.path)
  }
  return ok(paths)
}
