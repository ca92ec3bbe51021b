import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the forms, the sample year and the other data that ship with the app are. */
export const resourcesFolder: string = fileURLToPath(new URL('../../resources', import.meta.url))

/** Where the trames of the forms are. */
export const tramesFolder: string = join(resourcesFolder, 'trames')
