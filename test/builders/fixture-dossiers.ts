import { readFileSync } from 'node:fs'
import type { Dossier, DossierInput } from '../../shared/domain/dossier.ts'
import { parseDossier } from '../../shared/domain/dossier-check.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/dossiers/${name}.json`, import.meta.url), 'utf8'))

/** The small reference dossier, as written; each call gives a fresh copy, free to be spoilt. */
export const anExempleInput = (): DossierInput => read('exemple') as DossierInput

/** Expected figures of the reference dossier. */
export const exempleAttendu = () =>
  read('exemple.attendu') as {
    readonly arreteAu: string
    readonly action: string
    readonly indicateurs: Readonly<Record<string, unknown>>
  }

/** A dossier that must be valid: the test has no business with a refused one. */
export function aDossier(input: DossierInput): Dossier {
  const parsed = parseDossier(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
