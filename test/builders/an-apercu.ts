import type { OpenDatabase } from '../../main/db/open.ts'
import { HEURES_IMPORT } from '../../main/features/imports/heures/import-heures.service.ts'
import { withImportFile } from '../../main/features/imports/import-file.ts'
import { judgeFile } from '../../main/features/imports/imports.service.ts'
import { ORIENTATIONS } from '../../main/features/imports/orientations/import-orientations.service.ts'

/** Preview of a file of hours as the window has it, with the questions that it asks. */
export const apercuHeures = (
  db: OpenDatabase['db'],
  path: string,
  options: Parameters<typeof HEURES_IMPORT.prepare>[1],
) => withImportFile(path, (file) => apercuOf(judgeFile(db, HEURES_IMPORT, file, options)))

/** Preview of a school's list as the window has it, with the questions that it asks. */
export const apercuOrientation = (
  db: OpenDatabase['db'],
  path: string,
  options: Parameters<typeof ORIENTATIONS.prepare>[1],
) => withImportFile(path, (file) => apercuOf(judgeFile(db, ORIENTATIONS, file, options)))

async function apercuOf<A, E>(
  judging: Promise<
    | { readonly ok: true; readonly value: { readonly apercu: A } }
    | { readonly ok: false; readonly error: E }
  >,
) {
  const judged = await judging
  return judged.ok ? { ok: true as const, value: judged.value.apercu } : judged
}
