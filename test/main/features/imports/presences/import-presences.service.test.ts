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
import { findPresencesConnues } from '../../../../../main/features/imports/presences/presences-connues.repository.ts'
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

test('a grid is compared with the records of its own collectif', async () => {
  const { open, db, options, mardi, ines, elio } = await aBaseOfPresences()
  const { anneeId } = options
  const own = { collectif_id: mardi.id, enfant_id: elio }
  await anInscription(db, { ...own, debut: '2021-09-01', fin: '2021-09-30' })
  const gone = { collectif_id: mardi.id, statut: 'jamais-venu' } as const
  await anInscription(db, { ...gone, enfant_id: (await anEnfant(db)).id })
  const held = { collectif_id: mardi.id, id: 's9', date: '2021-10-05' }
  await aSeance(db, { ...held, presences: { [ines]: 'absent' } })
  const samedi = await db
    .selectFrom('collectif')
    .select('id')
    .where('nom', '=', 'Samedi')
    .executeTakeFirstOrThrow()
  const theirs = { collectif_id: samedi.id, id: 's8', date: '2021-10-12' }
  await aSeance(db, { ...theirs, presences: { [elio]: 'present' } })
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })

  const found = await findPresencesConnues(db, { anneeId, collectifId: mardi.id })

  expect(found).toMatchObject({
    annee: { debut: '2021-09-01', fin: '2022-08-31' },
    collectif: { id: mardi.id, nom: 'Mardi' },
    creneaux: [{ jour: 'mardi' }, { jour: 'jeudi' }],
    seances: [{ id: 's9', date: '2021-10-05', etat: 'tenue' }],
    presences: new Map([[`s9 ${ines}`, 'absent']]),
  })
  expect(found?.creneaux).toHaveLength(2)
  expect(found?.seances).toHaveLength(1)
  expect(found?.enfants.map(({ id, periodes }) => [id, periodes.length])).toEqual([
    [ines, 1],
    [elio, 2],
  ])
  expect(await findPresencesConnues(db, { anneeId: 'x', collectifId: mardi.id })).toBeUndefined()
  for (const other of [
    { anneeId: next.id, collectifId: mardi.id },
    { anneeId, collectifId: null },
  ]) {
    expect(await findPresencesConnues(db, other)).toMatchObject({ collectif: null, enfants: [] })
  }
  await open.close()
})
