import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findAvancements } from '../../../../main/features/bilans/bilans.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  chooseTrame,
  findChoixTrame,
  loadTrame,
} from '../../../../main/features/trames/trames.service.ts'
import { aTrame, TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'

const NOW = new Date('2022-05-02T10:00:00Z')

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
  await putTrame('caf99', { id: 'caf99', name: 'Caf : l’Exemple' })

  const result = await loadTrame(folder, 'caf99')

  expect(result).toMatchObject({ ok: true, value: { id: 'caf99', name: 'Caf\u00a0: l’Exemple' } })
})

test('a trame read before is read again once its file has changed', async () => {
  const names: unknown[] = []
  for (const name of ['Caf de l’Exemple', 'Caf de l’Exemple et d’ailleurs']) {
    await putTrame('caf99', { id: 'caf99', name })
    for (const _again of [1, 2]) {
      const result = await loadTrame(folder, 'caf99')
      names.push(result.ok && result.value.name)
    }
  }

  expect(new Set(names)).toEqual(new Set(['Caf de l’Exemple', 'Caf de l’Exemple et d’ailleurs']))
  expect(names.slice(2)).toEqual(Array(2).fill('Caf de l’Exemple et d’ailleurs'))
})

test('an unknown form says which ones exist', async () => {
  await putTrame('caf99', { id: 'caf99' })
  await writeFile(join(folder, 'lisez-moi.txt'), 'Aucune trame')

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

describe('the form that an année fills', () => {
  let open: OpenDatabase
  const annee = async (debut: string) =>
    (
      await open.db
        .selectFrom('annee')
        .select('id')
        .where('debut', '=', debut)
        .executeTakeFirstOrThrow()
    ).id
  const choisie = async (anneeId: string) => {
    const found = await findChoixTrame(open.db, TRAMES_FOLDER, anneeId)
    return found.ok ? found.value.choisie : found
  }

  beforeEach(async () => {
    open = openDatabase(':memory:')
    const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
    if (!imported.ok) throw new Error(JSON.stringify(imported.error))
    const next = { id: 'next', debut: '2022-09-01', fin: '2023-08-31' }
    await open.db.insertInto('annee').values(next).execute()
  })
  afterEach(() => open.close())

  test('it is that of the Caf 47 until another is chosen, for one année alone', async () => {
    const [own, other] = [await annee('2021-09-01'), await annee('2022-09-01')]

    expect(await choisie(own)).toBe('caf47')
    const chosen = await chooseTrame(
      open.db,
      TRAMES_FOLDER,
      { anneeId: own, trame: 'generique' },
      NOW,
    )

    expect(chosen).toEqual({ ok: true, value: undefined })
    expect([await choisie(own), await choisie(other)]).toEqual(['generique', 'caf47'])
  })

  test('what the Accueil says is missing is of the form chosen', async () => {
    const anneeId = await annee('2021-09-01')
    const asked = async () => {
      const found = await findAvancements(
        open.db,
        TRAMES_FOLDER,
        { anneeId, actionId: null },
        '2022-04-30',
      )
      return found.ok ? found.value.flatMap((one) => one.sansReponse) : []
    }

    expect(await asked()).toContain('reseau.animation')
    await chooseTrame(open.db, TRAMES_FOLDER, { anneeId, trame: 'generique' }, NOW)

    expect(await asked()).not.toContain('reseau.animation')
    expect(await asked()).toContain('progression.mesure')
  })

  test('a form that is not there cannot be chosen; one that is there no more gives way', async () => {
    const anneeId = await annee('2021-09-01')

    expect(
      await chooseTrame(open.db, TRAMES_FOLDER, { anneeId, trame: 'caf12' }, NOW),
    ).toMatchObject({ ok: false, error: { code: 'unusable-file' } })
    await putTrame('caf99', { id: 'caf99', name: 'Caf de l’Exemple' })
    await chooseTrame(open.db, folder, { anneeId, trame: 'caf99' }, NOW)

    expect(await choisie(anneeId)).toBe('caf47')
  })
})
