import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { compareTexts } from '../../../shared/format.ts'
import type { LicenceLivree, Signalement } from '../../../shared/ipc/aide.ipc.ts'
import type { AlerteDonnees } from '../../../shared/ipc/sauvegardes.ipc.ts'
import type { Database } from '../../db/schema.ts'
import { countRecords } from './aide.repository.ts'

const JOURNAL_LINES = 120
const GIGA = 1024 ** 3

/** The packages of each bundle, each once, by name. A file that is not there (no build) gives none. */
export async function readLicences(files: readonly string[]): Promise<readonly LicenceLivree[]> {
  const there = files.filter((file) => existsSync(file))
  const lists = await Promise.all(
    there.map(async (file): Promise<LicenceLivree[]> => JSON.parse(await readFile(file, 'utf8'))),
  )
  const byName = new Map(lists.flat().map((one) => [`${one.name} ${one.version}`, one]))
  return [...byName.values()].toSorted((a, b) => compareTexts(a.name, b.name))
}

/**
 * Text of the report of a problem: what the coordinator wrote, the computer, how much is kept, the end of the technical
 * journal. No name, no path, nothing of any record.
 */
export async function buildSignalement(
  db: Kysely<Database>,
  { ecran, recit }: Signalement,
  about: {
    readonly version: string
    readonly now: Date
    /** Folder of the technical journal; null where there is none. */
    readonly logs: string | null
    /** Path of the base, whose size alone is told. */
    readonly file: string
    readonly alerte: AlerteDonnees | null
  },
): Promise<string> {
  const counts = await countRecords(db)
  const size = existsSync(about.file) ? (await stat(about.file)).size : 0
  return [
    `Signalement d’un problème, Cartable ${about.version}, ${about.now.toISOString()}`,
    '',
    'CE QUI S’EST PASSÉ',
    recit === '' ? '(rien n’a été écrit)' : recit,
    '',
    'OÙ',
    `Écran ouvert : ${/^[a-z-]*$/.test(ecran) ? ecran : 'inconnu'}`,
    '',
    'L’ORDINATEUR',
    `${process.platform} ${release()} ${process.arch}, ${cpus().length} processeurs, ${Math.round(totalmem() / GIGA)} Go de mémoire`,
    `Electron ${process.versions.electron ?? 'absent'}, Chromium ${process.versions.chrome ?? 'absent'}, Node ${process.versions.node}`,
    '',
    'LES DONNÉES (des nombres seulement)',
    ...counts.map(({ quoi, nombre }) => `${quoi} : ${nombre}`),
    `taille du fichier : ${(size / 1024 ** 2).toFixed(1).replace('.', ',')} Mo`,
    `état : ${about.alerte?.genre ?? 'rien à signaler'}`,
    '',
    `LE JOURNAL TECHNIQUE (les ${JOURNAL_LINES} dernières lignes au plus)`,
    ...journalLines(about.logs === null ? '' : await readJournal(about.logs)),
    '',
  ].join('\n')
}

async function readJournal(folder: string): Promise<string> {
  const file = join(folder, 'cartable.log')
  return existsSync(file) ? await readFile(file, 'utf8') : ''
}

/**
 * The last lines of the technical journal that are of a known shape, without any path: a folder of Windows carries the name of
 * whom it belongs to. A line of another shape is only counted.
 */
export function journalLines(journal: string): readonly string[] {
  const lines = journal.split(/\r?\n/).filter((line) => line.trim() !== '')
  const kept = lines.slice(-JOURNAL_LINES).map(withoutPaths)
  const shown = kept.filter((line) => line !== null)
  const leftOut = kept.length - shown.length
  if (lines.length === 0) return ['(vide)']
  return leftOut === 0
    ? shown
    : [...shown, `(lignes laissées de côté, faute d’être reconnues : ${leftOut})`]
}

const EVENT = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (info|fault) (.*)$/
const FRAME = /^\s+at (?:(?:async )?([\w$.<>[\] ]+) \()?(.*?)(:\d+:\d+)?\)?$/
/** Known shapes of a line: « started 1.0.0 on win32 10.0.22631 », « 123456 seances:find: SqliteError SQLITE_BUSY … ». */
const STARTED = /^started [\w.-]+ on \w+ [\w.-]+$/
const FAULT = /^(\d{6} [\w: -]+: \w+(?: [A-Z][A-Z0-9_]+)?)(.*)$/

function withoutPaths(line: string): string | null {
  const frame = FRAME.exec(line)
  if (frame !== null) {
    const [, name = '', file = '', at = ''] = frame
    return `    at ${name} (${tailOf(file)}${at})`
  }
  const event = EVENT.exec(line)
  if (event === null) return null
  const [, moment, level, text = ''] = event
  if (level === 'info') return STARTED.test(text) ? `${moment} info ${text}` : null
  const fault = FAULT.exec(text)
  // The message after the class is composed from code and schema; whatever could be a path or a quotation goes.
  return fault === null
    ? null
    : `${moment} fault ${fault[1]}${(fault[2] ?? '').replaceAll(/["'`«].*["'`»]|\S*[\\/]\S*/g, '…')}`
}

/** End of a path, from `out`, `main`, `node_modules`… on, or the file's bare name. */
function tailOf(file: string): string {
  const path = file.replaceAll('\\', '/')
  const inside = /(?:^|\/)((?:out|main|shared|renderer|node_modules|node:internal)\/.*)$/.exec(path)
  return inside?.[1] ?? path.slice(path.lastIndexOf('/') + 1)
}
