import { expect, test } from 'vitest'
import { type Faits, PARAMETRES_PAR_DEFAUT } from '../../shared/domain/faits.ts'
import type { Objectif } from '../../shared/domain/listes.ts'
import { etatsDesObjectifs, propositionsDesAxes } from '../../shared/domain/objectif.ts'

const AXES = {
  ...{ evaluations: [], projets: [], faitsMarquants: [] },
  ...{ enfantsSuivis: [], orientationsRepondues: [] },
}

type Written = { readonly axes?: object; readonly [fact: string]: unknown }

/** Facts of an action at the end of April, of which nothing else is written. */
const faitsOf = ({ axes = {}, ...more }: Written) =>
  ({
    ...{ arreteAu: '2022-04-30', seances: [], actionsParents: [], concertations: [] },
    ...{ inscriptions: [], activites: new Map(), parametres: PARAMETRES_PAR_DEFAUT },
    presencesInconnues: { count: 0, seances: [] },
    ...more,
    axes: { ...AXES, ...axes },
  }) as unknown as Faits

const plain = (text: unknown) => String(text).replaceAll('\u00a0', ' ')

/** What stands under an objective: its evidence, else what falls short of it. */
function told(objectif: Objectif, faits: Written): readonly string[] {
  const etat = etatsDesObjectifs(faitsOf(faits)).find((one) => one.objectif === objectif)
  return [...(etat?.preuves ?? []).map(({ texte }) => texte), ...(etat?.manques ?? [])].map(plain)
}

const aSeance = (id: string, counts: object, more: object = {}) => ({
  ...{ id, collectifId: 'c', date: '2021-11-09', etat: 'tenue', minutes: 90, intervenants: 1 },
  ...{ presents: 0, absents: 0, excuses: 0, ...counts, ...more },
})

test('a register is full whatever is marked in it: present, absent or excused; a séance not held has none', () => {
  const seances = [
    aSeance('present', { presents: 1, absents: 1 }),
    aSeance('absent', { absents: 1 }),
    aSeance('excuse', { excuses: 1 }, { date: '2022-04-30' }),
    aSeance('mixed', { presents: 1, excuses: 1 }),
    aSeance('prevue', { excuses: 1 }, { etat: 'prevue' }),
    aSeance('annulee', {}, { etat: 'annulee' }),
    aSeance('later', { presents: 1 }, { date: '2022-05-03' }),
  ]
  const empty = [aSeance('empty', {}), aSeance('unknown', { presents: 1 })]
  const registres = (registresComplets: number | null, ...more: readonly object[]) =>
    told('suivi-presences', {
      seances: [...seances, ...empty, ...more],
      presencesInconnues: { count: 1, seances: ['unknown'] },
      parametres: { ...PARAMETRES_PAR_DEFAUT, registresComplets },
    })

  expect(registres(66)).toEqual(['4 registres complets sur 6 séances tenues'])
  expect(registres(67)).toEqual(['4 registres complets sur 6 séances tenues, 67 % attendus'])
  expect(registres(null)).toEqual(['4 registres complets sur 6 séances tenues'])
  // As many as are asked for, exactly.
  expect(registres(50, ...empty.slice(0, 1), ...empty.slice(0, 1))).toEqual([
    '4 registres complets sur 8 séances tenues',
  ])
  expect(told('suivi-presences', { seances: empty.slice(0, 1) })).toEqual([])
  expect(told('suivi-presences', { seances: seances.slice(0, 1) })).toEqual([
    '1 registre complet sur 1 séance tenue',
  ])
})

test('an activité is told with the days of its séances, an action with parents with its own', () => {
  const seances = [aSeance('s1', {}), aSeance('s2', {}, { date: '2021-11-16' })]
  const activites = new Map([
    ['jeux', ['s1', 's2']],
    ['citoyennete', ['s2']],
  ])
  const actionsParents = [
    { id: 'a', genre: 'codes-ecole', date: '2021-10-05' },
    { id: 'b', genre: 'outil-liaison', date: '2021-10-12' },
  ]
  const faits = { seances, activites, actionsParents }

  expect(told('vie-collective', faits)).toEqual([
    expect.stringMatching(/^1 séance tenue .* : 16\/11\/2021$/),
    expect.stringMatching(/^2 séances tenues .* : 09\/11\/2021, 16\/11\/2021$/),
  ])
  expect(told('methodologie', faits)).toEqual([])
  expect(told('codes-ecole', faits)).toEqual([
    expect.stringMatching(/^1 action .* : 05\/10\/2021$/),
  ])
  expect(told('echanges-informels', faits)).toEqual([
    expect.stringMatching(/^1 action .* : 12\/10\/2021$/),
  ])
})

test('notes are of their own objective; exchanges with parents are regular in two trimestres', () => {
  const fait = (id: string, date: string, objectif = 'echanges-informels') => ({
    ...{ id, date, objectif, note: `Note ${id}` },
  })
  const autumn = [fait('a', '2021-11-09'), fait('b', '2021-11-16')]
  const notes = (...faitsMarquants: readonly object[]) =>
    told('echanges-informels', { axes: { faitsMarquants } })

  expect(notes(...autumn)).toEqual([])
  expect(notes(...autumn, fait('c', '2022-01-04', 'competences'))).toEqual([])
  expect(notes(...autumn, fait('c', '2022-01-04'), fait('d', '2022-01-05', 'jeux'))).toEqual([
    '3 faits marquants : 09/11/2021, 16/11/2021, 04/01/2022',
  ])
  const [, ...etats] = etatsDesObjectifs(
    faitsOf({ axes: { faitsMarquants: [...autumn, fait('c', '2022-01-04', 'competences')] } }),
  )
  expect(
    etats.flatMap(({ objectif, faitsMarquants }) => faitsMarquants.map(({ id }) => [objectif, id])),
  ).toEqual([
    ['competences', 'c'],
    ['echanges-informels', 'a'],
    ['echanges-informels', 'b'],
  ])
})

const aMeeting = (moment: string | null, date: string, more: object = {}) => ({
  ...{ id: date, axe: 'ecole', genre: 'echanges-reguliers', partenaire: null },
  ...{ moment, date, ...more },
})

test('the two meetings with the school are told together, or the one that is missing', () => {
  const amont = [aMeeting('amont', '2021-09-14'), aMeeting('amont', '2021-09-21')]
  const bilan = [aMeeting('bilan', '2022-04-05'), aMeeting('bilan', '2022-04-12')]
  const reunions = (...concertations: readonly object[]) =>
    told('reunions-ecole', { concertations })

  expect(reunions(...amont, ...bilan)).toEqual([
    '2 réunions en amont : 14/09/2021, 21/09/2021',
    '2 réunions lors du bilan : 05/04/2022, 12/04/2022',
  ])
  expect(reunions(...amont.slice(1))).toEqual([
    '1 réunion en amont : 21/09/2021 ; celle du bilan n’est pas encore notée',
  ])
  expect(reunions(...bilan.slice(1))).toEqual([
    '1 réunion lors du bilan : 12/04/2022 ; celle en amont n’est pas notée',
  ])
  expect(reunions(aMeeting('amont', '2021-09-14', { axe: 'territoire' }))).toEqual([])
})

test('an exchange on the orientation of the enfants is one with the school', () => {
  const concertations = [
    aMeeting(null, '2021-11-09', { genre: 'orientation' }),
    aMeeting(null, '2021-11-16', { genre: 'orientation', axe: 'territoire' }),
    aMeeting(null, '2021-11-23'),
  ]

  expect(told('orientation-ecole', { concertations })).toEqual([
    '1 échange sur l’orientation des enfants : 09/11/2021',
  ])
  expect(told('relations-ecole', { concertations })).toEqual([
    '2 rencontres : 09/11/2021, 23/11/2021',
  ])
  expect(told('acteurs-territoire', { concertations })).toEqual(['1 rencontre : 16/11/2021'])
  expect(told('orientation-ecole', { axes: { orientationsRepondues: ['o'] } })).toEqual([
    '1 orientation reçue d’une école, avec son retour',
  ])
})

test('a cultural partner is told by its name or its kind, once, and only of the territoire', () => {
  const met = (nom: string, type: string | null, axe = 'territoire') =>
    aMeeting(null, '2021-11-09', { axe, partenaire: { id: nom, nom, type } })
  const partenaires = (...concertations: readonly object[]) =>
    told('centres-interet', { concertations })

  expect(partenaires(met('Agora', 'Théâtre'))).toEqual(['Partenaire culturel : Agora'])
  expect(
    partenaires(
      met('Médiathèque', null),
      met('Agora', 'Théâtre'),
      met('Agora', 'Théâtre'),
      met('Mairie', null),
      met('Musée', null, 'ecole'),
    ),
  ).toEqual(['Partenaires culturels : Agora, Médiathèque'])
})

test('up to five days are told one by one, more by the first and the last', () => {
  const days = ['2022-01-06', '2022-01-05', '2022-01-04', '2022-01-03', '2022-01-02', '2022-01-01']
  const reunions = (dates: readonly string[]) =>
    told('convivialite', {
      actionsParents: dates.map((date) => ({ id: date, genre: 'convivialite', date })),
    })

  expect(reunions(days.slice(1))[0]).toMatch(
    /^5 actions .* : 01\/01\/2022, 02\/01\/2022, 03\/01\/2022, 04\/01\/2022, 05\/01\/2022$/,
  )
  expect(reunions(days)[0]).toMatch(/^6 actions .* : du 01\/01\/2022 au 06\/01\/2022$/)
})

test('the individual follow-up counts from the half of the enfants on, each once', () => {
  const inscriptions = ['a', 'b', 'b', 'c', 'd'].map((enfantId) => ({ enfantId }))
  const suivis = (...enfantsSuivis: readonly string[]) =>
    told('competences', { inscriptions, axes: { enfantsSuivis } })

  expect(suivis()).toEqual([])
  expect(suivis('a')).toEqual([
    'Suivi individuel renseigné pour 1 enfant sur 4, la moitié au moins attendue',
  ])
  expect(suivis('a', 'b')).toEqual(['Suivi individuel renseigné pour 2 enfants sur 4'])
  // Other evidence is there: what falls short is not told.
  const fait = { id: 'f', date: '2021-11-09', objectif: 'competences', note: 'Note' }
  const axes = { enfantsSuivis: ['a'], faitsMarquants: [fait] }
  expect(told('competences', { inscriptions, axes })).toEqual(['1 fait marquant : 09/11/2021'])
})

const aProjet = (genre: string, more: object = {}) => ({
  ...{ id: 'p', genre, titre: 'Café des parents', debut: '2021-10-04', fin: null },
  ...{ partenaire: null, description: null, effets: null, seances: [], actionsParents: [] },
  ...more,
})

/** Answers that projets propose, by the code of their question. */
const proposed = (...projets: readonly object[]) =>
  Object.fromEntries(
    [...propositionsDesAxes(faitsOf({ axes: { projets } }))].map(([code, { valeur }]) => [
      code,
      typeof valeur === 'string' ? plain(valeur) : valeur,
    ]),
  )

test('a projet for the parents is told with all that is written of it, and answers once something was held', () => {
  expect(proposed(aProjet('accompagnement-parents'))).toEqual({
    'bonificationParent.details': '« Café des parents », depuis le 04/10/2021.',
  })
  const whole = aProjet('accompagnement-parents', {
    ...{ fin: '2022-06-17', partenaire: 'la médiathèque' },
    ...{ description: 'On y parle.', effets: 'On y revient.' },
    ...{ seances: ['s'], actionsParents: ['a1', 'a2'] },
  })
  expect(proposed(whole)).toEqual({
    'bonificationParent.realise': true,
    'bonificationParent.details':
      '« Café des parents », avec la médiathèque, du 04/10/2021 au 17/06/2022 : 1 séance tenue, 2 actions avec les parents. On y parle. On y revient.',
  })
  expect(proposed(aProjet('accompagnement-parents', { seances: ['s'] }))).toEqual({
    'bonificationParent.realise': true,
    'bonificationParent.details': '« Café des parents », depuis le 04/10/2021 : 1 séance tenue.',
  })
})

test('a cultural projet answers its own questions alone, its effects once they are written', () => {
  const held = aProjet('ouverture-culturelle', {
    id: 'held',
    actionsParents: ['a'],
    seances: ['s'],
  })
  const wished = { titre: 'Voix hautes', effets: 'Ils lisent.', partenaire: 'Agora' }
  const projets = [
    held,
    aProjet('ouverture-culturelle', wished),
    aProjet('accompagnement-parents', { id: 'autre', seances: ['z'] }),
  ]

  expect(proposed(aProjet('ouverture-culturelle'))).toEqual({})
  expect(proposed(...projets)).toMatchObject({
    'bonificationEnfant.realise': true,
    'reseau.effets': '« Voix hautes » : Ils lisent.',
  })
  expect(
    propositionsDesAxes(faitsOf({ axes: { projets } })).get('bonificationEnfant.realise'),
  ).toEqual({
    valeur: true,
    isProposed: true,
    provenance: { projets: ['held'], seances: ['s'], actionsParents: ['a'] },
  })
  expect(told('centres-interet', { axes: { projets } })).toEqual([
    'Projet « Café des parents » depuis le 04/10/2021',
    'Projet « Voix hautes » depuis le 04/10/2021, avec Agora',
  ])
})

test('the individual follow-up proposes its answer, with the enfants followed', () => {
  const figures = propositionsDesAxes(faitsOf({ axes: { enfantsSuivis: ['e1'] } }))

  expect([...figures]).toEqual([
    ['progression.mesure', { valeur: true, isProposed: true, provenance: { enfants: ['e1'] } }],
  ])
})
