import { beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  answerFormulaire,
  readBytes,
} from '../../../../main/features/formulaires/formulaires.service.ts'
import {
  type DetailsRangees,
  findDetailsRangees,
  reponseRangee,
} from '../../../../main/features/formulaires/rangees.ts'
import type { Faits } from '../../../../shared/domain/faits.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { docx, h2, tbl } from '../../../builders/formulaires/word.ts'

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

/** Facts of a small action as of 31 January: three enfants, two groups that met, three people. */
const aSmallAction = (changes: object = {}, details: Partial<DetailsRangees> = {}) => {
  const school = (id: string, nom: string) => ({ id, nom, commune: `${nom} ville` })
  const inscription = (id: string, enfantId: string, ecole: ReturnType<typeof school> | null) => ({
    ...{ id, enfantId, familleId: null, niveau: 'CP', etablissement: ecole },
  })
  const seance = (
    id: string,
    collectifId: string,
    date: string,
    minutes: number,
    etat = 'tenue',
  ) => ({
    ...{ id, collectifId, date, minutes, etat },
  })
  const given = (intervenantId: string, statut: string | null, minutes: number) => ({
    ...{ intervenantId, statut, minutes },
  })
  const enfant = { sexe: 'F', dateNaissance: null, anneeNaissance: 2015, commune: 'Agen' }
  const faits = {
    arreteAu: '2022-01-31',
    seances: [
      seance('s1', 'mardi', '2022-01-11', 90),
      seance('s2', 'mardi', '2022-01-31', 60),
      seance('s3', 'mardi', '2022-02-01', 45),
      seance('s4', 'vide', '2022-01-12', 30, 'annulee'),
      seance('s5', 'elan', '2022-01-13', 30),
    ],
    inscriptions: [
      inscription('i1', 'e1', school('b', 'Ferry')),
      inscription('i2', 'e2', school('a', 'Ferry')),
      inscription('i3', 'e3', school('c', 'Curie')),
    ],
    enfants: new Map(['e1', 'e2', 'e3'].map((id) => [id, enfant])),
    minutes: [
      ...[given('v1', 'benevole', 90), given('v1', 'salarie', 30), given('v2', 'benevole', 1)],
      ...[given('v3', 'benevole', 0), given('v4', null, 60)],
    ],
    formations: {
      formations: [{ id: 'f1', date: '2021-10-05', theme: 'Lire' }],
      heures: [],
    },
    actionsParents: [
      { id: 'p1', genre: 'convivialite', date: '2021-12-10', familles: ['f1', 'f2'] },
      { id: 'p2', genre: 'inconnu', date: '2021-12-11', familles: [] },
    ],
    concertations: [],
    ...changes,
  } as unknown as Faits
  const named = (...ids: readonly string[]) =>
    new Map(ids.map((id) => [id, { nom: id.toUpperCase(), prenom: 'Ana' }]))
  return {
    faits,
    details: {
      collectifs: new Map([
        ...([
          ['mardi', 'Mardi'],
          ['vide', 'Vide'],
          ['elan', 'Élan'],
        ] as const),
      ]),
      collectifOf: new Map([
        ...([
          ['i1', 'mardi'],
          ['i2', 'mardi'],
          ['i3', 'elan'],
          ['i4', 'elan'],
        ] as const),
      ]),
      typeEtablissement: new Map(['a', 'b', 'c'].map((id) => [id, 'ecole'] as const)),
      formes: new Map([['f1', 4]]),
      intervenants: named('v1', 'v2', 'v3', 'v4'),
      participants: new Map([['p1', 12]]),
      ...details,
    },
  }
}

/** Answers of the columns of a row; between brackets, those that wait to be confirmed. */
const row = (
  sources: ReturnType<typeof aSmallAction>,
  place: string,
  ...columns: readonly string[]
) =>
  columns.map((column) => {
    const found = reponseRangee(sources, `lignes.${place}.${column}`)
    return found?.isProposed === true ? [found.valeur] : found?.valeur
  })

test('a collectif counts its séances tenues up to the date, their hours and its enfants; when an enfant moved, the row is only proposed', () => {
  const sources = aSmallAction()
  const columns = ['nom', 'seances', 'heures', 'public.total']

  expect(row(sources, 'collectifs.1', ...columns)).toEqual(['Élan', 1, 0.5, 1])
  expect(row(sources, 'collectifs.2', ...columns)).toEqual(['Mardi', 2, 2.5, 2])
  expect(reponseRangee(sources, 'lignes.collectifs.3.nom')).toEqual({
    ...{ valeur: null, isProposed: false, provenance: {} },
  })
  expect(reponseRangee(sources, 'lignes.collectifs.2.seances')?.provenance).toEqual({
    ...{ enfants: ['e1', 'e2'], seances: ['s1', 's2'] },
  })
  expect(reponseRangee(sources, 'public.total')).toBeNull()
  const moved = { ...sources.faits.inscriptions[0], id: 'i4' }
  const inscriptions = [...sources.faits.inscriptions, moved]
  expect(row(aSmallAction({ inscriptions }), 'collectifs.1', ...columns)).toEqual([
    ...[['Élan'], [1], [0.5], [2]],
  ])
})

test('a formation counts who followed it; when some hours have no formation, the list is only proposed', () => {
  const columns = ['nom', 'date', 'participants']
  const { faits } = aSmallAction()
  const typed = { formations: { ...faits.formations, heures: ['h1'] } }

  expect(row(aSmallAction(), 'formations.1', ...columns)).toEqual(['Lire', '2021-10-05', 4])
  expect(row(aSmallAction(typed), 'formations.1', 'nom')).toEqual([['Lire']])
})

test('an intervenant with time under a statut has a row; when one of them has no name, the list is only proposed', () => {
  const columns = ['nom', 'nomSeul', 'prenom', 'statut', 'heures']
  const whole = aSmallAction()
  const erased = new Map([...whole.details.intervenants].filter(([id]) => id !== 'v1'))

  expect(row(whole, 'intervenants.1', ...columns)).toEqual([
    ...['V1 Ana', 'V1', 'Ana', ['Salarié, Bénévole'], 2],
  ])
  expect(row(whole, 'intervenants.2', ...columns)).toEqual([
    ...['V2 Ana', 'V2', 'Ana', 'Bénévole', 0.02],
  ])
  expect(row(whole, 'intervenants.3', 'nom')).toEqual([null])
  expect(row(aSmallAction({}, { intervenants: erased }), 'intervenants.1', 'nom')).toEqual([
    ...[['V2 Ana']],
  ])
})

test('schools of one name keep their order; when an enfant’s school is unknown or of another kind, their counts are only proposed', () => {
  const sources = aSmallAction()
  const columns = ['nom', 'commune', 'public.total']
  const { inscriptions } = sources.faits
  const unknown = aSmallAction({
    inscriptions: [
      ...inscriptions,
      { ...inscriptions[0], id: 'i5', enfantId: 'e5', etablissement: null },
    ],
  })
  const college = aSmallAction(
    {},
    {
      typeEtablissement: new Map([
        ['a', 'ecole'],
        ['b', 'college'],
      ]),
    },
  )

  expect([1, 2, 3].map((n) => row(sources, `etablissements.${n}`, ...columns))).toEqual([
    ['Curie', 'Curie ville', 1],
    ['Ferry', 'Ferry ville', 1],
    ['Ferry', 'Ferry ville', 1],
  ])
  expect(
    [2, 3].map((n) => reponseRangee(sources, `lignes.etablissements.${n}.nom`)?.provenance),
  ).toMatchObject([{ etablissements: ['a'] }, { etablissements: ['b'] }])
  expect(row(sources, 'ecoles.1', ...columns)).toEqual(['Curie', 'Curie ville', 1])
  expect(row(unknown, 'etablissements.1', ...columns)).toEqual(['Curie', 'Curie ville', [1]])
  expect(row(college, 'ecoles.1', ...columns)).toEqual([['Curie'], ['Curie ville'], [1]])
})

test('an action with parents is named as the form asks of it, with its familles and participants', () => {
  const columns = ['nom', 'date', 'familles', 'participants']

  expect(row(aSmallAction(), 'parents.1', ...columns)).toEqual([
    ...[expect.stringMatching(/^[A-ZÉ][^:]+$/), '2021-12-10', 2, 12],
  ])
  expect(row(aSmallAction(), 'parents.2', ...columns)).toEqual(['inconnu', '2021-12-11', 0, null])
})

test('the details of an action are its own, and no erased person has a name', async () => {
  const { db } = base
  const before = await findDetailsRangees(db, actionId)
  await db
    .updateTable('intervenant')
    .set({ nom: '—', prenom: '', anonymise_le: '2022-01-31' })
    .where('nom', '=', 'Sy')
    .execute()
  const { intervenants, formes } = await findDetailsRangees(db, actionId)

  expect(before.intervenants.size - intervenants.size).toBe(1)
  expect([...formes.keys()].sort()).toEqual(['f1', 'f2', 'f3'])
})
