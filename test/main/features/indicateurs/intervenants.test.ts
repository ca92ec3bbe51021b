import { describe, expect, test } from 'vitest'
import { ARRETE_AU, figuresScene } from '../../../builders/figures-scene.ts'
import { anIntervenant, someHeures } from '../../../builders/records.ts'

const { db, figures, seance } = figuresScene()

test('the worked example: Nadia changes statut, Omar prepares, Lina has not begun', async () => {
  await anIntervenant(db, {
    id: 'nadia',
    statuts: [
      { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'benevole', debut: '2022-01-01' },
    ],
  })
  await anIntervenant(db, { id: 'omar', statuts: [{ statut: 'benevole', debut: '2021-09-01' }] })
  await anIntervenant(db, { id: 'lina', statuts: [{ statut: 'volontaire', debut: '2022-03-01' }] })
  for (let n = 0; n < 10; n++) {
    const omar = n < 4 ? { omar: null } : {}
    await seance({ date: `2021-10-${10 + n}`, intervenants: { nadia: null, ...omar } })
  }
  for (let n = 0; n < 6; n++) await seance({ date: `2022-02-1${n}`, intervenants: { nadia: null } })
  await someHeures(db, { intervenant_id: 'omar', action_id: 'a1', minutes: 135 })

  const { valeur } = await figures()

  const row = (statut: string) => [
    valeur(`intervenants.${statut}.nombre`),
    valeur(`intervenants.${statut}.heures`),
  ]
  expect(row('salarie')).toEqual([1, 15])
  expect(row('volontaire')).toEqual([0, 0])
  expect(row('benevole')).toEqual([2, 17.25])
  expect(row('total')).toEqual([2, 32.25])
})

describe('intervenants', () => {
  test('time is the person’s own minutes where they were entered, else the séance’s duration', async () => {
    await anIntervenant(db, { id: 'omar' })
    await anIntervenant(db, { id: 'lina' })
    await seance({ intervenants: { omar: 45, lina: null } })

    const { valeur } = await figures()

    expect(valeur('intervenants.benevole.heures')).toBe(0.75 + 1.5)
  })

  test('a statut holds on its first and on its last day', async () => {
    await anIntervenant(db, {
      id: 'nadia',
      statuts: [
        { statut: 'salarie', debut: '2021-10-04', fin: '2021-10-05' },
        { statut: 'volontaire', debut: '2021-10-06', fin: '2021-10-07' },
      ],
    })
    for (const day of ['04', '05', '06', '07']) {
      await seance({ date: `2021-10-${day}`, intervenants: { nadia: 60 } })
    }

    const { valeur, constat } = await figures()

    expect(valeur('intervenants.salarie.heures')).toBe(2)
    expect(valeur('intervenants.volontaire.heures')).toBe(2)
    expect(constat('minutes-sans-statut')).toBeUndefined()
  })

  test('minutes of a day without statut count nowhere and are told', async () => {
    await anIntervenant(db, {
      id: 'omar',
      statuts: [{ statut: 'benevole', debut: '2021-10-01', fin: '2021-10-31' }],
    })
    await seance({ date: '2021-10-12', intervenants: { omar: 60 } })
    const before = await seance({ date: '2021-09-28', intervenants: { omar: 30 } })
    const after = await someHeures(db, {
      intervenant_id: 'omar',
      action_id: 'a1',
      date: '2021-11-01',
      minutes: 20,
    })

    const { valeur, constat } = await figures()

    expect(valeur('intervenants.total.heures')).toBe(1)
    expect(constat('minutes-sans-statut')).toEqual({
      code: 'minutes-sans-statut',
      count: 50,
      provenance: {
        formations: [],
        intervenants: ['omar'],
        seances: [before.id],
        heures: [after.id],
      },
    })
  })

  test('someone whose time is nil is no person', async () => {
    await anIntervenant(db, { id: 'omar' })
    await seance({ intervenants: { omar: 0 } })
    await someHeures(db, { intervenant_id: 'omar', action_id: 'a1', minutes: 0 })

    const { valeur } = await figures()

    expect(valeur('intervenants.benevole.nombre')).toBe(0)
    expect(valeur('intervenants.total.nombre')).toBe(0)
  })

  test('who changed statut counts under each and once in the total, and it is told', async () => {
    await anIntervenant(db, {
      id: 'nadia',
      statuts: [
        { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
        { statut: 'benevole', debut: '2022-01-01' },
      ],
    })
    await seance({ date: '2021-12-14', intervenants: { nadia: null } })
    await seance({ date: '2022-01-04', intervenants: { nadia: null } })

    const { valeur, constat } = await figures()

    expect(valeur('intervenants.salarie.nombre')).toBe(1)
    expect(valeur('intervenants.benevole.nombre')).toBe(1)
    expect(valeur('intervenants.total.nombre')).toBe(1)
    expect(constat('total-intervenants-distincts')).toEqual({
      code: 'total-intervenants-distincts',
      count: 1,
      provenance: { intervenants: ['nadia'] },
    })
  })

  test('every catégorie of heures counts, up to the date', async () => {
    await anIntervenant(db, { id: 'omar' })
    const own = { intervenant_id: 'omar', action_id: 'a1', minutes: 60 }
    for (const categorie of [
      'preparation',
      'reunion',
      'formation',
      'parents',
      'concertation',
      'autre',
    ] as const) {
      await someHeures(db, { ...own, categorie })
    }
    await someHeures(db, { ...own, date: ARRETE_AU })
    await someHeures(db, { ...own, date: '2022-05-01' })

    const { valeur } = await figures()

    expect(valeur('intervenants.benevole.heures')).toBe(7)
  })

  test('no time comes from a séance that was cancelled, is planned or came after the date', async () => {
    await anIntervenant(db, { id: 'omar' })
    const intervenants = { omar: null }
    await seance({ etat: 'annulee', intervenants })
    await seance({ etat: 'prevue', intervenants })
    await seance({ date: '2022-05-03', intervenants })

    const { valeur } = await figures()

    expect(valeur('intervenants.total.nombre')).toBe(0)
  })

  test('the total is summed from minutes, never from rounded hours', async () => {
    for (const statut of ['salarie', 'volontaire', 'benevole'] as const) {
      await anIntervenant(db, { id: statut, statuts: [{ statut, debut: '2021-09-01' }] })
      await someHeures(db, { intervenant_id: statut, action_id: 'a1', minutes: 20 })
    }

    const { valeur } = await figures()

    expect(valeur('intervenants.salarie.heures')).toBe(0.33)
    expect(valeur('intervenants.total.heures')).toBe(1)
  })
})
