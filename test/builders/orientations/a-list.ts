import { type OpenDatabase, openDatabase } from '../../../main/db/open.ts'
import { commitRows } from '../../../main/features/imports/imports.service.ts'
import { ORIENTATIONS } from '../../../main/features/imports/orientations/import-orientations.service.ts'
import type { LuOptions } from '../../../main/features/imports/orientations/judge-file.ts'
import type { FichierLu } from '../../../main/import/understand/ligne-lue.ts'
import type {
  ApercuImport,
  Correction,
  Decision,
} from '../../../shared/domain/import-orientation.ts'
import { ok } from '../../../shared/result.ts'
import { readFichier } from '../readings.ts'
import { aCollectif, anAction, anAnnee } from '../records.ts'
import { encode, lines } from './encode.ts'

/** A list read from its lines: « Nom;Prénom;… » first. */
export const aList = (...rows: readonly string[]): FichierLu => aCorrectedList(rows, [])

/** `aList` with the corrections of a user. */
export const aCorrectedList = (
  rows: readonly string[],
  corrections: readonly Correction[],
): FichierLu =>
  readFichier(encode(lines(...rows), 'utf-8'), {
    nomTexte: 'liste',
    feuille: null,
    latest: '2022-08-31',
    corrections,
  })

/** Decision of the user about a row of the list. */
export const decide = (ligne: number, choix: Decision['choix']): Decision => ({
  feuille: 'liste',
  ligne,
  rang: 0,
  choix,
})

/** A base with an année, an action and a collectif, and the options to import into it. */
export async function aBase(): Promise<{
  readonly open: OpenDatabase
  readonly options: LuOptions
  readonly place: Pick<LuOptions, 'actionId' | 'collectifId'>
}> {
  const open = openDatabase(':memory:')
  const annee = await anAnnee(open.db)
  const action = await anAction(open.db, { annee_id: annee.id })
  const collectif = await aCollectif(open.db, { action_id: action.id })
  return {
    open,
    options: {
      anneeId: annee.id,
      sourceFile: 'liste.csv',
      date: '2021-10-01',
      etablissement: null,
      actionId: null,
      collectifId: null,
    },
    place: { actionId: action.id, collectifId: collectif.id },
  }
}

export const NOW = new Date('2021-10-01T10:00:00Z')

/** Preview of the import of these rows. */
export const previewLu = async (
  db: OpenDatabase['db'],
  lu: FichierLu,
  options: LuOptions,
): Promise<ApercuImport> => (await ORIENTATIONS.judge(db, lu, options, null)).apercu

/** Imports these rows. */
export async function commitLu(
  db: OpenDatabase['db'],
  lu: FichierLu,
  options: LuOptions,
  now: Date,
): Promise<ApercuImport> {
  const done = await commitRows(db, ORIENTATIONS, lu, now, async () => ok(options))
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}

/** Imports the list, and gives the statut of each row. */
export const importInto = (
  { db }: OpenDatabase,
  lu: FichierLu,
  options: LuOptions,
): Promise<ApercuImport> => commitLu(db, lu, options, NOW)

/** Row number and statut of each row: « 2 nouveau ». */
export const statuts = ({ lignes }: ApercuImport): readonly string[] =>
  lignes.map(({ ligne, statut }) => `${ligne} ${statut}`)
