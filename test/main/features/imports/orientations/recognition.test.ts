import { expect, test } from 'vitest'
import { typographie } from '../../../../../shared/format.ts'
import {
  aBase,
  aList,
  importInto,
  previewLu,
  statuts,
} from '../../../../builders/orientations/a-list.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { aFamille, anEnfant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Date de naissance;Sexe;Classe;Responsable légal;Téléphone'

test('a child of the base is recognised whatever the accents, the case, the hyphens and the order', async () => {
  const { open, options } = await aBase()
  await anEnfant(open.db, { nom: 'N’Diaye', prenom: 'Marie-Noëlle', date_naissance: '2013-03-12' })

  const preview = await importInto(
    open,
    aList(HEADER, 'NDIAYE;marie noelle;12/03/2013', 'Marie Noelle;N DIAYE;12/03/2013'),
    options,
  )

  expect(statuts(preview)).toEqual(['2 connu', '3 doublon-fichier'])
})

test('without a birth on one side, nobody can tell: the row is ambiguous and nothing is written', async () => {
  const { open, options } = await aBase()
  await anEnfant(open.db, { nom: 'BENALI', prenom: 'Inès', date_naissance: '2013-03-12' })
  const before = dataSnapshot(open)

  const preview = await importInto(open, aList(HEADER, 'BENALI;Inès;;F;CE2'), options)

  expect(statuts(preview)).toEqual(['2 ambigu'])
  expect(preview.lignes[0]?.messages[0]?.texte).toContain('né le 12/03/2013')
  expect(dataSnapshot(open)).toEqual(before)
})

test('a year alone does not prove that a child born that year is the same', async () => {
  const { open, options } = await aBase()
  await anEnfant(open.db, { nom: 'BENALI', prenom: 'Inès', date_naissance: '2013-03-12' })
  await anEnfant(open.db, {
    nom: 'COSTA',
    prenom: 'Élio',
    date_naissance: null,
    annee_naissance: 2012,
  })

  const preview = await importInto(
    open,
    aList(HEADER, 'BENALI;Inès;2013', 'BENALI;Inès;2014', 'COSTA;Élio;2012'),
    options,
  )

  expect(statuts(preview)).toEqual(['2 ambigu', '3 nouveau', '4 connu'])
})

test('rows of one child are one doubt: the second is told as the same child as the first', async () => {
  const { open, options } = await aBase()
  await anEnfant(open.db, { nom: 'BENALI', prenom: 'Inès', date_naissance: '2013-03-12' })

  const preview = await importInto(
    open,
    aList(HEADER, 'BENALI;Inès;2013', 'BENALI;Ines;2013'),
    options,
  )

  expect(statuts(preview)).toEqual(['2 ambigu', '3 doublon-fichier'])
})

test('a new child joins the only known family of its adults, and has its own where they are of two', async () => {
  const { open, options } = await aBase()
  const familles = []
  for (const telephone of ['06 00 00 00 01', '06 00 00 00 02', null]) {
    const responsables = telephone === null ? [] : [{ nom: 'SOW', prenom: 'Awa', telephone }]
    familles.push((await aFamille(open.db, { responsables })).id)
  }
  const [first, second, empty] = familles
  const known = [first, second, empty].entries()
  for (const [rank, famille_id = ''] of known) {
    const nom = `Connu ${rank}`
    await anEnfant(open.db, { nom, prenom: 'Lou', date_naissance: '2012-01-01', famille_id })
  }
  const rows = [
    'SEULE;Ana;01/01/2014;;;Sow Awa;0600000001;;',
    'DEUX;Ben;01/01/2014;;;Sow Awa;0600000001;Roy Lina;0600000002',
    'CONNU 2;Lou;01/01/2012;;;Roy Zoé;0600000003;;',
  ]

  await importInto(open, aList(`${HEADER};Responsable 2;Téléphone 2`, ...rows.slice(0, 1)), options)
  await importInto(open, aList(`${HEADER};Responsable 2;Téléphone 2`, ...rows.slice(1)), options)

  const familleOf = (nom: string) =>
    open.sqlite.prepare('select famille_id from enfant where nom = ?').pluck().get(nom)
  expect(familleOf('SEULE')).toBe(first)
  expect([first, second, empty, null]).not.toContain(familleOf('DEUX'))
  expect(
    open.sqlite.prepare('select prenom, position from responsable where famille_id = ?').all(empty),
  ).toEqual([{ prenom: 'Zoé', position: 0 }])
})

test('whoever the row may be is told by their birth: two of one birth, a year, none', async () => {
  const { open, options } = await aBase()
  const known = [
    ...[
      { nom: 'Sow', date_naissance: '2013-03-12' },
      { nom: 'Sow', date_naissance: '2013-03-12' },
    ],
    ...[{ nom: 'Costa', annee_naissance: 2012 }, { nom: 'Roy' }],
  ]
  for (const one of known) await anEnfant(open.db, { prenom: 'Awa', date_naissance: null, ...one })

  const { lignes } = await previewLu(
    open.db,
    aList(HEADER, 'SOW;Awa;12/03/2013', 'COSTA;Awa;01/02/2012', 'ROY;Awa;01/02/2012'),
    options,
  )

  const told = lignes.map(({ statut, candidats, messages }) => [
    ...[statut, candidats.length, messages[0]?.texte.replace(/\s/g, ' ')],
  ])
  expect(told).toEqual([
    ['ambigu', 2, '2 enfants déjà connus portent ce nom : dites lequel, ou s’il est nouveau.'],
    ['ambigu', 1, 'Un enfant déjà connu porte ce nom, né en 2012 : dites si c’est lui.'],
    [
      'ambigu',
      1,
      'Un enfant déjà connu porte ce nom, sans date de naissance : dites si c’est lui.',
    ],
  ])
})

test('two children of one name and two births are two children, and it is said', async () => {
  const { open, options } = await aBase()
  await anEnfant(open.db, { nom: 'DIALLO', prenom: 'Awa', date_naissance: '2013-03-12' })

  const preview = await importInto(open, aList(HEADER, 'DIALLO;Awa;30/01/2014'), options)

  expect(statuts(preview)).toEqual(['2 nouveau'])
  expect(preview.lignes[0]?.messages[0]?.texte).toContain('Un autre enfant porte ce nom')
})

test('blanks of a known child are filled, and an empty cell never wipes a value', async () => {
  const { open, options } = await aBase()
  const famille = await aFamille(open.db, {
    responsables: [{ nom: 'BENALI', prenom: 'Samira', telephone: null }],
  })
  const enfant = await anEnfant(open.db, {
    nom: 'Benali',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
    sexe: null,
    famille_id: famille.id,
  })

  const preview = await importInto(
    open,
    aList(
      HEADER,
      'BENALI;INES;12/03/2013;F;CE2;Mme BENALI Samira;0600000001',
      'BENALI;INES;12/03/2013;;;;',
    ),
    options,
  )

  expect(statuts(preview)).toEqual(['2 a-completer', '3 doublon-fichier'])
  expect(open.sqlite.prepare('select nom, prenom, sexe, famille_id from enfant').all()).toEqual([
    { nom: 'Benali', prenom: 'Inès', sexe: 'F', famille_id: famille.id },
  ])
  expect(open.sqlite.prepare('select prenom, telephone from responsable').all()).toEqual([
    { prenom: 'Samira', telephone: '06 00 00 00 01' },
  ])
  expect(enfant.nom).toBe('Benali')
})

test('a known number is kept when the file gives another, and it is said', async () => {
  const { open, options } = await aBase()
  const famille = await aFamille(open.db, {
    responsables: [{ nom: 'BENALI', prenom: 'Samira', telephone: '06 00 00 00 01' }],
  })
  await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
    famille_id: famille.id,
  })

  const preview = await importInto(
    open,
    aList(HEADER, 'BENALI;Inès;12/03/2013;;;BENALI Samira;0600000009'),
    options,
  )

  expect(preview.lignes[0]?.messages[0]?.texte).toContain('06 00 00 00 09')
  expect(open.sqlite.prepare('select telephone from responsable').pluck().all()).toEqual([
    '06 00 00 00 01',
  ])
})

test('a child known under a usage name is found again under the family name', async () => {
  const { open, options } = await aBase()
  await importInto(
    open,
    aList('Nom;Nom d’usage;Prénom;Né le', 'BENALI;DIALLO;Inès;12/03/2013'),
    options,
  )

  const preview = await importInto(open, aList(HEADER, 'BENALI;Inès;12/03/2013'), options)

  expect(statuts(preview)).toEqual(['2 connu'])
  expect(open.sqlite.prepare('select nom from enfant').pluck().all()).toEqual(['DIALLO'])
})

test('two rows about one child that contradict each other are both left to the person', async () => {
  const { open, options } = await aBase()

  const preview = await importInto(
    open,
    aList(HEADER, 'BENALI;Inès;12/03/2013;F;CE2', 'BENALI;Inès;12/03/2013;F;CM1'),
    options,
  )

  expect(statuts(preview)).toEqual(['2 ambigu', '3 ambigu'])
  expect(preview.lignes[0]?.messages[0]?.texte).toContain('niveau, classe')
})

test('the row that says less of the birth is the doubtful one, and says where the other is', async () => {
  const { open, options } = await aBase()
  const told = async (rows: readonly string[], other: string) => {
    const lu = aList(HEADER, ...rows)
    const lignes = lu.lignes.map((ligne, index) =>
      index === 1 ? { ...ligne, feuille: other } : ligne,
    )
    const apercu = await previewLu(open.db, { ...lu, lignes }, options)
    return apercu.lignes.map(({ ligne, statut, messages }) => [ligne, statut, messages[0]?.texte])
  }
  const fuller = 'BENALI;Inès;12/03/2013;F;CE2'
  const doubt = (place: string) =>
    typographie(
      `Même nom que la ligne ${place}, sans date de naissance pour trancher : est-ce le même enfant ?`,
    )
  const double = (place: string) =>
    typographie(`Même enfant que la ligne ${place} : les deux sont réunies.`)

  expect(await told([fuller, 'BENALI;Inès;;F;CE2'], 'liste')).toEqual([
    [2, 'nouveau', undefined],
    [3, 'ambigu', doubt('2')],
  ])
  expect(await told(['BENALI;Inès;;F;CE2', fuller], 'CM1')).toEqual([
    [2, 'ambigu', doubt('3 de la feuille « CM1 »')],
    [3, 'nouveau', undefined],
  ])
  expect(await told([fuller, fuller], 'CM1')).toEqual([
    [2, 'nouveau', undefined],
    [3, 'doublon-fichier', double('2 de la feuille « liste »')],
  ])
})

test('a row in error is shown with its cell and is not written', async () => {
  const { open, options } = await aBase()

  const preview = await importInto(
    open,
    aList(HEADER, 'BENALI;;12/03/2013;F;CE2', 'COSTA;Élio;31/02/2013;M;CE2'),
    options,
  )

  expect(
    preview.lignes.map(({ statut, messages }) => [statut, messages.map(({ colonne }) => colonne)]),
  ).toEqual([
    ['erreur', ['Prénom']],
    ['erreur', ['Date de naissance']],
  ])
  expect(open.sqlite.prepare('select count(*) from enfant').pluck().get()).toBe(0)
})
