import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { CoffreError, isCoffre, lockFile, openCoffre, readCoffre } from '../../../main/db/coffre.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

quickenScrypt()

const PASSWORD = 'grenouille été tambour 7'
const HEAD = 64
const PIECE = 1_048_576 + 16

async function aLockedFile(bytes: Buffer) {
  const folder = tempFolder()
  const [plain, locked] = [join(folder, 'plain'), join(folder, 'copie.cartable')]
  writeFileSync(plain, bytes)
  await lockFile(plain, locked, PASSWORD)
  return { folder, locked }
}

const reasonOf = async (path: string, password = PASSWORD) =>
  openCoffre(path, password).then(
    ({ remove }) => {
      remove()
      return null
    },
    (error) => (error instanceof CoffreError ? error.reason : String(error)),
  )

test.each([0, 1, 1_048_576, 2_621_440])(
  'what is locked comes back byte for byte: %i bytes',
  async (size) => {
    const bytes = Buffer.alloc(size, 'Zoé Quintrec ')
    const { locked } = await aLockedFile(bytes)

    expect(await isCoffre(locked)).toBe(true)
    expect(readFileSync(locked).includes('Quintrec')).toBe(false)
    // The same letters, composed otherwise, as another keyboard writes them.
    const opened = await openCoffre(locked, PASSWORD.normalize('NFD'))
    expect(readFileSync(opened.path).equals(bytes)).toBe(true)
    opened.remove()
  },
)

test('a file that an earlier Cartable locked opens by its password', async () => {
  const path = join(tempFolder(), 'liste.cartable')
  const locked =
    'Q0FSVEFCTEUtQ09GRlJFMeIwd491BgCrTo4zdWkIZP9QQLGf2Y1N0lzw1Sc04DWmvAAi83GXxurhA8XYQE49m6DG47' +
    'mkPpoiubkU0OToOcvIjTImk4YylJiuYkthDAOfoly+gX0='
  writeFileSync(path, Buffer.from(locked, 'base64'))

  expect(String(await readCoffre(path, PASSWORD))).toBe('La liste des familles')
})

test('another password opens nothing, and is told from a damaged file', async () => {
  const { locked } = await aLockedFile(Buffer.from('x'))

  expect(await reasonOf(locked, 'grenouille ete tambour 7')).toBe('wrong-password')
  expect(await reasonOf(locked, '')).toBe('wrong-password')
})

test('a byte changed, an end cut off, pieces moved or added are all refused', async () => {
  const { folder, locked } = await aLockedFile(Buffer.alloc(2_200_000, 7))
  const bytes = readFileSync(locked)
  const [one, two] = [
    bytes.subarray(HEAD, HEAD + PIECE),
    bytes.subarray(HEAD + PIECE, HEAD + 2 * PIECE),
  ]
  const flipped = Buffer.from(bytes)
  flipped[HEAD + 500] = (flipped[HEAD + 500] ?? 0) ^ 1
  const changed = {
    flipped,
    cut: bytes.subarray(0, HEAD + PIECE),
    short: bytes.subarray(0, bytes.length - 1),
    headOnly: bytes.subarray(0, HEAD),
    half: bytes.subarray(0, 20),
    kind: bytes.subarray(0, 15),
    stub: bytes.subarray(0, HEAD + 15),
    swapped: Buffer.concat([bytes.subarray(0, HEAD), two, one, bytes.subarray(HEAD + 2 * PIECE)]),
    longer: Buffer.concat([bytes, one]),
  }

  for (const [name, content] of Object.entries(changed)) {
    const path = join(folder, name)
    writeFileSync(path, content)
    expect([name, await reasonOf(path)]).toEqual([name, 'damaged'])
  }
})

test('a file of a later version is told as such', async () => {
  const { folder, locked } = await aLockedFile(Buffer.from('x'))
  const bytes = readFileSync(locked)
  bytes.write('2', 15)
  const path = join(folder, 'later.cartable')
  writeFileSync(path, bytes)

  const other = join(folder, 'other.cartable')
  writeFileSync(other, bytes.fill('X', 0, 1))

  expect(await isCoffre(path)).toBe(true)
  expect(await reasonOf(path)).toBe('newer')
  for (const none of [other, folder, join(folder, 'absent')]) {
    expect(await isCoffre(none)).toBe(false)
  }
})

test.skipIf(process.platform === 'win32')(
  'where the disk takes only a part of a locked file, its writing fails',
  () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'plain'), Buffer.alloc(6000, 7))
    const coffre = resolve('main/db/coffre.ts')
    const code = `import { lockFile } from ${JSON.stringify(coffre)}
      await lockFile('plain', 'copie.cartable', 'grenouille').then(() => console.log('done'), ({ code }) => console.log(code))`

    const said = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 4; exec "$@"',
        'bash',
        process.execPath,
        '--input-type=module',
        '--eval',
        code,
      ],
      { cwd: folder, encoding: 'utf8' },
    )

    expect(said.stdout.trim()).toBe('EFBIG')
  },
)
