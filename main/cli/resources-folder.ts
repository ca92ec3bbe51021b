import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the forms, the sample year and the other data that ship with the app. */
export const resourcesFolder: string = fileURLToPath(new URL('../../resources', import.meta.url))

/** Folder of the trames. */
export const tramesFolder: string = join(resourcesFolder, 'trames')
