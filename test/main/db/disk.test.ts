import fs, { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { clesFile, createClesToSend, writeCles } from '../../../main/db/cles.ts'
import { isCoffre, lockFile, openCoffre } from '../../../main/db/coffre.ts'
import { convertBase } from '../../../main/db/convert-base.ts'
import { copyTo } from '../../../main/db/copy.ts'
import { forgetKeys, isPlain, rememberKey } from '../../../main/db/engine.ts'
import { overwriteDeleted, remakeCopy } from '../../../main/db/erase.ts'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { openDatabase, openToRead } from '../../../main/db/open.ts'
import { ASIDE_PREFIX } from '../../../main/db/prepare-copy.ts'
import { convert, replaceHead, takeBytes } from '../../../main/db/protected-file.ts'
import { openCopy, openCopyInWorker } from '../../../main/db/restore.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'
import { anEnfant } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

quickenScrypt()
afterEach(forgetKeys)

const MOT = 'grenouille tambour sept'
const onLinux = test.skipIf(process.platform !== 'linux')

/** Flushes and moves under a folder while `work` runs, in their order. */
async function movesOf(folder: string, work: () => unknown): Promise<readonly string[]> {
  const moves: string[] = []
  const { fsyncSync, renameSync } = fs
  const short = (path: unknown) => relative(folder, String(path)) || '.'
  fs.fsyncSync = (handle) => {
    moves.push(`flush ${short(readlinkSync(`/proc/self/fd/${handle}`))}`)
    fsyncSync(handle)
  }
  fs.renameSync = (from, to) => {
    moves.push(`${short(from)} → ${short(to)}`)
    renameSync(from, to)
  }
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    Object.assign(fs, { fsyncSync, renameSync })
    syncBuiltinESMExports()
  }
  return moves
}

/** Files of a folder that this process holds open. */
const heldIn = (folder: string): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((handle) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${handle}`)
      return path.startsWith(folder) ? [relative(folder, path)] : []
    } catch {
      // The handle that lists the folder of handles.
      return []
    }
  })

/** Private folders of this process among the temporary files. */
const asides = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`${ASIDE_PREFIX}${process.pid}-`))

const modesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]),
  )

/** A base of this version, of one before (`back`: 1), with one enfant. */
async function aBase({ back = 0 } = {}) {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  if (back > 0) {
    const sqlite = new BetterSqlite3(file)
    migrate(sqlite, migrations.slice(0, -back))
    sqlite.close()
  } else {
    const open = openDatabase(file)
    await anEnfant(open.db)
    await open.close()
  }
  return { folder, file }
}

onLinux(
  'what takes a name is flushed to the disk before, and the name after: a power cut leaves the one or the other, whole',
  async () => {
    const { folder, file } = await aBase()
    const { folder: older, file: olderFile } = await aBase({ back: 1 })
    const key = await createClesToSend(MOT)
    rememberKey(key)
    const own = join(tempFolder(), 'new', 'cartable.sqlite')

    const made = await movesOf(dirname(own), () => openDatabase(own).close())
    const migrated = await movesOf(older, () => openDatabase(olderFile).close())
    const cles = await movesOf(folder, () => writeCles(join(folder, 'autre.sqlite'), key.cles))
    const converted = await movesOf(folder, () => convertBase(file, key))
    const copied = await movesOf(folder, () =>
      convert(file, join(folder, 'copie'), key, { isCopy: true }),
    )

    expect(made).toEqual([
      'flush cartable.sqlite.partiel',
      'cartable.sqlite.partiel → cartable.sqlite',
      'flush .',
    ])
    const [backup = ''] = readdirSync(join(older, 'backups'))
    expect(migrated).toEqual([
      `flush backups/${backup}.partiel`,
      `backups/${backup}.partiel → backups/${backup}`,
      'flush backups',
    ])
    expect(cles).toEqual([
      'flush autre.cles.json.partiel',
      'autre.cles.json.partiel → autre.cles.json',
      'flush .',
    ])
    expect(converted).toEqual([
      'flush cartable.sqlite.convertie',
      'flush cartable.cles.json.partiel',
      'cartable.cles.json.partiel → cartable.cles.json',
      'flush .',
      'cartable.sqlite.convertie → cartable.sqlite.nouvelle',
      'flush .',
      'cartable.sqlite.nouvelle → cartable.sqlite',
      'flush .',
    ])
    expect(copied.slice(-2)).toEqual(['flush copie.partiel', 'copie.partiel → copie'])
  },
)

onLinux('what is written of the data is its owner’s alone, whatever the folder', async () => {
  const { folder, file } = await aBase()
  const key = await createClesToSend(MOT)
  rememberKey(key)
  const copy = join(folder, 'copie')
  convert(file, copy, key, { isCopy: true })
  replaceHead(copy, join(folder, 'autre'), key.cles)
  takeBytes(copy, join(folder, 'prise'))
  await lockFile(file, join(folder, 'coffre'), MOT)
  writeCles(file, key.cles)

  const modes = modesIn(folder)
  const coffre = await openCoffre(join(folder, 'coffre'), MOT)
  const opened = modesIn(dirname(coffre.path))
  coffre.remove()

  expect(modes).toEqual(Object.fromEntries(readdirSync(folder).map((name) => [name, '600'])))
  expect(Object.keys(modes)).toHaveLength(7)
  expect(opened).toEqual({ [basename(coffre.path)]: '600' })
})

onLinux(
  'what was opened is closed, and private copies go: Windows moves and removes no open file',
  async () => {
    const { folder, file } = await aBase()
    const { folder: older, file: olderFile } = await aBase({ back: 1 })
    const key = await createClesToSend(MOT)
    rememberKey(key)
    const [copy, made, text] = [join(folder, 'copie'), join(folder, 'neuve'), join(older, 'texte')]
    const before = new Set(asides())
    fs.writeFileSync(text, 'Chers parents, '.repeat(50))

    const [plain, read] = [openDatabase(file), openToRead(file)]
    expect(read.sqlite.pragma('busy_timeout', { simple: true })).toBe(5000)
    plain.sqlite.pragma('busy_timeout = 0')
    read.sqlite.exec('begin; select * from annee')
    expect(await overwriteDeleted(plain)).toBe(false)
    read.sqlite.exec('commit')
    copyTo(plain.sqlite, copy)
    await read.close()
    await plain.close()
    const aside = openToRead(olderFile)
    const ofAside = asides()
      .filter((name) => !before.has(name))
      .map((name) => modesIn(join(tmpdir(), name)))
    await aside.close()
    await convertBase(olderFile, key)
    const lockedAside = openToRead(olderFile)
    expect(isPlain(olderFile)).toBe(false)
    expect(lockedAside.sqlite.prepare('select count(*) from annee').pluck().get()).toBe(0)
    await lockedAside.close()
    const ofCopy = openCopy(copy)
    expect(() => ofCopy.sqlite.exec('delete from enfant')).toThrow(/readonly/)
    // The schema of a file from elsewhere runs nothing of ours.
    const untrusted = ({ sqlite }: Pick<typeof ofCopy, 'sqlite'>) =>
      sqlite.pragma('trusted_schema', { simple: true })
    expect(untrusted(ofCopy)).toBe(0)
    await ofCopy.close()
    await ofCopy.close()
    await expect(convertBase(join(folder, 'absente'), key)).rejects.toThrow(/unable to open/)
    expect(() => openCopy(text)).toThrow('not-ours')
    await expect(openCopyInWorker(text)).rejects.toThrow('not-ours')
    // Its version is an old one of ours, its tables are not: no step brings it up to date.
    const odd = join(older, 'etrange')
    const stranger = new BetterSqlite3(odd)
    stranger.exec('create table annee (x); create table action (x); pragma user_version = 1')
    stranger.close()
    expect(() => openToRead(odd)).toThrow(/SqliteError|no such|already exists|duplicate/)
    expect(() => openDatabase(text)).toThrow(/not a database/)
    expect(() => openToRead(text)).toThrow(/not a database/)
    await remakeCopy(copy, made, async (base) => {
      expect([untrusted(base), base.sqlite.pragma('foreign_keys', { simple: true })]).toEqual([
        0, 1,
      ])
      await base.db.deleteFrom('enfant').execute()
    })
    await convertBase(file, key)
    const open = openDatabase(file)
    expect(await overwriteDeleted(open)).toBe(true)
    // What SQLite sorts on the disk would be plain.
    expect(open.sqlite.pragma('temp_store', { simple: true })).toBe(2)
    copyTo(open.sqlite, join(folder, 'protegee'))
    await open.close()
    takeBytes(join(folder, 'protegee'), join(folder, 'prise'))
    await lockFile(file, join(folder, 'coffre'), MOT)
    expect(await isCoffre(join(folder, 'coffre'))).toBe(true)
    await expect(openCoffre(text, MOT)).rejects.toThrow('damaged')
    const coffre = await openCoffre(join(folder, 'coffre'), MOT)
    expect(readFileSync(coffre.path).equals(readFileSync(file))).toBe(true)
    const waiting = process.listenerCount('exit')
    coffre.remove()

    expect(process.listenerCount('exit')).toBe(waiting - 1)
    expect(ofAside).toEqual([expect.objectContaining({ base: '600' })])
    expect([heldIn(folder), heldIn(older), asides()]).toEqual([[], [], [...before]])
    expect(
      [coffre.path, `${made}-wal`, clesFile(made), join(folder, 'absente')].map((path) =>
        existsSync(path),
      ),
    ).toEqual([false, false, false, false])
  },
)
