import { describe, expect, test } from 'vitest'
import { PREVISIONNEL_VIDE } from '../../../../shared/domain/action.ts'
import { compareToPrevisionnel, previsionnelDuReel } from '../../../../shared/domain/ecarts.ts'
import type { Faits } from '../../../../shared/domain/faits.ts'
import { figuresScene } from '../../../builders/figures-scene.ts'
import { anIntervenant, someHeures } from '../../../builders/records.ts'

const { db, figures, inscrit, parametre, seance } = figuresScene()

describe('écarts', () => {
  const announce = (values: Record<string, unknown>) =>
    db
      .insertInto('previsionnel')
      .values({ action_id: 'a1', ...values })
      .execute()

  test('nothing is proposed where the projet announced nothing', async () => {
    await announce({ semaines: 30 })

    const { valeur } = await figures()

    expect(valeur('public.ecart')).toBeNull()
    expect(valeur('activites.ecart')).toBeNull()
    expect(valeur('calendrier.ecart')).toBe(true)
  })

  test('nothing is proposed without a prévisionnel', async () => {
    const { valeur } = await figures()

    expect(valeur('calendrier.ecart')).toBeNull()
  })

  test('a section has no écart when all that was announced came true', async () => {
    await announce({ debut: '2021-09-28', semaines: 1, elementaire: 1, benevole_minutes: 90 })
    await db
      .insertInto('previsionnel_item')
      .values({ action_id: 'a1', liste: 'activites', code: 'jeux' })
      .execute()
    await anIntervenant(db, { id: 'omar' })
    await inscrit('e1', { niveau: 'CP' })
    await seance({ activites: ['jeux'], intervenants: { omar: null } })

    const { valeur } = await figures()

    for (const section of ['calendrier', 'intervenants', 'public', 'activites']) {
      expect([section, valeur(`${section}.ecart`)]).toEqual([section, false])
    }
  })

  test('an activité that was not announced is an écart, as is one that did not happen', async () => {
    await announce({})
    await db
      .insertInto('previsionnel_item')
      .values({ action_id: 'a1', liste: 'activites', code: 'jeux' })
      .execute()
    await seance({ activites: ['jeux', 'sorties'] })

    const { valeur } = await figures()

    expect(valeur('activites.ecart')).toBe(true)
  })

  test.each([
    ['within the tolerance', 66, false],
    ['beyond it', 67, true],
  ])('a difference %s', async (_what, minutes, ecart) => {
    await announce({ benevole_minutes: 60 })
    await parametre('toleranceEcart', 0.1)
    await anIntervenant(db, { id: 'omar' })
    await someHeures(db, { intervenant_id: 'omar', action_id: 'a1', minutes })

    const { valeur } = await figures()

    expect(valeur('intervenants.ecart')).toBe(ecart)
  })

  test('the écart question is no item of its list', async () => {
    await announce({})
    for (const [liste, code] of [
      ['activites', 'jeux'],
      ['parents', 'convivialite'],
      ['ecole', 'orientation'],
    ] as const) {
      await db.insertInto('previsionnel_item').values({ action_id: 'a1', liste, code }).execute()
    }
    await seance({ activites: ['jeux', 'sorties'] })

    const { indicateurs } = await figures()

    const codes = indicateurs.comparaisons.map(({ code }) => code)
    expect(codes).toHaveLength(9 + 13 + 4)
    expect(codes.filter((code) => code.endsWith('.ecart'))).toEqual([])
  })

  test.each([
    ['announced and done', ['jeux'], false],
    ['announced, not done', ['sorties'], true],
    ['done, not announced', ['jeux', 'sorties'], true],
  ] as const)('an activité %s', async (_what, activites, ecart) => {
    await announce({})
    await db
      .insertInto('previsionnel_item')
      .values({ action_id: 'a1', liste: 'activites', code: 'jeux' })
      .execute()
    await seance({ activites })

    const { valeur } = await figures()

    expect(valeur('activites.ecart')).toBe(ecart)
  })
})

describe('prévu à la date', () => {
  const announce = (values: Record<string, unknown>) =>
    db
      .insertInto('previsionnel')
      .values({ action_id: 'a1', ...values })
      .execute()

  const compared = async (code: string, arreteAu: string) => {
    const { indicateurs } = await figures(arreteAu)
    return indicateurs.comparaisons.find((one) => one.code === code)
  }

  /** Four weeks of séances led by Omar: two held, the third cancelled, two more planned. */
  async function fiveWeeks() {
    await anIntervenant(db, { id: 'omar' })
    const intervenants = { omar: null }
    await seance({ date: '2022-03-01', intervenants })
    await seance({ date: '2022-03-08', intervenants })
    await seance({ date: '2022-03-15', etat: 'annulee', intervenants })
    await seance({ date: '2022-03-22', etat: 'prevue', intervenants })
    await seance({ date: '2022-03-29', etat: 'prevue', intervenants })
  }

  test.each([
    ['2022-02-28', 0, 0, 4],
    ['2022-03-01', 1, 1, 3],
    ['2022-03-07', 1, 1, 3],
    ['2022-03-08', 2, 2, 2],
    ['2022-08-31', 4, 2, 0],
  ])('weeks grow with the séances planned: as of %s', async (date, prevuALaDate, reel, aVenir) => {
    await announce({ semaines: 4 })
    await fiveWeeks()

    expect(await compared('calendrier.semaines', date)).toEqual({
      ...{ code: 'calendrier.semaines', prevu: 4, base: 'seances' },
      ...{ prevuALaDate, reel, aVenir, differs: prevuALaDate !== reel },
    })
  })

  test('hours are compared with their share of the year, to the minute, and say what is still planned', async () => {
    await announce({ benevole_minutes: 361 })
    await fiveWeeks()

    expect(await compared('intervenants.benevole.heures', '2022-03-10')).toEqual({
      ...{ code: 'intervenants.benevole.heures', prevu: 6.02, base: 'seances' },
      ...{ prevuALaDate: 3.02, reel: 3, aVenir: 3, differs: true },
    })
  })

  test('a whole-year prévu that is on its way is no écart in the middle of the year', async () => {
    await announce({ semaines: 4, benevole_minutes: 360 })
    await fiveWeeks()

    const { valeur } = await figures('2022-03-10')

    expect(valeur('calendrier.ecart')).toBe(false)
    expect(valeur('intervenants.ecart')).toBe(false)
  })

  test('without séances, school weeks between the dates announced are the measure', async () => {
    await announce({ debut: '2022-01-03', fin: '2022-01-28', semaines: 4 })

    const at = (date: string) => compared('calendrier.semaines', date)

    expect(await at('2022-01-02')).toMatchObject({ prevuALaDate: 0, base: 'calendrier' })
    expect(await at('2022-01-03')).toMatchObject({ prevuALaDate: 1 })
    expect(await at('2022-01-16')).toMatchObject({ prevuALaDate: 2 })
    expect(await at('2022-01-17')).toMatchObject({ prevuALaDate: 3 })
    expect(await at('2022-08-31')).toMatchObject({ prevuALaDate: 4 })
  })

  test('without séances nor dates, the whole year is compared', async () => {
    await announce({ semaines: 4 })

    expect(await compared('calendrier.semaines', '2021-10-01')).toMatchObject({
      ...{ prevuALaDate: 4, base: 'annee', reel: 0, aVenir: 0, differs: true },
    })
  })

  test('head-counts are compared whole at any date', async () => {
    await announce({ elementaire: 2, benevole_nombre: 3 })
    await fiveWeeks()

    expect(await compared('public.elementaire', '2022-03-01')).toMatchObject({
      ...{ prevuALaDate: 2, base: null, aVenir: null },
    })
  })
})

/** Comparison of the weeks of an action of which nothing but these facts is written. */
const semainesOf = (previsionnel: object, faits: object) =>
  compareToPrevisionnel(new Map(), {
    ...{ arreteAu: '2022-08-31', seances: [], vacances: [], minutesAVenir: new Map() },
    parametres: { toleranceEcart: 0 } as Faits['parametres'],
    ...faits,
    previsionnel: { ...PREVISIONNEL_VIDE, ...previsionnel },
  }).find(({ code }) => code === 'calendrier.semaines')

test('a week whose school days are all off is no week of the année, though its Saturday is none of them', () => {
  const semaines = (fin: string) =>
    semainesOf(
      { debut: '2021-09-06', fin: '2021-09-19', semaines: 2 },
      { arreteAu: '2021-09-12', vacances: [{ nom: 'Fermeture', debut: '2021-09-06', fin }] },
    )

  expect(semaines('2021-09-10')).toMatchObject({ prevuALaDate: 0, base: 'calendrier' })
  expect(semaines('2021-09-09')).toMatchObject({ prevuALaDate: 1, base: 'calendrier' })
  expect(semaines('2021-09-17')).toMatchObject({ prevuALaDate: 2, base: 'annee' })
})

test.each([
  // From a Wednesday: the week counts from that day.
  ['2021-09-08', '2021-09-17', '2021-09-07', 0],
  ['2021-09-08', '2021-09-17', '2021-09-08', 1],
  // To a Monday, which is a week of its own; to a Sunday, which is none.
  ['2021-09-06', '2021-09-13', '2021-09-12', 1],
  ['2021-09-06', '2021-09-12', '2021-09-06', 2],
  // A Saturday is no day of school.
  ['2021-09-11', '2021-09-17', '2021-09-13', 2],
])('school weeks from %s to %s, as of %s: %i of 2', (debut, fin, arreteAu, prevuALaDate) => {
  const semaines = semainesOf({ debut, fin, semaines: 2 }, { arreteAu })

  expect(semaines).toMatchObject({ prevuALaDate, base: 'calendrier' })
})

test('a week is to come while a séance of it is planned after the date and none of it was held', () => {
  const aVenir = (...seances: readonly (readonly [string, string])[]) =>
    semainesOf(
      { semaines: 4 },
      { arreteAu: '2022-03-08', seances: seances.map(([date, etat]) => ({ date, etat })) },
    )?.aVenir

  expect(aVenir(['2022-03-09', 'prevue'])).toBe(1)
  expect(aVenir(['2022-03-07', 'prevue'], ['2022-03-09', 'prevue'])).toBe(1)
  expect(aVenir(['2022-03-08', 'tenue'], ['2022-03-09', 'prevue'])).toBe(0)
  expect(aVenir(['2022-03-08', 'prevue'])).toBe(0)
  expect(aVenir(['2022-03-09', 'annulee'])).toBe(0)
  expect(aVenir(['2022-03-15', 'prevue'], ['2022-03-16', 'prevue'])).toBe(1)
})

test('hours of a statut without a séance to come are zero to come', () => {
  const [, hours] = compareToPrevisionnel(new Map(), {
    ...{ arreteAu: '2022-03-08', seances: [], vacances: [], minutesAVenir: new Map() },
    parametres: { toleranceEcart: 0 } as Faits['parametres'],
    previsionnel: {
      ...PREVISIONNEL_VIDE,
      intervenants: {
        ...PREVISIONNEL_VIDE.intervenants,
        benevole: { nombre: 1, minutes: 90 },
      },
    },
  })

  expect(hours).toMatchObject({ code: 'intervenants.benevole.heures', prevu: 1.5, aVenir: 0 })
})

test('what was counted above zero and done is announced for the next année, the rest left out', () => {
  const figures = { 'calendrier.semaines': 0, 'public.college': 4, 'activites.jeux': true }
  const more = { 'activites.sorties': false, 'intervenants.benevole.heures': 1.51 }
  const announced = previsionnelDuReel(
    new Map(
      Object.entries({ ...figures, ...more }).map(([code, valeur]) => [
        code,
        { valeur, provenance: {} },
      ]),
    ),
  )

  expect(announced).toMatchObject({ semaines: null, activites: ['jeux'], parents: [], ecole: [] })
  expect(announced.public).toMatchObject({ college: 4, lycee: null })
  expect(announced.intervenants.benevole).toEqual({ nombre: null, minutes: 91 })
})
