import { expect, test } from 'vitest'
import {
  aBase,
  aCorrectedList,
  aList,
  decide,
  importInto,
  previewLu,
  statuts,
} from '../../../../builders/orientations/a-list.ts'
import { aFamille, anEnfant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Né le;Sexe;Classe;Responsable légal;Téléphone'

const write = (ligne: number, champ: string, texte: string) => ({
  feuille: 'liste',
  ligne,
  rang: 0,
  champ,
  texte,
})

test('an ambiguous row says who it may be', async () => {
  const { open, options } = await aBase()
  const enfant = await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
  })

  const apercu = await previewLu(open.db, aList(HEADER, 'Benali;Ines;;F'), options)

  expect(apercu.lignes).toMatchObject([
    {
      statut: 'ambigu',
      candidats: [
        { enfantId: enfant.id, nom: 'BENALI', prenom: 'Inès', dateNaissance: '2013-03-12' },
      ],
    },
  ])
})

test('a row decided to be a known child completes it; decided to be new, it is another', async () => {
  const { open, options } = await aBase()
  const enfant = await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: null,
    annee_naissance: 2013,
    sexe: null,
  })
  const lu = aList(HEADER, 'BENALI;Inès;12/03/2013;F', 'BENALI;Inès;;')
  const decisions = [
    decide(2, { kind: 'enfant', enfantId: enfant.id }),
    decide(3, { kind: 'nouveau' }),
  ]

  const apercu = await importInto(open, lu, { ...options, decisions })

  expect(statuts(apercu)).toEqual(['2 a-completer', '3 nouveau'])
  expect(
    open.sqlite
      .prepare(
        'select date_naissance, annee_naissance, sexe from enfant order by date_naissance desc',
      )
      .all(),
  ).toEqual([
    { date_naissance: '2013-03-12', annee_naissance: null, sexe: 'F' },
    { date_naissance: null, annee_naissance: null, sexe: null },
  ])
})

test('rows decided to be one child are put together', async () => {
  const { open, options } = await aBase()
  const enfant = await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
  })
  const choix = { kind: 'enfant', enfantId: enfant.id } as const

  const apercu = await importInto(open, aList(HEADER, 'BENALI;Inès;;;CE2', 'BENALI;Inès;;;CE2'), {
    ...options,
    decisions: [decide(2, choix), decide(3, choix)],
  })

  expect(statuts(apercu)).toEqual(['2 connu', '3 doublon-fichier'])
  expect(open.sqlite.prepare('select count(*) from orientation').pluck().get()).toBe(1)
})

test('an ignored row is not written, and leaves the others to be read without it', async () => {
  const { open, options } = await aBase()

  const apercu = await importInto(
    open,
    aList(HEADER, 'BENALI;Inès;12/03/2013;F;CE2', 'BENALI;Inès;12/03/2013;F;CM1', 'COSTA;;2012'),
    { ...options, decisions: [decide(3, { kind: 'ignorer' }), decide(4, { kind: 'ignorer' })] },
  )

  expect(statuts(apercu)).toEqual(['2 nouveau', '3 ambigu', '4 erreur'])
  expect(apercu.lignes[1]?.messages.at(-1)?.texte).toContain('ignorée')
  expect(open.sqlite.prepare('select niveau from orientation').pluck().all()).toEqual(['CE2'])
})

test('a row in error is not written whatever is decided; corrected, it is', async () => {
  const { open, options } = await aBase()
  const rows = [HEADER, 'BENALI;Inès;31/02/2013;F;CE1/CE2', 'COSTA;;02/11/2012;M;CM1']

  const before = await previewLu(open.db, aList(...rows), {
    ...options,
    decisions: [decide(2, { kind: 'nouveau' })],
  })
  const after = await importInto(
    open,
    aCorrectedList(rows, [
      write(2, 'dateNaissance', '28/02/2013'),
      write(2, 'niveau', 'CE2'),
      write(3, 'prenom', 'Élio'),
    ]),
    options,
  )

  expect(statuts(before)).toEqual(['2 erreur', '3 erreur'])
  expect(statuts(after)).toEqual(['2 nouveau', '3 nouveau'])
  expect(
    open.sqlite
      .prepare(
        'select e.prenom, e.date_naissance as naissance, o.niveau, o.classe from enfant e join orientation o on o.enfant_id = e.id order by 1',
      )
      .all(),
  ).toEqual([
    { prenom: 'Inès', naissance: '2013-02-28', niveau: 'CE2', classe: 'CE1/CE2' },
    { prenom: 'Élio', naissance: '2012-11-02', niveau: 'CM1', classe: 'CM1' },
  ])
})

test('a nom and a prénom written apart replace the cell that held both', async () => {
  const { open, options } = await aBase()
  const rows = ['Élèves;Né le', 'Martin Léa Marie;12/03/2013']

  const before = await previewLu(open.db, aList(...rows), options)
  const after = await importInto(
    open,
    aCorrectedList(rows, [write(2, 'nom', 'Martin'), write(2, 'prenom', 'Léa Marie')]),
    options,
  )

  expect(statuts(before)).toEqual(['2 ambigu'])
  expect(after.lignes[0]).toMatchObject({
    statut: 'nouveau',
    enfant: { nom: 'Martin', prenom: 'Léa Marie' },
  })
})

test('of several children on a row, the one that is meant is corrected', async () => {
  const { open, options } = await aBase()
  const lu = aList('Nom;Prénom;Classe;Nom;Prénom;Classe', 'BENALI;Inès;CE2;BENALI;Adam;CM2')

  const apercu = await previewLu(open.db, lu, {
    ...options,
    decisions: [{ feuille: 'liste', ligne: 2, rang: 1, choix: { kind: 'ignorer' } }],
  })

  expect(apercu.lignes.map(({ rang, enfant, statut }) => [rang, enfant.prenom, statut])).toEqual([
    [0, 'Inès', 'nouveau'],
    [1, 'Adam', 'ambigu'],
  ])
})

test('a known child shows what the row would fill and what would be kept', async () => {
  const { open, options } = await aBase()
  const famille = await aFamille(open.db, {
    responsables: [{ nom: 'BENALI', prenom: 'Samira', telephone: '06 00 00 00 01' }],
  })
  await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
    sexe: null,
    famille_id: famille.id,
  })

  const apercu = await previewLu(
    open.db,
    aList(`${HEADER};Situation`, 'BENALI;Inès;12/03/2013;F;CE2;BENALI Samira;0600000009;logement'),
    options,
  )

  expect(apercu.lignes[0]?.differences).toEqual([
    { champ: 'sexe', connu: null, fichier: 'F', effet: 'complete' },
    { champ: 'situations', connu: null, fichier: 'logement', effet: 'complete' },
    {
      champ: 'telephone',
      connu: '06 00 00 00 01',
      fichier: '06 00 00 00 09',
      effet: 'garde',
    },
  ])
})

test('a birth and an adult that are known in part are completed; what is known whole is kept', async () => {
  const { open, options } = await aBase()
  const famille = await aFamille(open.db, {
    responsables: [{ nom: 'BENALI', prenom: 'Samira', telephone: null, mail: 's@b.example' }],
  })
  const COSTA = { nom: 'COSTA', prenom: 'Élio' }
  const known = { nom: 'BENALI', prenom: 'Inès', famille_id: famille.id }
  const ids = [
    await anEnfant(open.db, { ...known, date_naissance: null, annee_naissance: 2013, sexe: 'F' }),
    await anEnfant(open.db, { ...COSTA, date_naissance: '2012-11-02', sexe: 'M' }),
  ].map(({ id }) => id)
  const rows = [
    'BENALI;Inès;12/03/2013;F;CE2;BENALI Samira;0600000001;',
    'COSTA;Élio;03/11/2012;F;CM1;COSTA Ana;;',
  ]

  const { lignes } = await previewLu(open.db, aList(`${HEADER};Situation`, ...rows), {
    ...options,
    decisions: ids.map((enfantId, index) => decide(index + 2, { kind: 'enfant', enfantId })),
  })

  expect(lignes.map(({ differences }) => differences)).toEqual([
    [
      { champ: 'naissance', connu: '2013', fichier: '12/03/2013', effet: 'complete' },
      {
        champ: 'responsables',
        connu: 'BENALI Samira, s@b.example',
        fichier: 'BENALI Samira, 06 00 00 00 01, s@b.example',
        effet: 'complete',
      },
    ],
    [
      { champ: 'naissance', connu: '02/11/2012', fichier: '03/11/2012', effet: 'garde' },
      { champ: 'sexe', connu: 'M', fichier: 'F', effet: 'garde' },
      { champ: 'responsables', connu: null, fichier: 'COSTA Ana', effet: 'complete' },
    ],
  ])
})

test('a decision for a child that has gone is to be taken again', async () => {
  const { open, options } = await aBase()
  await anEnfant(open.db, { nom: 'BENALI', prenom: 'Inès', date_naissance: '2013-03-12' })

  const apercu = await importInto(open, aList(HEADER, 'BENALI;Inès;;F;CE2'), {
    ...options,
    decisions: [decide(2, { kind: 'enfant', enfantId: 'gone' })],
  })

  expect(statuts(apercu)).toEqual(['2 ambigu'])
  expect(open.sqlite.prepare('select count(*) from enfant').pluck().get()).toBe(1)
})

test('of a class list, the children that the school proposes are those of whom a row says more than who they are', async () => {
  const { open, options } = await aBase()
  const header =
    'Nom;Prénom;Né le;Classe;Enseignant;Origine;Situations;Objectif;Critères;Accord parental'
  const rows = [
    'enseignant;;;;',
    ';logement;;;',
    ';;Lire seul;;',
    ';;;Lecture;',
    ';;;;oui',
    ';;;;non',
    ';;;;',
  ]

  const { lignes } = await previewLu(
    open.db,
    aList(header, ...rows.map((row, index) => `SY;Awa${'abcdefg'[index]};;CE2;Mme Roy;${row}`)),
    options,
  )

  expect(lignes.map(({ isProposee }) => isProposee)).toEqual([
    ...[true, true, true, true, true],
    ...[false, false],
  ])
})

test('a class list with a « CLAS » column proposes the children ticked there, whatever the sign, and no other', async () => {
  const { open, options } = await aBase()
  const cells = ['x', 'oui', 'mardi', '', 'non', '-']

  const { lignes } = await previewLu(
    open.db,
    aList(
      'Nom;Prénom;Né le;Classe;CLAS',
      ...cells.map((cell, index) => `SY;Awa${'abcdef'[index]};;CE2;${cell}`),
    ),
    options,
  )

  expect(lignes.map(({ isProposee }) => isProposee)).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ])
  expect(lignes.flatMap(({ messages }) => messages)).toEqual([])
})
