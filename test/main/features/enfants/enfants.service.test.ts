import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { findEnfants } from '../../../../main/features/enfants/enfants.service.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  aSeance,
} from '../../../builders/records.ts'

const TODAY = '2022-04-30'

async function enfantsOf(
  db: ReturnType<typeof openDatabase>['db'],
  anneeId: string,
  actionId: string | null = null,
) {
  const result = await findEnfants(db, { anneeId, actionId }, TODAY)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('names come in French order, accents and case aside', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const action = await anAction(db)
  for (const nom of ['Zeller', 'émile', 'Eluard', 'Ébène', 'N’Diaye', 'Najib']) {
    const enfant = await anEnfant(db, { nom })
    await anInscription(db, { enfant_id: enfant.id, action_id: action.id })
  }

  const lignes = await enfantsOf(db, annee.id)

  expect(lignes.map(({ nom }) => nom)).toEqual([
    'Ébène',
    'Eluard',
    'émile',
    'N’Diaye',
    'Najib',
    'Zeller',
  ])
})

test('a child who waits for a second collectif is first told with the one they are in', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const mardi = await aCollectif(db, { nom: 'Mardi' })
  const { id } = await anEnfant(db)
  await anInscription(db, { action_id: mardi.action_id, enfant_id: id, collectif_id: null })
  await anInscription(db, { enfant_id: id, collectif_id: mardi.id })

  const lignes = await enfantsOf(db, annee.id)

  expect(lignes.map(({ collectif }) => collectif)).toEqual(['Mardi', null])
})

test('a child in two collectifs makes two lines, each with the présences of its own collectif', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const mardi = await aCollectif(db, { nom: 'Mardi' })
  const jeudi = await aCollectif(db, { nom: 'Jeudi', action_id: mardi.action_id })
  const { id } = await anEnfant(db)
  await anInscription(db, { enfant_id: id, collectif_id: mardi.id })
  await anInscription(db, { enfant_id: id, collectif_id: jeudi.id })
  await aSeance(db, { collectif_id: mardi.id, presences: { [id]: 'present' } })
  await aSeance(db, {
    collectif_id: mardi.id,
    date: '2021-10-05',
    presences: { [id]: 'excuse' },
  })
  await aSeance(db, { collectif_id: jeudi.id, presences: { [id]: 'absent' } })
  const etats = ['present', 'absent', 'absent', 'excuse', 'excuse', 'excuse', 'excuse'] as const
  for (const [n, etat] of etats.entries()) {
    const date = `2021-11-0${n + 1}`
    await aSeance(db, { collectif_id: mardi.id, date, presences: { [id]: etat } })
  }
  await anInscription(db, { collectif_id: mardi.id, enfant_id: (await anEnfant(db)).id })
  await aSeance(db, {
    ...{
      collectif_id: (await aCollectif(db)).id,
      date: '2021-11-09',
      presences: { [id]: 'present' },
    },
  })

  const lignes = await enfantsOf(db, annee.id)

  expect(
    lignes.map(({ collectif, presents, absents, excuses }) => [
      collectif,
      presents,
      absents,
      excuses,
    ]),
  ).toEqual([
    ['Jeudi', 0, 1, 0],
    ['Mardi', 2, 2, 5],
    ['Mardi', 0, 0, 0],
  ])
})

test('only présences of séances tenues up to today, while the inscription ran, are counted', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const collectif = await aCollectif(db)
  const { id } = await anEnfant(db)
  await anInscription(db, {
    enfant_id: id,
    collectif_id: collectif.id,
    debut: '2021-10-01',
    fin: '2022-06-30',
  })
  const present = { collectif_id: collectif.id, presences: { [id]: 'present' } } as const
  await aSeance(db, { ...present, date: '2021-09-28' })
  await aSeance(db, { ...present, date: '2021-10-05' })
  await aSeance(db, { ...present, date: '2021-10-12', etat: 'annulee' })
  await aSeance(db, { ...present, date: '2022-05-03' })

  const [ligne] = await enfantsOf(db, annee.id)

  expect(ligne?.presents).toBe(1)
})

test('a line carries the responsables of the famille in their order, the origines and the situations', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const famille = await aFamille(db, {
    responsables: [
      {
        nom: 'Costa',
        prenom: 'Rui',
        telephone: '06 00 00 00 02',
        mail: 'rui@courriel.example',
      },
      { nom: null, prenom: 'Lia', telephone: null },
    ],
  })
  const enfant = await anEnfant(db, {
    famille_id: famille.id,
    situations: ['rupture-ecole', 'logement'],
  })
  await anInscription(db, { enfant_id: enfant.id, origines: ['enseignant', 'famille'] })

  const [ligne] = await enfantsOf(db, annee.id)

  expect(ligne).toMatchObject({
    familleId: famille.id,
    responsables: [
      { nom: 'Rui Costa', telephone: '06 00 00 00 02', mail: 'rui@courriel.example' },
      { nom: 'Lia', telephone: null, mail: null },
    ],
    origines: ['famille', 'enseignant'],
    situations: ['logement', 'rupture-ecole'],
  })
})

test('an action shows its own inscriptions, the année those of every action', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const first = await anAction(db)
  const second = await anAction(db)
  await anInscription(db, { action_id: first.id })
  await anInscription(db, { action_id: second.id })

  const ofAction = await enfantsOf(db, annee.id, first.id)

  expect(ofAction.map(({ actionId }) => actionId)).toEqual([first.id])
  expect(await enfantsOf(db, annee.id)).toHaveLength(2)
})

test('an année that is not there, or an action of another année, is refused as data', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const other = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const action = await anAction(db, { annee_id: other.id })

  const unknownAnnee = await findEnfants(db, { anneeId: 'gone', actionId: null }, TODAY)
  const foreignAction = await findEnfants(db, { anneeId: annee.id, actionId: action.id }, TODAY)

  expect(unknownAnnee).toEqual({
    ok: false,
    error: { code: 'not-found', what: 'annee', name: 'gone' },
  })
  expect(foreignAction).toEqual({
    ok: false,
    error: { code: 'not-found', what: 'action', name: action.id },
  })
})

test.each([
  ['the day before', '2022-04-29', 1],
  ['today', TODAY, 1],
  ['tomorrow', '2022-05-01', 0],
])('a présence noted at a séance of %s', async (_when, date, expected) => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const collectif = await aCollectif(db)
  const { enfant_id } = await anInscription(db, { collectif_id: collectif.id })
  await aSeance(db, { collectif_id: collectif.id, date, presences: { [enfant_id]: 'present' } })

  const [ligne] = await enfantsOf(db, annee.id)

  expect(ligne?.presents).toBe(expected)
})

test.each([
  ['the day before the arrival', '2021-10-03', 0],
  ['the day of the arrival', '2021-10-04', 1],
  ['the day of the departure', '2021-12-17', 1],
  ['the day after the departure', '2021-12-18', 0],
])('a présence noted on %s', async (_when, date, expected) => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const collectif = await aCollectif(db)
  const { enfant_id } = await anInscription(db, {
    collectif_id: collectif.id,
    debut: '2021-10-04',
    fin: '2021-12-17',
  })
  await aSeance(db, { collectif_id: collectif.id, date, presences: { [enfant_id]: 'present' } })

  const [ligne] = await enfantsOf(db, annee.id)

  expect(ligne?.presents).toBe(expected)
})

test('two children of one name are told apart by class and year of birth, a child in two groups from nobody', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const mardi = await aCollectif(db)
  const jeudi = await aCollectif(db, { nom: 'Jeudi', action_id: mardi.action_id })
  const ines = await anEnfant(db, { date_naissance: '2013-03-12' })
  const other = await anEnfant(db, { nom: 'BENALI', prenom: 'Ines', annee_naissance: 2014 })
  const adam = await anEnfant(db, { prenom: 'Adam' })
  for (const collectif_id of [mardi.id, jeudi.id]) {
    await anInscription(db, { enfant_id: ines.id, collectif_id, niveau: 'CM1' })
    await anInscription(db, { enfant_id: adam.id, collectif_id })
  }
  await anInscription(db, { enfant_id: other.id, collectif_id: mardi.id, niveau: 'CE2' })

  const lignes = await enfantsOf(db, annee.id)

  const told = new Set(lignes.map(({ prenom, precision }) => `${prenom} : ${precision}`))
  expect([...told].sort()).toEqual(['Adam : null', 'Ines : CE2, 2014', 'Inès : CM1, 2013'])
})
