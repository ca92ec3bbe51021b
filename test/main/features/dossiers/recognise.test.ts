import { describe, expect, test } from 'vitest'
import { idsByTable, type Known, recognise } from '../../../../main/features/dossiers/recognise.ts'
import type { Dossier, DossierInput } from '../../../../shared/domain/dossier.ts'
import { aDossier } from '../../../builders/fixture-dossiers.ts'

const NOTHING: Known = {
  etablissements: [],
  partenaires: [],
  familleIds: [],
  enfants: [],
  intervenants: [],
  taken: new Map(),
}

const aKnownEnfant = (own: Partial<Known['enfants'][number]> = {}) => ({
  id: 'known',
  nom: 'Benali',
  prenom: 'Inès',
  dateNaissance: '2013-03-12',
  anneeNaissance: null,
  familleId: null,
  ...own,
})

const dossierOf = (parts: Partial<DossierInput>): Dossier =>
  aDossier({
    format: 'cartable/dossier',
    version: 1,
    structure: { nom: 'Centre social' },
    anneeScolaire: { debut: '2021-09-01', fin: '2022-08-31' },
    ...parts,
  })

/** The ids that the base gives to the records of the file; new ones are called « fresh ». */
const recogniseIn = (known: Partial<Known>, parts: Partial<DossierInput>) =>
  recognise(dossierOf(parts), { ...NOTHING, ...known }, () => 'fresh')

describe('a child of the file', () => {
  const idGivenTo = (
    enfant: Partial<NonNullable<DossierInput['enfants']>[number]>,
    known = aKnownEnfant(),
  ) =>
    recogniseIn(
      { enfants: [known] },
      { enfants: [{ id: 'file', nom: 'Benali', prenom: 'Inès', ...enfant }] },
    ).enfants.get('file')

  test.each([
    ['the same name and birth', { dateNaissance: '2013-03-12' }],
    ['another spelling', { nom: 'BÉNALI', prenom: 'Ines', dateNaissance: '2013-03-12' }],
    [
      'nom and prénom the other way round',
      { nom: 'Inès', prenom: 'Benali', dateNaissance: '2013-03-12' },
    ],
    ['the year of that birth', { anneeNaissance: 2013 }],
  ])('with %s is the one we know', (_what, enfant) => {
    expect(idGivenTo(enfant)).toBe('known')
  })

  test.each([
    ['another birth', { dateNaissance: '2013-03-13' }],
    ['another year of birth', { anneeNaissance: 2012 }],
    ['no birth at all', {}],
    ['another prénom', { prenom: 'Adam', dateNaissance: '2013-03-12' }],
  ])('with %s is someone else', (_what, enfant) => {
    expect(idGivenTo(enfant)).toBe('file')
  })

  test('without birth is the one that we know without birth', () => {
    expect(idGivenTo({}, aKnownEnfant({ dateNaissance: null }))).toBe('known')
  })

  test('whose id names someone else gets another id', () => {
    expect(idGivenTo({ prenom: 'Adam' }, aKnownEnfant({ id: 'file' }))).toBe('fresh')
  })

  test('is recognised once: a second homonym is another child', () => {
    const { enfants } = recogniseIn(
      { enfants: [aKnownEnfant()] },
      {
        enfants: ['one', 'two'].map((id) => ({
          id,
          nom: 'Benali',
          prenom: 'Inès',
          dateNaissance: '2013-03-12',
        })),
      },
    )

    expect([...enfants]).toEqual([
      ['one', 'known'],
      ['two', 'two'],
    ])
  })

  test('keeps its id before a homonym may take it', () => {
    const { enfants } = recogniseIn(
      { enfants: [aKnownEnfant()] },
      {
        enfants: ['other', 'known'].map((id) => ({
          id,
          nom: 'Benali',
          prenom: 'Inès',
          dateNaissance: '2013-03-12',
        })),
      },
    )

    expect([...enfants].toSorted()).toEqual([
      ['known', 'known'],
      ['other', 'other'],
    ])
  })
})

test.each([
  ['in the same commune', 'Villeneuve', 'VILLENEUVE', 'known'],
  ['in another commune', 'Villeneuve', 'Agen', 'file'],
  ['in a commune that is not said', 'Villeneuve', null, 'known'],
  ['in a commune that we do not know', null, 'Agen', 'known'],
])('a school of the same name %s', (_what, knownCommune, commune, id) => {
  const { etablissements } = recogniseIn(
    { etablissements: [{ id: 'known', nom: 'École Jules-Ferry', commune: knownCommune }] },
    { etablissements: [{ id: 'file', nom: 'ecole jules ferry', type: 'ecole', commune }] },
  )

  expect(etablissements.get('file')).toBe(id)
})

test('a famille is known by a child of it, and stands for one famille of the file', () => {
  const { familles } = recogniseIn(
    { familleIds: ['home'], enfants: [aKnownEnfant({ familleId: 'home' })] },
    {
      familles: [{ id: 'f1' }, { id: 'f2' }, { id: 'home' }],
      enfants: [
        { id: 'e1', nom: 'Benali', prenom: 'Inès', dateNaissance: '2013-03-12', familleId: 'f1' },
        { id: 'e2', nom: 'Benali', prenom: 'Adam', familleId: 'f2' },
      ],
    },
  )

  expect([...familles]).toEqual([
    ['f1', 'home'],
    ['f2', 'f2'],
    ['home', 'fresh'],
  ])
})

test('two familles of the file never become one, even where two children of one known famille are apart there', () => {
  const adam = { nom: 'Benali', prenom: 'Adam', dateNaissance: '2011-01-02' }
  const ines = { nom: 'Benali', prenom: 'Inès', dateNaissance: '2013-03-12' }
  const { familles } = recogniseIn(
    {
      familleIds: ['home'],
      enfants: [
        aKnownEnfant({ familleId: 'home' }),
        aKnownEnfant({ ...adam, id: 'other', familleId: 'home' }),
      ],
    },
    {
      familles: [{ id: 'f1' }, { id: 'f2' }],
      enfants: [
        { id: 'e1', ...ines, familleId: 'f1' },
        { id: 'e2', ...adam, familleId: 'f2' },
      ],
    },
  )

  expect([...familles]).toEqual([
    ['f1', 'home'],
    ['f2', 'f2'],
  ])
})

test('a record of one année never takes the id of another année’s', () => {
  const { actions, collectifs } = recogniseIn(
    {
      taken: new Map([
        ['actions', new Set(['a1'])],
        ['collectifs', new Set(['c1'])],
      ]),
    },
    {
      actions: [
        {
          id: 'a1',
          numero: '1',
          collectifs: [
            { id: 'c1', nom: 'Mardi' },
            { id: 'c2', nom: 'Jeudi' },
          ],
        },
      ],
    },
  )

  expect(actions.get('a1')).toBe('fresh')
  expect([collectifs.get('c1'), collectifs.get('c2')]).toEqual(['fresh', 'c2'])
})

test('a partner and an intervenant are known by their names, a record without a name by its id alone', () => {
  const lost = { nom: 'Enfant anonymisé', prenom: 'n° 1' }
  const gone = { nom: 'Intervenant anonymisé', prenom: 'n° 1' }
  const enfants = [aKnownEnfant({ ...lost, dateNaissance: null })]
  const intervenants = [
    { id: 'sy', nom: 'Sy', prenom: 'Omar' },
    { id: 'gone', ...gone },
  ]
  const known = { enfants, intervenants, partenaires: [{ id: 'media', nom: 'Médiathèque' }] }

  const maps = recogniseIn(known, {
    enfants: [
      { id: 'file', ...lost },
      { id: 'known', ...lost },
    ],
    intervenants: [
      { id: 'omar', nom: 'SY', prenom: 'Omar' },
      { id: 'i', ...gone },
      { id: 'gone', ...gone },
      { id: 'sy', nom: 'Roy', prenom: 'Ana' },
    ],
    partenaires: [
      { id: 'm', nom: 'mediatheque' },
      { id: 'z', nom: 'Zoo' },
    ],
  })

  expect(Object.fromEntries(maps.enfants)).toEqual({ file: 'file', known: 'known' })
  expect(Object.fromEntries(maps.intervenants)).toEqual({
    ...{ omar: 'sy', i: 'i', gone: 'gone', sy: 'fresh' },
  })
  expect(Object.fromEntries(maps.partenaires)).toEqual({ m: 'media', z: 'z' })
})

test('a famille without any child is known by its id, unless we know children of that one', () => {
  const { familles } = recogniseIn(
    { familleIds: ['alone', 'home'], enfants: [aKnownEnfant({ familleId: 'home' })] },
    { familles: [{ id: 'alone' }, { id: 'home' }, { id: 'new' }] },
  )

  expect([...familles]).toEqual([
    ['alone', 'alone'],
    ['home', 'fresh'],
    ['new', 'new'],
  ])
})

test('ids are told by table for what stands beside, the année of the file too when it has one', () => {
  const maps = recogniseIn({}, { seances: [], enfants: [{ id: 'e', nom: 'Sow', prenom: 'Awa' }] })

  const named = idsByTable(maps, { id: 'y', anneeId: 'here' })
  const unnamed = idsByTable(maps, { id: null, anneeId: 'here' })

  expect([...(named.get('enfant') ?? [])]).toEqual([['e', 'e']])
  expect(named.has('action_parents')).toBe(true)
  expect([[...(named.get('annee') ?? [])], unnamed.get('annee')?.size]).toEqual([
    [['y', 'here']],
    0,
  ])
})
