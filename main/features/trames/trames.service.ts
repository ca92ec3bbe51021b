import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { libelleAnnee } from '../../../shared/dates.ts'
import { TRAME_USUELLE, type Trame, trameSchema } from '../../../shared/domain/trame.ts'
import { frCollator, typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ChoixTrame } from '../../../shared/ipc/trames.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { readParametre, writeParametres } from '../parametres/parametres.service.ts'

type Db = Kysely<Database>

/** Key of the année's parametre for the trame that it fills. */
const CLE = 'bilan.trame'
const EXTENSION = '.json'
const frenchIssues = z.locales.fr().localeError

/**
 * Reads and checks the trame `id` of `folder` (the app's resources/trames), where `id` is the file's
 * name without its extension. An unknown, unreadable or wrong trame gives `unusable-file` with its reason.
 */
export async function loadTrame(folder: string, id: string): Promise<Result<Trame, AppError>> {
  const known = await findKnown(folder, id)
  if (known !== undefined) return ok(known)
  const ids = await findTrameIds(folder)
  // Ids are looked up in the folder's own list, so that none leads out of it.
  if (!ids.includes(id)) return unusable(`${id}${EXTENSION}`, unknownReason(ids))
  return readTrame(folder, id)
}

/** Trames already checked, by folder and id: the check costs a tenth of a bilan, the reading a hundredth. A file that changed is read anew. */
const lastRead = new Map<string, { readonly state: string; readonly trame: Trame }>()
const keyOf = (folder: string, id: string): string => `${folder}\0${id}`

async function findKnown(folder: string, id: string): Promise<Trame | undefined> {
  const known = lastRead.get(keyOf(folder, id))
  if (known === undefined) return undefined
  // A file that is there no more is told by the reading.
  const state = await stateOf(folder, id).catch(() => null)
  return state === known.state ? known.trame : undefined
}

/** What tells that a file changed. */
async function stateOf(folder: string, id: string): Promise<string> {
  const { ino, size, mtimeMs, ctimeMs } = await stat(join(folder, `${id}${EXTENSION}`))
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
}

async function findTrameIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort()
}

async function readTrame(folder: string, id: string): Promise<Result<Trame, AppError>> {
  const file = `${id}${EXTENSION}`
  // Before the reading: a change in between is seen next time.
  const state = await stateOf(folder, id)
  const json = parseJson(await readFile(join(folder, file), 'utf8'))
  if (json === undefined) return unusable(file, 'Ce fichier n’est pas du JSON lisible.')

  const parsed = trameSchema.safeParse(json, { error: frenchIssues })
  if (!parsed.success) return unusable(file, issuesReason(parsed.error))
  if (parsed.data.id !== id)
    return unusable(file, `L’identifiant « ${parsed.data.id} » doit être le nom du fichier.`)
  const trame = typographed(parsed.data)
  lastRead.set(keyOf(folder, id), { state, trame })
  return ok(trame)
}

/** A trame with French typography in its words; codes hold no space nor apostrophe, and stay as they are. */
function typographed<T>(value: T): T {
  if (typeof value === 'string') return typographie(value) as T
  if (Array.isArray(value)) return value.map(typographed) as T
  if (!(value instanceof Object)) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, typographed(own)])) as T
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function unusable(file: string, reason: string): Result<never, AppError> {
  return err({ code: 'unusable-file', file, reason })
}

function unknownReason(ids: readonly string[]): string {
  return ids.length === 0
    ? 'Aucune trame de bilan n’est installée : réinstallez l’application.'
    : `Cette trame de bilan n’existe pas. Trames disponibles : ${ids.join(', ')}.`
}

function issuesReason(error: z.ZodError): string {
  const problems = error.issues.map((issue) => {
    const path = issue.path.join('.')
    return path === '' ? issue.message : `${path} : ${issue.message}`
  })
  return `Cette trame de bilan est incorrecte. ${problems.join(' ; ')}`
}

/** Id of the trame that an année fills: the one chosen for it, or the usual one when this version lacks that one. */
export async function findTrameChoisie(db: Db, folder: string, anneeId: string): Promise<string> {
  const choisie = await readParametre(db, { anneeId, cle: CLE, schema: z.string() }, TRAME_USUELLE)
  return (await findTrameIds(folder)).includes(choisie) ? choisie : TRAME_USUELLE
}

/** Trames that may be filled, and the one chosen for the année. */
export async function findChoixTrame(
  db: Db,
  folder: string,
  anneeId: string,
): Promise<Result<ChoixTrame, AppError>> {
  const perimetre = await findPerimetre(db, { anneeId, actionId: null })
  if (!perimetre.ok) return perimetre
  const trames: { readonly id: string; readonly nom: string }[] = []
  for (const id of await findTrameIds(folder)) {
    const trame = await loadTrame(folder, id)
    if (!trame.ok) return trame
    trames.push({ id, nom: trame.value.name })
  }
  return ok({
    trames: trames.sort((a, b) => frCollator.compare(a.nom, b.nom)),
    choisie: await findTrameChoisie(db, folder, anneeId),
  })
}

/** Keeps the form that an année fills: its bilans, their contrôles and their progress follow. */
export async function chooseTrame(
  db: Db,
  folder: string,
  { anneeId, trame: id }: { readonly anneeId: string; readonly trame: string },
  now: Date,
): Promise<Result<void, AppError>> {
  const trame = await loadTrame(folder, id)
  if (!trame.ok) return trame
  return act(db, { now }, async (trx, { say }) => {
    const perimetre = await findPerimetre(trx, { anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    say(`Formulaire du bilan ${libelleAnnee(perimetre.value.annee)}`)
    await writeParametres(trx, anneeId, { [CLE]: id })
    return ok(undefined)
  })
}
