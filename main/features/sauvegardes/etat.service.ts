import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { todayOf } from '../../../shared/dates.ts'
import { isSauvegardeEnRetard } from '../../../shared/domain/sauvegarde.ts'
import type { EtatSauvegardes } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { backupsOf } from '../../db/copy.ts'
import { readSuiviAilleurs } from './ailleurs.service.ts'
import { listSauvegardes } from './sauvegardes.service.ts'
import { synchronisationOf } from './synchronisation.ts'

/** State of the sauvegardes: copies kept beside a base, and threats to them. */
export async function findEtat(file: string, now: Date): Promise<EtatSauvegardes> {
  const sauvegardes = await listSauvegardes(file)
  const sizes = await Promise.all(
    sauvegardes.map(({ sauvegardeId }) =>
      stat(join(backupsOf(file), sauvegardeId)).catch(() => null),
    ),
  )
  return {
    // Copies that have gone since they were listed are left out.
    sauvegardes: sauvegardes.flatMap((one, rank) => {
      const octets = sizes[rank]?.size
      return octets === undefined ? [] : [{ ...one, octets }]
    }),
    isEnRetard: isSauvegardeEnRetard(sauvegardes, todayOf(now)),
    synchronisation: synchronisationOf(file),
    derniereAilleurs: (await readSuiviAilleurs(file)).derniere,
  }
}
