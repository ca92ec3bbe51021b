import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../main/db/open.ts'
import { undoImport } from '../../../../../main/features/imports/imports.service.ts'
import {
  commitPresences,
  PRESENCES_IMPORT,
  previewPresences,
} from '../../../../../main/features/imports/presences/import-presences.service.ts'
import { judgePresences } from '../../../../../main/features/imports/presences/judge-presences.ts'
import type { PresencesConnues } from '../../../../../main/features/imports/presences/presences-connues.repository.ts'
import type { PresencesLue } from '../../../../../main/import/presences/understand-presences.ts'
import { given } from '../../../../builders/given.ts'
import { encode, lines } from '../../../../builders/orientations/encode.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { readPresences } from '../../../../builders/readings.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
} from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

const NOW = new Date('2021-12-01T10:00:00Z')

/** Two collectifs: Mardi, on Tuesdays and Thursdays, with Inès and Élio; Samedi, with another Inès and Tom. */
async function aBaseOfPresences() {
  const open = openDatabase(':memory:')
  const { db } = open
  const annee = await anAnnee(db)
  const action = await anAction(db, { annee_id: annee.id })
  const mardi = await aCollectif(db, { action_id: action.id, nom: 'Mardi' })
  const samedi = await aCollectif(db, { action_id: action.id, nom: 'Samedi' })
  await db
    .insertInto('creneau')
    .values([
      { id: 'k1', collectif_id: mardi.id, jour: 'mardi', debut: '16:30', fin: '18:00' },
      { id: 'k2', collectif_id: mardi.id, jour: 'jeudi', debut: '17:00', fin: '18:00' },
      { id: 'k3', collectif_id: samedi.id, jour: 'mardi', debut: '08:30', fin: '09:30' },
    ])
    .execute()
  await aSeance(db, { collectif_id: samedi.id, date: '2021-10-07', debut: '08:00', fin: '09:00' })
  const { id: intervenant_id } = await anIntervenant(db)
  await db
    .insertInto('creneau_intervenant')
    .values({ id: 'm1', creneau_id: 'k1', intervenant_id, debut: '2021-09-01', fin: null })
    .execute()
  const inscribe = async (nom: string, prenom: string, collectif_id: string, debut: string) => {
    const enfant = await anEnfant(db, { nom, prenom })
    await anInscription(db, { enfant_id: enfant.id, action_id: action.id, collectif_id, debut })
    return enfant.id
  }
  const ines = await inscribe('Benali', 'Inès', mardi.id, '2021-09-01')
  const elio = await inscribe('Costa', 'Élio', mardi.id, '2021-10-07')
  await inscribe('Benali', 'Inès', samedi.id, '2021-09-01')
  await inscribe('Petit', 'Tom', samedi.id, '2021-09-01')
  const folder = tempFolder()
  const options = { anneeId: annee.id, collectifId: mardi.id, ignorees: [], now: NOW }
  const fileOf = (...rows: readonly string[]): string => {
    const path = join(folder, 'grille.csv')
    writeFileSync(path, rows.join('\r\n'))
    return path
  }
  const written = () =>
    open.sqlite
      .prepare(
        `select s.date, s.debut, s.etat, e.prenom, p.etat as presence
         from presence p join seance s on s.id = p.seance_id join enfant e on e.id = p.enfant_id order by s.date, e.prenom`,
      )
      .raw()
      .all()
  return { open, db, options, mardi, ines, elio, fileOf, written }
}

test('a grid gives présences, séances from the créneaux with them, and undoing it leaves nothing', async () => {
  const { open, options, fileOf, written } = await aBaseOfPresences()
  const before = dataSnapshot(open)
  const path = fileOf('Nom;Prénom;05/10;07/10;12/10', 'BENALI;Ines;P;A;', 'Élio;Costa;;P;E')

  const preview = given(await previewPresences(open.db, path, options))
  expect(dataSnapshot(open)).toEqual(before)
  const done = given(await commitPresences(open.db, path, options))

  expect({ ...done, importId: null }).toEqual(preview)
  expect(done.seancesCreees).toEqual(['2021-10-05', '2021-10-07', '2021-10-12'])
  expect(written()).toEqual([
    ['2021-10-05', '16:30', 'tenue', 'Inès', 'present'],
    ['2021-10-07', '17:00', 'tenue', 'Inès', 'absent'],
    ['2021-10-07', '17:00', 'tenue', 'Élio', 'present'],
    ['2021-10-12', '16:30', 'tenue', 'Élio', 'excuse'],
  ])
  // Whoever is of the team of Tuesdays is at them.
  const led = `select s.date from seance_intervenant as i join seance as s on s.id = i.seance_id`
  expect(open.sqlite.prepare(led).pluck().all()).toEqual(['2021-10-05', '2021-10-12'])
  expect(await undoImport(open.db, done.importId ?? '', NOW)).toMatchObject({ ok: true })
  expect(dataSnapshot(open)).toEqual(before)
  await open.close()
})

test('importing a grid twice is importing it once', async () => {
  const { open, options, fileOf } = await aBaseOfPresences()
  const path = fileOf('Nom;Prénom;05/10;07/10', 'Benali;Inès;P;A', 'Costa;Élio;;E')
  await commitPresences(open.db, path, options)
  const once = dataSnapshot(open)

  const again = given(await commitPresences(open.db, path, options))

  expect(again.lignes.map(({ statut }) => statut)).toEqual(['connu', 'connu'])
  expect(dataSnapshot(open)).toEqual(once)
  await open.close()
})

test('what is noted already is kept, and a cancelled séance takes nothing', async () => {
  const { open, db, options, mardi, ines, fileOf, written } = await aBaseOfPresences()
  await aSeance(db, { collectif_id: mardi.id, date: '2021-10-05', presences: { [ines]: 'absent' } })
  await aSeance(db, { collectif_id: mardi.id, date: '2021-10-07', etat: 'annulee' })

  const done = given(
    await commitPresences(
      open.db,
      fileOf('Nom;Prénom;05/10;07/10;12/10', 'Benali;Inès;P;P;P'),
      options,
    ),
  )

  expect(done.lignes[0]?.messages.map(({ texte }) => texte)).toEqual([
    expect.stringMatching(/^05\/10\/2021\s: déjà noté autrement/),
    expect.stringMatching(/^07\/10\/2021\s: la séance de ce jour est annulée/),
  ])
  expect(written().map((row) => (row as string[])[4])).toEqual(['absent', 'present'])
  await open.close()
})

test.each<[string, readonly string[], string, RegExp]>([
  [
    'nobody of that name',
    ['Nom;Prénom;05/10;07/10', 'Petit;Tom;P;P'],
    'erreur',
    /inscrit dans « Mardi »/,
  ],
  [
    'a day before the inscription',
    ['Nom;Prénom;05/10;06/10', 'Costa;Élio;P;'],
    'erreur',
    /pas inscrit ce jour-là/,
  ],
  [
    'a day without a créneau',
    ['Nom;Prénom;06/10;13/10', 'Benali;Inès;P;P'],
    'erreur',
    /pas de créneau le mercredi/,
  ],
  [
    'a day to come',
    ['Nom;Prénom;02/12/2021;07/12/2021', 'Benali;Inès;P;P'],
    'erreur',
    /pas encore venu/,
  ],
  [
    'a day of another année',
    ['Nom;Prénom;05/10/2020;06/10/2020', 'Benali;Inès;P;P'],
    'erreur',
    /hors de l’année/,
  ],
  [
    'a sign that nobody explained',
    ['Nom;Prénom;05/10;07/10', 'Benali;Inès;B;B'],
    'ambigu',
    /ce que ce signe veut dire/,
  ],
])('a row is left out and says why: %s', async (_why, rows, statut, texte) => {
  const { open, options, fileOf, written } = await aBaseOfPresences()

  const done = given(await commitPresences(open.db, fileOf(...rows), options))

  expect(done.lignes.map((one) => one.statut)).toEqual([statut])
  expect(
    done.lignes[0]?.messages.map((one) => one.texte.replace(/[\u00a0\u202f]/g, ' ')).join(),
  ).toMatch(texte)
  expect(written()).toEqual([])
  expect(done.seancesCreees).toEqual([])
  await open.close()
})

test('the last day that may be written is today', async () => {
  const { open, options, fileOf, written } = await aBaseOfPresences()
  const path = fileOf('Nom;Prénom;30/11/2021;02/12/2021', 'Benali;Inès;P;P')

  await commitPresences(open.db, path, { ...options, now: new Date('2021-11-30T18:00:00Z') })

  expect(written().map((row) => (row as string[])[0])).toEqual(['2021-11-30'])
  await open.close()
})

test('until the collectif is said, every row waits', async () => {
  const { open, options, fileOf } = await aBaseOfPresences()

  const preview = given(
    await previewPresences(open.db, fileOf('Nom;Prénom;05/10;07/10', 'Benali;Inès;P;P'), {
      ...options,
      collectifId: null,
    }),
  )

  expect(preview.lignes).toMatchObject([{ statut: 'ambigu', pointages: [] }])
  await open.close()
})

test('the only collectif of an année is that of the grid; a day without a créneau is told, and imported once it is added', async () => {
  const open = openDatabase(':memory:')
  const { db } = open
  const annee = await anAnnee(db)
  const action = await anAction(db, { annee_id: annee.id })
  const { id } = await aCollectif(db, { action_id: action.id, nom: 'Mardi' })
  const enfant = await anEnfant(db, { nom: 'Benali', prenom: 'Inès' })
  await anInscription(db, {
    ...{ enfant_id: enfant.id, action_id: action.id, collectif_id: id, debut: '2021-09-01' },
  })
  const lues = readPresences(encode(lines('Nom;Prénom;05/10;07/10', 'BENALI;Inès;P;A'), 'utf-8'), {
    ...{ nomTexte: 'grille', feuille: null, latest: '2022-08-31' },
  })
  const options = { anneeId: annee.id, collectifId: null, ignorees: [], now: NOW }
  const look = async () => {
    const { place } = given(await PRESENCES_IMPORT.prepare(db, options, 'grille.csv'))
    const { apercu } = await PRESENCES_IMPORT.judge(db, lues, place, null)
    return apercu
  }

  expect(await look()).toMatchObject({ collectifId: id, joursSansCreneau: ['mardi', 'jeudi'] })
  await db
    .insertInto('creneau')
    .values([
      { id: 'k1', collectif_id: id, jour: 'mardi', debut: '16:30', fin: '18:00' },
      { id: 'k2', collectif_id: id, jour: 'jeudi', debut: '16:30', fin: '18:00' },
    ])
    .execute()
  expect(await look()).toMatchObject({
    joursSansCreneau: [],
    seancesCreees: ['2021-10-05', '2021-10-07'],
    lignes: [{ statut: 'nouveau' }],
  })
  await open.close()
})

const CONNUES: PresencesConnues = {
  annee: { debut: '2021-09-01', fin: '2022-08-31' },
  collectif: { id: 'c', nom: 'Mardi' },
  creneaux: [
    { jour: 'mardi', debut: '16:30', fin: '18:00' },
    { jour: 'jeudi', debut: '16:30', fin: '18:00' },
    { jour: 'jeudi', debut: '18:00', fin: '19:00' },
  ],
  seances: [
    { id: 's1', date: '2021-10-05', etat: 'tenue' },
    { id: 's2', date: '2021-10-12', etat: 'tenue' },
    { id: 's3', date: '2021-10-12', etat: 'prevue' },
    { id: 's4', date: '2021-10-19', etat: 'annulee' },
    { id: 's5', date: '2021-10-19', etat: 'prevue' },
  ],
  enfants: [
    {
      ...{ id: 'e1', nom: 'Benali', prenom: 'Inès', dateNaissance: '2013-03-12' },
      periodes: [{ debut: '2021-09-01', fin: null }],
    },
    {
      ...{ id: 'e2', nom: 'Benali', prenom: 'Inès', dateNaissance: '2015-01-02' },
      periodes: [{ debut: '2021-09-01', fin: null }],
    },
    {
      ...{ id: 'e3', nom: 'Sow', prenom: 'Adam', dateNaissance: null },
      periodes: [{ debut: '2021-09-01', fin: null }],
    },
  ],
  presences: new Map([['s1 e3', 'absent']]),
}

const aRow = (ligne: number, name: string, dates: readonly string[], more: object = {}) => {
  const [nom = '', prenom = ''] = name.split(' ')
  const pointages = dates.map((date) => ({ date, etat: 'present' as const }))
  return {
    ...{ feuille: 'f', ligne, rang: 0, nom, prenom, isNomSur: true, dateNaissance: null },
    ...{ pointages, messages: [], bruts: {}, ...more },
  } satisfies PresencesLue
}

test('of the days of a grid, those that can be written are told from the others, each with its reason', () => {
  const told = (today: string, ...dates: readonly string[]) => {
    const { lignes, ...rest } = judgePresences(
      [aRow(2, 'Sow Adam', dates)],
      CONNUES,
      { ignorees: [] },
      today,
    )
    const [row] = lignes
    const messages = row?.messages.map(({ texte }) => texte.replace(/[\u00a0\u202f]/g, ' '))
    return {
      ...rest,
      statut: row?.statut,
      written: row?.pointages.map((one) => one.date),
      messages,
    }
  }

  const around = told('2023-01-01', '2021-08-31', '2021-09-07', '2022-08-30', '2022-09-01')
  expect(around).toMatchObject({
    ...{ statut: 'nouveau', written: ['2021-09-07', '2022-08-30'] },
    seancesCreees: ['2021-09-07', '2022-08-30'],
    messages: ['2 jours (31/08/2021, 01/09/2022) : hors de l’année scolaire.'],
  })
  expect(told('2021-10-18', '2021-10-05', '2021-10-12', '2021-10-14', '2021-10-19')).toMatchObject({
    ...{ statut: 'erreur', written: [], seancesCreees: [] },
    messages: [
      '05/10/2021 : déjà noté autrement, gardé tel quel.',
      '12/10/2021 : deux séances du collectif ce jour-là.',
      '14/10/2021 : deux créneaux le jeudi : créez d’abord la séance.',
      '19/10/2021 : pas encore venu.',
    ],
  })
  // Beside a cancelled séance, the other one of that day is written; it stands already.
  expect(told('2021-10-19', '2021-10-19')).toMatchObject({
    ...{ statut: 'nouveau', written: ['2021-10-19'], seancesCreees: [], messages: [] },
  })
  const fridays = ['2021-10-01', '2021-10-08', '2021-10-15', '2021-10-22']
  expect(told('2022-01-01', ...fridays)).toMatchObject({
    joursSansCreneau: ['vendredi'],
    messages: [
      '4 jours (01/10/2021, 08/10/2021, 15/10/2021…) : « Mardi » n’a pas de créneau le vendredi.',
    ],
  })
  expect(told('2022-01-01', ...fridays.slice(1)).messages?.[0]).toContain('15/10/2021, 22/10/2021)')
})

test('homonyms of a group are told by birth; a row said twice counts once, one left out not at all', () => {
  const born = (dateNaissance: string | null) => ({ dateNaissance })
  const days = ['2021-10-26']
  const rows = [
    aRow(2, 'Benali Inès', days),
    aRow(3, 'Inès Benali', days, born('2015-01-02')),
    aRow(4, 'Benali Inès', days, born('2010-01-01')),
    aRow(5, 'Sow Adam', days, born('2010-01-01')),
    aRow(6, 'Sow Adam', days),
    aRow(7, 'Benali Inès', days, born('2013-03-12')),
  ]

  const { lignes } = judgePresences(
    rows,
    CONNUES,
    { ignorees: [{ feuille: 'f', ligne: 7 }] },
    '2022-01-01',
  )

  expect(lignes.map(({ enfantId, statut, isIgnoree }) => [enfantId, statut, isIgnoree])).toEqual([
    [null, 'ambigu', false],
    ['e2', 'nouveau', false],
    [null, 'ambigu', false],
    ['e3', 'nouveau', false],
    ['e3', 'erreur', false],
    [null, 'erreur', true],
  ])
  expect(lignes[4]?.messages[0]?.texte).toContain('déjà dit par la ligne 5')
})
