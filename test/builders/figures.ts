import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import {
  findIndicateurs,
  type IndicateursAction,
} from '../../main/features/indicateurs/indicateurs.service.ts'
import type { DossierInput } from '../../shared/domain/dossier.ts'
import type { Constat } from '../../shared/domain/indicateurs.ts'
import type { Provenance, Valeur } from '../../shared/domain/valeur.ts'
import { aDossier } from './fixture-dossiers.ts'

/** Figures of one action, as tests read them. */
export type ReadFigures = IndicateursAction & {
  readonly valeur: (code: string) => Valeur
  readonly provenance: (code: string) => Provenance
  readonly constat: (code: Constat['code']) => Constat | undefined
  /** Value by code, every figure. */
  readonly valeurs: Readonly<Record<string, Valeur>>
}

/** The figures of an action that must be there, as of a date that must be in its année. */
export async function readFigures(
  db: OpenDatabase['db'],
  actionId: string,
  arreteAu: string,
): Promise<ReadFigures> {
  const result = await findIndicateurs(db, actionId, arreteAu)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const { figures, constats } = result.value.indicateurs
  const figure = (code: string) => {
    const found = figures.get(code)
    if (!found) throw new Error(`no figure ${code}`)
    return found
  }
  return {
    ...result.value,
    valeur: (code) => figure(code).valeur,
    provenance: (code) => figure(code).provenance,
    constat: (code) => constats.find((constat) => constat.code === code),
    valeurs: Object.fromEntries([...figures].map(([code, { valeur }]) => [code, valeur])),
  }
}

// One base for the file, emptied each time: opening one costs as much as all that a test does with it.
let base: OpenDatabase | undefined

/** A base that holds one dossier and nothing else, while `work` runs; one after the other. */
export async function withDossier<T>(
  input: DossierInput,
  work: (open: OpenDatabase, anneeId: string) => Promise<T>,
): Promise<T> {
  base ??= openDatabase(':memory:')
  emptyBase(base)
  const imported = await importDossier(base, aDossier(input), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  return await work(base, imported.value.anneeId)
}

/** Takes every row out of a base, whatever refers to it. */
export function emptyBase({ sqlite }: OpenDatabase): void {
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all()
  sqlite.pragma('foreign_keys = off')
  for (const table of tables) sqlite.exec(`delete from ${table}`)
  sqlite.pragma('foreign_keys = on')
}

/** The figures of the action `a1` of a dossier, as of a date. */
export const figuresOf = (input: DossierInput, arreteAu: string): Promise<ReadFigures> =>
  withDossier(input, (open) => readFigures(open.db, 'a1', arreteAu))
