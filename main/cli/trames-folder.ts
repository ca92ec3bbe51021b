import { fileURLToPath } from 'node:url'

/** Where the trames of the forms are. */
export const tramesFolder: string = fileURLToPath(
  new URL('../../resources/trames', import.meta.url),
)
