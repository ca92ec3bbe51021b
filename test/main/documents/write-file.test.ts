import * as nodeFs from 'node:fs/promises'
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  makeFolder,
  regularFile,
  removeLeftOvers,
  type WriteFs,
  writeFileOrBeside,
  writeFileSafely,
} from '../../../main/documents/write-file.ts'

const NEW = new TextEncoder().encode('nouveau bilan')

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ecriture-'))
  path = join(folder, 'Bilan.docx')
})
afterEach(() => rm(folder, { recursive: true }))

/** The real file system, with some of its functions replaced. */
const fsWith = (change: Partial<WriteFs>): WriteFs => ({ ...nodeFs, ...change })
const failure = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall })
const noWait = () => vi.fn((_ms: number) => Promise.resolve())

test('bytes are written where asked, over the old file, with nothing left beside', async () => {
  await writeFile(path, 'ancien')

  const result = await writeFileSafely(path, NEW)

  expect(result).toEqual({ ok: true, value: { path, octets: NEW.length } })
  expect(await readFile(path, 'utf8')).toBe('nouveau bilan')
  expect(await readdir(folder)).toEqual(['Bilan.docx'])
})

test('a function writes the temporary file itself, and the target appears only when it is whole', async () => {
  let seen: readonly string[] = []

  const result = await writeFileSafely(path, async (temporary) => {
    await writeFile(temporary, 'première moitié, ')
    seen = await readdir(folder)
    await writeFile(temporary, 'seconde moitié', { flag: 'a' })
  })

  expect(result).toMatchObject({ ok: true, value: { octets: 34 } })
  expect(seen).toEqual([expect.stringMatching(/^~cartable-[0-9a-f]{12}\.tmp$/)])
  expect(await readFile(path, 'utf8')).toBe('première moitié, seconde moitié')
  expect(await readdir(folder)).toEqual(['Bilan.docx'])
})

test('a file held for a moment by an antivirus is written at the fourth attempt', async () => {
  const sleep = noWait()
  const rename = vi
    .fn(nodeFs.rename)
    .mockRejectedValueOnce(failure('EPERM', 'rename'))
    .mockRejectedValueOnce(failure('EPERM', 'rename'))
    .mockRejectedValueOnce(failure('EPERM', 'rename'))

  const result = await writeFileSafely(path, NEW, { fs: fsWith({ rename }), sleep })

  expect(result).toMatchObject({ ok: true })
  expect(sleep.mock.calls.map(([ms]) => ms)).toEqual([10, 20, 40])
  expect(await readFile(path, 'utf8')).toBe('nouveau bilan')
})

test.each(['EBUSY', 'EPERM', 'EACCES'])(
  'a file that Word holds (%s) is waited for 5 seconds, then said to be locked',
  async (code) => {
    await writeFile(path, 'ancien')
    const sleep = noWait()
    const rename = () => Promise.reject(failure(code, 'rename'))

    const result = await writeFileSafely(path, NEW, { fs: fsWith({ rename }), sleep })

    const waited = sleep.mock.calls.reduce((sum, [ms]) => sum + ms, 0)
    expect(result).toEqual({
      ok: false,
      error: { code: 'unwritable', path, cause: 'locked', libre: 'Bilan (2).docx' },
    })
    expect(waited).toBe(5000)
    expect(await readFile(path, 'utf8')).toBe('ancien')
    expect(await readdir(folder)).toEqual(['Bilan.docx'])
  },
)

test('a read-only file is denied, not locked', async () => {
  const fs = fsWith({
    rename: () => Promise.reject(failure('EPERM', 'rename')),
    access: () => Promise.reject(failure('EPERM', 'access')),
  })

  const result = await writeFileSafely(path, NEW, { fs, sleep: noWait() })

  expect(result).toMatchObject({ ok: false, error: { cause: 'denied' } })
})

test('a crash between the write and the rename leaves the old file intact and nothing beside', async () => {
  await writeFile(path, 'ancien')
  const fs = fsWith({ rename: () => Promise.reject(failure('EIO', 'rename')) })

  const result = await writeFileSafely(path, NEW, { fs })

  expect(result).toMatchObject({ ok: false, error: { cause: 'other' } })
  expect(await readFile(path, 'utf8')).toBe('ancien')
  expect(await readdir(folder)).toEqual(['Bilan.docx'])
})

test('a disk that fills up during the write leaves the old file intact and nothing beside', async () => {
  await writeFile(path, 'ancien')
  const open: WriteFs['open'] = async (...args) => {
    const handle = await nodeFs.open(...args)
    handle.writeFile = () => Promise.reject(failure('ENOSPC', 'write'))
    return handle
  }

  const result = await writeFileSafely(path, NEW, { fs: fsWith({ open }) })

  expect(result).toEqual({ ok: false, error: { code: 'unwritable', path, cause: 'full' } })
  expect(await readFile(path, 'utf8')).toBe('ancien')
  expect(await readdir(folder)).toEqual(['Bilan.docx'])
})

test.each([
  ['EACCES', 'denied'],
  ['EROFS', 'denied'],
  ['EDQUOT', 'full'],
  ['ENOTDIR', 'missing-folder'],
  ['EISDIR', 'special'],
  ['ENAMETOOLONG', 'other'],
])('a folder where no file can be made (%s) is said to be %s', async (code, cause) => {
  const fs = fsWith({ open: () => Promise.reject(failure(code, 'open')) })

  const result = await writeFileSafely(path, NEW, { fs })

  expect(result).toMatchObject({ ok: false, error: { code: 'unwritable', cause } })
})

test('a folder that is not there is said to be missing', async () => {
  const lost = join(folder, 'clé USB', 'Bilan.docx')

  const result = await writeFileSafely(lost, NEW)

  expect(result).toEqual({
    ok: false,
    error: { code: 'unwritable', path: lost, cause: 'missing-folder' },
  })
})

test('a file whose size is not what was written is no success', async () => {
  const stat = (async () => ({ size: 3 })) as unknown as WriteFs['stat']

  const result = await writeFileSafely(path, NEW, { fs: fsWith({ stat }) })

  expect(result).toMatchObject({ ok: false, error: { cause: 'other' } })
})

test('the bytes are on the disk before the file takes its name', async () => {
  const steps: string[] = []
  const open: WriteFs['open'] = async (...args) => {
    const handle = await nodeFs.open(...args)
    if (args[0] === folder) {
      steps.push('folder')
      return handle
    }
    const sync = handle.sync.bind(handle)
    handle.sync = () => {
      steps.push(`sync ${args[1]}`)
      return sync()
    }
    return handle
  }
  const rename: WriteFs['rename'] = (...args) => {
    steps.push('rename')
    return nodeFs.rename(...args)
  }

  await writeFileSafely(path, NEW, { fs: fsWith({ open, rename }) })
  await writeFileSafely(path, (temporary) => writeFile(temporary, 'x'), {
    fs: fsWith({ open, rename }),
  })

  expect(steps).toEqual(['sync wx', 'rename', 'folder', 'sync r+', 'rename', 'folder'])
})

test('a bug while the content is made is thrown on, after the clean-up', async () => {
  const failed = (error: Error) =>
    writeFileSafely(path, async (temporary) => {
      await writeFile(temporary, 'moitié')
      await writeFile(`${temporary}-journal`, 'moitié')
      throw error
    })

  await expect(failed(new TypeError('bug'))).rejects.toThrow('bug')
  // Codes of Node's own errors are no codes of the system.
  const own = Object.assign(new TypeError('bug'), { code: 'ERR_INVALID_ARG_TYPE' })
  await expect(failed(own)).rejects.toThrow('bug')
  expect(await readdir(folder)).toEqual([])
})

test('what a run cut short left is swept after an hour; what another write is making stays', async () => {
  const old = join(folder, '~cartable-0123456789ab.tmp')
  await writeFile(old, 'reste')
  await utimes(old, new Date('2022-01-01'), new Date('2022-01-01'))
  await writeFile(join(folder, '~cartable-ba9876543210.tmp'), 'en cours')

  await writeFileSafely(path, NEW)

  expect((await readdir(folder)).sort()).toEqual(['Bilan.docx', '~cartable-ba9876543210.tmp'])
})

test('a temporary file is left over from one hour on', async () => {
  const now = Date.now()
  const aged = async (name: string, seconds: number) => {
    await writeFile(join(folder, name), '')
    await utimes(join(folder, name), now / 1000 - seconds, now / 1000 - seconds)
  }
  await aged('~cartable-0123456789ab.tmp', 3_605)
  await aged('~cartable-0123456789ac.tmp', 3_500)

  await removeLeftOvers(folder)

  expect(await readdir(folder)).toEqual(['~cartable-0123456789ac.tmp'])
})

test('a folder in the place of the file is refused', async () => {
  await mkdir(path)

  const result = await writeFileSafely(path, NEW, { sleep: noWait() })

  expect(result).toEqual({ ok: false, error: { code: 'unwritable', path, cause: 'special' } })
  expect(await readdir(folder)).toEqual(['Bilan.docx'])
})

test('a shortcut to a file, or to nothing, is replaced; one to a folder is refused', async () => {
  const links = ['fichier', 'dossier', 'rien'].map((name) => join(folder, `${name}.docx`))
  await writeFile(path, 'ancien')
  const targets = [path, folder, join(folder, 'parti')]
  for (const [index, link] of links.entries()) await symlink(targets[index] ?? '', link)

  const results = await Promise.all(links.map((link) => writeFileSafely(link, NEW)))

  expect(results.map((one) => (one.ok ? 'written' : one.error))).toEqual([
    'written',
    { code: 'unwritable', path: links[1], cause: 'special' },
    'written',
  ])
  const kinds = await Promise.all(links.map(async (link) => (await lstat(link)).isSymbolicLink()))
  expect(kinds).toEqual([false, true, false])
  expect(await readFile(path, 'utf8')).toBe('ancien')
})

test('where folders cannot be opened, as on Windows, the file is written all the same', async () => {
  const open: WriteFs['open'] = (...args) =>
    args[0] === folder ? Promise.reject(failure('EPERM', 'open')) : nodeFs.open(...args)

  expect(await writeFileSafely(path, NEW, { fs: fsWith({ open }) })).toMatchObject({ ok: true })
})

test('a file is read where a path leads to one, never a folder', async () => {
  await writeFile(path, 'x')

  expect(await regularFile(path)).toBe(path)
  await expect(regularFile(folder)).rejects.toMatchObject({ code: 'EISDIR' })
})

test('a folder is made with those above it; a file in its place, or above it, is said', async () => {
  await writeFile(path, 'x')
  const made = [join(folder, 'a', 'b'), path, join(path, 'b')].map(makeFolder)

  expect(await Promise.all(made)).toEqual([
    { ok: true, value: undefined },
    { ok: false, error: { code: 'unwritable', path, cause: 'file-in-place' } },
    { ok: false, error: { code: 'unwritable', path: join(path, 'b'), cause: 'missing-folder' } },
  ])
  expect(await readdir(join(folder, 'a'))).toEqual(['b'])
})

/** Renames of that one file fail, as Word makes them. */
const heldBy = (held: string): WriteFs =>
  fsWith({
    rename: (from, to) =>
      to === held ? Promise.reject(failure('EBUSY', 'rename')) : nodeFs.rename(from, to),
  })

test('the name offered beside a held file takes the first free number, whatever the case', async () => {
  await writeFile(join(folder, 'BILAN (2).docx'), '')
  const libreOf = async (name: string) => {
    const held = join(folder, name)
    return writeFileSafely(held, NEW, { fs: heldBy(held), sleep: noWait() })
  }

  expect(await libreOf('Bilan.docx')).toMatchObject({ error: { libre: 'Bilan (3).docx' } })
  expect(await libreOf('Bilan (2).docx')).toMatchObject({ error: { libre: 'Bilan (3).docx' } })
  expect(await libreOf('Annexes.xlsx')).toMatchObject({ error: { libre: 'Annexes (2).xlsx' } })
})

test('a held file can be written beside; what is held is left as it was', async () => {
  await writeFile(path, 'ancien')
  const deps = { fs: heldBy(path), sleep: noWait() }

  const beside = await writeFileOrBeside(path, NEW, deps)
  const free = await writeFileOrBeside(join(folder, 'Annexes.xlsx'), NEW, deps)

  const written = join(folder, 'Bilan (2).docx')
  expect(beside).toEqual({ ok: true, value: { path: written, octets: NEW.length } })
  expect(free).toMatchObject({ ok: true, value: { path: join(folder, 'Annexes.xlsx') } })
  expect(await readFile(path, 'utf8')).toBe('ancien')
  expect(await readFile(written, 'utf8')).toBe('nouveau bilan')
})

test('what runs cut short left is swept, copies and their journals included, even dated in days to come', async () => {
  const old = new Date(Date.now() - 2 * 3_600_000)
  const ahead = new Date(Date.now() + 1e9)
  const left = [
    ['~cartable-0123456789ab.tmp-journal', old],
    ['cartable-2026-01-15T10-00-00-avant-migration.sqlite.partiel', old],
    ['cartable-2026-01-15T10-00-00-avant-migration.sqlite.partiel-journal', ahead],
    ['~cartable-0123456789ac.tmp', new Date()],
    ['lettre.partiel', old],
  ] as const
  for (const [name, date] of left) {
    await writeFile(join(folder, name), '')
    await utimes(join(folder, name), date, date)
  }

  await writeFileSafely(path, NEW)

  expect((await readdir(folder)).sort()).toEqual([
    'Bilan.docx',
    'lettre.partiel',
    '~cartable-0123456789ac.tmp',
  ])
})

test('a folder that is there and answers that it is not has refused: the user is told to choose another', async () => {
  const open = vi.fn(nodeFs.open).mockRejectedValue(failure('ENOENT', 'open'))

  const result = await writeFileSafely(path, NEW, { fs: fsWith({ open }) })

  expect(result).toMatchObject({ ok: false, error: { code: 'unwritable', cause: 'denied' } })
})
