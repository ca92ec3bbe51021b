import type { aideIpc, Signalement } from '../../../shared/ipc/aide.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { fileName } from '../../documents/file-name.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { CreateHandlers } from '../services.ts'
import { buildSignalement, readLicences } from './aide.service.ts'

/** Aide: licences of the packages that ship, report of a problem, page of the releases. */
export const createAideHandlers: CreateHandlers<typeof aideIpc> = ({
  db,
  database,
  dialogs,
  documents,
  installation,
  sante,
  version,
  now,
  today,
}) => {
  const textOf = (signalement: Signalement) =>
    buildSignalement(db, signalement, {
      version,
      now: now(),
      logs: installation?.logs ?? null,
      file: database.file,
      alerte: sante.find(),
    })
  return {
    'aide:findLicences': async () => ok(await readLicences(installation?.licences ?? [])),
    'aide:previewSignalement': async (signalement) => ok({ texte: await textOf(signalement) }),
    'aide:saveSignalement': async (signalement) => {
      const path = await dialogs.saveFile({
        title: 'Enregistrer le signalement',
        name: fileName(`Cartable - signalement du ${today()}`, '.txt'),
        kinds: [{ name: 'Texte', extensions: ['txt'] }],
      })
      if (path === null) return err({ code: 'cancelled' })
      // The byte order mark has Notepad read the report as UTF-8, whatever the age of Windows.
      const content = Buffer.from(`\uFEFF${await textOf(signalement)}`, 'utf8')
      const written = await writeFileSafely(path, content)
      return written.ok ? ok(documents.add(written.value.path)) : written
    },
    'aide:openVersions': async () => ok({ isOpen: (await installation?.openVersions()) ?? false }),
  }
}
