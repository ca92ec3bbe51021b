import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import timers from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { createBilansHandlers } from '../../../../main/features/bilans/bilans.handlers.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { handlerServices } from '../../../builders/handler-services.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

/** Word holds that file, as no other system than Windows knows: renames onto it fail, and no wait helps. */
function holdInWord(held: string): void {
  const { rename } = fs
  vi.spyOn(fs, 'rename').mockImplementation((from, to) =>
    to === held
      ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'rename' }))
      : rename(from, to),
  )
  vi.spyOn(timers, 'setTimeout').mockImplementation(async () => undefined as never)
  syncBuiltinESMExports()
}
afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

const DEMANDE = {
  ...{ actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' },
  annexesNominatives: false,
  unePage: false,
  pdf: false,
}

let database: OpenDatabase
beforeEach(() => {
  database = openDatabase(':memory:')
})

function handlersFor(folder: string | null) {
  const chooseFolder = vi.fn(async () => folder)
  const dialogs = { chooseFolder, chooseFile: async () => null, saveFile: async () => null }
  const handlers = createBilansHandlers(handlerServices(database, { dialogs }))
  return { handlers, chooseFolder }
}

test('the folder of a bilan is asked for in one line, and none chosen writes nothing', async () => {
  const { handlers, chooseFolder } = handlersFor(null)

  const generated = await handlers['bilans:generate']({ ...DEMANDE, siPris: 'demander' })

  expect(generated).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(chooseFolder).toHaveBeenCalledExactlyOnceWith({
    title: 'Où enregistrer le bilan et ses annexes\u202f?',
    button: 'Enregistrer ici',
  })
})

test('a bilan open in Word is refused with a free name, then written under it without asking where again', async () => {
  await importDossier(database, aDossier(anExempleInput()), { remplacer: false })
  const folder = tempFolder()
  const { handlers, chooseFolder } = handlersFor(folder)
  const held = join(folder, 'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022.docx')
  await handlers['bilans:generate']({ ...DEMANDE, siPris: 'demander' })
  holdInWord(held)

  const refused = await handlers['bilans:generate']({ ...DEMANDE, siPris: 'demander' })
  const written = await handlers['bilans:generate']({ ...DEMANDE, siPris: 'autre-nom' })

  const libre = 'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022 (2).docx'
  expect(refused).toMatchObject({ error: { code: 'unwritable', cause: 'locked', libre } })
  expect(written).toMatchObject({
    ok: true,
    value: [
      { name: libre },
      { name: 'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx' },
    ],
  })
  expect(chooseFolder).toHaveBeenCalledTimes(2)
  expect((await fs.readdir(folder)).sort()).toEqual([
    'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx',
    libre,
    'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022.docx',
  ])
})

test('a bilan corrected in Word is kept: the window asks, and nothing is written before the answer', async () => {
  await importDossier(database, aDossier(anExempleInput()), { remplacer: false })
  const folder = tempFolder()
  const { handlers, chooseFolder } = handlersFor(folder)
  const bilan = join(folder, 'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022.docx')
  const generate = (siPris: 'demander' | 'autre-nom' | 'remplacer') =>
    handlers['bilans:generate']({ ...DEMANDE, siPris })

  await generate('demander')
  const again = await generate('demander')
  await fs.writeFile(bilan, 'corrigé dans Word')
  const asked = await generate('demander')
  const beside = await generate('autre-nom')
  const kept = await fs.readFile(bilan, 'utf8')
  const replaced = await generate('remplacer')

  const libre = 'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022 (2).docx'
  expect(again.ok).toBe(true)
  expect(asked).toMatchObject({ error: { code: 'file-kept', libre } })
  expect(beside).toMatchObject({ ok: true, value: [{ name: libre }, {}] })
  expect(kept).toBe('corrigé dans Word')
  expect(replaced.ok).toBe(true)
  expect((await fs.readFile(bilan)).subarray(0, 2).toString()).toBe('PK')
  expect(chooseFolder).toHaveBeenCalledTimes(3)
})

test('annexes changed in Excel keep the bilan from being written too', async () => {
  await importDossier(database, aDossier(anExempleInput()), { remplacer: false })
  const folder = tempFolder()
  const { handlers } = handlersFor(folder)
  await fs.writeFile(
    join(folder, 'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx'),
    'à elle',
  )

  const asked = await handlers['bilans:generate']({ ...DEMANDE, siPris: 'demander' })

  expect(asked).toMatchObject({
    error: {
      code: 'file-kept',
      name: 'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx',
    },
  })
  expect(await fs.readdir(folder)).toEqual([
    'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx',
  ])
})

test('the bilan and the page for the board are both previewed, the page with its charts', async () => {
  await importDossier(database, aDossier(anExempleInput()), { remplacer: false })
  const { handlers } = handlersFor(null)
  const { actionId, arreteAu, trame } = DEMANDE

  const previewed = await Promise.all(
    (['bilan', 'unePage'] as const).map((document) =>
      handlers['bilans:preview']({ actionId, arreteAu, trame, document }),
    ),
  )

  const said = previewed.map((one) => (one.ok ? one.value.corps : one.error.code))
  expect(said.map((corps) => corps.match(/data-titre="[^"]+"/g))).toEqual([
    null,
    ['data-titre="Enfants par niveau"', 'data-titre="Heures par statut, à l’heure près"'],
  ])
  expect(said[0]).toContain('Moyens humains')
})
