import { hash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import dayjs from 'dayjs'
import type { Kysely } from 'kysely'
import { libelleAnnee, todayOf } from '../../../shared/dates.ts'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import { resteAConfirmer, sectionsOf } from '../../../shared/domain/bilan.ts'
import {
  ANNEES_ENVOI,
  type ChangementEnvoi,
  changementsEntre,
  type Envoi,
  type EnvoiEchu,
  type ReponseEnvoyee,
} from '../../../shared/domain/envoi.ts'
import type { SaisieStructure } from '../../../shared/domain/structure.ts'
import { type ChampTrame, champsOf } from '../../../shared/domain/trame.ts'
import { compareTexts, formatDateLongue, typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { champOf, raisonOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { fileName } from '../../documents/file-name.ts'
import { buildEml, type Mail } from '../../documents/mail/build-eml.ts'
import { makeFolder, regularFile } from '../../documents/write-file.ts'
import type { DemandeBilan } from '../bilans/bilans.service.ts'
import { type ComposedBilan, composeBilan } from '../bilans/generate-bilan.service.ts'
import { findCorrected, placeFor, writeDocument } from '../documents/documents.service.ts'
import { readStructure } from '../structure/structure.service.ts'
import {
  deleteEnvois,
  type EnvoiRow,
  findEnvoiRow,
  findEnvoiRows,
  findFichiers,
  findLastVersion,
  insertEnvoi,
} from './envois.repository.ts'

type Db = Kysely<Database>

/** Every envoi of the base (`actionId` null) or of an action, the latest version first. */
export async function findEnvois(db: Db, actionId: string | null): Promise<readonly Envoi[]> {
  return (await findEnvoiRows(db, actionId)).map(envoiOf)
}

function envoiOf(row: EnvoiRow): Envoi {
  return {
    envoiId: row.id,
    numero: row.numero,
    annee: row.annee,
    arreteAu: row.arrete_au,
    envoyeLe: todayOf(new Date(row.envoye_le)),
    version: row.version,
    // The bilan comes before its annexes, in the order in which they are read.
    fichiers: (JSON.parse(row.noms) as string[]).sort().reverse(),
    changements: JSON.parse(row.changements) as ChangementEnvoi[],
  }
}

/** Source of the bilan sent. `fichier`: asked about, the user's correction, Cartable's own, or the file at a path. */
export type EnvoiOptions = {
  readonly tramesFolder: string
  readonly now: Date
  readonly brouillon: 'refuser' | 'garder'
  readonly fichier: 'demander' | 'corrige' | 'cartable' | { readonly path: string }
}

/**
 * Keeps the bilan of an action and its pseudonymised annexes as sent: the answers in words, and the bytes of
 * both files. A nominative copy is never kept. Later corrections make another version.
 */
export async function createEnvoi(
  db: Db,
  demande: DemandeBilan,
  { tramesFolder, now, brouillon, fichier }: EnvoiOptions,
): Promise<Result<Envoi, AppError>> {
  const composed = await composeBilan(db, demande, { tramesFolder, nominatif: false, now })
  if (!composed.ok) return composed
  const { computed, files } = composed.value
  const { bilan } = computed
  const reste = resteAConfirmer(bilan).reduce(
    (sum, { aConfirmer, sansRaison }) => sum + aConfirmer.length + sansRaison.length,
    0,
  )
  if (reste > 0 && brouillon === 'refuser') return err({ code: 'brouillon', reste })
  const sent = await bilanSent(db, files.bilan, fichier)
  if (!sent.ok) return sent
  const fichiers = [
    sent.value,
    { nom: files.annexes.name, octets: await bytesWritten(files.annexes.write) },
  ]
  const reponses = reponsesOf(bilan)
  const envoiId = newId()
  const created = await act<void, AppError>(db, { now }, async (trx) => {
    const last = await findLastVersion(trx, demande.actionId)
    const changements = last === undefined ? [] : changementsEntre(last.reponses, reponses)
    await insertEnvoi(
      trx,
      {
        id: envoiId,
        action_id: demande.actionId,
        numero: bilan.action.numero,
        annee: libelleAnnee(bilan.annee),
        arrete_au: bilan.arreteAu,
        envoye_le: now.toISOString(),
        version: (last?.version ?? 0) + 1,
        reponses: JSON.stringify(reponses),
        changements: JSON.stringify(changements),
      },
      fichiers.map((fichier) => ({
        ...fichier,
        envoi_id: envoiId,
        digest: hash('sha256', fichier.octets),
      })),
    )
    return ok(undefined)
  })
  return created.ok ? findEnvoi(db, envoiId) : created
}

/** Kinds of files that a bilan is sent as, and the size beyond which a mail would not take it. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.docx', '.odt', '.pdf'])
const MAX_OCTETS = 20_000_000

/** The file of the bilan that was sent, by its own name. */
async function bilanSent(
  db: Db,
  { name, bytes }: ComposedBilan['files']['bilan'],
  fichier: EnvoiOptions['fichier'],
): Promise<Result<{ readonly nom: string; readonly octets: Uint8Array }, AppError>> {
  const corrected =
    typeof fichier === 'object' || fichier === 'cartable' ? null : await findCorrected(db, name)
  if (corrected !== null && fichier === 'demander') {
    return err({ code: 'file-corrected', name: basename(corrected), path: corrected })
  }
  const path = typeof fichier === 'object' ? fichier.path : corrected
  if (path === null) return ok({ nom: name, octets: await bytes() })
  const refused = (reason: string) =>
    err({ code: 'unusable-file', file: basename(path), reason } as const)
  if (!EXTENSIONS.has(extname(path).toLowerCase())) {
    return refused('Choisissez le bilan que vous avez envoyé : un fichier .docx, .odt ou .pdf.')
  }
  try {
    const { size } = await stat(await regularFile(path))
    if (size === 0 || size > MAX_OCTETS) {
      return refused(
        'Ce fichier est vide, ou dépasse 20 Mo : choisissez celui que vous avez envoyé.',
      )
    }
    return ok({ nom: basename(path), octets: await readFile(path) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return refused('Ce fichier ne peut pas être lu : fermez-le s’il est ouvert, puis recommencez.')
  }
}

async function bytesWritten(write: (path: string) => Promise<void>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'cartable-envoi-'))
  try {
    const path = join(folder, 'annexes.xlsx')
    await write(path)
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Questions that concern the action, each with its answer, and the reason under a « oui », in words. */
function reponsesOf(bilan: BilanRempli): readonly ReponseEnvoyee[] {
  const texte = (champ: ChampTrame): string | null => {
    const shown = texteOf(bilan.trame, champ, champOf(bilan, champ.code).valeur)
    const raison = raisonOf(bilan, champ)
    return shown !== null && raison !== null ? `${shown} – ${raison}` : shown
  }
  return champsOf({ ...bilan.trame, sections: [...sectionsOf(bilan)] }).map((champ) => ({
    code: champ.code,
    label: champ.label,
    texte: texte(champ),
  }))
}

/** One envoi, or `not-found`. */
export async function findEnvoi(db: Db, envoiId: string): Promise<Result<Envoi, AppError>> {
  const row = await findEnvoiRow(db, envoiId)
  return row === undefined ? notFound(envoiId) : ok(envoiOf(row))
}

const notFound = (envoiId: string): Result<never, AppError> =>
  err({ code: 'not-found', what: 'envoi', name: envoiId })

/** Bilans sent more than six years ago, the oldest first. */
export async function findEnvoisEchus(db: Db, now: Date): Promise<readonly EnvoiEchu[]> {
  const before = dayjs(now).subtract(ANNEES_ENVOI, 'year').toISOString()
  return (await findEnvoiRows(db, null))
    .filter((row) => row.envoye_le < before)
    .map(envoiOf)
    .map(({ envoiId, numero, annee, version, envoyeLe }) => ({
      ...{ envoiId, numero, annee, version, envoyeLe },
    }))
    .sort((a, b) => compareTexts(a.envoyeLe, b.envoyeLe))
}

/**
 * Deletes bilans whose six years are past, with their files, for good: envois are not journaled. A younger or unknown
 * envoi refuses the whole.
 */
export const letGoEnvois = (
  db: Db,
  envoiIds: readonly string[],
  now: Date,
): Promise<Result<number, AppError>> =>
  act<number, AppError>(db, { now }, async (trx) => {
    const echus = new Set((await findEnvoisEchus(trx, now)).map(({ envoiId }) => envoiId))
    const other = envoiIds.find((id) => !echus.has(id))
    if (other !== undefined) return notFound(other)
    return ok(await deleteEnvois(trx, envoiIds))
  })

/** Writes the files of an envoi into a folder, byte for byte; a file of the user is never replaced. */
export async function writeEnvoi(
  db: Db,
  envoiId: string,
  { sortie, now }: { readonly sortie: string; readonly now: Date },
): Promise<Result<{ readonly envoi: Envoi; readonly paths: readonly string[] }, AppError>> {
  const envoi = await findEnvoi(db, envoiId)
  if (!envoi.ok) return envoi
  const fichiers = await findFichiers(db, envoiId)
  const folder = await makeFolder(sortie)
  if (!folder.ok) return folder
  const paths: string[] = []
  for (const { nom, octets, digest } of fichiers) {
    // A file kept six years is checked as it comes out: a damaged one is a fault of the disk, not a bilan.
    if (hash('sha256', octets) !== digest) throw new Error('an envoi is damaged')
    const place = await placeFor(db, join(sortie, nom), 'autre-nom')
    if (!place.ok) return place
    const written = await writeDocument(db, place.value, octets, { siPris: 'autre-nom', now })
    if (!written.ok) return written
    paths.push(written.value.path)
  }
  return ok({ envoi: envoi.value, paths })
}

/**
 * Writes beside the user's documents an e-mail ready to send: the files of an envoi as they are kept, to the
 * Caf's address of Réglages (left blank when none is there).
 */
export async function writeMail(
  db: Db,
  envoiId: string,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Result<string, AppError>> {
  const envoi = await findEnvoi(db, envoiId)
  if (!envoi.ok) return envoi
  const structure = await readStructure(db)
  const attachments = (await findFichiers(db, envoiId)).map(({ nom, octets }) => ({
    name: nom,
    bytes: octets,
  }))
  const mail = { ...mailOf(envoi.value, structure), date: now, attachments }
  const place = await placeFor(db, path, 'autre-nom')
  if (!place.ok) return place
  const written = await writeDocument(db, place.value, buildEml(mail), {
    ...{ siPris: 'autre-nom', now },
  })
  return written.ok ? ok(written.value.path) : written
}

/** Name of the file of an envoi's e-mail. */
export const mailName = ({ annee, numero, version }: Envoi): string =>
  fileName(`E-mail bilan Clas ${annee} – action ${numero} – version ${version}`, '.eml')

function mailOf(
  { annee, numero, arreteAu, version, fichiers }: Envoi,
  structure: SaisieStructure,
): Pick<Mail, 'to' | 'subject' | 'body'> {
  const what = `bilan Clas ${annee}, action n° ${numero}, arrêté au ${formatDateLongue(arreteAu)}`
  const referent = [structure.referentPrenom, structure.referentNom].filter(isText).join(' ')
  const signature = [
    referent,
    structure.nom,
    structure.referentTelephone ?? structure.telephone,
    structure.referentMail ?? structure.mail,
  ]
  const body = [
    'Bonjour,',
    '',
    `Veuillez trouver ci-joint le ${what}${version === 1 ? '' : `, dans sa version ${version} qui remplace la précédente`}.`,
    '',
    'Pièces jointes :',
    ...fichiers.map((nom) => `– ${nom}`),
    '',
    'Les annexes contiennent les grilles de présence, l’assiduité de chaque enfant, désigné par un code, et le suivi de leur progression : aucun nom n’y figure.',
    '',
    'Cordialement,',
    ...signature.filter(isText),
  ].join('\n')
  const subject = `${structure.nom} – ${what}${version === 1 ? '' : ` (version ${version})`}`
  return { to: structure.cafMail, subject: typographie(subject), body: typographie(body) }
}

const isText = (text: string | null): text is string => text !== null && text !== ''
