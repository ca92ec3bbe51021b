import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { act } from '../../main/db/act.ts'
import { checkIntegrity } from '../../main/db/integrity.ts'
import { newId } from '../../main/db/new-id.ts'
import { openDatabase } from '../../main/db/open.ts'
import { CopyRefusedError, prepareCopy } from '../../main/db/prepare-copy.ts'
import {
  dossierText,
  readDossierFile,
  writeDossierFile,
} from '../../main/features/dossiers/dossier-file.service.ts'
import { exportDossier, importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { ok } from '../../shared/result.ts'
import { fillBase } from '../builders/fill-base.ts'
import { aBaseIn, BATCH, copyBase, lossOfBatches, ROOT } from './bases.ts'
import { FLOODS } from './dossier-reader.ts'
import { type Context, counting, type Family, type Outcome, processorMs } from './family.ts'
import { mutated } from './mutate.ts'
import type { Chance } from './random.ts'

const MAX_MS = 3000
const MAX_MB = 700

/**
 * Files of a base copied while it is written to, the last act cut short as by a power cut: what it had acknowledged
 * before is there, the last act is whole or not there.
 */
async function runCuts({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const live = await aBaseIn(join(folder, 'live'))
  const open = openDatabase(live)
  const file = join(folder, 'cut.sqlite')
  const walSize = () => statSync(`${live}-wal`, { throwIfNoEntry: false })?.size ?? 0
  const acknowledged: string[] = []
  for (let n = 0; n < (isShort ? 20 : 600); n++) {
    const before = walSize()
    await act(open.db, { now: new Date() }, async (trx, { say }) => {
      say('lot')
      for (let rank = 0; rank < BATCH; rank++) {
        await trx
          .insertInto('partenaire')
          .values({ id: newId(), nom: `lot ${n}`, type: null })
          .execute()
      }
      return ok(undefined)
    })
    const written = walSize() - before
    // Where SQLite began its -wal anew, the last act is not at its end.
    const isCut = written > 0 && chance.next() < 0.8
    await blow(`copie ${n}${isCut ? ' coupée' : ''}`, async () => {
      copyBase(live, file)
      if (isCut) truncateSync(`${file}-wal`, before + chance.below(written))
      await openDatabase(file).close()
      const loss = lossOfBatches(file, isCut ? acknowledged : [...acknowledged, `lot ${n}`])
      for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
      return loss
    })
    acknowledged.push(`lot ${n}`)
  }
  await open.close()
  return outcome()
}

/** Damaged copies: refused in a code, or sound. */
async function runCopies({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const base = await aSmallBase(folder)
  const bytes = readFileSync(base)
  const [source, target] = [join(folder, 'mutated.sqlite'), join(folder, 'prepared.sqlite')]
  for (let n = 0; n < (isShort ? 20 : 900); n++) {
    writeFileSync(source, mutated(bytes, chance))
    await blow(`copie ${n}`, () => {
      const start = processorMs()
      const loss = lossOfCopy(source, target)
      for (const part of ['', '-wal', '-shm', '-journal'])
        rmSync(`${target}${part}`, { force: true })
      return processorMs() - start > MAX_MS ? 'plus de 3 s de processeur' : loss
    })
  }
  return outcome()
}

/** An empty base: a small file, so that every page counts. */
async function aSmallBase(folder: string): Promise<string> {
  const file = join(folder, 'small.sqlite')
  const open = openDatabase(join(folder, 'empty.sqlite'))
  open.sqlite.exec("insert into annee values ('a', '2025-09-01', '2026-08-31')")
  open.sqlite.prepare('vacuum into ?').run(file)
  await open.close()
  return file
}

function lossOfCopy(source: string, target: string): string | null {
  try {
    prepareCopy(source, target)
  } catch (error) {
    return error instanceof CopyRefusedError ? null : `erreur brute ${(error as Error).stack}`
  }
  const sqlite = new BetterSqlite3(target, { readonly: true })
  const [found = null] = checkIntegrity(sqlite)
  sqlite.close()
  return found
}

/** Damaged dossiers: refused in a code with its place, or read whole. */
async function runDossiers({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const versions = [
    readFileSync(join(ROOT, 'test/fixtures/dossiers/exemple.json')),
    await aWholeDossier(chance),
  ]
  const file = join(folder, 'dossier.json')
  const locked = readFileSync(await aLockedDossier(folder))
  const open = openDatabase(':memory:')
  for (let n = 0; n < (isShort ? 30 : 1200); n++) {
    const isLocked = n % LOCKED_EVERY === 0
    const bytes = isLocked ? locked : chance.pick(versions)
    writeFileSync(
      file,
      isLocked || chance.next() < 0.4 ? mutated(bytes, chance) : withOddValue(bytes, chance),
    )
    await blow(`dossier ${n}${isLocked ? ' protégé' : ''}`, async () => {
      const start = processorMs()
      const dossier = await readDossierFile(file, MOT_DE_PASSE)
      if (isLocked && dossier.ok && !readFileSync(file).equals(locked)) return 'modifié, et lu'
      if (dossier.ok) {
        const done = await importDossier(open, dossier.value, { remplacer: true })
        if (!done.ok && done.error.code !== 'dossier-refused') return done.error.code
      }
      const text = JSON.stringify(dossier.ok ? null : dossier.error)
      if (text.includes('[object Object]')) return 'un refus ne nomme pas ce qu’il a reçu'
      return processorMs() - start > MAX_MS ? 'plus de 3 s de processeur' : null
    })
  }
  const [damage = null] = checkIntegrity(open.sqlite)
  await blow('la base après tous les dossiers', () => damage)
  await open.close()
  return outcome()
}

/** One dossier in so many is locked by a password: each costs the half second of a password tried. */
const LOCKED_EVERY = 8
const MOT_DE_PASSE = 'grenouille tambour sept'

async function aLockedDossier(folder: string): Promise<string> {
  const path = join(folder, 'dossier.cartable')
  const dossier = await readDossierFile(join(ROOT, 'test/fixtures/dossiers/exemple.json'))
  if (!dossier.ok) throw new Error('the exemple is not read')
  const written = await writeDossierFile(path, dossier.value, MOT_DE_PASSE)
  if (!written.ok) throw new Error('the exemple is not locked')
  return path
}

/** A dossier of version 2 that has something in every table. */
async function aWholeDossier(chance: Chance): Promise<Buffer> {
  const open = openDatabase(':memory:')
  const path = join(ROOT, 'test/fixtures/dossiers/exemple.json')
  const dossier = await readDossierFile(path)
  if (!dossier.ok) throw new Error('the exemple is not read')
  const done = await importDossier(open, dossier.value, { remplacer: false })
  if (!done.ok) throw new Error('the exemple is not imported')
  fillBase(open, chance, new Set())
  const whole = await exportDossier(open, done.value.anneeId)
  if (!whole.ok) throw new Error('the exemple is not written')
  await open.close()
  return Buffer.from(dossierText(whole.value))
}

/** Puts an odd value somewhere in the file, which stays JSON. */
function withOddValue(bytes: Uint8Array, chance: Chance): string {
  const json = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly complements?: unknown }
  let place: unknown = chance.next() < 0.5 ? (json.complements ?? json) : json
  for (let depth = chance.below(5); ; depth--) {
    const keys = Object.keys(place as object)
    if (keys.length === 0) break
    const key = chance.pick(keys)
    const value = (place as Record<string, unknown>)[key]
    if (depth <= 0 || typeof value !== 'object' || value === null) {
      ;(place as Record<string, unknown>)[key] = chance.pick(ODD)
      break
    }
    place = value
  }
  return JSON.stringify(json)
}

/** Dossiers as large as they come, each read by a process of its own. */
async function runFloods({ isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const file = join(folder, 'flood.json')
  const reader = join(ROOT, 'test/torture/dossier-reader.ts')
  const start = (...args: readonly string[]) =>
    spawnSync(process.execPath, [reader, ...args], { encoding: 'utf8' })
  for (const kind of Object.keys(FLOODS).slice(0, isShort ? 3 : undefined)) {
    await blow(kind, () => {
      start(kind, file, 'write')
      const { stdout, stderr } = start(kind, file)
      if (stdout === '') return stderr.slice(0, 400)
      const { ok: isRead, ms, mb } = JSON.parse(stdout) as { ok: boolean; ms: number; mb: number }
      if (isRead !== (kind === 'quatre villes')) return isRead ? 'lu' : 'refusé'
      if (ms > MAX_MS) return `${Math.round(ms)} ms de processeur`
      return mb > MAX_MB ? `${Math.round(mb)} Mo` : null
    })
  }
  return outcome()
}

const ODD: readonly unknown[] = [
  null,
  '',
  {},
  [],
  { a: 1 },
  ['x'],
  -1,
  1e308,
  '2026-02-30',
  'é'.repeat(10_000),
  '\u0000',
  true,
  '__proto__',
]

export const cuts: Family = { nom: 'fichiers copiés en cours de travail, coupés', run: runCuts }
export const copies: Family = { nom: 'sauvegardes abîmées', run: runCopies }
export const dossiers: Family = { nom: 'dossiers abîmés', run: runDossiers }
export const floods: Family = { nom: 'dossiers démesurés', run: runFloods }
