import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { buildFicheXlsx } from '../../../../main/documents/fiche/build-fiche-xlsx.ts'
import { COLONNES } from '../../../../main/documents/fiche/columns.ts'
import { commitOrientation } from '../../../../main/features/imports/orientations/import-orientations.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findFicheVierge } from '../../../../main/features/orientations/fiche-vierge.service.ts'
import {
  readLogoFiche,
  readReglages,
  saveLogoFiche,
  saveReglages,
} from '../../../../main/features/orientations/reglages.service.ts'
import { loadTrame } from '../../../../main/features/trames/trames.service.ts'
import { CRITERES_PROPOSES, type Critere } from '../../../../shared/domain/critere.ts'
import { DELAIS_PROPOSES } from '../../../../shared/domain/orientation.ts'
import { ipcContract } from '../../../../shared/ipc/contract.ts'
import { LOGO_URI } from '../../../builders/a-fiche-vierge.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const NOW = new Date('2021-10-01T08:00:00')
const FIRST_ROW = 8

const CRITERES: readonly Critere[] = [
  { libelle: 'Curiosité', lien: null },
  { libelle: 'Français récent à la maison', lien: 'situations.maitrise-francais' },
  { libelle: 'Signalé par l’équipe du PRE', lien: 'origines.reussite-educative' },
]

/** Words of the headers of a fiche, above them. */
const TEXTE =
  'Nom, prénom, classe et situation de l’enfant : écrivez lisiblement, une ligne par enfant.'

async function aBase() {
  const open = openDatabase(':memory:')
  await aStructure(open.db)
  const annee = await anAnnee(open.db)
  const save = (criteres: readonly Critere[]) =>
    saveReglages(
      open.db,
      { anneeId: annee.id, criteres, delais: DELAIS_PROPOSES, texteFiche: TEXTE },
      NOW,
    )
  return { open, db: open.db, annee, save }
}

/** What a teacher does with the fiche of that base: opens it, gives each criterion to a pupil, sends it back. */
async function aFilledFiche({ db, annee }: Awaited<ReturnType<typeof aBase>>): Promise<Uint8Array> {
  const trame = await loadTrame(TRAMES_FOLDER, 'caf47')
  if (!trame.ok) throw new Error(trame.error.code)
  const fiche = await findFicheVierge(db, trame.value, {
    anneeId: annee.id,
    etablissement: 'École Jules-Ferry',
    classes: [{ nom: 'CE2', enseignant: null }],
    retourAvant: null,
  })
  if (!fiche.ok) throw new Error(fiche.error.code)
  const book = new exceljs.Workbook()
  const bytes = await buildFicheXlsx(fiche.value, NOW)
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const sheet = book.getWorksheet('CE2')
  const cell = (row: number, titre: string) =>
    sheet?.getCell(FIRST_ROW + row, COLONNES.findIndex((one) => one.titre === titre) + 1)
  for (const [row, libelle] of fiche.value.criteres.entries()) {
    const filled = { Nom: `NOM${'ABC'[row]}`, Prénom: 'Léa', 'Critère 1': libelle }
    for (const [titre, value] of Object.entries(filled)) {
      const target = cell(row, titre)
      if (target) target.value = value
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('until the network has chosen, a start is proposed; what is kept is given back, and undone', async () => {
  const { db, annee, save } = await aBase()

  expect(await readReglages(db, annee.id)).toEqual({
    criteres: CRITERES_PROPOSES,
    delais: DELAIS_PROPOSES,
    texteFiche: null,
  })
  await save(CRITERES)
  expect((await readReglages(db, annee.id)).criteres).toEqual(CRITERES)
  await undoLast(db, NOW)
  expect((await readReglages(db, annee.id)).criteres).toEqual(CRITERES_PROPOSES)
})

test('settings of an année that is gone are refused', async () => {
  const { db } = await aBase()
  const gone = { error: { code: 'not-found', what: 'annee' } }
  const reglages = { criteres: CRITERES, delais: DELAIS_PROPOSES, texteFiche: null }

  expect(await saveReglages(db, { anneeId: 'gone', ...reglages }, NOW)).toMatchObject(gone)
  expect(await saveLogoFiche(db, { anneeId: 'gone', logo: null }, NOW)).toMatchObject(gone)
})

test('the logo of the fiches is kept for its année, and taken away', async () => {
  const { db, annee } = await aBase()
  const next = await anAnnee(db, { debut: '2030-09-01', fin: '2031-08-31' })
  const logos = async () => [await readLogoFiche(db, annee.id), await readLogoFiche(db, next.id)]

  for (const anneeId of [annee.id, next.id])
    await saveLogoFiche(db, { anneeId, logo: LOGO_URI }, NOW)
  await saveLogoFiche(db, { anneeId: annee.id, logo: null }, NOW)
  const after = await logos()
  const labels = [await undoLast(db, NOW), await undoLast(db, NOW)]

  expect(after).toEqual([null, LOGO_URI])
  expect(await logos()).toEqual([LOGO_URI, null])
  expect(labels).toMatchObject([
    { value: { label: 'Logo des fiches retiré' } },
    { value: { label: 'Logo des fiches' } },
  ])
})

test('its own criteria come back with nothing to map, under a text that speaks of names and classes, each with what it stands for', async () => {
  const base = await aBase()
  await base.save(CRITERES)

  const file = join(tempFolder(), 'fiche.xlsx')
  writeFileSync(file, await aFilledFiche(base))
  const imported = await commitOrientation(base.db, file, { anneeId: base.annee.id, now: NOW })

  if (!imported.ok) throw new Error(imported.error.code)
  expect(imported.value.lignes.map(({ statut, messages }) => [statut, messages])).toEqual([
    ['nouveau', []],
    ['nouveau', []],
    ['nouveau', []],
  ])
  expect(
    base.open.sqlite
      .prepare(
        `select c.critere, s.situation, r.origine from orientation_critere as c
           left join orientation_situation as s using (orientation_id)
           left join orientation_origine as r using (orientation_id)
         order by c.critere`,
      )
      .raw()
      .all(),
  ).toEqual([
    ['Curiosité', null, null],
    ['Français récent à la maison', 'maitrise-francais', null],
    ['Signalé par l’équipe du PRE', null, 'reussite-educative'],
  ])
})

test.each([
  ['no criterion', [], 'criteres'],
  ['a comma', ['Lecture, écriture'], 'criteres.0.libelle'],
  ['the same twice', ['Lecture', 'LECTURE '], 'criteres.1.libelle'],
  ['nothing but signs', ['?!'], 'criteres.0.libelle'],
  ['a blank', [' '], 'criteres.0.libelle'],
] as const)(
  'a list that the fiche could not carry is refused at its row: %s',
  (_what, libelles, path) => {
    const { input } = ipcContract['orientations:saveReglages']

    const parsed = input.safeParse({
      anneeId: 'a',
      criteres: libelles.map((libelle) => ({ libelle, lien: null })),
      delais: DELAIS_PROPOSES,
      texteFiche: null,
    })

    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
  },
)
