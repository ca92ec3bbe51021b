import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  createHeures,
  findHeures,
  findHeuresFormations,
  findHeuresSeances,
  findTaux,
  findTotals,
  removeHeures,
  saveHeures,
  saveTaux,
} from '../../../../main/features/heures/heures.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import type { SaisieHeures } from '../../../../shared/domain/heures.ts'
import { STATUTS, type Statut } from '../../../../shared/domain/listes.ts'
import type { AppError } from '../../../../shared/ipc/app-error.ts'
import type { Result } from '../../../../shared/result.ts'
import { readFigures } from '../../../builders/figures.ts'
import { aCollectif, anAction, anAnnee, anIntervenant, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2022-04-30T09:00:00Z')
const TODAY = '2022-04-30'
let open: OpenDatabase
let anneeId: string
let actionId: string
let omar: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  anneeId = (await anAnnee(open.db)).id
  actionId = (await anAction(open.db)).id
  omar = (
    await anIntervenant(open.db, {
      statuts: [
        { statut: 'benevole', debut: '2021-09-01', fin: '2021-12-31' },
        { statut: 'salarie', debut: '2022-01-01' },
      ],
    })
  ).id
})

const saisie = (overrides: Partial<SaisieHeures> = {}): SaisieHeures => ({
  intervenantId: omar,
  actionId,
  date: '2021-10-04',
  categorie: 'preparation',
  minutes: 90,
  note: null,
  ...overrides,
})

async function unwrap<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const scope = () => ({ anneeId, actionId: null })
const allHeures = () => unwrap(findHeures(open.db, scope()))

describe('hours outside séances', () => {
  test('a week of them is one operation, undone whole', async () => {
    const lina = await anIntervenant(open.db, { nom: 'Roy', prenom: 'Lina' })
    await createHeures(
      open.db,
      [saisie(), saisie({ date: '2021-10-05', categorie: 'reunion', minutes: 45 })],
      NOW,
    )

    const before = await allHeures()
    const undone = await undoLast(open.db, NOW)

    expect(before.map(({ date, minutes, statut }) => [date, minutes, statut])).toEqual([
      ['2021-10-05', 45, 'benevole'],
      ['2021-10-04', 90, 'benevole'],
    ])
    expect(undone).toMatchObject({ value: { label: 'Heures de Sy Omar, 2 jours' } })
    expect(await allHeures()).toEqual([])
    await createHeures(open.db, [saisie(), saisie({ intervenantId: lina.id })], NOW)
    expect(await undoLast(open.db, NOW)).toMatchObject({
      value: { label: 'Heures de 2 intervenants, 04/10/2021' },
    })
  })

  test('one day outside the année refuses the whole week, beside its field', async () => {
    const around = ['2021-08-31', '2021-09-01', '2022-08-31', '2022-09-01']
    const days = around.map((date) => saisie({ date }))
    const unknown = saisie({ actionId: 'gone', intervenantId: 'gone' })

    const answer = await createHeures(open.db, [...days, unknown], NOW)

    const outside = expect.stringMatching(/en dehors/)
    expect(answer).toMatchObject({
      error: {
        code: 'validation',
        fields: {
          ...{ 'saisies.0.date': outside, 'saisies.3.date': outside },
          'saisies.4.actionId': expect.stringMatching(/action/),
          'saisies.4.intervenantId': expect.stringMatching(/intervenant/),
        },
      },
    })
    expect(!answer.ok && 'fields' in answer.error && Object.keys(answer.error.fields)).toHaveLength(
      4,
    )
    expect(await allHeures()).toEqual([])
    expect(await createHeures(open.db, days.slice(1, 3), NOW)).toMatchObject({ ok: true })
  })

  test('an entry is corrected and removed, each undone', async () => {
    await createHeures(open.db, [saisie()], NOW)
    const heuresId = (await allHeures())[0]?.heuresId ?? ''

    await saveHeures(open.db, heuresId, saisie({ minutes: 30 }), NOW)
    const corrected = (await allHeures())[0]?.minutes
    await undoLast(open.db, NOW)
    await removeHeures(open.db, heuresId, NOW)
    const left = await allHeures()
    await undoLast(open.db, NOW)

    expect([corrected, left.length]).toEqual([30, 0])
    expect(await allHeures()).toMatchObject([{ heuresId, minutes: 90 }])
    expect(await undoLast(open.db, NOW)).toMatchObject({
      value: { label: 'Heures de Sy Omar, 04/10/2021' },
    })
    for (const gone of [
      await saveHeures(open.db, 'none', saisie(), NOW),
      await removeHeures(open.db, 'none', NOW),
    ]) {
      expect(gone).toMatchObject({ error: { code: 'not-found', what: 'heures' } })
    }
  })

  test('a correction is refused under the names of its own fields', async () => {
    await createHeures(open.db, [saisie()], NOW)
    const heuresId = (await allHeures())[0]?.heuresId ?? ''

    const answer = await saveHeures(open.db, heuresId, saisie({ date: '2020-01-01' }), NOW)

    expect(answer).toMatchObject({ error: { fields: { date: expect.any(String) } } })
  })
})

describe('totals', () => {
  test('by statut, they are the hours of the bilan of the same day', async () => {
    const { id: collectif_id } = await aCollectif(open.db, { action_id: actionId })
    const lina = (await anIntervenant(open.db, { nom: 'Roy', statuts: [] })).id
    for (const date of ['2021-11-09', '2021-12-14', '2022-02-08', '2022-05-03']) {
      await aSeance(open.db, { collectif_id, date, intervenants: { [omar]: null, [lina]: 60 } })
    }
    const other = (await anAction(open.db)).id
    await createHeures(
      open.db,
      [
        saisie(),
        saisie({ date: '2022-03-01', minutes: 30 }),
        saisie({ date: TODAY, minutes: 20 }),
        saisie({ date: '2022-05-01', minutes: 400 }),
        saisie({ actionId: other, minutes: 700 }),
      ],
      NOW,
    )
    const scope = () => ({ anneeId, actionId })

    const totals = await unwrap(findTotals(open.db, scope(), TODAY))
    const bilan = await readFigures(open.db, actionId, TODAY)

    const hours = (statut: Statut | null) =>
      Math.round(
        totals.filter((t) => t.statut === statut).reduce((sum, t) => sum + t.minutes, 0) / 0.6,
      ) / 100
    for (const statut of STATUTS) {
      expect([statut, hours(statut)]).toEqual([
        statut,
        bilan.valeur(`intervenants.${statut}.heures`),
      ])
    }
    expect([hours('benevole'), hours('salarie'), hours(null)]).toEqual([4.5, 2.33, 3])
  })

  test('those of séances are the sum of what is derived from each séance', async () => {
    const { id: collectif_id } = await aCollectif(open.db, { action_id: actionId })
    await aSeance(open.db, { collectif_id, date: '2021-11-09', intervenants: { [omar]: 75 } })
    await aSeance(open.db, { collectif_id, date: '2021-11-16', intervenants: { [omar]: null } })
    await aSeance(open.db, { collectif_id, date: '2022-05-03', intervenants: { [omar]: null } })

    const seances = await unwrap(findHeuresSeances(open.db, scope(), TODAY))
    const totals = await unwrap(findTotals(open.db, scope(), TODAY))

    expect(seances.map(({ date, minutes }) => [date, minutes])).toEqual([
      ['2021-11-16', 90],
      ['2021-11-09', 75],
    ])
    expect(totals).toMatchObject([{ mois: '2021-11', categorie: 'seances', minutes: 165 }])
  })
})

test('hours of an action that is not of the année are refused, whichever are asked for', async () => {
  const scope = { anneeId, actionId: 'none' }
  const refused = { error: { code: 'not-found', what: 'action', name: 'none' } }

  expect(await findHeures(open.db, scope)).toMatchObject(refused)
  for (const find of [findHeuresSeances, findHeuresFormations, findTotals]) {
    expect(await find(open.db, scope, TODAY)).toMatchObject(refused)
  }
})

test('bénévolat has no worth until a rate is given for the année; undo takes it away', async () => {
  const before = await unwrap(findTaux(open.db, anneeId))

  await saveTaux(open.db, { anneeId, taux: 1188 }, NOW)
  const set = await unwrap(findTaux(open.db, anneeId))
  const undone = await undoLast(open.db, NOW)

  expect([before, set, await unwrap(findTaux(open.db, anneeId))]).toEqual([null, 1188, null])
  expect(undone).toMatchObject({
    value: { label: expect.stringMatching(/^Bénévolat valorisé à 11,88.€ par heure$/) },
  })
  await saveTaux(open.db, { anneeId, taux: null }, NOW)
  expect(await saveTaux(open.db, { anneeId: 'none', taux: null }, NOW)).toMatchObject({
    error: { code: 'not-found', what: 'annee' },
  })
})
