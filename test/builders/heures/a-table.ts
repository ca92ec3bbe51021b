import { type OpenDatabase, openDatabase } from '../../../main/db/open.ts'
import {
  HEURES_IMPORT,
  type HeuresOptions,
} from '../../../main/features/imports/heures/import-heures.service.ts'
import { commitRows } from '../../../main/features/imports/imports.service.ts'
import type { HeuresLues } from '../../../main/import/heures/heures-lues.ts'
import type { UnderstandHeuresOptions } from '../../../main/import/heures/understand-heures.ts'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type { ApercuHeures } from '../../../shared/domain/import-heures.ts'
import { ok } from '../../../shared/result.ts'
import { encode, lines } from '../orientations/encode.ts'
import { readHeures } from '../readings.ts'
import { anAction, anAnnee } from '../records.ts'

/** Hours read from their lines: « Nom;Prénom;Durée… » first. */
export const aTable = (...rows: readonly string[]): HeuresLues => aTableAs({}, ...rows)

/** `aTable` with the answers of a user about it. */
export const aTableAs = (
  said: Omit<UnderstandHeuresOptions, 'latest'>,
  ...rows: readonly string[]
): HeuresLues =>
  readHeures(encode(lines(...rows), 'utf-8'), {
    nomTexte: 'heures',
    feuille: null,
    latest: '2022-08-31',
    ...said,
  })

/** Titles of hours that nobody could guess, and the user's correspondance for them (`ODD_HOURS`). */
export const ODD_TITLES = 'Qui donc;Quand;Combien;Pour'
export const ODD_HOURS: Correspondance = {
  feuille: 'heures',
  ligneEntete: 1,
  colonnes: [
    { index: 0, champ: 'nomPrenom' },
    { index: 1, champ: 'date' },
    { index: 2, champ: 'duree' },
    { index: 3, champ: 'categorie' },
  ],
  valeurs: [{ champ: 'categorie', texte: 'Goûter', code: 'autre' }],
}

/** Catégories of a table explained: « Transport » is `autre`; null means not imported. */
export const categoriesSaid = (codes: Readonly<Record<string, string | null>>): Correspondance => ({
  feuille: 'heures',
  ligneEntete: 1,
  colonnes: null,
  valeurs: Object.entries(codes).map(([texte, code]) => ({ champ: 'categorie', texte, code })),
})

export const NOW = new Date('2021-12-01T10:00:00Z')

/** A base with an année and its only action, and the options to import into it. */
export async function aBaseOfHours(): Promise<{
  readonly open: OpenDatabase
  readonly actionId: string
  readonly options: HeuresOptions
}> {
  const open = openDatabase(':memory:')
  const annee = await anAnnee(open.db)
  const action = await anAction(open.db, { annee_id: annee.id })
  return {
    open,
    actionId: action.id,
    options: {
      anneeId: annee.id,
      actionId: null,
      date: null,
      statut: 'benevole',
      personnes: [],
      categorie: null,
      ignorees: [],
    },
  }
}

/** Imports the hours, and gives the statut of each row. */
export async function importHours(
  { db }: OpenDatabase,
  lues: HeuresLues,
  options: HeuresOptions,
  sourceFile = 'heures.csv',
): Promise<ApercuHeures> {
  const done = await commitRows(db, HEURES_IMPORT, lues, NOW, async () =>
    ok({ ...options, sourceFile }),
  )
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}

/** Preview of the import of the hours. */
export const previewHours = async (
  { db }: OpenDatabase,
  lues: HeuresLues,
  options: HeuresOptions,
): Promise<ApercuHeures> =>
  (await HEURES_IMPORT.judge(db, lues, { ...options, sourceFile: 'heures.csv' }, null)).apercu

/** Row number and statut of each row: « 2 nouveau ». */
export const statutsOf = ({ lignes }: ApercuHeures): readonly string[] =>
  lignes.map(({ ligne, statut }) => `${ligne} ${statut}`)
