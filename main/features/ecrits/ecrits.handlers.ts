import { ECRITS } from '../../../shared/domain/ecrit.ts'
import type { ecritsIpc } from '../../../shared/ipc/ecrits.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { pagesOf, pdfOf, placeFor, writeDocument } from '../documents/documents.service.ts'
import type { CreateHandlers } from '../services.ts'
import { composeEcrit, findEcrit, saveEcrit } from './ecrits.service.ts'

/** The documents of an action beside its bilan. */
export const createEcritsHandlers: CreateHandlers<typeof ecritsIpc> = ({
  db,
  dialogs,
  documents,
  printPdf,
  now,
}) => ({
  'ecrits:find': async ({ arreteAu, ...demande }) => {
    const found = await findEcrit(db, demande, arreteAu)
    return found.ok ? ok(found.value.textes) : found
  },
  'ecrits:save': ({ arreteAu, ...demande }) => saveEcrit(db, demande, { now: now(), arreteAu }),
  'ecrits:preview': async ({ arreteAu, ...demande }) => {
    const composed = await composeEcrit(db, demande, { now: now(), arreteAu })
    return composed.ok ? ok(await pagesOf(composed.value.bytes)) : composed
  },
  'ecrits:write': async ({ format, arreteAu, ...demande }) => {
    const composed = await composeEcrit(db, demande, { now: now(), arreteAu })
    if (!composed.ok) return composed
    const { name, bytes } = composed.value
    const path = await dialogs.saveFile({
      title: ECRITS[demande.document].titre,
      name: name.replace(/docx$/, format),
      kinds: [{ name: format === 'pdf' ? 'PDF' : 'Word', extensions: [format] }],
    })
    if (path === null) return err({ code: 'cancelled' })
    const place = await placeFor(db, path, 'autre-nom')
    if (!place.ok) return place
    const content = format === 'pdf' ? await pdfOf(bytes, printPdf) : bytes
    const written = await writeDocument(db, place.value, content, {
      ...{ siPris: 'autre-nom', now: now() },
    })
    return written.ok ? ok(documents.add(written.value.path)) : written
  },
})
