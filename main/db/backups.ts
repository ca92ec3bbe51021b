import { dirname, join } from 'node:path'

/** Folder beside a base where its copies are kept. Apart from what opens a base, which a start loads later. */
export const backupsOf = (file: string): string => join(dirname(file), 'backups')
