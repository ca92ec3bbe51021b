import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
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

  expect(codeDeSecours).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await unwrap(cles, MOT)).toEqual(key)
  expect(await unwrap(cles, codeDeSecours)).toEqual(key)
  expect(await unwrap(cles, `${MOT} `)).toBeNull()
  expect(await unwrap({ ...cles, cleId: '0'.repeat(32) }, MOT)).toBeNull()
})

test('a code is read whatever its case, its spaces and the letters that look like figures; a slip is told', async () => {
  const { key, cles, codeDeSecours } = await createCles(MOT)
  const asRead = ` ${codeDeSecours.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`

  expect(await unwrap(cles, asRead)).toEqual(key)
  const last = codeDeSecours.endsWith('Z') ? 'Y' : 'Z'
  const slips = [`${codeDeSecours.slice(0, -1)}${last}`, codeDeSecours.slice(1), '']
  expect(slips.map(parseCode)).toEqual([null, null, null])
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
