import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { createBilansHandlers } from '../../../../main/features/bilans/bilans.handlers.ts'
import { createWrittenDocuments } from '../../../../main/features/documents/written-documents.ts'

test('the folder of a bilan is asked for in one line, and none chosen writes nothing', async () => {
  const dialogs = {
    chooseFolder: vi.fn(async () => null),
    chooseFile: async () => null,
    saveFile: async () => null,
  }
  const handlers = createBilansHandlers({
    database: openDatabase(':memory:'),
    dialogs,
    opener: { open: async () => true, showInFolder: () => {} },
    documents: createWrittenDocuments(),
    emit: () => {},
    resources: 'resources',
    version: '0.0.0',
    now: () => new Date('2022-06-15T12:00:00Z'),
  })

  const generated = await handlers['bilans:generate']({
    actionId: 'c1',
    arreteAu: '2022-06-15',
    trame: 'caf47',
    annexesNominatives: false,
  })

  expect(generated).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(dialogs.chooseFolder).toHaveBeenCalledExactlyOnceWith({
    title: 'Où enregistrer le bilan et ses annexes\u202f?',
    button: 'Enregistrer ici',
  })
})
