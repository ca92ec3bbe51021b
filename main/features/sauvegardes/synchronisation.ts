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

/**
 * Service that synchronises a folder, by the names on its path; null when none is known. Such a service takes the
 * base and its last commits one after the other, and may give back a mix of them.
 */
export function synchronisationOf(path: string): string | null {
  const names = path.split(/[\\/]/)
  return SERVICES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null
}
