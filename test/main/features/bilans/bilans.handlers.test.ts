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

  const generated = await handlers['bilans:generate']({ ...DEMANDE, autresNoms: false })

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
  const held = join(folder, 'Bilan Clas 2021-2022 - action 1.docx')
  await fs.writeFile(held, 'ouvert dans Word')
  holdInWord(held)

  const refused = await handlers['bilans:generate']({ ...DEMANDE, autresNoms: false })
  const written = await handlers['bilans:generate']({ ...DEMANDE, autresNoms: true })

  const libre = 'Bilan Clas 2021-2022 - action 1 (2).docx'
  expect(refused).toMatchObject({ error: { code: 'unwritable', cause: 'locked', libre } })
  expect(written).toMatchObject({
    ok: true,
    value: [{ name: libre }, { name: 'Annexes Clas 2021-2022 - action 1.xlsx' }],
  })
  expect(chooseFolder).toHaveBeenCalledOnce()
  expect((await fs.readdir(folder)).sort()).toEqual([
    'Annexes Clas 2021-2022 - action 1.xlsx',
    libre,
    'Bilan Clas 2021-2022 - action 1.docx',
  ])
})
