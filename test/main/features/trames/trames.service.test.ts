import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTrame } from '../../../../main/features/trames/trames.service.ts'
import { aTrame, TRAMES_FOLDER } from '../../../builders/a-trame.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trames-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Puts a changed copy of the Caf 47 trame in the folder. */
async function putTrame(id: string, change: Readonly<Record<string, unknown>>): Promise<void> {
  await writeFile(join(folder, `${id}.json`), JSON.stringify({ ...aTrame(), ...change }))
}

test('the Caf 47 trame is installed and correct', async () => {
  const result = await loadTrame(TRAMES_FOLDER, 'caf47')

  expect(result).toMatchObject({ ok: true, value: { id: 'caf47', format: 'cartable/trame' } })
})

test('another form is found by the name of its file', async () => {
  await putTrame('caf99', { id: 'caf99', name: 'Caf de l’Exemple' })

  const result = await loadTrame(folder, 'caf99')

  expect(result).toMatchObject({ ok: true, value: { id: 'caf99', name: 'Caf de l’Exemple' } })
})

test('an unknown form says which ones exist', async () => {
  await putTrame('caf99', { id: 'caf99' })

  const result = await loadTrame(folder, 'caf12')

  expect(result).toEqual({
    ok: false,
    error: {
      code: 'unusable-file',
      file: 'caf12.json',
      reason: 'Cette trame de bilan n’existe pas. Trames disponibles : caf99.',
    },
  })
})

test('no id leads out of the folder', async () => {
  await putTrame('caf99', { id: 'caf99' })

  const result = await loadTrame(folder, `../${basename(folder)}/caf99`)

  expect(result).toMatchObject({ ok: false, error: { code: 'unusable-file' } })
})

test.each([
  [
    'a question of an unknown kind',
    {
      sections: [
        { id: 'a', fields: [{ code: 'a.b', label: 'L', kind: 'picture', from: 'entered' }] },
      ],
    },
    /sections\.0\.fields\.0\.kind : Option invalide/,
  ],
  [
    'one code used twice',
    {
      sections: [
        {
          id: 'a',
          list: {
            from: 'entered',
            items: [
              { code: 'a.b', label: 'L' },
              { code: 'a.b', label: 'M' },
            ],
          },
        },
      ],
    },
    /le code « a\.b » est employé deux fois/,
  ],
  ['an id that is not the file’s name', { id: 'caf98' }, /« caf98 » doit être le nom du fichier/],
])('a form with %s is refused with the place and the reason', async (_what, change, reason) => {
  await putTrame('caf99', { id: 'caf99', ...change })

  const result = await loadTrame(folder, 'caf99')

  expect(result).toMatchObject({ ok: false, error: { reason: expect.stringMatching(reason) } })
})

test('a file that is not JSON is refused, and hides no other form', async () => {
  await putTrame('caf99', { id: 'caf99' })
  await writeFile(join(folder, 'abime.json'), '{ "format":')

  const result = await loadTrame(folder, 'abime')
  const other = await loadTrame(folder, 'caf99')

  expect(result).toMatchObject({ ok: false, error: { code: 'unusable-file', file: 'abime.json' } })
  expect(other).toMatchObject({ ok: true, value: { id: 'caf99' } })
})
