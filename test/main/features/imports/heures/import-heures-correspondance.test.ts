import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findCorrespondances } from '../../../../../main/features/correspondances/correspondances.service.ts'
import { findConnusHeures } from '../../../../../main/features/imports/heures/import-heures.repository.ts'
import {
  commitHeures,
  previewHeures,
} from '../../../../../main/features/imports/heures/import-heures.service.ts'
import { apercuHeures, apercuOrientation } from '../../../../builders/an-apercu.ts'
import {
  aBaseOfHours,
  aTable,
  aTableAs,
  categoriesSaid,
  importHours,
  NOW,
  ODD_HOURS,
  ODD_TITLES,
  previewHours,
} from '../../../../builders/heures/a-table.ts'
import { encode, lines } from '../../../../builders/orientations/encode.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anIntervenant,
  someHeures,
} from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

/** A base, and how a spreadsheet of hours is handed to it. */
async function aBase() {
  const { open, options } = await aBaseOfHours()
  const file = join(tempFolder(), 'heures.csv')
  const write = (...rows: readonly string[]) => writeFileSync(file, encode(lines(...rows), 'utf-8'))
  const all = { ...options, feuille: null, corrections: [], correspondances: [] }
  return { db: open.db, file, write, all }
}

test('hours whose titles say nothing are refused, and shown to who can explain them', async () => {
  const { db, file, write, all } = await aBase()
  write(ODD_TITLES, 'PETIT Marc;05/10/2021;1h;Goûter')

  const [preview, done, apercu] = [
    await previewHeures(db, file, all),
    await commitHeures(db, file, all, NOW),
    await apercuHeures(db, file, all),
  ]

  const refused = { error: { code: 'unusable-file', reason: expect.stringMatching(/Durée/) } }
  expect([preview, done]).toMatchObject([refused, refused])
  expect(apercu).toMatchObject({ value: { lignes: [], lecture: [{ origine: 'aucune' }] } })
})

test('once explained and imported, the next file with these titles is read in the same way, by the command line too', async () => {
  const { db, file, write, all } = await aBase()
  write(ODD_TITLES, 'PETIT Marc;05/10/2021;1h;Goûter')
  await commitHeures(db, file, { ...all, correspondances: [ODD_HOURS] }, NOW)
  write(ODD_TITLES, 'PETIT Marc;12/10/2021;2h;goûter')

  const preview = await previewHeures(db, file, all)

  expect(preview).toMatchObject({
    value: {
      lignes: [{ statut: 'nouveau', categorie: 'autre', date: '2021-10-12', minutes: 120 }],
    },
  })
  expect(await findCorrespondances(db)).toMatchObject([{ ecole: null, colonnes: [{}, {}, {}, {}] }])
})

test('a catégorie said of a file that its titles explain is remembered; a blank one is not', async () => {
  const { db, file, write, all } = await aBase()
  const header = 'Nom;Prénom;Date;Durée;Catégorie'
  const said = categoriesSaid({ Transport: 'autre', Séances: null, '': 'reunion' })
  write(header, 'PETIT;Marc;05/10/2021;1h;Transport', 'PETIT;Marc;06/10/2021;1h;')
  await commitHeures(db, file, { ...all, correspondances: [said] }, NOW)
  write(
    header,
    'PETIT;Marc;12/10/2021;1h;Transport',
    'PETIT;Marc;13/10/2021;1h;Séances',
    'PETIT;Marc;14/10/2021;1h;',
  )

  const apercu = await apercuHeures(db, file, all)

  expect(
    apercu.ok && apercu.value.categories.map(({ libelle, choix }) => [libelle, choix]),
  ).toEqual([
    ['Transport', 'autre'],
    ['Séances', 'ignorer'],
    ['', null],
  ])
})

test('what is said of hours says nothing of a list of children with the same titles', async () => {
  const { db, file, write, all } = await aBase()
  write(ODD_TITLES, 'PETIT Marc;05/10/2021;1h;Goûter')
  await commitHeures(db, file, { ...all, correspondances: [ODD_HOURS] }, NOW)

  const list = await apercuOrientation(db, file, { anneeId: all.anneeId, now: NOW })

  expect(list).toMatchObject({ value: { lecture: [{ origine: 'aucune', retenue: null }] } })
})

test('one catégorie for all that the words do not tell leaves the time of séances out', async () => {
  const { db, file, write, all } = await aBase()
  write(
    'Nom;Prénom;Date;Durée;Catégorie',
    'PETIT;Marc;05/10/2021;1h;Transport',
    'PETIT;Marc;06/10/2021;1h;Aide aux devoirs',
    'PETIT;Marc;07/10/2021;1h;Réunion',
  )

  const preview = await previewHeures(db, file, { ...all, categorie: 'autre' })

  expect(preview.ok && preview.value.lignes.map(({ categorie }) => categorie)).toEqual([
    'autre',
    null,
    'reunion',
  ])
})

test('a catégorie that no word tells is asked about once for all its rows', async () => {
  const { open, options } = await aBaseOfHours()
  const rows = [
    'Nom;Prénom;Date;Durée;Catégorie',
    'PETIT;Marc;05/10/2021;1h;Transport',
    'PETIT;Marc;06/10/2021;1h;TRANSPORT',
    'PETIT;Marc;07/10/2021;1h;Aide aux devoirs',
  ]
  const before = await previewHours(open, aTable(...rows), options)

  const said = categoriesSaid({ Transport: 'autre', 'Aide aux devoirs': null })
  const explained = aTableAs({ correspondances: [said] }, ...rows)
  const after = await previewHours(open, explained, options)

  expect(before.categories).toMatchObject([
    { valeur: 'transport', lignes: 2, choix: null, isTempsDeSeance: false },
    { valeur: 'aide aux devoirs', lignes: 1, choix: null, isTempsDeSeance: true },
  ])
  expect(after.lignes.map(({ categorie, isIgnoree }) => [categorie, isIgnoree])).toEqual([
    ['autre', false],
    ['autre', false],
    [null, true],
  ])
})

test('each row says what is missing of it, and in what it is not settled', async () => {
  const { open, options } = await aBaseOfHours()
  const table = aTable(
    'Nom;Prénom;Date;Durée;Catégorie',
    'PETIT;Marc;05/10/2021;1h;',
    'PETIT;Marc;05/10/2021;2h;Jardinage',
    'PETIT;Marc;05/10/2021;1h;Séance du mardi',
    'PETIT;Marc;;1h;Préparation',
    ';;05/10/2021;1h;Préparation',
    'PETIT;Marc;06/10/2021;1h;Préparation',
    'PETIT;Marc;06/10/2021;1h;Préparation',
  )
  const told = async (changes: Partial<typeof options> = {}) =>
    (await previewHours(open, table, { ...options, ...changes })).lignes.map((ligne) =>
      [ligne.statut, ...ligne.messages.map(({ texte }) => texte)]
        .join(' : ')
        .replaceAll(/\s/g, ' '),
    )
  const told1 = await told()
  const others = await told({ categorie: 'autre' })
  await anAction(open.db, { annee_id: options.anneeId })
  const [, , , , , ofTwo] = await told()
  const empty = await anAnnee(open.db, { debut: '2020-09-01', fin: '2021-08-31' })
  const [ofNone] = (
    await previewHours(
      open,
      aTable('Nom;Prénom;Date;Durée;Catégorie', 'PETIT;Marc;05/10/2020;1h;Préparation'),
      {
        ...options,
        anneeId: empty.id,
      },
    )
  ).lignes

  expect(told1).toEqual([
    'ambigu : La catégorie manque.',
    'ambigu : « Jardinage » : catégorie à préciser.',
    'ambigu : « Séance du mardi » : le temps des séances vient déjà des séances tenues.',
    'ambigu : Le jour manque.',
    'ambigu : Ces lignes ne nomment personne.',
    'nouveau : Nouvel intervenant.',
    'doublon-fichier : Nouvel intervenant. : La ligne 7 dit la même chose : elle n’est comptée qu’une fois.',
  ])
  expect(others).toEqual([
    ...['nouveau : Nouvel intervenant.', 'nouveau : Nouvel intervenant.'],
    ...told1.slice(2),
  ])
  expect(ofTwo).toBe('ambigu : L’action manque.')
  expect(ofNone).toMatchObject({
    statut: 'ambigu',
    messages: [{ texte: expect.stringContaining('n’a pas d’action') }],
  })
})

test('hours are compared with the records of their own année, and with whoever has a name', async () => {
  const { open, options, actionId } = await aBaseOfHours()
  const { db } = open
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const later = await anAction(db, { annee_id: next.id })
  const omar = await anIntervenant(db)
  await anIntervenant(db, { nom: 'Effacé', anonymise_le: '2022-01-01' })
  for (const [action_id, date] of [
    [actionId, '2021-10-05'],
    [later.id, '2022-10-05'],
  ] as const) {
    await aCollectif(db, { action_id, nom: date })
    await someHeures(db, { intervenant_id: omar.id, action_id, date, minutes: 60 })
  }

  const connus = await findConnusHeures(db, options.anneeId)

  expect(connus).toMatchObject({
    annee: { debut: '2021-09-01', fin: '2022-08-31' },
    actions: [{ id: actionId }],
    collectifs: [{ nom: '2021-10-05', actionId }],
    intervenants: [{ id: omar.id, statuts: [{ statut: 'benevole' }] }],
    heures: [{ date: '2021-10-05', minutes: 60 }],
  })
  expect(await findConnusHeures(db, 'none')).toBeUndefined()
})

test('a new person of a prénom alone has it for a nom; who is unnamed twice is one « occasionnel »', async () => {
  const { open, options } = await aBaseOfHours()
  const table = aTable(
    'Nom;Prénom;Date;Durée;Catégorie',
    ';Marc;05/10/2021;1h;Préparation',
    'Divers;;06/10/2021;1h;Préparation',
    'Autres;;07/10/2021;2h;Préparation',
  )
  const { personnes } = await previewHours(open, table, options)
  const choix = [{ kind: 'nouveau' }, { kind: 'occasionnel' }, { kind: 'occasionnel' }] as const
  const answers = personnes.flatMap(({ cle }, rank) => {
    const own = choix[rank]
    return own === undefined ? [] : [{ cle, choix: own }]
  })

  await importHours(open, table, { ...options, statut: 'salarie', personnes: answers })

  expect(
    open.sqlite
      .prepare(
        `select i.nom, i.prenom, s.statut, sum(h.minutes) as minutes from intervenant i
         join intervenant_statut s on s.intervenant_id = i.id
         join heures h on h.intervenant_id = i.id group by i.id order by i.nom`,
      )
      .all(),
  ).toEqual([
    { nom: 'Bénévole occasionnel', prenom: '', statut: 'benevole', minutes: 180 },
    { nom: 'Marc', prenom: '', statut: 'salarie', minutes: 60 },
  ])
})
