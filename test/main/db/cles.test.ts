import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  clesFile,
  createCles,
  parseCles,
  parseCode,
  readCles,
  unwrap,
  withNewCode,
  withPassword,
  writeCles,
} from '../../../main/db/cles.ts'
import {
  headBytes,
  isPlain,
  isProtectedCopy,
  protectionOf,
  readHead,
} from '../../../main/db/engine.ts'
import { nextSauvegarde } from '../../../shared/domain/sauvegarde.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const askedCosts = quickenScrypt()

const MOT = 'grenouille tambour sept'

test('each password that is tried costs what it must', async () => {
  const before = askedCosts.length
  const { cles } = await createCles(MOT)
  await unwrap(cles, MOT)

  expect(askedCosts.slice(before)).toEqual([2 ** 17, 2 ** 17])
})

test('the password and the code de secours each give the key; nothing else does', async () => {
  const { key, cles, codeDeSecours } = await createCles(MOT)

  // A base is read by the versions to come: what its clés hold keeps its length.
  const lengths = Object.values(cles.motDePasse).map((text) => Buffer.from(text, 'base64').length)
  expect([key.length, ...lengths]).toEqual([32, 16, 12, 48])
  expect(codeDeSecours).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await unwrap(cles, MOT)).toEqual(key)
  expect(await unwrap(cles, codeDeSecours)).toEqual(key)
  expect(await unwrap(cles, `${MOT} `)).toBeNull()
  expect(await unwrap({ ...cles, cleId: '0'.repeat(32) }, MOT)).toBeNull()
})

test('the clés of an earlier Cartable open by their password and by their code de secours', async () => {
  const cles = {
    version: 1,
    cleId: '7112f38ba9c3dcdf785c4a75c1319dea',
    motDePasse: {
      sel: 'KEVWrX32bY0zLkTC8DgfUw==',
      nonce: 'Op6DyMsRk3HbAZzB',
      scelle: 'WMD7g7+Ts0S4IXlxJQ5v5qsQgtNX7ytDCpfFrFHUAOuwz6cfEHNBBKxN1ZmO1YHQ',
    },
    codeDeSecours: {
      sel: 'YjrtPTLqFJXeDG6jtFPL7w==',
      nonce: '09Fff6ot+7v5zeai',
      scelle: 'pRmsEFJAKlWqLrQ97amDScwQSmBgb9P3VxJOAoIkGtlNSipF3QYoDXk1I5uJdAfe',
    },
  } as const
  const key = Buffer.from('ffbf497837c48ec18fc43bbcdb4569e48cf6a66d35ba72ddaa60a08b6bd009f2', 'hex')

  expect(await unwrap(cles, MOT)).toEqual(key)
  expect(await unwrap(cles, 'MB67-CM2H-9Q1D-K9D5-MCD5-2EBE-AD3Q')).toEqual(key)
})

test('a code is read whatever its case, its spaces and the letters that look like figures; a slip is told', async () => {
  const { key, cles, codeDeSecours } = await createCles(MOT)
  const asRead = ` ${codeDeSecours.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`

  expect(await unwrap(cles, asRead)).toEqual(key)
  const last = codeDeSecours.endsWith('Z') ? 'Y' : 'Z'
  const slips = [`${codeDeSecours.slice(0, -1)}${last}`, codeDeSecours.slice(1), '']
  slips.push(`${codeDeSecours}0`, codeDeSecours.slice(0, -1), codeDeSecours.slice(0, -3))
  expect(slips.map(parseCode)).toEqual(slips.map(() => null))
})

test('an accent typed on another computer is the same password', async () => {
  const { key, cles } = await createCles('école fermée'.normalize('NFD'))

  expect(await unwrap(cles, 'école fermée'.normalize('NFC'))).toEqual(key)
})

test('another password, another code: the ones before open nothing any more, the key stays', async () => {
  const made = await createCles(MOT)
  const cles = await withPassword(made, 'un tout autre mot')
  const renewed = withNewCode({ key: made.key, cles })

  expect(await unwrap(cles, 'un tout autre mot')).toEqual(made.key)
  expect(await unwrap(cles, MOT)).toBeNull()
  expect(await unwrap(cles, made.codeDeSecours)).toEqual(made.key)
  expect(await unwrap(renewed.cles, made.codeDeSecours)).toBeNull()
  expect(await unwrap(renewed.cles, renewed.codeDeSecours)).toEqual(made.key)
})

test('clés are kept beside the base; what is none is taken for absent', async () => {
  const folder = tempFolder()
  const base = join(folder, 'cartable.sqlite')
  const { cles } = await createCles(MOT)

  expect(readCles(base)).toBeNull()
  writeCles(base, cles)
  expect(clesFile(base)).toBe(join(folder, 'cartable.cles.json'))
  expect(readCles(base)).toEqual(cles)
  expect(readdirSync(folder)).toEqual(['cartable.cles.json'])
  expect(parseCles(JSON.stringify({ ...cles, version: 2 }))).toBeNull()
  writeFileSync(clesFile(base), '{ "version": 1')
  expect(readCles(base)).toBeNull()
  mkdirSync(join(folder, 'autre.cles.json'))
  expect(readCles(join(folder, 'autre.sqlite'))).toBeNull()
})

test('the head of a protected copy gives its clés and where the base begins; a head cut or altered gives none', async () => {
  const { cles } = await createCles(MOT)
  const folder = tempFolder()
  const head = headBytes(cles)
  const written = (name: string, ...parts: readonly Uint8Array[]) => {
    const file = join(folder, name)
    writeFileSync(file, Buffer.concat(parts))
    return file
  }
  const longer = Buffer.from(head)
  longer.writeUInt32BE(head.length - 20 + 1, 16)
  const none = Buffer.from(head)
  none.writeUInt32BE(0, 16)
  const plain = Buffer.from('SQLite format 3\0 and the rest')

  const whole = written('whole', head, Buffer.from('base'))
  const others = [
    written('cut', head.subarray(0, head.length - 1)),
    written('short', head.subarray(0, 18)),
    written('longer', longer),
    written('none', none, Buffer.from('base')),
    written('plain', plain),
    written('empty'),
    join(folder, 'absent'),
    folder,
  ]

  expect(readHead(whole)).toEqual({ cles, at: head.length })
  expect(others.map(readHead)).toEqual(others.map(() => null))
  expect([whole, ...others].map(isProtectedCopy)).toEqual([
    ...[true, true, true, true, true],
    ...[false, false, false, false],
  ])
  expect(
    [whole, written('base', plain), written('half', plain.subarray(0, 15))].map(isPlain),
  ).toEqual([...[false, true, false]])
})

test('the protection of a base is that of its clés, or of its last copy that has some; a plain one has none', async () => {
  const [own, ofCopy] = [(await createCles(MOT)).cles, (await createCles(MOT)).cles]
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  const copies = join(folder, 'backups')
  const encrypted = Buffer.alloc(4096, 7)

  expect(protectionOf(file)).toBeNull()
  writeFileSync(file, 'SQLite format 3\0 and the rest')
  writeCles(file, own)
  expect(protectionOf(file)).toBeNull()
  writeFileSync(file, encrypted)
  expect(protectionOf(file)).toEqual(own)
  rmSync(clesFile(file))
  expect(protectionOf(file)).toBeNull()
  mkdirSync(copies)
  expect(protectionOf(file)).toBeNull()
  for (const [day, cles] of [
    ['10', (await createCles(MOT)).cles],
    ['12', ofCopy],
  ] as const) {
    const name = nextSauvegarde([], 'automatique', new Date(`2026-01-${day}T10:00:00Z`))
    writeFileSync(join(copies, name), Buffer.concat([headBytes(cles), encrypted]))
  }
  const last = nextSauvegarde([], 'automatique', new Date('2026-01-14T10:00:00Z'))
  writeFileSync(join(copies, last), 'SQLite format 3\0 from before the password')
  expect(protectionOf(file)).toEqual(ofCopy)
})
