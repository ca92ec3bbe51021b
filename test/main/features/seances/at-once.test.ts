import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  createCollectif,
  deleteCollectif,
} from '../../../../main/features/collectifs/collectifs.service.ts'
import { savePresences } from '../../../../main/features/presences/presences.service.ts'
import {
  createSeance,
  createSerie,
  deleteSeance,
  moveSeance,
} from '../../../../main/features/seances/planification.service.ts'
import {
  saveIntervenant,
  setEtat,
} from '../../../../main/features/seances/saisie-seance.service.ts'
import {
  aCollectif,
  anAction,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-06T09:00:00.000Z')
let open: OpenDatabase
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
})

/** How many of the answers are ok, and the codes of the others. */
const told = (answers: readonly { readonly ok: boolean; readonly error?: { code: string } }[]) =>
  answers.map((answer) => (answer.ok ? 'ok' : answer.error?.code))

const rows = (table: 'seance' | 'presence' | 'operation') =>
  open.db.selectFrom(table).selectAll().execute()

test('of two overlapping séances asked for at once, one is refused', async () => {
  const morning = { collectifId, date: '2021-10-12', debut: '10:00', fin: '12:00' }
  const answers = await Promise.all([
    createSeance(open.db, morning, NOW),
    createSeance(open.db, { ...morning, debut: '11:00', fin: '13:00' }, NOW),
  ])

  expect(told(answers)).toEqual(['ok', 'validation'])
  expect(await rows('seance')).toHaveLength(1)
})

test('two séances moved to one place at once do not share it', async () => {
  const planned = { collectif_id: collectifId, etat: 'prevue' } as const
  const one = await aSeance(open.db, { ...planned, date: '2021-10-12' })
  const other = await aSeance(open.db, { ...planned, date: '2021-10-13' })
  const there = { date: '2021-10-14', debut: '16:30', fin: '18:00' }

  const answers = await Promise.all([
    moveSeance(open.db, { seanceId: one.id, ...there }, NOW),
    moveSeance(open.db, { seanceId: other.id, ...there }, NOW),
  ])

  expect(told(answers)).toEqual(['ok', 'validation'])
})

test('a présence answered ok is never lost under a deletion of its séance', async () => {
  const ines = (await anEnfant(open.db)).id
  await anInscription(open.db, { enfant_id: ines, collectif_id: collectifId })
  const { id } = await aSeance(open.db, { collectif_id: collectifId })
  const presences = [{ seanceId: id, enfantId: ines, etat: 'present' as const }]

  const answers = await Promise.all([
    savePresences(open.db, { presences }, NOW),
    deleteSeance(open.db, id, NOW),
  ])

  expect(told(answers)).toEqual(['ok', 'deletion-refused'])
  expect(await rows('presence')).toHaveLength(1)
})

test('a séance deleted first refuses the présence that was asked for at the same time', async () => {
  const ines = (await anEnfant(open.db)).id
  await anInscription(open.db, { enfant_id: ines, collectif_id: collectifId })
  const { id } = await aSeance(open.db, { collectif_id: collectifId })
  const presences = [{ seanceId: id, enfantId: ines, etat: 'present' as const }]

  const answers = await Promise.all([
    deleteSeance(open.db, id, NOW),
    savePresences(open.db, { presences }, NOW),
  ])

  expect(told(answers)).toEqual(['ok', 'validation'])
})

test('a séance is not both cancelled and led', async () => {
  const omar = (await anIntervenant(open.db)).id
  const { id } = await aSeance(open.db, { collectif_id: collectifId, etat: 'prevue' })

  const answers = await Promise.all([
    setEtat(open.db, { seanceId: id, etat: 'annulee', motif: 'Grève' }, NOW),
    saveIntervenant(
      open.db,
      { seanceId: id, intervenantId: omar, isPresent: true, minutes: null },
      NOW,
    ),
  ])

  expect(told(answers)).toEqual(['ok', 'validation'])
})

test('a series asked for twice at once is created once', async () => {
  await open.db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: collectifId, jour: 'mardi', debut: '16:30', fin: '18:00' })
    .execute()
  const demande = { collectifIds: [collectifId], debut: '2021-09-07', fin: '2021-09-21', sauf: [] }

  const answers = await Promise.all([
    createSerie(open.db, demande, NOW),
    createSerie(open.db, demande, NOW),
  ])

  expect(answers).toMatchObject([{ value: { creees: 3 } }, { value: { creees: 0 } }])
  expect(await rows('seance')).toHaveLength(3)
  expect(await rows('operation')).toHaveLength(1)
})

test('two collectifs of one name are not created at once, and a collectif does not go under its séance', async () => {
  const actionId = (await anAction(open.db)).id
  const jeudi = { actionId, nom: 'Jeudi', creneaux: [] }

  const created = await Promise.all([
    createCollectif(open.db, jeudi, NOW),
    createCollectif(open.db, { ...jeudi, nom: 'JEUDI' }, NOW),
  ])
  const gone = await Promise.all([
    deleteCollectif(open.db, collectifId, NOW),
    createSeance(open.db, { collectifId, date: '2021-10-12', debut: '10:00', fin: '12:00' }, NOW),
  ])

  expect(told(created)).toEqual(['ok', 'validation'])
  expect(told(gone)).toEqual(['ok', 'not-found'])
})
