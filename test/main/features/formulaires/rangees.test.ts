import { beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  answerFormulaire,
  readBytes,
} from '../../../../main/features/formulaires/formulaires.service.ts'
import { findDetailsRangees } from '../../../../main/features/formulaires/rangees.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { docx, h2, tbl } from '../../../builders/formulaires/word.ts'
import { given } from '../../../builders/given.ts'
import { aCollectif, anAction, anInscription } from '../../../builders/records.ts'

let base: OpenDatabase
let actionId = ''

beforeAll(async () => {
  base = openDatabase(':memory:')
  const imported = await importDossier(base, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  actionId = (await base.db.selectFrom('action').select('id').executeTakeFirstOrThrow()).id
})

const blank = (columns: number, rows: number): string[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''))

/** What each row of a blank table says: the answers that are sure; those that wait, between brackets. */
async function rowsOf(heads: string[], rows: number, title = 'Bilan') {
  const bytes = docx([h2(title), tbl(heads, ...blank(heads.length, rows))])
  const read = await readBytes('b.docx', bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const demande = { actionId, arreteAu: '2022-04-30' }
  const places = await answerFormulaire(base.db, 'resources/trames', read.value, demande)
  if (!places.ok) throw new Error(JSON.stringify(places.error))
  const said = places.value.map(({ etat, valeur }) => (etat === 'a-confirmer' ? [valeur] : valeur))
  return {
    rows: Array.from({ length: rows }, (_, row) =>
      said.slice(row * heads.length, (row + 1) * heads.length),
    ),
    restes: places.value.flatMap(({ reste }) => (reste > 0 ? [reste] : [])),
  }
}

test('each établissement has its row: its name, its commune, its enfants counted as the figures are', async () => {
  const heads = ['Établissement', 'Commune', 'Nombre d’enfants', 'Filles', 'Observations']

  expect((await rowsOf(heads, 3)).rows).toEqual([
    ['Collège Germaine-Tillion', 'Villeneuve', 1, 0, null],
    ['École Jules-Ferry', 'Villeneuve', 2, 1, null],
    [null, null, null, null, null],
  ])
})

test('under « École », a collège waits for her: the form may leave it out', async () => {
  expect((await rowsOf(['Nom de l’école', 'Nombre d’enfants'], 2)).rows).toEqual([
    [['Collège Germaine-Tillion'], [1]],
    [['École Jules-Ferry'], [2]],
  ])
})

test('a group that never met has no row', async () => {
  const { rows } = await rowsOf(['Collectif', 'Nombre d’enfants', 'Nombre de séances'], 2)

  expect(rows).toEqual([
    ['Mardi', 3, 16],
    [null, null, null],
  ])
})

test('partners wait for her, actions with parents have their date and their familles', async () => {
  const partenaires = await rowsOf(['Partenaire', 'Nature du partenariat'], 2)
  const parents = await rowsOf(
    ['Action', 'Date', 'Nombre de familles'],
    2,
    'Actions avec les parents',
  )

  expect(partenaires.rows[0]).toEqual([['Médiathèque'], null])
  expect(parents.rows[0]).toEqual(['Réunion d’information', '2021-09-24', 2])
})

test('communes and quartiers are shared out by age and sexe; whoever is of none makes a count wait', async () => {
  const { db } = base
  const familles = await db.selectFrom('famille').select('id').orderBy('id').execute()
  const [first, ...others] = familles.map((one) => one.id)
  await db.updateTable('famille').set({ commune: 'Villeneuve' }).execute()
  await db
    .updateTable('famille')
    .set({ quartier_prioritaire: 'Les Tilleuls' })
    .where('id', '=', first ?? '')
    .execute()

  const communes = await rowsOf(
    ['Commune de résidence', 'Filles', 'Garçons', '6-10 ans', 'Total'],
    2,
  )
  const qpv = await rowsOf(['QPV', 'Filles', 'Garçons'], 2)
  await db.updateTable('famille').set({ commune: null }).where('id', 'in', others).execute()
  const partial = await rowsOf(['Commune de résidence', 'Total'], 2)

  expect(communes.rows).toEqual([
    ['Villeneuve', 1, 2, 2, 3],
    [null, null, null, null, null],
  ])
  expect(qpv.rows[0]?.[0]).toBe('Les Tilleuls')
  expect(partial.rows[0]?.[0]).toBe('Villeneuve')
  expect(partial.rows[0]?.[1]).toEqual([expect.any(Number)])
})

test('formations have a row each, and those that have none are told', async () => {
  const formation = (id: string, date: string, theme: string) => ({
    id,
    action_id: actionId,
    date,
    theme,
    minutes: 180,
    is_conjointe: 0 as const,
  })
  await base.db
    .insertInto('formation')
    .values([
      formation('f1', '2021-10-05', 'Apprendre à lire'),
      formation('f2', '2021-11-09', 'La laïcité'),
      formation('f3', '2022-01-18', 'Le numérique'),
    ])
    .execute()

  const { rows, restes } = await rowsOf(['Intitulé de la formation', 'Date'], 2)

  expect(rows).toEqual([
    ['Apprendre à lire', '2021-10-05'],
    ['La laïcité', '2021-11-09'],
  ])
  expect(restes).toEqual([1])
  const bytes = docx([
    h2('Bilan'),
    ...[1, 2].map(() => tbl(['Intitulé de la formation', 'Date'], ...blank(2, 2))),
  ])
  const read = given(await readBytes('b.docx', bytes))
  const places = given(
    await answerFormulaire(base.db, 'resources/trames', read, { actionId, arreteAu: '2022-04-30' }),
  )
  expect(places.map(({ reste }) => reste)).toEqual([0, 0, 1, 0, 0, 0, 1, 0])
})

test('a list of one row is of one record or of all: what it counts waits for her', async () => {
  const actions = await rowsOf(
    ['Action', 'Date', 'Nombre de familles'],
    1,
    'Actions avec les parents',
  )
  const schools = await rowsOf(['Établissement', 'Nombre d’enfants'], 1)

  expect(actions.rows).toEqual([[null, null, null]])
  expect(schools.rows[0]?.[1]).toBeNull()
})

test('a table of blank rows that is no list of ours takes no figure, row after row', async () => {
  const { rows } = await rowsOf(['Atelier', 'Nombre d’enfants', 'Nombre de séances'], 2)

  expect(rows.flat()).toEqual([null, null, null, null, null, null])
})

test('a school that the form names takes the count of its own enfants, and an unknown school nothing', async () => {
  const rows = [
    ['École élémentaire Jules Ferry', ''],
    ['Collège Germaine-Tillion', ''],
    ['Collège Jules-Ferry', ''],
    ['École maternelle Jules-Ferry', ''],
  ]
  const bytes = docx([h2('Bilan'), tbl(['Établissement', 'Nombre d’enfants accueillis'], ...rows)])
  const read = await readBytes('b.docx', bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.error))

  const demande = { actionId, arreteAu: '2022-04-30' }
  const places = await answerFormulaire(base.db, 'resources/trames', read.value, demande)

  expect(places.ok && places.value.map(({ etat, valeur }) => [etat, valeur])).toEqual([
    ['sur', 2],
    ['sur', 1],
    ['inconnu', null],
    ['inconnu', null],
  ])
})

test('each intervenant has a row, their hours under all their statuts, two statuts waiting to be confirmed', async () => {
  const heads = ['Nom et prénom de l’intervenant', 'Statut', 'Nombre d’heures']

  const { rows } = await rowsOf(heads, 3, 'L’équipe d’animation')

  expect(rows).toEqual([
    ['Ferrand Nadia', ['Salarié, Bénévole'], 24],
    ['Sy Omar', 'Bénévole', 8.25],
    [null, null, null],
  ])
})

test('the details of an action are its own, and no erased person has a name', async () => {
  const { db } = base
  const before = await findDetailsRangees(db, actionId)
  const other = await anAction(db)
  await anInscription(db, {
    collectif_id: (await aCollectif(db, { action_id: other.id })).id,
    action_id: other.id,
  })
  const theirs = { id: 'theirs', action_id: other.id, date: '2021-10-05' }
  const formation = { ...theirs, theme: 'Lire', minutes: 60, is_conjointe: 0 } as const
  await db.insertInto('formation').values(formation).execute()
  await db
    .insertInto('action_parents')
    .values({ ...theirs, genre: 'evaluation' })
    .execute()
  await db
    .updateTable('intervenant')
    .set({ nom: '—', prenom: '', anonymise_le: '2022-01-31' })
    .where('nom', '=', 'Sy')
    .execute()
  const { intervenants, ...after } = await findDetailsRangees(db, actionId)

  expect(before.intervenants.size - intervenants.size).toBe(1)
  expect({ ...after, intervenants }).toEqual({ ...before, intervenants })
  expect([...after.formes.keys()].sort()).toEqual(['f1', 'f2', 'f3'])
})
