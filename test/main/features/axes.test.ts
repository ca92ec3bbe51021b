import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../main/db/open.ts'
import {
  findCadre,
  removeAction,
  saveCadre,
} from '../../../main/features/actions/actions.service.ts'
import {
  findEvaluations,
  removeEvaluation,
  saveEvaluation,
} from '../../../main/features/evaluations/evaluations.service.ts'
import {
  findFaitsMarquants,
  removeFaitMarquant,
  saveFaitMarquant,
} from '../../../main/features/faits-marquants/faits-marquants.service.ts'
import {
  findFormations,
  removeFormation,
  saveFormation,
} from '../../../main/features/formations/formations.service.ts'
import { findHeuresFormations, findTotals } from '../../../main/features/heures/heures.service.ts'
import {
  findIntervenantsOf,
  removeIntervenant,
} from '../../../main/features/intervenants/intervenants.service.ts'
import { redoNext, undoLast } from '../../../main/features/journal/journal.service.ts'
import {
  findProjets,
  removeProjet,
  saveProjet,
} from '../../../main/features/projets/projets.service.ts'
import { saisieEvaluationSchema } from '../../../shared/domain/evaluation.ts'
import { saisieFormationSchema } from '../../../shared/domain/formation.ts'
import { readFigures } from '../../builders/figures.ts'
import { given } from '../../builders/given.ts'
import {
  aCollectif,
  anAction,
  anActionParents,
  anAnnee,
  anIntervenant,
  aPartenaire,
  aSeance,
  someHeures,
} from '../../builders/records.ts'

const NOW = new Date('2022-05-02T09:00:00Z')
let open: OpenDatabase
let action: Awaited<ReturnType<typeof anAction>>
let other: Awaited<ReturnType<typeof anAction>>

beforeEach(async () => {
  open = openDatabase(':memory:')
  action = await anAction(open.db)
  other = await anAction(open.db)
})

const scope = () => ({ anneeId: action.annee_id, actionId: action.id })

const formation = (overrides: object = {}) =>
  saisieFormationSchema.parse({
    actionId: action.id,
    date: '2022-01-20',
    theme: 'Accompagner la lecture',
    organisateur: 'Réseau départemental',
    isConjointe: true,
    minutes: 180,
    participants: [],
    note: null,
    ...overrides,
  })

describe('formations', () => {
  test('each who came has the hours of the formation, or their own, from its day on', async () => {
    const nadia = await anIntervenant(open.db, { nom: 'Nadia' })
    const omar = await anIntervenant(open.db, { nom: 'Omar' })
    await someHeures(open.db, {
      ...{ intervenant_id: nadia.id, action_id: action.id, date: '2021-11-09' },
      ...{ categorie: 'formation', minutes: 50 },
    })
    const participants = [
      { intervenantId: nadia.id, minutes: null },
      { intervenantId: omar.id, minutes: 70 },
    ]

    given(await saveFormation(open.db, null, formation({ participants }), NOW))

    const heuresOn = async (day: string) =>
      (await readFigures(open.db, action.id, day)).valeur('intervenants.total.heures')
    expect(await heuresOn('2022-01-19')).toBe(0.83)
    expect(await heuresOn('2022-01-20')).toBe(5)
    const onTheDay = (await readFigures(open.db, action.id, '2022-01-20')).faits.formations
    expect(onTheDay.formations).toMatchObject([{ theme: 'Accompagner la lecture' }])
    expect(await heuresOn('2022-01-21')).toBe(5)
    expect((await readFigures(open.db, other.id, '2022-04-30')).valeur('formations.heures')).toBe(0)
    const read = await readFigures(open.db, action.id, '2022-04-30')
    expect(read.valeur('formations.nombre')).toBe(2)
    expect(read.valeur('formations.intervenants')).toBe(2)
    expect(read.valeur('reseau.formations')).toBe(
      'Formation suivie par 2\u00a0intervenants (5\u00a0h en tout) : « Accompagner la lecture » le 20/01/2022, conjointe.',
    )
    const totals = given(await findTotals(open.db, scope(), '2022-04-30'))
    expect(totals.map(({ minutes }) => minutes).toSorted((a, b) => a - b)).toEqual([50, 70, 180])
    const lines = given(await findHeuresFormations(open.db, scope(), '2022-04-30'))
    expect(lines.map(({ intervenantId, minutes }) => [intervenantId, minutes])).toEqual([
      [nadia.id, 180],
      [omar.id, 70],
    ])
    for (const [day, count] of [
      ['2022-01-19', 0],
      ['2022-01-20', 2],
    ] as const) {
      expect(given(await findHeuresFormations(open.db, scope(), day))).toHaveLength(count)
    }
    const persons = given(await findIntervenantsOf(open.db, scope(), '2022-04-30'))
    expect(persons.map(({ intervenantId }) => intervenantId).sort()).toEqual(
      [nadia.id, omar.id].sort(),
    )
  })

  test('saved again, undone and done again, it holds exactly those who came', async () => {
    const nadia = await anIntervenant(open.db, { nom: 'Nadia' })
    const lina = await anIntervenant(open.db, { nom: 'Lina' })
    const came = (id: string) => ({ participants: [{ intervenantId: id, minutes: null }] })
    given(await saveFormation(open.db, null, formation(came(nadia.id)), NOW))
    const [known] = given(await findFormations(open.db, scope()))

    given(await saveFormation(open.db, known?.formationId ?? '', formation(came(lina.id)), NOW))
    const noms = async () => given(await findFormations(open.db, scope())).map((one) => one.noms)
    expect(await noms()).toEqual([['Lina Omar']])
    await undoLast(open.db, NOW)
    expect(await noms()).toEqual([['Nadia Omar']])
    await redoNext(open.db)
    expect(await noms()).toEqual([['Lina Omar']])
  })

  test('whoever followed one is not deleted, nor the action that holds it', async () => {
    const nadia = await anIntervenant(open.db, { nom: 'Nadia' })
    const participants = [{ intervenantId: nadia.id, minutes: null }]
    given(await saveFormation(open.db, null, formation({ participants }), NOW))

    const person = await removeIntervenant(open.db, nadia.id, NOW)
    const whole = await removeAction(open.db, action.id, NOW)

    expect(!person.ok && person.error).toMatchObject({ code: 'deletion-refused' })
    expect(!whole.ok && whole.error).toMatchObject({ code: 'deletion-refused' })
    expect(given(await findFormations(open.db, scope()))).toHaveLength(1)
  })

  test.each(['2021-08-31', '2022-09-01'])(
    'the %s is outside the année: refused, nothing kept',
    async (date) => {
      const refused = await saveFormation(open.db, null, formation({ date }), NOW)

      expect(!refused.ok && refused.error).toMatchObject({
        code: 'validation',
        fields: { date: expect.any(String) },
      })
      expect(given(await findFormations(open.db, scope()))).toEqual([])
    },
  )
})

test('an évaluation that asked parents answers the question of the form, from its day on', async () => {
  const saisie = saisieEvaluationSchema.parse({
    actionId: action.id,
    date: '2022-03-15',
    titre: 'Questionnaire de mi-année',
    publics: [
      { public: 'parents', interroges: 12, reponses: 7 },
      { public: 'enfants', interroges: null, reponses: 14 },
    ],
    constat: 'Les devoirs sont faits plus vite.',
  })

  given(await saveEvaluation(open.db, null, saisie, NOW))

  const asked = async (day: string) =>
    (await readFigures(open.db, action.id, day)).valeur('parents.evaluation')
  expect(await asked('2022-03-14')).toBe(false)
  expect(await asked('2022-03-15')).toBe(true)
  expect((await readFigures(open.db, other.id, '2022-04-30')).valeur('parents.evaluation')).toBe(
    false,
  )
  const [kept] = given(await findEvaluations(open.db, scope()))
  expect(kept?.publics.map((one) => one.public)).toEqual(['enfants', 'parents'])
  given(await removeEvaluation(open.db, kept?.evaluationId ?? '', NOW))
  expect(await asked('2022-03-15')).toBe(false)
})

test('more answers than people asked is refused in words', () => {
  const read = saisieEvaluationSchema.safeParse({
    ...{ actionId: 'a', date: '2022-03-15', titre: 'Fin', constat: null },
    publics: [{ public: 'parents', interroges: 3, reponses: 4 }],
  })

  expect(read.error?.issues[0]?.message).toContain('plus de réponses que de personnes')
})

test('a projet answers the questions of its bonification once a séance of it was held', async () => {
  const collectif = await aCollectif(open.db, { action_id: action.id })
  const seance = await aSeance(open.db, { collectif_id: collectif.id, date: '2022-02-10' })
  const partenaire = await aPartenaire(open.db, { nom: 'Musée de la ville' })
  const projet = {
    ...{ actionId: action.id, titre: 'Au musée', partenaireId: partenaire.id },
    ...{ date: '2022-01-10', fin: null, description: 'Trois visites.' },
    ...{
      effets: 'Les enfants y reviennent en famille.',
      seanceIds: [seance.id],
      actionParentsIds: [],
    },
  }

  given(await saveProjet(open.db, null, { ...projet, genre: 'ouverture-culturelle' }, NOW))
  given(
    await saveProjet(
      open.db,
      null,
      { ...projet, genre: 'accompagnement-parents', effets: null, seanceIds: [] },
      NOW,
    ),
  )

  const figures = async (day: string) =>
    (await readFigures(open.db, action.id, day)).indicateurs.figures
  expect((await figures('2022-02-09')).get('bonificationEnfant.realise')).toBeUndefined()
  expect((await figures('2022-02-10')).get('bonificationEnfant.realise')).toMatchObject({
    valeur: true,
    isProposed: true,
    provenance: { seances: [seance.id] },
  })
  expect((await figures('2022-02-10')).get('bonificationParent.realise')).toBeUndefined()
  expect((await figures('2022-01-09')).get('bonificationParent.details')).toBeUndefined()
  expect((await figures('2022-01-10')).get('bonificationParent.details')?.valeur).toBe(
    '« Au musée », avec Musée de la ville, depuis le 10/01/2022. Trois visites.',
  )
  expect((await figures('2022-02-10')).get('reseau.effets')?.valeur).toBe(
    '« Au musée » : Les enfants y reviennent en famille.',
  )
  expect(given(await findProjets(open.db, scope()))).toHaveLength(2)
  const met = await anActionParents(open.db, { action_id: action.id, date: '2022-02-10' })
  const reunion = { ...projet, actionParentsIds: [met.id], seanceIds: [], titre: 'Au café' }
  given(await saveProjet(open.db, null, { ...reunion, genre: 'accompagnement-parents' }, NOW))
  const behind = async (day: string) =>
    (await readFigures(open.db, action.id, day)).faits.axes.projets
      .map((one) => [one.titre, one.seances, one.actionsParents])
      .toSorted()
  const [none, here] = [[] as string[], [met.id]]
  expect(await behind('2022-02-10')).toEqual([
    ['Au café', none, here],
    ['Au musée', none, none],
    ['Au musée', [seance.id], none],
  ])
  expect((await behind('2022-02-09'))[0]).toEqual(['Au café', none, none])
})

test('the diagnostic and the charte are kept by action, and undone', async () => {
  const cadre = {
    ...{ diagnosticLe: '2021-06-10', diagnostic: 'Peu de lieux calmes.' },
    ...{ charteLe: '2021-09-20', charteSignataires: 'La direction, six bénévoles' },
  }

  given(await saveCadre(open.db, action.id, cadre, NOW))

  expect(given(await findCadre(open.db, action.id))).toEqual(cadre)
  expect(given(await findCadre(open.db, other.id))).toMatchObject({ charteLe: null })
  await undoLast(open.db, NOW)
  expect(given(await findCadre(open.db, action.id))).toMatchObject({ charteLe: null })
})

test('of each kind, the lists are of their action and année, and one saved or deleted leaves the others as they were', async () => {
  const nadia = await anIntervenant(open.db, { nom: 'Nadia' })
  const lina = await anIntervenant(open.db, { nom: 'Lina' })
  const collectif = await aCollectif(open.db, { action_id: action.id })
  const seances = [
    (await aSeance(open.db, { collectif_id: collectif.id, date: '2022-02-10' })).id,
    (await aSeance(open.db, { collectif_id: collectif.id, date: '2022-01-11' })).id,
  ]
  const parents = [
    (await anActionParents(open.db, { action_id: action.id, date: '2022-02-11' })).id,
    (await anActionParents(open.db, { action_id: action.id, date: '2022-01-12' })).id,
  ]
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const later = await anAction(open.db, { annee_id: next.id })
  type Own = { readonly actionId: string; readonly date: string }
  const projet = { genre: 'ouverture-culturelle', partenaireId: null, description: null } as const
  const kinds = [
    {
      find: findFormations,
      save: (id: string | null, own: Own, theme: string) =>
        saveFormation(
          open.db,
          id,
          formation({
            ...{ ...own, theme, isConjointe: false },
            participants: [nadia, lina].map((one) => ({ intervenantId: one.id, minutes: 60 })),
          }),
          NOW,
        ),
      remove: removeFormation,
      named: 'Formation « Corrigé » du 13/01/2022',
      told: { isConjointe: false, noms: ['Lina Omar', 'Nadia Omar'] },
    },
    {
      find: findEvaluations,
      save: (id: string | null, own: Own, titre: string) =>
        saveEvaluation(
          open.db,
          id,
          {
            ...{ ...own, titre, constat: null },
            publics: [{ public: 'parents', interroges: 12, reponses: 7 }],
          },
          NOW,
        ),
      remove: removeEvaluation,
      named: 'Évaluation « Corrigé » du 13/01/2022',
      told: { publics: [{ public: 'parents', interroges: 12, reponses: 7 }] },
    },
    {
      find: findProjets,
      save: (id: string | null, own: Own, titre: string) =>
        saveProjet(
          open.db,
          id,
          {
            ...{ ...projet, ...own, titre, fin: null, effets: null },
            ...{ seanceIds: seances, actionParentsIds: parents },
          },
          NOW,
        ),
      remove: removeProjet,
      named: 'Projet « Corrigé »',
      told: { seanceIds: seances.toReversed(), actionParentsIds: parents.toReversed() },
    },
    {
      find: findFaitsMarquants,
      save: (id: string | null, own: Own, note: string) =>
        saveFaitMarquant(open.db, id, { ...own, note, objectif: 'competences' }, NOW),
      remove: removeFaitMarquant,
      named: 'Fait marquant du 13/01/2022',
      told: { objectif: 'competences' },
    },
  ]
  for (const { find, save, remove, named, told } of kinds) {
    const here = { actionId: action.id }
    given(await save(null, { ...here, date: '2022-01-10' }, 'Un'))
    given(await save(null, { ...here, date: '2022-01-12' }, 'Deux'))
    given(await save(null, { actionId: other.id, date: '2022-01-11' }, 'Trois'))
    given(await save(null, { actionId: later.id, date: '2022-09-01' }, 'Quatre'))
    const listed = async (actionId: string | null) =>
      given<readonly object[]>(await find(open.db, { anneeId: action.annee_id, actionId }))
    const nameOf = (row: object) => JSON.stringify(row).match(/Un|Deux|Trois|Quatre|Corrigé/)?.[0]
    const idOf = (row: object | undefined): string =>
      Object.entries(row ?? {}).find(([name]) => /^(?!action).*Id$/.test(name))?.[1]
    const [deux, un] = await listed(action.id)

    expect((await listed(null)).map(nameOf)).toEqual(['Deux', 'Trois', 'Un'])
    expect([un, deux].map((row) => nameOf(row ?? {}))).toEqual(['Un', 'Deux'])
    expect(deux).toMatchObject({ ...told, actionId: action.id, action: '1' })
    given(await save(idOf(un), { ...here, date: '2022-01-13' }, 'Corrigé'))
    expect((await listed(null)).map(nameOf)).toEqual(['Corrigé', 'Deux', 'Trois'])
    expect(await listed(action.id)).toEqual([expect.objectContaining(told), deux])
    given(await remove(open.db, idOf(un), NOW))
    expect(await listed(action.id)).toEqual([deux])
    const { label } = given(await undoLast(open.db, NOW))
    expect(label.replaceAll('\u00a0', ' ')).toBe(`Suppression : ${named}`)
    expect((await listed(null)).map(nameOf)).toEqual(['Corrigé', 'Deux', 'Trois'])
    for (const refused of [
      await save('none', { ...here, date: '2022-01-10' }, 'Un'),
      await remove(open.db, 'none', NOW),
    ]) {
      expect(!refused.ok && refused.error).toMatchObject({ code: 'not-found', what: 'fiche' })
    }
  }
})
