import { closeSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Options, type Database as Sqlite } from 'better-sqlite3'
import { bySauvegardeOrder, parseSauvegarde } from '../../shared/domain/sauvegarde.ts'
import { type Cles, clesFile, type OpenKey, parseCles, readCles, writeCles } from './cles.ts'

/** A base whose pages are encrypted, before its key is given. */
type CipherSqlite = Sqlite & { key(key: Buffer): number; rekey(key: Buffer): number }

/** The base is protected, and its password was not given in this run. */
export class LockedBaseError extends Error {
  override readonly name = 'LockedBaseError'
  readonly code = 'LOCKED'
}

const PLAIN = 'SQLite format 3\0'
const HEAD = 'CARTABLE-PROTEGE'
const LENGTH_BYTES = 4
/** Largest file of clés in bytes: real ones take 600. */
const MAX_CLES_BYTES = 8192

/** Keys given in this run, by their id. */
const ring = new Map<string, OpenKey>()
/** Id of the key that each connection was opened with: its file may have been removed since. */
const openedBy = new WeakMap<Sqlite, string>()

/** Keeps a key for this run; for a known key, replaces its clés. */
export const rememberKey = (open: OpenKey): void => void ring.set(open.cles.cleId, open)
/** Forgets every key: no protected file can be opened any more; open ones stay open. */
export const forgetKeys = (): void => ring.clear()

/** The key of these clés; null where it was not given in this run. */
export const keyOf = ({ cleId }: Cles): OpenKey | null => ring.get(cleId) ?? null

/** Protection of the connection's file; null where it is plain. */
export function protectionOfOpen(sqlite: Sqlite): OpenKey | null {
  const cleId = openedBy.get(sqlite)
  return cleId === undefined ? null : (ring.get(cleId) ?? null)
}

/**
 * Bases that this process has open, with the key of each (null: plain). Their files are not looked into again: to close
 * another handle on one would undo SQLite's locks on it, everywhere but on Windows.
 */
const live = new Map<string, string | null>()

/** Records a base as open until the returned function is called. */
export function holdOpen(file: string, sqlite: Sqlite): () => void {
  live.set(file, openedBy.get(sqlite) ?? null)
  return () => void live.delete(file)
}

/** Openings handed to a worker, which shares the process but no memory with the main thread. */
export type KnownOpenings = {
  readonly keys: readonly OpenKey[]
  readonly live: readonly (readonly [string, string | null])[]
}

export const knownOpenings = (): KnownOpenings => ({ keys: [...ring.values()], live: [...live] })

/** Takes, in a worker, the result of `knownOpenings`. */
export function takeOpenings(known: KnownOpenings): void {
  // A buffer crosses to a worker as a bare Uint8Array.
  for (const { key, cles } of known.keys) rememberKey({ key: Buffer.from(key), cles })
  for (const [file, cleId] of known.live) live.set(file, cleId)
}

let checkCipher = (): void => undefined
/**
 * Sets `check`, called before the encrypting engine is loaded; it throws where the engine's native file was altered.
 */
export function holdCipherEngine(check: () => void): void {
  checkCipher = check
}

type CipherConstructor = new (file: string, options?: Options) => CipherSqlite
let cipherEngine: CipherConstructor | undefined

/** Loads the encrypting engine, on first use: plain bases never need it. */
function loadCipherEngine(): CipherConstructor {
  if (cipherEngine !== undefined) return cipherEngine
  checkCipher()
  // It looks for its Linux binary through a report of the process, which would ask the network the name of each peer.
  Object.assign(process.report, { excludeNetwork: true })
  const require = createRequire(import.meta.url)
  cipherEngine = require('better-sqlite3-multiple-ciphers') as CipherConstructor
  return cipherEngine
}

/**
 * Opens a file of data by its engine: better-sqlite3, or the encrypting one where it is protected, by a key given
 * before. Throws `LockedBaseError` where that key was not given, or SQLite's error.
 */
export function openSqlite(file: string, options: Options = {}): Sqlite {
  const protection = openKeyOf(file)
  if (protection === null) return new BetterSqlite3(file, options)
  const sqlite = openByKey(file, protection.key, options)
  openedBy.set(sqlite, protection.cles.cleId)
  return sqlite
}

/** The key that opens the file, null where it is plain. Throws `LockedBaseError` where it was not given. */
export function openKeyOf(file: string): OpenKey | null {
  const known = live.get(file)
  const cleId = known === undefined ? protectionOf(file)?.cleId : known
  if (cleId == null) return null
  const found = ring.get(cleId)
  if (found === undefined) throw new LockedBaseError(file)
  return found
}

/** Opens a file by the encrypting engine: with `key`, or as a plain file when null. */
export function openByKey(file: string, key: Buffer | null, options: Options = {}): CipherSqlite {
  const sqlite = new (loadCipherEngine())(file, options)
  try {
    sqlite.pragma("cipher = 'chacha20'")
    if (key !== null) sqlite.key(rawKey(key))
    // Sort in memory: a temporary file would be plain.
    sqlite.pragma('temp_store = MEMORY')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** The key in the form that SQLite3MultipleCiphers uses without derivation. */
export const rawKey = (key: Buffer): Buffer => Buffer.from(`raw:${key.toString('hex')}`)

/**
 * Clés of a protected base; null where it is plain, empty, absent, or without clés anywhere. Missing clés are taken
 * from the last copy that has some: each copy carries its own.
 */
export function protectionOf(file: string): Cles | null {
  const known = live.get(file)
  if (known !== undefined) return known === null ? null : (ring.get(known)?.cles ?? readCles(file))
  const head = headOf(file)
  if (head === null || head === PLAIN || head === HEAD) return null
  return readCles(file) ?? clesOfCopies(file)
}

/** Whether the file is a plain base or copy, which anybody can read. */
export const isPlain = (file: string): boolean => headOf(file) === PLAIN

function clesOfCopies(file: string): Cles | null {
  const folder = join(dirname(file), 'backups')
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return null
  const copies = readdirSync(folder).flatMap((name) => parseSauvegarde(name) ?? [])
  const found = copies
    .sort(bySauvegardeOrder)
    .flatMap(({ sauvegardeId }) => readHead(join(folder, sauvegardeId))?.cles ?? [])
  return found.find(({ cleId }) => ring.has(cleId)) ?? found[0] ?? null
}

/** The first 16 bytes of a regular file; null where there are fewer, or no such file. */
function headOf(file: string): string | null {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return null
  return bytesAt(file, 0, PLAIN.length)?.toString('latin1') ?? null
}

function bytesAt(file: string, position: number, length: number): Buffer | null {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return readSync(handle, bytes, 0, length, position) === length ? bytes : null
  } finally {
    closeSync(handle)
  }
}

/**
 * Reads the head of a protected copy, one file made of: « CARTABLE-PROTEGE », the length of its clés, its clés, then
 * the encrypted base. Null for another file; `at` is where the base begins.
 */
export function readHead(file: string): { readonly cles: Cles; readonly at: number } | null {
  if (headOf(file) !== HEAD) return null
  const length = bytesAt(file, HEAD.length, LENGTH_BYTES)?.readUInt32BE() ?? 0
  if (length > MAX_CLES_BYTES) return null
  const from = HEAD.length + LENGTH_BYTES
  const cles = parseCles(bytesAt(file, from, length)?.toString('utf8') ?? '')
  return cles === null ? null : { cles, at: from + length }
}

/** Whether the file begins as a protected copy, sound or not. */
export const isProtectedCopy = (file: string): boolean => headOf(file) === HEAD

/** Head of a protected copy, as bytes. */
export function headBytes(cles: Cles): Buffer {
  const text = Buffer.from(JSON.stringify(cles))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(text.length)
  return Buffer.concat([Buffer.from(HEAD, 'latin1'), length, text])
}

/** Copies the clés beside `from` to `to`, a copy of the base's file, so that it opens the same way. */
export function copyCles(from: string, to: string): void {
  const cles = protectionOf(from)
  if (cles !== null) writeCles(to, cles)
}

/** Removes the clés beside a private copy. */
export const removeCles = (file: string): void => rmSync(clesFile(file), { force: true })
