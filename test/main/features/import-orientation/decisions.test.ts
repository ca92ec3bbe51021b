import { describe, expect, test } from 'vitest'
import { previewLu } from '../../../../main/features/import-orientation/import-lu.ts'
import type { Decision } from '../../../../shared/domain/import-orientation.ts'
import {
  aBase,
  aCorrectedList,
  aList,
  importInto,
  statuts,
} from '../../../builders/orientations/a-list.ts'
import { aFamille, anEnfant } from '../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Né le;Sexe;Classe;Responsable légal;Téléphone'

const decide = (ligne: number, choix: Decision['choix']): Decision => ({
  feuille: 'liste',
  ligne,
  rang: 0,
  choix,
})

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

/** Inès, whom her family name and her usage name both lead to. */
async function aBaseOfInes() {
  const base = await aBase()
  const list = aList('Nom;Nom d’usage;Prénom;Né le', 'DUPONT;BENALI;Inès;12/03/2013')
  await importInto(base.open, list, base.options)
  const enfantId = base.open.sqlite.prepare('select id from enfant').pluck().get() as string
  return { ...base, enfantId }
}

describe('a child that several rows lead to', () => {
  const situations = `${HEADER};Situation`

  test('by two names is written once', async () => {
    const { open, options, place } = await aBaseOfInes()
    const lu = aList(
      situations,
      'BENALI;Inès;12/03/2013;F;CE2;;;logement',
      'DUPONT;Inès;12/03/2013;;CE2;;;logement',
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
    const lu = aList(
      situations,
      'BENALI;Ines;;;;;;logement',
      'BENALI;Inès;12/03/2013;F;CE2;;;logement',
    )
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
