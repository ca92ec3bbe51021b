import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Trame, trameSchema } from '../../shared/domain/trame.ts'

/** The folder of the forms that come with the app. */
export const TRAMES_FOLDER = resolve(import.meta.dirname, '../../resources/trames')

/** The Caf 47 form that comes with the app, changed as asked. */
export function aTrame(change: Partial<Trame> = {}): Trame {
  const text = readFileSync(resolve(TRAMES_FOLDER, 'caf47.json'), 'utf8')
  return { ...trameSchema.parse(JSON.parse(text)), ...change }
}
