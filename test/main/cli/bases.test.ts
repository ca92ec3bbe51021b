import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { run } from '../../../main/cli/run.ts'
import { openDatabase } from '../../../main/db/open.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const OLD = resolve(import.meta.dirname, '../../fixtures/db/v0.1.0.sqlite')

async function type(...argv: readonly string[]) {
  const shown = { out: '', err: '' }
  const status = await run(argv, {
    cwd: tempFolder(),
    now: new Date('2026-01-15T10:00:00Z'),
    out: (text) => {
      shown.out += text
    },
    err: (text) => {
      shown.err += text
    },
  })
  return { status, ...shown }
}

const READING = [
  ['indicateurs', '--action', '1', '--arrete-au', '2026-04-30'],
  ['controler', '--action', '1'],
  ['verifier'],
  ['dossier', 'exporter', 'dossier.json'],
] as const

const WRITING = [
  ['sauvegarder'],
  ['dossier', 'importer', resolve('test/fixtures/dossiers/exemple.json')],
] as const

describe.each([...READING, ...WRITING])('%s %s', (...words) => {
  const argv: readonly string[] = words.flatMap((word) => word ?? [])

  test('refuses an odd path in a sentence', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'dossier'))
    writeFileSync(join(folder, 'fichier'), '')
    // Windows has no such file: there, the name is free and a base is made under it.
    const tubes = process.platform === 'win32' ? [] : ['tube', 'boucle']
    if (tubes.length > 0) {
      spawnSync('mkfifo', [join(folder, 'tube')])
      symlinkSync('boucle', join(folder, 'boucle'))
    }
    const paths = ['dossier', ...tubes, 'n'.repeat(300), 'fichier/base.sqlite'].map((name) =>
      join(folder, name),
    )

    for (const base of paths) {
      const { status, out, err } = await type(...argv, '--base', base)

      expect([status, out]).toEqual([1, ''])
      expect(err).toMatch(/[.…]$/)
      // The name of the folder is drawn: it may hold any capitals.
      expect(err.replaceAll(folder, '')).not.toMatch(/SQLITE|E[A-Z]{4,}|Error/)
    }
  })
})

describe.each(READING)('%s %s, which reads', (...words) => {
  const argv: readonly string[] = words.flatMap((word) => word ?? [])

  test('leaves an old base as it is, to the byte, with nothing beside it', async () => {
    const base = join(tempFolder(), 'base.sqlite')
    copyFileSync(OLD, base)
    const before = [readFileSync(base), statSync(base).mtimeMs] as const

    const { status } = await type(...argv, '--base', base)

    expect(status).toBe(0)
    expect(readFileSync(base).equals(before[0])).toBe(true)
    expect(statSync(base).mtimeMs).toBe(before[1])
    expect(readdirSync(join(base, '..'))).toEqual(['base.sqlite'])
  })

  test('makes no base where there is none', async () => {
    const folder = tempFolder()

    const { status } = await type(...argv, '--base', join(folder, 'absente.sqlite'))

    expect(status).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })
})

test.each([0, 1, 2, 5, 20, 60, 120])(
  'verifier tells of page %i damaged, in French',
  async (page) => {
    const base = join(tempFolder(), 'base.sqlite')
    copyFileSync(OLD, base)
    await openDatabase(base).close()
    const bytes = readFileSync(base)
    bytes.fill(0xa5, page * 4096 + (page === 0 ? 100 : 0), (page + 1) * 4096)
    writeFileSync(base, bytes)

    const { status, err } = await type('verifier', '--base', base)

    expect(status).toBe(1)
    expect(err).toMatch(/abîmée.*restaure/)
    expect(err).not.toMatch(/SQLITE|malformed|\*\*\*|Page/)
  },
)

test('a base that is gone while its last entries are there is refused; « restaurer » keeps them', async () => {
  const folder = tempFolder()
  const base = join(folder, 'base.sqlite')
  const copy = join(folder, 'copie.sqlite')
  copyFileSync(OLD, copy)
  writeFileSync(`${base}-wal`, 'dernières saisies')

  const refused = [
    await type('envois', '--base', base),
    await type('reseau', 'cle', 'CLE', '--base', base),
    await type('verifier', '--base', base),
    await type('sauvegarder', '--base', base),
    await type('proteger', '--base', base),
  ]
  const restored = await type('restaurer', copy, '--base', base)

  for (const { status, err } of refused) {
    expect(status).toBe(1)
    expect(err).toMatch(/n’est plus là.*base\.sqlite-wal.*restaurer/)
  }
  expect(restored).toMatchObject({ status: 0, err: '' })
  expect(restored.out).toMatch(/gardé : .*dernieres-saisies/)
  const [kept] = readdirSync(join(folder, 'backups')).filter((name) => /saisies$/.test(name))
  expect(readFileSync(join(folder, 'backups', kept ?? ''), 'utf8')).toBe('dernières saisies')
})

test('a base that another program holds is told, and what holds it is said', async () => {
  const base = join(tempFolder(), 'base.sqlite')
  copyFileSync(OLD, base)
  await openDatabase(base).close()
  const other = new BetterSqlite3(base)
  other.exec('begin immediate')

  const { status, err } = await type(
    'dossier',
    'importer',
    resolve('test/fixtures/dossiers/exemple.json'),
    '--base',
    base,
  )

  other.exec('rollback')
  other.close()
  expect(status).toBe(1)
  expect(err).toMatch(/utilisée par un autre programme/)
})

test.each([['dossier', 'importer'], ['restaurer'], ['importer-orientation'], ['importer-heures']])(
  '%s %s of a folder, a device or a pipe is refused in a sentence, at once',
  async (...words) => {
    const folder = tempFolder()
    spawnSync('mkfifo', [join(folder, 'tube')])
    const base = join(folder, 'base.sqlite')
    copyFileSync(OLD, base)
    const argv = words.flatMap((word) => word ?? [])

    for (const file of [folder, join(folder, 'tube'), '/dev/zero', join(folder, 'absent')]) {
      const { status, out, err } = await type(...argv, file, '--base', base)

      expect([status, out]).toEqual([1, ''])
      expect(err.replaceAll(folder, '')).not.toMatch(/SQLITE|\bE[A-Z]{4,}\b|Error/)
    }
  },
)
