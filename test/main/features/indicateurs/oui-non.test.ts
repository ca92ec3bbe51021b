import { describe, expect, test } from 'vitest'
import { ARRETE_AU, figuresScene } from '../../../builders/figures-scene.ts'
import {
  aCollectif,
  aConcertation,
  anAction,
  anActionParents,
  anEnfant,
  anIntervenant,
  aPartenaire,
  someHeures,
} from '../../../builders/records.ts'

const { db, figures, inscrit, seance } = figuresScene()

describe('yes or no, by the records', () => {
  test('a situation of one child who counts is enough; of one who waits it is not', async () => {
    await anEnfant(db, { id: 'e1', situations: ['logement'] })
    await anEnfant(db, { id: 'e2', situations: ['rupture-ecole'] })
    await inscrit('e1')
    await inscrit('e2', { statut: 'liste-attente' })

    const { valeur, provenance } = await figures()

    expect(valeur('situations.logement')).toBe(true)
    expect(provenance('situations.logement')).toEqual({ enfants: ['e1'] })
    expect(valeur('situations.rupture-ecole')).toBe(false)
  })

  test('one inscription may have several origines', async () => {
    const { id } = await inscrit('e1', { origines: ['famille', 'enseignant'] })
    await inscrit('e2', { origines: ['autre'], debut: '2022-05-01' })

    const { valeur, provenance } = await figures()

    expect(valeur('origines.famille')).toBe(true)
    expect(provenance('origines.enseignant')).toEqual({ inscriptions: [id] })
    expect(valeur('origines.autre')).toBe(false)
  })

  test('an activité counts in a séance held up to the date', async () => {
    const held = await seance({ activites: ['jeux'] })
    await seance({ activites: ['sorties'], etat: 'prevue' })
    await seance({ activites: ['sciences'], date: '2022-05-03' })

    const { valeur, provenance } = await figures()

    expect(provenance('activites.jeux')).toEqual({ seances: [held.id] })
    expect(valeur('activites.jeux')).toBe(true)
    expect(valeur('activites.sorties')).toBe(false)
    expect(valeur('activites.sciences')).toBe(false)
  })

  test('actions with parents and concertations count up to the date, each under its kind', async () => {
    const parents = await anActionParents(db, {
      action_id: 'a1',
      genre: 'evaluation',
      date: ARRETE_AU,
    })
    await anActionParents(db, { action_id: 'a1', genre: 'convivialite', date: '2022-05-01' })
    const ecole = await aConcertation(db, { action_id: 'a1', genre: 'orientation' })
    await aConcertation(db, { action_id: 'a1', axe: 'territoire', genre: 'echanges-reguliers' })

    const { valeur, provenance } = await figures()

    expect(provenance('parents.evaluation')).toEqual({ actionsParents: [parents.id] })
    expect(valeur('parents.convivialite')).toBe(false)
    expect(provenance('ecole.orientation')).toEqual({ concertations: [ecole.id] })
    expect(valeur('ecole.echanges-reguliers')).toBe(false)
  })

  test('an évaluation that asked parents is one of the actions with them; one of the enseignants alone is not', async () => {
    const rows = [
      { id: 'v1', public: 'parents' },
      { id: 'v2', public: 'enseignants' },
    ] as const
    for (const { id, public: asked } of rows) {
      const own = { action_id: 'a1', date: ARRETE_AU, titre: 'Enquête' }
      await db
        .insertInto('evaluation')
        .values({ id, ...own })
        .execute()
      await db
        .insertInto('evaluation_public')
        .values({ evaluation_id: id, public: asked, interroges: 3, reponses: 2 })
        .execute()
    }

    const { provenance } = await figures()

    expect(provenance('parents.evaluation')).toEqual({ actionsParents: [], evaluations: ['v1'] })
  })

  test('the other actors are the partenaires of the territoire, named once in French order', async () => {
    await aPartenaire(db, { id: 'm', nom: 'Médiathèque' })
    await aPartenaire(db, { id: 'e', nom: 'Épicerie solidaire' })
    const own = { action_id: 'a1', axe: 'territoire', genre: 'sortie' } as const
    await aConcertation(db, { ...own, partenaire_id: 'm' })
    await aConcertation(db, { ...own, partenaire_id: 'e' })
    await aConcertation(db, { ...own, partenaire_id: 'm' })

    const { valeur } = await figures()

    expect(valeur('territoire.acteurs')).toEqual(['Épicerie solidaire', 'Médiathèque'])
  })
})

describe('assiduité', () => {
  test('is presents over what was recorded; who is unknown is counted apart, never as absent', async () => {
    // Inscribed twice on those days, a child is unknown once.
    for (const id of ['e1', 'e2', 'e3', 'e4', 'e4']) await inscrit(id)
    const partly = await seance({ presences: { e1: 'present', e2: 'absent', e3: 'excuse' } })
    const blank = await seance({ date: '2021-10-05' })

    const { valeur, constat } = await figures()

    expect(valeur('assiduite.taux')).toBe(0.3333)
    expect(valeur('assiduite.inconnues')).toBe(5)
    expect(constat('presences-inconnues')).toMatchObject({ count: 5 })
    expect(new Set(constat('presences-inconnues')?.provenance.seances)).toEqual(
      new Set([partly.id, blank.id]),
    )
  })

  test('expects a child only between the first and the last day of the inscription', async () => {
    await inscrit('e1', { debut: '2021-10-05', fin: '2021-10-12' })
    for (const day of ['2021-09-28', '2021-10-05', '2021-10-12', '2021-10-19']) {
      await seance({ date: day })
    }

    const { valeur } = await figures()

    expect(valeur('assiduite.inconnues')).toBe(2)
  })

  test('is nothing when nothing was recorded', async () => {
    await inscrit('e1')
    await seance()

    const { valeur } = await figures()

    expect(valeur('assiduite.taux')).toBeNull()
    expect(valeur('assiduite.mesure')).toBe(false)
  })
})

test('the very day of the bilan counts as the days before it', async () => {
  await anIntervenant(db, { id: 'omar' })
  await inscrit('e1', { debut: ARRETE_AU })
  await inscrit('e2')
  await seance({
    date: ARRETE_AU,
    presences: { e1: 'present' },
    intervenants: { omar: null },
    activites: ['jeux'],
  })
  await someHeures(db, { intervenant_id: 'omar', action_id: 'a1', date: ARRETE_AU, minutes: 30 })
  await anActionParents(db, { action_id: 'a1', date: ARRETE_AU, genre: 'evaluation' })
  await aConcertation(db, { action_id: 'a1', date: ARRETE_AU, genre: 'orientation' })

  const { valeurs } = await figures()

  expect(valeurs).toMatchObject({
    'calendrier.debut': ARRETE_AU,
    'calendrier.semaines': 1,
    'intervenants.benevole.heures': 2,
    'public.total': 2,
    'public.collectifs': 1,
    'activites.jeux': true,
    'parents.evaluation': true,
    'ecole.orientation': true,
    'assiduite.presents': 1,
    'assiduite.inconnues': 1,
  })
})

test('the minutes of the séances of the day itself are no longer to come', async () => {
  await anIntervenant(db, { id: 'omar' })
  const next = { date: '2022-05-03', etat: 'prevue', intervenants: { omar: 45 } } as const
  await seance({ ...next, date: ARRETE_AU, etat: 'tenue' })
  await seance({ ...next, etat: 'annulee', date: '2022-05-10' })
  expect((await figures()).faits.minutesAVenir).toEqual(new Map())

  await seance(next)

  expect((await figures()).faits.minutesAVenir).toEqual(new Map([['benevole', 45]]))
})

test('nothing of another action counts', async () => {
  await anAction(db, { id: 'a2' })
  await aCollectif(db, { id: 'c9', action_id: 'a2' })
  await anIntervenant(db, { id: 'omar' })
  await inscrit('e1', { collectif_id: 'c9', origines: ['famille'] })
  await inscrit('e2', { collectif_id: 'c9' })
  await seance({
    collectif_id: 'c9',
    presences: { e1: 'present' },
    intervenants: { omar: null },
    activites: ['jeux'],
  })
  await someHeures(db, { intervenant_id: 'omar', action_id: 'a2' })
  await anActionParents(db, { action_id: 'a2' })
  await aConcertation(db, { action_id: 'a2' })

  const { valeurs, indicateurs } = await figures()

  const counted = Object.entries(valeurs).filter(
    ([, v]) => v !== null && v !== 0 && v !== false && !(Array.isArray(v) && v.length === 0),
  )
  expect(counted).toEqual([])
  expect(indicateurs.constats).toEqual([])
})
