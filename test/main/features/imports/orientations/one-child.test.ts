import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findImports, undoImport } from '../../../../../main/features/imports/imports.service.ts'
import { compareResponsables } from '../../../../../main/features/imports/orientations/familles.ts'
import {
  contradictionOf,
  isSameResponsable,
  mergeLignes,
} from '../../../../../main/features/imports/orientations/merge-lignes.ts'
import type { LigneLue } from '../../../../../main/import/understand/ligne-lue.ts'
import {
  aBase,
  aList,
  decide,
  importInto,
  NOW,
  previewLu,
  statuts,
} from '../../../../builders/orientations/a-list.ts'
import { anEnfant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Né le;Sexe;Classe;Situation'

/** Inès, whom her family name and her usage name both lead to. */
async function aBaseOfInes() {
  const base = await aBase()
  const list = aList('Nom;Nom d’usage;Prénom;Né le', 'DUPONT;BENALI;Inès;12/03/2013')
  await importInto(base.open, list, base.options)
  const enfantId = base.open.sqlite.prepare('select id from enfant').pluck().get() as string
  return { ...base, enfantId }
}

describe('a child that several rows lead to', () => {
  test('by two names is written once', async () => {
    const { open, options, place } = await aBaseOfInes()
    const lu = aList(
      HEADER,
      'BENALI;Inès;12/03/2013;F;CE2;logement',
      'DUPONT;Inès;12/03/2013;;CE2;logement',
    )

    const apercu = await importInto(open, lu, { ...options, ...place })

    expect(statuts(apercu)).toEqual(['2 a-completer', '3 doublon-fichier'])
    expect(
      open.sqlite.prepare('select enfant_id, situation from enfant_situation').all(),
    ).toHaveLength(1)
    expect(open.sqlite.prepare('select count(*) from inscription').pluck().get()).toBe(1)
  })

  test('by a decision and by a name is written once', async () => {
    const { open, options, place, enfantId } = await aBaseOfInes()
    const lu = aList(HEADER, 'BENALI;Ines;;;;logement', 'BENALI;Inès;12/03/2013;F;CE2;logement')
    const decisions = [decide(2, { kind: 'enfant', enfantId })]

    const apercu = await importInto(open, lu, { ...options, ...place, decisions })

    expect(statuts(apercu)).toEqual(['2 a-completer', '3 doublon-fichier'])
    expect(open.sqlite.prepare('select sexe from enfant').pluck().all()).toEqual(['F'])
    expect(open.sqlite.prepare('select niveau from inscription').pluck().all()).toEqual(['CE2'])
  })

  test('and that contradict each other are left to the person, until she leaves one out', async () => {
    const { open, options } = await aBaseOfInes()
    const lu = aList(HEADER, 'BENALI;Inès;12/03/2013;F;CE2', 'DUPONT;Inès;12/03/2013;F;CM1')

    const before = await previewLu(open.db, lu, options)
    const after = await previewLu(open.db, lu, {
      ...options,
      decisions: [decide(3, { kind: 'ignorer' })],
    })

    expect(statuts(before)).toEqual(['2 ambigu', '3 ambigu'])
    expect(before.lignes[1]?.messages[0]?.texte).toContain('niveau, classe')
    expect(statuts(after)).toEqual(['2 a-completer', '3 ambigu'])
  })

  test('by decisions, with two births, is left to the person; the fuller birth is taken otherwise', async () => {
    const { open, options } = await aBase()
    const { id: enfantId } = await anEnfant(open.db, {
      nom: 'BENALI',
      prenom: 'Inès',
      date_naissance: null,
    })
    const decisions = [2, 3].map((ligne) => decide(ligne, { kind: 'enfant', enfantId }))

    const apart = await previewLu(
      open.db,
      aList(HEADER, 'BENALI;Inès;12/03/2013', 'BENALI;Inès;13/03/2013'),
      { ...options, decisions },
    )
    await importInto(open, aList(HEADER, 'BENALI;Inès;2013', 'BENALI;Inès;13/03/2013'), {
      ...options,
      decisions,
    })

    expect(statuts(apart)).toEqual(['2 ambigu', '3 ambigu'])
    expect(apart.lignes[0]?.messages[0]?.texte).toContain('(naissance)')
    expect(open.sqlite.prepare('select date_naissance from enfant').pluck().all()).toEqual([
      '2013-03-13',
    ])
  })
})

test('whatever its rows say and is decided of them, a child is written once', async () => {
  const anyRow = fc
    .tuple(
      fc.constantFrom('BENALI', 'DUPONT'),
      fc.constantFrom('', '2013', '12/03/2013'),
      fc.constantFrom('', 'F', 'M'),
      fc.constantFrom('', 'CE2', 'CM1'),
      fc.constantFrom('', 'logement'),
    )
    .map(([nom, ...others]) => [nom, 'Inès', ...others].join(';'))
  const anyKind = fc.constantFrom(undefined, 'enfant', 'ignorer')
  const { open, options, place, enfantId } = await aBaseOfInes()
  const count = (table: string) =>
    open.sqlite.prepare(`select count(*) from ${table} where enfant_id = ?`).pluck().get(enfantId)

  await fc.assert(
    fc
      .asyncProperty(
        fc.array(fc.tuple(anyRow, anyKind), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const decisions = rows.flatMap(([, kind], index) =>
            kind === undefined
              ? []
              : [decide(index + 2, kind === 'enfant' ? { kind, enfantId } : { kind })],
          )

          const apercu = await importInto(open, aList(HEADER, ...rows.map(([row]) => row)), {
            ...options,
            ...place,
            decisions,
          })

          const written = apercu.lignes.filter(({ statut }) => /connu|completer/.test(statut))
          expect(written.length).toBeLessThanOrEqual(1)
          expect([count('orientation'), count('inscription')]).toEqual([1, written.length])
        },
      )
      .afterEach(async () => {
        const last = (await findImports(open.db, options.anneeId))[0]
        await undoImport(open.db, last?.importId ?? '', NOW)
      }),
    { numRuns: 40 },
  )
})

const aRow = (
  enfant: Partial<LigneLue['enfant']> = {},
  inscription: Partial<LigneLue['inscription']> = {},
  more: Partial<LigneLue> = {},
): LigneLue => ({
  ...{
    feuille: 'f',
    ligne: 2,
    rang: 0,
    nomFamille: null,
    criteres: [],
    isCochee: null,
    date: null,
  },
  ...{
    places: [],
    responsables: [],
    isOfResponsable: false,
    messages: [],
    bruts: {},
    etat: 'lisible',
  },
  enfant: {
    ...{ nom: 'BENALI', prenom: 'Ines', dateNaissance: null, anneeNaissance: null, sexe: null },
    ...enfant,
  },
  inscription: {
    ...{ niveau: null, classe: null, etablissement: null, enseignant: null, origines: [] },
    ...{ situations: [], accordParental: null, objectif: null },
    ...inscription,
  },
  ...more,
})

test.each<[string, LigneLue, LigneLue]>([
  ['', aRow({ dateNaissance: '2013-03-12' }), aRow({ anneeNaissance: 2013 })],
  ['naissance', aRow({ dateNaissance: '2013-03-12' }), aRow({ anneeNaissance: 2014 })],
  ['naissance', aRow({ dateNaissance: '2013-03-12' }), aRow({ dateNaissance: '2013-03-13' })],
  ['sexe', aRow({ sexe: 'F' }), aRow({ sexe: 'M' })],
  ['', aRow({ sexe: 'F' }), aRow()],
  ['niveau', aRow({}, { niveau: 'CP' }), aRow({}, { niveau: 'CE1' })],
  ['', aRow({}, { classe: 'CP Bleu' }), aRow({}, { classe: 'cp bleu' })],
  ['classe', aRow({}, { classe: 'CP bleu' }), aRow({}, { classe: 'CP vert' })],
  ['établissement', aRow({}, { etablissement: 'Ferry' }), aRow({}, { etablissement: 'Macé' })],
  ['enseignant', aRow({}, { enseignant: 'Mme A' }), aRow({}, { enseignant: 'Mme B' })],
  ['', aRow({}, { accordParental: true }), aRow({}, { accordParental: '2021-10-04' })],
  ['accord des parents', aRow({}, { accordParental: true }), aRow({}, { accordParental: false })],
  ['sexe, niveau', aRow({ sexe: 'F' }, { niveau: 'CP' }), aRow({ sexe: 'M' }, { niveau: 'CM1' })],
])('rows of one child contradict each other on: « %s »', (nouns, one, other) => {
  const said = (lignes: readonly LigneLue[]) =>
    /\((.*)\)/.exec(contradictionOf(lignes) ?? '()')?.[1]

  expect([said([one, other]), said([other, one]), said([one])]).toEqual([nouns, nouns, ''])
})

test('rows of one child put together keep what each says, whatever their order', () => {
  const adulte = { nom: 'Benali', prenom: 'Samira', telephone: null, mail: null, lien: null }
  const one = aRow(
    { prenom: 'Inès', dateNaissance: '2013-03-12' },
    {
      ...{ classe: 'CE2 B', origines: ['famille'], situations: ['logement'], accordParental: true },
      objectif: 'Lire',
    },
    {
      ...{ nomFamille: 'SOW', criteres: ['Oral', 'Lecture'], date: '2021-10-05', ligne: 7 },
      places: [{ collectif: 'Mardi', entree: '2021-10-05', sortie: '2021-12-01' }],
      responsables: [{ ...adulte, telephone: '06 00 00 00 01' }],
    },
  )
  const other = aRow(
    { anneeNaissance: 2013, sexe: 'F' },
    {
      ...{ niveau: 'CE2', classe: 'CE2 A', origines: ['enseignant'], enseignant: 'Mme A' },
      ...{ situations: ['acces-culture'], accordParental: '2021-10-06', objectif: 'Écrire' },
    },
    {
      ...{ criteres: ['Lecture'], date: '2021-10-04' },
      places: [
        { collectif: 'mardi', entree: '2021-09-28', sortie: '2022-06-30' },
        { collectif: 'Jeudi', entree: null, sortie: null },
      ],
      responsables: [
        { ...adulte, nom: 'BENALI', mail: 's@famille.example' },
        { ...adulte, prenom: 'Karim' },
      ],
    },
  )

  const merged = mergeLignes(one, [one, other])

  expect(merged).toEqual({
    ...one,
    enfant: {
      ...{ nom: 'BENALI', prenom: 'Inès', dateNaissance: '2013-03-12', anneeNaissance: null },
      sexe: 'F',
    },
    inscription: {
      ...{ niveau: 'CE2', classe: 'CE2 A', etablissement: null, enseignant: 'Mme A' },
      ...{ origines: ['famille', 'enseignant'], situations: ['logement', 'acces-culture'] },
      ...{ accordParental: '2021-10-06', objectif: 'Écrire\nLire' },
    },
    ...{ criteres: ['Lecture', 'Oral'], date: '2021-10-04' },
    places: [
      { collectif: 'Mardi', entree: '2021-09-28', sortie: '2022-06-30' },
      { collectif: 'Jeudi', entree: null, sortie: null },
    ],
    responsables: expect.arrayContaining([
      expect.objectContaining({ telephone: '06 00 00 00 01', mail: 's@famille.example' }),
      { ...adulte, prenom: 'Karim' },
    ]),
  })
  expect(merged.responsables).toHaveLength(2)
  const year = mergeLignes(aRow(), [aRow(), aRow({ anneeNaissance: 2013 })])
  expect(year.enfant).toMatchObject({ dateNaissance: null, anneeNaissance: 2013 })
  const { places, ...turned } = mergeLignes(one, [other, one])
  expect({ ...merged, places: [] }).toEqual({ ...turned, places: [] })
  expect(places).toHaveLength(2)
})

type Adulte = LigneLue['responsables'][number]

test.each<[string, Partial<Adulte>, Partial<Adulte>, boolean]>([
  ['one full name', { nom: 'Sow', prenom: 'Awa' }, { nom: 'AWA', prenom: 'sow' }, true],
  [
    'one number, a prénom missing',
    { nom: 'Sow', telephone: '1' },
    { prenom: 'Awa', telephone: '1' },
    true,
  ],
  ['one mail and no name', { mail: 'a' }, { mail: 'a', nom: 'Sow' }, true],
  [
    'one number, two prénoms',
    { prenom: 'Awa', telephone: '1' },
    { prenom: 'Ali', telephone: '1' },
    false,
  ],
  ['one number, two noms', { nom: 'Sow', telephone: '1' }, { nom: 'Bah', telephone: '1' }, false],
  ['two numbers', { nom: 'Sow', telephone: '1' }, { nom: 'Sow', telephone: '2' }, false],
  ['a nom and nothing else', { nom: 'Sow' }, { nom: 'SOW' }, true],
  ['a nom alone and a number', { nom: 'Sow' }, { nom: 'Sow', telephone: '1' }, false],
  ['a nom alone and a mail', { nom: 'Sow' }, { nom: 'Sow', mail: 'a' }, false],
  ['a nom alone and a prénom', { nom: 'Sow' }, { nom: 'Sow', prenom: 'Awa' }, false],
  ['nothing at all', {}, {}, false],
])('two entries are one adult: %s', (_what, one, other, expected) => {
  const blank = { nom: null, prenom: null, telephone: null, mail: null }

  expect(isSameResponsable({ ...blank, ...one }, { ...blank, ...other })).toBe(expected)
  expect(isSameResponsable({ ...blank, ...other }, { ...blank, ...one })).toBe(expected)
})

test('adults of a file complete those who are known, and never take the place of a number', () => {
  const blank = { nom: null, prenom: null, telephone: null, mail: null, lien: null }
  const compare = (known: readonly Partial<Adulte>[], ...found: readonly Partial<Adulte>[]) => {
    const responsables = known.map((one, index) => ({ ...blank, ...one, id: `r${index}` }))
    const changes = compareResponsables(
      { id: 'f', lastPosition: 0, responsables },
      found.map((one) => ({ ...blank, ...one })),
    )
    return [
      changes.added.map(({ prenom, telephone }) => prenom ?? telephone),
      changes.completed.map(({ id, telephone, mail }) => [id, telephone ?? mail]),
      changes.otherTelephones.map(({ known: kept, found: other }) => `${kept} ${other}`),
    ]
  }
  const awa = { nom: 'Sow', prenom: 'Awa' }

  expect(compare([awa], { ...awa, telephone: '1' })).toEqual([[], [['r0', '1']], []])
  expect(compare([{ ...awa, telephone: '1' }], { ...awa, telephone: '2' })).toEqual([
    [],
    [],
    ['1 2'],
  ])
  expect(compare([{ ...awa, telephone: '1' }], { ...awa, telephone: '1' })).toEqual([[], [], []])
  // A lone number is that of the only adult, if it has none.
  expect(compare([awa], { telephone: '1' })).toEqual([[], [['r0', '1']], []])
  expect(compare([{ ...awa, telephone: '2' }], { telephone: '1' })).toEqual([['1'], [], []])
  expect(compare([awa, { ...awa, prenom: 'Ali' }], { telephone: '1' })).toEqual([['1'], [], []])
  // A nom alone is that of the adult of this nom, unless their numbers differ.
  expect(compare([awa], { nom: 'SOW', mail: 'a' })).toEqual([[], [['r0', 'a']], []])
  expect(compare([awa], { nom: 'SOW', telephone: '1' })).toEqual([[], [['r0', '1']], []])
  const phoned = { ...awa, telephone: '2' }
  expect(compare([phoned], { nom: 'SOW', mail: 'a' })).toEqual([[], [['r0', '2']], []])
  expect(compare([phoned], { ...awa, lien: 'mère' })).toEqual([[], [['r0', '2']], []])
  expect(compare([{ ...awa, telephone: '2' }], { nom: 'Sow', telephone: '1' })).toEqual([
    ['1'],
    [],
    [],
  ])
  expect(compare([awa], { nom: 'Bah', telephone: '1' })).toEqual([['1'], [], []])
  // Two entries of the file are one new adult.
  const ali = { nom: 'Bah', prenom: 'Ali' }
  expect(compare([awa], ali, { ...ali, telephone: '1' })).toEqual([['Ali'], [], []])
  // The adult who is certainly the same goes before the one who may be.
  expect(
    compare([awa, { nom: 'Sow', telephone: '1' }], { nom: 'Sow', telephone: '1', mail: 'a' }),
  ).toEqual([[], [['r1', '1']], []])
})
