import { join } from 'node:path'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { keepSauvegarde } from '../../main/features/sauvegardes/sauvegardes.service.ts'
import { inOperation } from './in-operation.ts'
import { anAnnee, anEnfant } from './records.ts'
import { tempFolder } from './temp-folder.ts'

/** Time at which the copies are made. */
export const NOW = new Date('2026-01-15T10:00:00Z')

/** A base with `before` and `after`, and its copy, made when it held `before` alone. */
export async function aBaseWithCopy() {
  const folder = tempFolder()
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  await anAnnee(open.db)
  const header = { genre: 'saisie', label: 'Nouvel enfant', createdAt: NOW.toISOString() } as const
  await inOperation(open.db, header, (trx) => anEnfant(trx, { id: 'before' }))
  const kept = await keepSauvegarde(open, 'demandee', NOW)
  if (!kept.ok) throw new Error(kept.error.code)
  await anEnfant(open.db, { id: 'after' })
  return { open, folder, copy: kept.value.path }
}

/** Ids of the enfants of a base, in order. */
export const enfantsOf = ({ db }: Pick<OpenDatabase, 'db'>) =>
  db
    .selectFrom('enfant')
    .select('id')
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(({ id }) => id))
