import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { todayOf } from '../../../shared/dates.ts'
import { isSauvegardeEnRetard } from '../../../shared/domain/sauvegarde.ts'
import type { EtatSauvegardes } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { backupsOf } from '../../db/backups.ts'
import { readSuiviAilleurs } from './ailleurs.service.ts'
import { listSauvegardes } from './sauvegardes.service.ts'

/** Folders of the services that copy files away while they are written, by the name of the service. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|googledrive-.+|mon drive|my drive|drivefs)$/i, 'Google Drive'],
  [/^(icloud ?drive|iclouddrive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^kdrive$/i, 'kDrive'],
  [/^pcloud ?(drive|sync)?$/i, 'pCloud'],
  [/^(mega|megasync)$/i, 'MEGA'],
  [/^box( sync)?$/i, 'Box'],
  [/^syncthing$/i, 'Syncthing'],
]

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

/**
 * Service that synchronises a folder, by the names on its path; null when none is known. Such a service takes the
 * base and its last commits one after the other, and may give back a mix of them.
 */
export function synchronisationOf(path: string): string | null {
  const names = path.split(/[\\/]/)
  return SERVICES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null
}
