import { expect, test } from 'vitest'
import {
  verificationText,
  verifyInstallation,
} from '../../../../main/features/verification/verification.service.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const now = new Date('2026-05-04T08:00:00Z')
const sound = { resources: RESOURCES_FOLDER, checkEngine: () => {}, now }

test('a sound installation reads a spreadsheet and writes both documents, and says so', async () => {
  const epreuves = await verifyInstallation(sound)

  expect(epreuves.map(({ defaut }) => defaut)).toEqual([null, null, null, null])
  expect(verificationText(epreuves, { version: '1.2.3', now })).toMatch(
    /^Cartable 1\.2\.3, .*\n(oui {2}.*\n){4}L’installation est bonne\.\n$/,
  )
})

test('an engine that was altered is told, by its class alone, and nothing after it is tried', async () => {
  const epreuves = await verifyInstallation({
    ...sound,
    checkEngine: () => {
      throw Object.assign(new Error('C:\\Users\\claire'), { name: 'AlteredEngineError' })
    },
  })

  const text = verificationText(epreuves, { version: '1.2.3', now })
  expect(epreuves).toHaveLength(1)
  expect(text).toContain(
    'NON  Le moteur de la base est celui de cette version (AlteredEngineError)',
  )
  expect(text).toContain('réinstallez Cartable')
  expect(text).not.toContain('claire')
})

test.each<[string, unknown]>([
  ['TypeError ERR_DLOPEN_FAILED', Object.assign(new TypeError('x'), { code: 'ERR_DLOPEN_FAILED' })],
  ['erreur', 'C:\\Users\\claire'],
])('a failure is told by its class and its code: %s', async (defaut, thrown) => {
  const checkEngine = () => {
    throw thrown
  }

  expect(await verifyInstallation({ ...sound, checkEngine })).toMatchObject([{ defaut }])
})

test('resources that are missing are told as such', async () => {
  const epreuves = await verifyInstallation({ ...sound, resources: tempFolder() })

  expect(epreuves.map(({ defaut }) => defaut === null)).toEqual([true, true, false])
})
