import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createDocumentsHandlers } from '../../../../main/features/documents/documents.handlers.ts'
import { createWrittenDocuments } from '../../../../main/features/documents/written-documents.ts'
import { ok } from '../../../../shared/result.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

/** A bilan that this run has just written, with the handlers that open it. */
function aWrittenBilan({ isOpened = true } = {}) {
  const path = join(tempFolder(), 'bilan.docx')
  writeFileSync(path, '')
  const documents = createWrittenDocuments()
  const opener = { open: vi.fn(async () => isOpened), showInFolder: vi.fn() }
  const { documentId } = documents.add(path)
  return { path, documentId, opener, handlers: createDocumentsHandlers({ documents, opener }) }
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
