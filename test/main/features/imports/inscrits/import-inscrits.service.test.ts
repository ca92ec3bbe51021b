import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../main/db/open.ts'
import { undoImport } from '../../../../../main/features/imports/imports.service.ts'
import {
  commitInscrits,
  type ImportInscritsOptions,
  previewInscrits,
} from '../../../../../main/features/imports/inscrits/import-inscrits.service.ts'
import {
  aPlacerOf,
  placesOf,
  placesShown,
} from '../../../../../main/features/imports/inscrits/places.ts'
import type { LigneLue } from '../../../../../main/import/understand/ligne-lue.ts'
import { given } from '../../../../builders/given.ts'
import { book } from '../../../../builders/orientations/books.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
} from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

const NOW = new Date('2022-01-05T10:00:00Z')

/** An année with an action and one collectif, Mardi; nobody is inscribed. */
async function aBase() {
  const open = openDatabase(':memory:')
  const { db } = open
  const annee = await anAnnee(db)
  const action = await anAction(db, { annee_id: annee.id })
  const mardi = await aCollectif(db, { action_id: action.id, nom: 'Mardi' })
  const folder = tempFolder()
  const options: ImportInscritsOptions = {
    now: NOW,
    anneeId: annee.id,
    actionId: action.id,
    collectifId: null,
    collectifs: [],
    entree: null,
  }
  const fileOf = (...rows: readonly string[]): string => {
    const path = join(folder, 'liste.csv')
    writeFileSync(path, rows.join('\r\n'))
    return path
  }
  const inscriptions = () =>
    open.sqlite
      .prepare(
        `select e.prenom, c.nom, i.debut, i.fin, i.statut, i.niveau
         from inscription i join enfant e on e.id = i.enfant_id left join collectif c on c.id = i.collectif_id
         order by e.prenom, i.debut, c.nom`,
      )
      .raw()
      .all()
  return { open, db, annee, action, mardi, options, folder, fileOf, inscriptions }
}

const messages = (lignes: readonly { readonly messages: readonly { texte: string }[] }[]) =>
  lignes.map((one) =>
    one.messages
      .map(({ texte }) => texte)
      .join()
      .replace(/[\u00a0\u202f]/g, ' '),
  )

test('her list inscribes each child where and when it says, with family and school, and is undone whole', async () => {
  const { open, options, fileOf, inscriptions } = await aBase()
  const before = dataSnapshot(open)
  const path = fileOf(
    'Groupe;Nom;Prénom;Né le;Classe;École;Entrée le;Parti le;Téléphone mère',
    'Mardi;BENALI;Inès;12/03/2013;CE2;École Jules-Ferry;14/09/2021;;06 00 00 00 01',
    'Mardi;COSTA;Élio;02/05/2012;CM1;École Jules-Ferry;05/10/2021;17/12/2021;06 00 00 00 02',
    'Samedi;PETIT;Tom;;CE2;;;;',
  )

  const preview = given(await previewInscrits(open.db, path, options))
  expect(dataSnapshot(open)).toEqual(before)
  const done = given(await commitInscrits(open.db, path, options))

  expect({ ...done, importId: null }).toEqual(preview)
  expect(preview.lignes.map(({ statut }) => statut)).toEqual(['nouveau', 'nouveau', 'nouveau'])
  expect(inscriptions()).toEqual([
    ['Inès', 'Mardi', '2021-09-14', null, 'inscrit', 'CE2'],
    ['Tom', 'Samedi', '2021-09-01', null, 'inscrit', 'CE2'],
    ['Élio', 'Mardi', '2021-10-05', '2021-12-17', 'inscrit', 'CM1'],
  ])
  const { orientation, responsable, etablissement } = dataSnapshot(open)
  expect(orientation).toEqual([])
  expect(responsable).toHaveLength(2)
  expect(etablissement).toHaveLength(1)
  given(await undoImport(open.db, done.importId ?? '', NOW))
  const { correspondance: _kept, ...after } = dataSnapshot(open)
  const { correspondance: _none, ...start } = before
  expect(after).toEqual(start)
  await open.close()
})

test('importing her list twice inscribes nobody twice, those who have left included', async () => {
  const { open, options, fileOf } = await aBase()
  const path = fileOf(
    'Groupe;Nom;Prénom;Né le;Entrée;Sortie',
    'Mardi;BENALI;Inès;12/03/2013;14/09/2021;',
    'Lundi;COSTA;Élio;02/05/2012;05/10/2021;17/12/2021',
  )
  await commitInscrits(open.db, path, options)
  const { import: _first, ...once } = dataSnapshot(open)

  const again = given(await commitInscrits(open.db, path, options))

  expect(again.lignes.map(({ statut }) => statut)).toEqual(['connu', 'connu'])
  expect(messages(again.lignes)).toEqual([
    'Déjà inscrit dans « Mardi » depuis le 14/09/2021.',
    'Déjà inscrit dans « Lundi » depuis le 05/10/2021.',
  ])
  const left = fileOf('Groupe;Nom;Prénom;Né le;Sortie', 'Mardi;BENALI;Inès;12/03/2013;17/12/2021')
  const told = given(await previewInscrits(open.db, left, options))
  expect(messages(told.lignes)).toEqual([
    'Déjà inscrit dans « Mardi » depuis le 14/09/2021 : notez son départ du 17/12/2021 sur sa fiche.',
  ])
  const { import: _second, ...twice } = dataSnapshot(open)
  expect(twice).toEqual(once)
  await open.close()
})

test('a list without collectif nor date waits until both are said, once for all', async () => {
  const { open, options, mardi, fileOf, inscriptions } = await aBase()
  const path = fileOf('Nom;Prénom;Né le', 'BENALI;Inès;12/03/2013', 'COSTA;Élio;02/05/2012')

  const waiting = given(await previewInscrits(open.db, path, options))
  expect(waiting.lignes.map(({ statut }) => statut)).toEqual(['ambigu', 'ambigu'])
  expect(messages(waiting.lignes)[0]).toMatch(/dans quel collectif/)
  const entered = async (entree: string) =>
    (await previewInscrits(open.db, path, { ...options, entree })).ok
  expect([await entered('2021-09-01'), await entered('2022-08-31')]).toEqual([true, true])
  expect([await entered('2021-08-31'), await entered('2022-09-01')]).toEqual([false, false])
  await commitInscrits(open.db, path, {
    ...options,
    collectifId: mardi.id,
    entree: '2021-11-08',
  })

  expect(inscriptions()).toEqual([
    ['Inès', 'Mardi', '2021-11-08', null, 'inscrit', null],
    ['Élio', 'Mardi', '2021-11-08', null, 'inscrit', null],
  ])
  await open.close()
})

test('a group of the list that she takes for a collectif of hers is not created', async () => {
  const { open, options, mardi, fileOf, inscriptions } = await aBase()
  const path = fileOf('Groupe;Nom;Prénom', 'Les mardis;BENALI;Inès')

  await commitInscrits(open.db, path, {
    ...options,
    collectifs: [{ nom: 'Les mardis', collectifId: mardi.id }],
  })

  expect(inscriptions()).toEqual([['Inès', 'Mardi', '2021-09-01', null, 'inscrit', null]])
  expect(dataSnapshot(open).collectif).toHaveLength(1)
  await open.close()
})

test('without a column of groups, the sheets of a workbook are its collectifs', async () => {
  const { open, options, folder, inscriptions } = await aBase()
  const path = join(folder, 'liste.xlsx')
  const rows = (nom: string, prenom: string) => [
    ['Nom', 'Prénom', 'Classe'],
    [nom, prenom, 'CE2'],
  ]
  const sheets = [
    { nom: 'Mardi', rows: rows('BENALI', 'Inès') },
    { nom: 'Jeudi', rows: rows('COSTA', 'Élio') },
  ]
  writeFileSync(path, book(sheets, 'xlsx'))

  await commitInscrits(open.db, path, options)

  expect(inscriptions()).toEqual([
    ['Inès', 'Mardi', '2021-09-01', null, 'inscrit', 'CE2'],
    ['Élio', 'Jeudi', '2021-09-01', null, 'inscrit', 'CE2'],
  ])
  await open.close()
})

test('a child who comes to two groups is inscribed in both', async () => {
  const { open, options, fileOf, inscriptions } = await aBase()
  const path = fileOf(
    'Groupe;Nom;Prénom;Né le',
    'Mardi;BENALI;Inès;12/03/2013',
    'Jeudi;BENALI;Inès;12/03/2013',
  )

  await commitInscrits(open.db, path, options)

  expect(inscriptions()).toEqual([
    ['Inès', 'Jeudi', '2021-09-01', null, 'inscrit', null],
    ['Inès', 'Mardi', '2021-09-01', null, 'inscrit', null],
  ])
  await open.close()
})

test('a child who waited enters the collectif; one who is in another is left there, and it is said', async () => {
  const { open, db, action, options, fileOf, inscriptions } = await aBase()
  const jeudi = await aCollectif(db, { action_id: action.id, nom: 'Jeudi' })
  const ines = await anEnfant(db, { nom: 'Benali', prenom: 'Inès', date_naissance: '2013-03-12' })
  const elio = await anEnfant(db, { nom: 'Costa', prenom: 'Élio', date_naissance: '2012-05-02' })
  await anInscription(db, {
    ...{ enfant_id: ines.id, action_id: action.id, statut: 'liste-attente', debut: '2021-09-06' },
    origines: ['famille'],
  })
  await anInscription(db, {
    ...{ enfant_id: elio.id, action_id: action.id, collectif_id: jeudi.id, debut: '2021-09-06' },
  })
  const path = fileOf(
    'Groupe;Nom;Prénom;Né le;Entrée',
    'Mardi;BENALI;Inès;12/03/2013;04/10/2021',
    'Mardi;COSTA;Élio;02/05/2012;04/10/2021',
  )

  const done = given(await commitInscrits(open.db, path, options))

  expect(done.lignes.map(({ statut }) => statut)).toEqual(['a-completer', 'connu'])
  expect(messages(done.lignes)).toEqual([
    expect.stringMatching(/Quitte la liste d’attente/),
    expect.stringMatching(/Déjà inscrit dans « Jeudi »/),
  ])
  expect(inscriptions().map((row) => (row as string[]).slice(0, 5))).toEqual([
    ['Inès', null, '2021-09-06', '2021-10-03', 'liste-attente'],
    ['Inès', 'Mardi', '2021-10-04', null, 'inscrit'],
    ['Élio', 'Jeudi', '2021-09-06', null, 'inscrit'],
  ])
  // Who sent her is known of the wait, and of what followed it.
  expect(dataSnapshot(open).inscription_origine).toHaveLength(2)
  await open.close()
})

test.each([
  ['after the année', '05/09/2022;', 'erreur', /après la fin de l’année/],
  ['that ends before it begins', '05/10/2021;04/10/2021', 'erreur', /avant l’entrée/],
  ['of an earlier année', '12/09/2019;', 'nouveau', /dès le 01\/09\/2021/],
])('days are told: %s', async (_which, days, statut, texte) => {
  const { open, options, fileOf } = await aBase()
  const path = fileOf('Groupe;Nom;Prénom;Entrée;Sortie', `Mardi;BENALI;Inès;${days}`)

  const { lignes } = given(await previewInscrits(open.db, path, options))

  expect(lignes.map((one) => one.statut)).toEqual([statut])
  expect(messages(lignes)[0]).toMatch(texte)
  await open.close()
})

test('a child known in one of its two groups is completed there, and not moved to the other', async () => {
  const { open, options, fileOf, inscriptions } = await aBase()
  const ines = 'BENALI;Inès;12/03/2013'
  given(await commitInscrits(open.db, fileOf('Groupe;Nom;Prénom;Né le', `Mardi;${ines}`), options))

  const rows = [`Mardi;${ines};CE2`, `Samedi;${ines};CE2`]
  const both = fileOf('Groupe;Nom;Prénom;Né le;Classe', ...rows)
  const done = given(await commitInscrits(open.db, both, options))

  expect(done.lignes.map(({ statut }) => statut)).toEqual(['a-completer', 'doublon-fichier'])
  expect(inscriptions()).toEqual([['Inès', 'Mardi', '2021-09-01', null, 'inscrit', 'CE2']])
  await open.close()
})

test('the preview counts unknown collectifs, and rows without collectif or date, that one answer can settle', () => {
  const place = (collectif: string | null, entree: string | null) => ({
    collectif,
    entree,
    sortie: null,
  })
  const lignes = [
    { places: [place(null, null), place('Mardi', '2021-09-14')] },
    { places: [place('MARDI', null), place('Samedi', null)] },
    { places: [place('samedi', '2021-09-14'), place('Lundi', '2021-09-14')] },
  ] as unknown as LigneLue[]
  const connus = { collectifs: [{ id: 'c', nom: 'Mardi' }] } as never
  const annee = { debut: '2021-09-01', fin: '2022-08-31' }
  const collectifs = [{ nom: 'lundi', collectifId: 'c' }]
  const options = { actionId: 'a', collectifId: 'c', inscrits: { annee, entree: null, collectifs } }
  const other = { actionId: 'a', collectifId: 'c' }

  expect(aPlacerOf(lignes, connus, options as never)).toEqual({
    ...{ sansCollectif: 1, sansEntree: 3 },
    inconnus: [
      { nom: 'Samedi', lignes: 2, collectifId: null },
      { nom: 'Lundi', lignes: 1, collectifId: 'c' },
    ],
  })
  expect(aPlacerOf(lignes, connus, other as never)).toBeNull()
  const shown = (asked: object) =>
    lignes.map((ligne) => placesShown(ligne, { connus, options: asked as never }))
  expect(shown(other)).toEqual([undefined, undefined, undefined])
  expect(shown({ ...options, actionId: null })).toEqual([[], [], []])
  expect(shown(options)[2]).toEqual([
    { collectif: 'samedi', debut: '2021-09-14', fin: null },
    { collectif: 'Mardi', debut: '2021-09-14', fin: null },
  ])
})

test('the days of a place are those of the année: an entry before it is its first day, a leaving after it is none', () => {
  const annee = { debut: '2021-09-01', fin: '2022-08-31' }
  const options = {
    ...{ actionId: 'a', collectifId: 'c' },
    inscrits: { annee, entree: null, collectifs: [] },
  }
  const connus = { collectifs: [{ id: 'c', nom: 'Mardi' }] }
  const told = (entree: string | null, sortie: string | null, entreeDite: string | null = null) => {
    const ligne = { places: [{ collectif: null, entree, sortie }] } as unknown as LigneLue
    const inscrits = { ...options.inscrits, entree: entreeDite }
    const found = placesOf(ligne, connus as never, { ...options, inscrits } as never)
    if ('texte' in found) return [found.statut, found.texte.split(',')[0]]
    return found.flatMap(({ debut, fin, textes }) => [debut, fin, textes.length])
  }

  expect(told(null, null)).toEqual(['2021-09-01', null, 0])
  expect(told(null, null, '2021-10-04')).toEqual(['2021-10-04', null, 0])
  expect(told('2021-11-02', null, '2021-10-04')).toEqual(['2021-11-02', null, 0])
  expect(told('2021-08-31', null)).toEqual(['2021-09-01', null, 1])
  expect(told('2021-09-01', '2022-08-31')).toEqual(['2021-09-01', '2022-08-31', 0])
  expect(told('2021-09-01', '2022-09-01')).toEqual(['2021-09-01', null, 0])
  expect(told('2022-08-31', '2022-08-31')).toEqual(['2022-08-31', '2022-08-31', 0])
  expect(told('2022-09-01', null)).toEqual(['erreur', 'Entrée le 01/09/2022'])
  expect(told('2021-10-05', '2021-10-04')).toEqual(['erreur', 'Sortie le 04/10/2021'])
  expect(told('2020-09-01', '2021-08-31')).toEqual(['erreur', 'Sortie le 31/08/2021'])
})

test('an enfant is inscrit already when the inscription runs during the days of the list, not when it ended before or began after', async () => {
  const { open, db, action, mardi, options, fileOf, inscriptions } = await aBase()
  const jeudi = await aCollectif(db, { action_id: action.id, nom: 'Jeudi' })
  const known = async (prenom: string, ...own: readonly object[]) => {
    const { id } = await anEnfant(db, { nom: 'Sow', prenom, annee_naissance: 2013 })
    for (const one of own) {
      await anInscription(db, { enfant_id: id, collectif_id: mardi.id, ...one })
    }
  }
  await known('Avant', { fin: '2021-10-03' })
  await known('Bord', { fin: '2021-10-04' })
  await known('Clos', { debut: '2022-01-10' })
  await known('Dehors', { debut: '2022-01-11' })
  await known('Eux', { collectif_id: jeudi.id }, {})
  await known('Fiche', { collectif_id: null, action_id: action.id, niveau: null })
  await known('Jamais', { statut: 'jamais-venu' })
  const days = '2013;CE2;04/10/2021;10/01/2022'
  const names = ['Avant', 'Bord', 'Clos', 'Dehors', 'Eux', 'Fiche', 'Jamais']
  const rows = names.map((prenom) => `Mardi;SOW;${prenom};${days}`)
  const path = fileOf('Groupe;Nom;Prénom;Année de naissance;Niveau;Entrée;Sortie', ...rows)

  given(await commitInscrits(open.db, path, options))

  const counts = Map.groupBy(inscriptions() as [string, string | null][], ([prenom]) => prenom)
  expect([...counts].map(([prenom, own]) => [prenom, own.map(([, nom]) => nom)])).toEqual([
    ['Avant', ['Mardi', 'Mardi']],
    ['Bord', ['Mardi']],
    ['Clos', ['Mardi']],
    ['Dehors', ['Mardi', 'Mardi']],
    ['Eux', ['Jeudi', 'Mardi']],
    ['Fiche', ['Mardi']],
    ['Jamais', ['Mardi', 'Mardi']],
  ])
  await open.close()
})
