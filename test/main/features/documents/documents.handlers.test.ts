import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { createDocumentsHandlers } from '../../../../main/features/documents/documents.handlers.ts'
import { pdfOf } from '../../../../main/features/documents/documents.service.ts'
import { createWrittenDocuments } from '../../../../main/features/documents/written-documents.ts'
import { documentsIpc } from '../../../../shared/ipc/documents.ipc.ts'
import { ok } from '../../../../shared/result.ts'
import { handlerServices } from '../../../builders/handler-services.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

/** A bilan that this run has just written, with the handlers that open it. */
function aWrittenBilan({ isOpened = true } = {}) {
  const path = join(tempFolder(), 'bilan.docx')
  writeFileSync(path, '')
  const documents = createWrittenDocuments()
  const opener = { open: vi.fn(async () => isOpened), showInFolder: vi.fn() }
  const { documentId } = documents.add(path)
  const saved = join(tempFolder(), 'liste.xlsx')
  const dialogs = {
    chooseFolder: async () => null,
    chooseFile: async () => null,
    saveFile: vi.fn(async () => saved),
  }
  const now = () => new Date('2021-10-01T10:00:00Z')
  const handlers = createDocumentsHandlers(
    handlerServices(openDatabase(':memory:'), { documents, opener, dialogs, now }),
  )
  return { path, saved, documentId, opener, dialogs, handlers }
}

test('a document written in this run is opened and shown by its id', async () => {
  const { handlers, opener, documentId, path } = aWrittenBilan()

  const opened = await handlers['documents:open']({ documentId })
  const shown = await handlers['documents:showInFolder']({ documentId })

  expect([opened, shown]).toEqual([ok(undefined), ok(undefined)])
  expect(opener.open).toHaveBeenCalledExactlyOnceWith(path)
  expect(opener.showInFolder).toHaveBeenCalledExactlyOnceWith(path)
})

test('an id that names nothing opens nothing, not even when it is the path of a file', async () => {
  const { handlers, opener, path } = aWrittenBilan()

  const answers = await Promise.all(
    [path, '', '../x'].flatMap((documentId) => [
      handlers['documents:open']({ documentId }),
      handlers['documents:showInFolder']({ documentId }),
    ]),
  )

  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', what: 'fichier' } })
  }
  expect(opener.open).not.toHaveBeenCalled()
  expect(opener.showInFolder).not.toHaveBeenCalled()
})

test('the PDF of a Word document is what printing its pages gives', async () => {
  const docx = await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('Deux séances par semaine')] }] }),
  )

  const pdf = await pdfOf(docx, async ({ html }) => new TextEncoder().encode(`printed ${html}`))

  expect(new TextDecoder().decode(pdf)).toMatch(/^printed .*Deux séances par semaine/s)
})

test('a document deleted since is told by its name', async () => {
  const { handlers, documentId, path } = aWrittenBilan()
  rmSync(path)

  const answer = await handlers['documents:open']({ documentId })

  expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', name: 'bilan.docx' } })
})

test('a computer without a program for it is told what to do', async () => {
  const { handlers, documentId } = aWrittenBilan({ isOpened: false })

  const answer = await handlers['documents:open']({ documentId })

  expect(answer).toMatchObject({ ok: false, error: { code: 'unusable-file', file: 'bilan.docx' } })
})

test.each(['/tmp/x.exe', '/tmp/x.docx.bat', '/tmp/x', '/tmp/.docx'])(
  'a file that Cartable does not write is never kept for opening: %s',
  (path) => {
    const documents = createWrittenDocuments()

    expect(() => documents.add(path)).toThrow('not a document of ours')
  },
)

test('a list is written where the person says, under the name of its title', async () => {
  const { handlers, dialogs, saved, opener } = aWrittenBilan()
  const liste = { titre: 'Lignes de « liste.csv »', colonnes: ['Nom'], lignes: [['BENALI']] }

  const written = await handlers['documents:writeListe'](liste)
  const opened = await handlers['documents:open']({
    documentId: written.ok ? written.value.documentId : '',
  })

  expect(written).toMatchObject({ ok: true, value: { name: 'liste.xlsx' } })
  expect(dialogs.saveFile).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'Lignes de « liste.csv ».xlsx' }),
  )
  expect(opened).toEqual(ok(undefined))
  expect(opener.open).toHaveBeenCalledWith(saved)
})

test('nothing is written when she closes the question', async () => {
  const { handlers, dialogs } = aWrittenBilan()
  dialogs.saveFile.mockResolvedValue(null as never)

  const written = await handlers['documents:writeListe']({
    titre: 'Liste',
    colonnes: ['Nom'],
    lignes: [],
  })

  expect(written).toEqual({ ok: false, error: { code: 'cancelled' } })
})

test.each([
  ['taken', true, { ok: true }],
  ['refused', false, { ok: false, error: { code: 'validation' } }],
] as const)(
  'the picture of a chart is given whole to the clipboard: %s',
  async (_case, isTaken, answer) => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 254, 255])
    const copyImage = vi.fn(async (_png: Uint8Array) => isTaken)
    const handlers = createDocumentsHandlers(
      handlerServices(openDatabase(':memory:'), { copyImage }),
    )
    const image = `data:image/png;base64,${Buffer.from(png).toString('base64')}`

    const copied = await handlers['documents:copyImage']({ image })

    expect(copied).toMatchObject(answer)
    expect(new Uint8Array(copyImage.mock.calls[0]?.[0] ?? [])).toEqual(png)
    const { input } = documentsIpc['documents:copyImage']
    expect(input.safeParse({ image }).success).toBe(true)
    expect(input.safeParse({ image: image.replace('iVBOR', 'AAAAA') }).success).toBe(false)
  },
)
