import { expect, test } from 'vitest'
import { aBase, aList, importInto, statuts } from '../../../../builders/orientations/a-list.ts'
import { readFixture } from '../../../../builders/orientations/fixture-files.ts'
import { anEnfant, anEtablissement, anOrientation } from '../../../../builders/records.ts'

test('brothers and sisters share one family, whose adults come from all their rows', async () => {
  const { open, options } = await aBase()

  const preview = await importInto(open, readFixture('fratrie-et-doublon.xlsx'), options)

  expect(statuts(preview)).toEqual(['2 nouveau', '3 nouveau', '4 doublon-fichier', '5 nouveau'])
  expect(
    open.sqlite
      .prepare('select prenom, famille_id from enfant order by prenom')
      .all()
      .map((row, _, [first]) => [
        (row as { prenom: string }).prenom,
        (row as { famille_id: string }).famille_id === (first as { famille_id: string }).famille_id,
      ]),
  ).toEqual([
    ['Adam', true],
    ['Inès', true],
    ['Élio', false],
  ])
  expect(
    open.sqlite
      .prepare('select nom, prenom, telephone, lien from responsable order by telephone')
      .all(),
  ).toEqual([
    { nom: 'BENALI', prenom: 'Samira', telephone: '06 00 00 00 01', lien: 'mère' },
    { nom: 'BENALI', prenom: 'Karim', telephone: '06 00 00 00 04', lien: 'père' },
    { nom: 'COSTA', prenom: 'Ana', telephone: '06 00 00 00 05', lien: 'mère' },
  ])
})

test('a school is found under another spelling of its name, or added with the type that its name says', async () => {
  const { open, options } = await aBase()
  await anEtablissement(open.db, { nom: 'École élémentaire Jules Ferry', type: 'ecole' })

  await importInto(open, readFixture('fratrie-et-doublon.xlsx'), options)

  expect(open.sqlite.prepare('select nom, type from etablissement order by nom').all()).toEqual([
    { nom: 'Collège Tillion', type: 'college' },
    { nom: 'École élémentaire Jules Ferry', type: 'ecole' },
  ])
})

test('the school given with the import is that of the rows that name none', async () => {
  const { open, options } = await aBase()

  const preview = await importInto(open, aList('Nom;Prénom', 'BENALI;Inès'), {
    ...options,
    etablissement: 'École Jules-Ferry',
  })

  expect(preview.lignes[0]?.inscription.etablissement).toBe('École Jules-Ferry')
  expect(
    open.sqlite
      .prepare(
        'select e.nom, e.type from orientation o join etablissement e on e.id = o.etablissement_id',
      )
      .all(),
  ).toEqual([{ nom: 'École Jules-Ferry', type: 'ecole' }])
})

test('an orientation keeps its source, its teacher, its flags and its criteria', async () => {
  const { open, options } = await aBase()

  await importInto(open, readFixture('titre-fusions-legende-total.xlsx'), options)

  expect(
    open.sqlite
      .prepare(
        `select o.source_file, o.source_sheet, o.source_row, o.date, o.enseignant, o.accord_parental, o.statut,
           group_concat(distinct s.situation) as situations,
           (select group_concat(critere) from orientation_critere c where c.orientation_id = o.id) as criteres
         from orientation o left join orientation_situation s on s.orientation_id = o.id
         group by o.id order by o.source_row`,
      )
      .all(),
  ).toMatchObject([
    {
      source_file: 'liste.csv',
      source_sheet: 'Feuil1',
      source_row: 7,
      date: '2021-10-01',
      enseignant: 'Mme Roy',
      accord_parental: 'oui',
      statut: 'recue',
      situations: 'logement',
      criteres: 'Lecture,Timidité',
    },
    { source_row: 8, accord_parental: '2021-09-20', criteres: 'Lecture' },
    { source_row: 9, accord_parental: 'non', situations: 'maitrise-francais' },
  ])
})

test('with a collectif the children are inscrits there, save those whose parents said no', async () => {
  const { open, options, place } = await aBase()

  const preview = await importInto(open, readFixture('titre-fusions-legende-total.xlsx'), {
    ...options,
    ...place,
  })

  expect(
    open.sqlite
      .prepare(
        `select e.prenom, i.statut, i.collectif_id as collectif, i.debut, i.niveau, i.accord_parental as accord
         from inscription i join enfant e on e.id = i.enfant_id order by e.prenom`,
      )
      .all(),
  ).toEqual([
    {
      prenom: 'Inès',
      statut: 'inscrit',
      collectif: place.collectifId,
      debut: '2021-10-01',
      niveau: 'CE2',
      accord: null,
    },
    {
      prenom: 'Élio',
      statut: 'inscrit',
      collectif: place.collectifId,
      debut: '2021-10-01',
      niveau: 'CE2',
      accord: '2021-09-20',
    },
  ])
  expect(preview.lignes[2]?.messages.map(({ texte }) => texte)).toEqual([
    'Les parents n’ont pas donné leur accord\u00a0: non inscrit.',
  ])
  expect(
    open.sqlite.prepare('select statut from orientation order by source_row').pluck().all(),
  ).toEqual(['inscrite', 'inscrite', 'recue'])
})

test('a child inscribed by an import is inscrit no earlier than the date of the orientation and of its steps', async () => {
  const { open, options, place } = await aBase()
  const enfant = await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
  })
  await anOrientation(open.db, {
    annee_id: options.anneeId,
    enfant_id: enfant.id,
    date: '2021-10-04',
    statut: 'accord',
    etapes: { accord: '2021-10-12' },
  })
  const list = aList(
    'Nom;Prénom;Né le;Date de la fiche',
    'BENALI;Inès;12/03/2013;',
    'COSTA;Élio;02/11/2012;20/10/2021',
  )

  await importInto(open, list, { ...options, ...place, date: '2021-09-01' })

  expect(
    open.sqlite
      .prepare("select date from orientation_etape where statut = 'inscrite' order by date")
      .pluck()
      .all(),
  ).toEqual(['2021-10-12', '2021-10-20'])
})

test('without a collectif the children are on the waiting list of the action', async () => {
  const { open, options, place } = await aBase()

  await importInto(open, aList('Nom;Prénom', 'BENALI;Inès'), {
    ...options,
    actionId: place.actionId,
  })

  expect(open.sqlite.prepare('select statut, collectif_id from inscription').all()).toEqual([
    { statut: 'liste-attente', collectif_id: null },
  ])
})

test('the same school proposing a child again completes its orientation; another school makes another', async () => {
  const { open, options } = await aBase()
  const header = 'Nom;Prénom;Né le;École;Objectif;Situations'
  await importInto(
    open,
    aList(header, 'BENALI;Inès;12/03/2013;École Jules-Ferry;;logement'),
    options,
  )

  await importInto(
    open,
    aList(header, 'BENALI;Inès;12/03/2013;Jules Ferry;Oser parler;difficulté scolaire'),
    options,
  )
  await importInto(open, aList(header, 'BENALI;Inès;12/03/2013;Collège Tillion;;'), options)

  expect(
    open.sqlite
      .prepare(
        `select o.objectif, count(s.situation) as situations from orientation o
         left join orientation_situation s on s.orientation_id = o.id group by o.id order by situations`,
      )
      .all(),
  ).toEqual([
    { objectif: null, situations: 0 },
    { objectif: 'Oser parler', situations: 2 },
  ])
})

test('a school that its name does not tell is of the kind of its own niveaux', async () => {
  const { open, options } = await aBase()

  await importInto(
    open,
    aList('Nom;Prénom;École;Niveau', 'BENALI;Inès;Ferry;CE2', 'COSTA;Élio;Tillion;5e'),
    options,
  )

  expect(open.sqlite.prepare('select nom, type from etablissement order by nom').all()).toEqual([
    { nom: 'Ferry', type: 'ecole' },
    { nom: 'Tillion', type: 'college' },
  ])
})

test('a row completes the only orientation of its child when one of the two names no school, else makes another', async () => {
  const orientationsAfter = async (row: string, ...known: readonly (string | null)[]) => {
    const { open, options } = await aBase()
    const { id: enfant_id } = await anEnfant(open.db, {
      ...{ nom: 'BENALI', prenom: 'Inès', date_naissance: '2013-03-12' },
    })
    for (const nom of known) {
      const etablissement_id = nom === null ? null : (await anEtablissement(open.db, { nom })).id
      await anOrientation(open.db, { annee_id: options.anneeId, enfant_id, etablissement_id })
    }
    await importInto(
      open,
      aList('Nom;Prénom;Né le;École', `BENALI;Inès;12/03/2013;${row}`),
      options,
    )
    return open.sqlite
      .prepare(
        `select t.nom from orientation o left join etablissement t on t.id = o.etablissement_id
         order by t.nom`,
      )
      .pluck()
      .all()
  }
  const [ferry, zola] = ['École Ferry', 'École Zola']

  expect(await orientationsAfter(ferry, null)).toEqual([ferry])
  expect(await orientationsAfter('', ferry)).toEqual([ferry])
  expect(await orientationsAfter(zola, ferry)).toEqual([ferry, zola])
  expect(await orientationsAfter('', ferry, zola)).toEqual([null, ferry, zola])
})

test('the history keeps the file’s name and the counts, and no name of a child', async () => {
  const { open, options } = await aBase()

  const { importId } = await importInto(open, aList('Nom;Prénom', 'BENALI;Inès'), options)

  const [row] = open.sqlite
    .prepare('select i.*, o.label from import i join operation o on o.id = i.id')
    .all() as [{ summary: string; label: string; id: string }]
  expect(row).toMatchObject({
    id: importId,
    source_file: 'liste.csv',
    label: 'Import de liste.csv',
  })
  expect(JSON.parse(row.summary)).toMatchObject({ nouveau: 1, erreur: 0 })
})
