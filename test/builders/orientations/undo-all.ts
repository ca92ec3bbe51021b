import type { OpenDatabase } from '../../../main/db/open.ts'
import { undoImport } from '../../../main/features/imports/imports.service.ts'

/** Takes every import that stands back, latest first: a base made once then serves every run of a property. */
export async function undoAll({ db, sqlite }: OpenDatabase): Promise<void> {
  const ids = sqlite
    .prepare(
      `select i.id from import i join operation o on o.id = i.id
       where o.undone_at is null order by o.seq desc`,
    )
    .pluck()
    .all() as string[]
  for (const id of ids) {
    const undone = await undoImport(db, id, new Date())
    if (!undone.ok) throw new Error('an import could not be taken back')
  }
}
