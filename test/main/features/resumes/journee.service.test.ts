import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { findJournee } from '../../../../main/features/resumes/journee.service.ts'
import { findSeancesOf } from '../../../../main/features/seances/seances.service.ts'
import { addDays } from '../../../../shared/dates.ts'
import { isRegistreASaisir } from '../../../../shared/domain/seance.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { given } from '../../../builders/given.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'

type Db = ReturnType<typeof openDatabase>['db']

const TODAY = '2022-04-30'

const journeeOf = async (db: Db, anneeId: string, actionId: string | null = null, today = TODAY) =>
  given(await findJournee(db, { anneeId, actionId }, today))

test('the day holds its own séances, the registers that wait, and those of the next day', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id } = await aCollectif(db, { nom: 'Mardi' })
  const other = (await aCollectif(db, { nom: 'Jeudi' })).id
  const days = ['2022-04-05', '2022-04-12', '2022-04-19', '2022-04-26', '2022-04-29']
  for (const date of days) await aSeance(db, { collectif_id, date, etat: 'prevue' })
  await aSeance(db, { collectif_id: other, date: TODAY, debut: '17:00', fin: '18:00' })
  await aSeance(db, { collectif_id, date: TODAY, etat: 'prevue' })
  await aSeance(db, { collectif_id: other, date: TODAY, debut: '10:00', etat: 'annulee' })
  await aSeance(db, { collectif_id, date: '2022-05-01', etat: 'annulee' })
  await aSeance(db, { collectif_id, date: '2022-05-03', etat: 'prevue' })
  await aSeance(db, { collectif_id: other, date: '2022-05-03', etat: 'annulee' })
  await aSeance(db, { collectif_id: other, date: '2022-05-04', etat: 'prevue' })

  const journee = await journeeOf(db, annee.id)

  expect(journee.aujourdHui.map(({ debut, etat }) => `${debut} ${etat}`)).toEqual([
    '10:00 annulee',
    '16:30 prevue',
    '17:00 tenue',
  ])
  expect(journee.aSaisir.count).toBe(5)
  expect(journee.aSaisir.seances.map(({ date }) => date)).toEqual([
    '2022-04-29',
    '2022-04-26',
    '2022-04-19',
  ])
  expect(journee.suivante).toMatchObject({
    date: '2022-05-03',
    seances: [{ collectif: 'Mardi', etat: 'prevue' }],
  })
})

test('any day of the année, the day and the list of séances agree', async () => {
  const open = openDatabase(':memory:')
  const { db } = open
  const { anneeId } = given(
    await importDossier(open, aDossier(anExempleInput()), { remplacer: false }),
  )
  const tenues = await db.selectFrom('seance').where('etat', '=', 'tenue').select('id').execute()
  // Registers to fill of each kind: emptied, begun, of a séance still to be told held.
  for (const [rank, { id }] of tenues.entries()) {
    const presences = db.deleteFrom('presence').where('seance_id', '=', id)
    if (rank % 4 === 0) await presences.execute()
    if (rank % 4 === 1) await presences.where('enfant_id', '>', 'e').execute()
    if (rank % 4 === 3)
      await db.updateTable('seance').where('id', '=', id).set({ etat: 'prevue' }).execute()
  }
  const { debut } = await db.selectFrom('annee').select('debut').executeTakeFirstOrThrow()
  const counts: number[] = []

  for (let day = -5; day < 370; day += 5) {
    const today = addDays(debut, day)
    const seances = given(await findSeancesOf(db, { anneeId, actionId: null }, today))
    const next = seances.find(({ date, etat }) => date > today && etat !== 'annulee')?.date
    const waiting = seances.filter((s) => s.date < today && isRegistreASaisir(s, today)).reverse()
    counts.push(waiting.length)
    expect(await journeeOf(db, anneeId, null, today)).toEqual({
      aujourdHui: seances.filter(({ date }) => date === today),
      suivante:
        next === undefined
          ? null
          : { date: next, seances: seances.filter((s) => s.date === next && s.etat !== 'annulee') },
      aSaisir: { count: waiting.length, seances: waiting.slice(0, 3) },
      isAnneeVide: false,
    })
  }

  expect(Math.max(...counts)).toBeGreaterThan(9)
  expect(counts).toContain(0)
})

test('an année is empty until an enfant, a séance or hours are noted in what is looked at', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const [one, two, three, none] = [
    await anAction(db, { annee_id: annee.id, numero: '1' }),
    await anAction(db, { annee_id: annee.id, numero: '2' }),
    await anAction(db, { annee_id: annee.id, numero: '3' }),
    await anAction(db, { annee_id: annee.id, numero: '4' }),
  ]
  expect(await journeeOf(db, annee.id)).toEqual({
    ...{ aujourdHui: [], suivante: null, aSaisir: { count: 0, seances: [] }, isAnneeVide: true },
  })
  const { id: intervenant_id } = await anIntervenant(db)
  await someHeures(db, { action_id: one.id, intervenant_id })
  await anInscription(db, { action_id: two.id, enfant_id: (await anEnfant(db)).id })
  const { id: collectif_id } = await aCollectif(db, { action_id: three.id })
  await aSeance(db, { collectif_id, date: '2022-03-01', etat: 'annulee' })

  for (const { id } of [one, two, three])
    expect(await journeeOf(db, annee.id, id)).toMatchObject({ aujourdHui: [], isAnneeVide: false })
  expect(await journeeOf(db, annee.id, none?.id)).toMatchObject({ isAnneeVide: true })
  expect(await journeeOf(db, annee.id)).toMatchObject({ isAnneeVide: false })
  const gone = await findJournee(db, { anneeId: annee.id, actionId: 'gone' }, TODAY)
  expect(gone).toMatchObject({ error: { code: 'not-found', what: 'action' } })
})
