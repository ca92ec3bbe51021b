import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DossierInput } from '../../shared/domain/dossier.ts'
import { type DossierProblem, parseDossier } from '../../shared/domain/dossier-check.ts'
import { arbitraryDossier } from '../builders/arbitrary-dossier.ts'
import { anExempleInput } from '../builders/fixture-dossiers.ts'

/** The exemple with one place of the file changed: `seances[0].date`, `heures[0]`… */
function spoilt(path: string, value: unknown): unknown {
  const dossier = anExempleInput() as unknown as Record<string, unknown>
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, dossier)
  parent[last] = value
  return dossier
}

function problemsOf(json: unknown): readonly DossierProblem[] {
  const result = parseDossier(json)
  return result.ok ? [] : result.error
}

test('the exemple is accepted; what it leaves out is null or empty', () => {
  const result = parseDossier(anExempleInput())

  expect(result).toMatchObject({
    ok: true,
    value: {
      orientations: [],
      enfants: [{ anneeNaissance: null }, { dateNaissance: null }, {}, {}, {}],
    },
  })
})

test('the least that a dossier says is its structure and its année', () => {
  const result = parseDossier({
    format: 'cartable/dossier',
    version: 1,
    structure: { nom: 'Centre social' },
    anneeScolaire: { debut: '2021-09-01', fin: '2022-08-31' },
  })

  expect(result).toMatchObject({ ok: true, value: { enfants: [], structure: { mail: null } } })
})

test.each([null, 3, 'dossier', [], [anExempleInput()]])('%j is no dossier', (json) => {
  expect(problemsOf(json)).toEqual([
    { path: '', message: 'ce fichier n’est pas un dossier de Cartable' },
  ])
})

test('version 2 without its rest is told', () => {
  expect(problemsOf({ ...anExempleInput(), version: 2 })).toEqual([
    { path: 'complements', message: expect.stringMatching(/^cette partie manque/) },
  ])
})

const ORIENTATION = { id: 'o1', date: '2021-10-04', statut: 'famille-contactee', enfantId: 'e1' }
const CONTACT = { statut: 'famille-contactee', date: '2021-10-05' }
const CRENEAU = { jour: 'mardi', debut: '16:30', fin: '18:00' }
const STATUT = { statut: 'benevole', debut: '2021-09-01', fin: '2021-12-31' }

describe('one wrong value is told with its place and the reason', () => {
  test.each([
    // What the file is
    ['format', 'autre/dossier', '« cartable/dossier » attendu'],
    ['version', 3, 'version 1 ou 2 attendue : ce dossier vient d’une autre version de Cartable'],
    ['version', '1', 'version 1 ou 2 attendue : ce dossier vient d’une autre version de Cartable'],
    ['complements', {}, 'ce champ est inconnu de la version 1'],
    ['structure', undefined, 'cette valeur manque'],
    ['anneeScolaire.fin', '2021-08-31', 'se termine avant de commencer'],
    // Fields
    ['enfants[1].surnom', 'Dada', 'ce champ est inconnu de Cartable'],
    ['classes', [], 'ce champ est inconnu de Cartable'],
    ['enfants[0].nom', undefined, 'cette valeur manque'],
    ['enfants[0].nom', ' ', 'ne peut pas être vide'],
    ['enfants[0].nom', '\u0000', 'ne peut pas être vide'],
    ['enfants[0].nom', 3, 'un texte est attendu'],
    ['enfants[0].nom', 'N'.repeat(301), 'est trop long : 300 caractères au plus'],
    ['enfants', {}, 'une liste entre crochets est attendue'],
    ['enfants[0]', 'Benali', 'un ensemble de champs entre accolades est attendu'],
    ['familles[0].responsables[0]', {}, 'responsable vide'],
    ['actions[0].bonificationEnfant', 'oui', 'true (oui) ou false (non) est attendu'],
    [
      'reponses[0]',
      { actionId: 'a1', code: 'a.b', valeur: { x: 1 } },
      'cette valeur ne convient pas',
      'reponses[0].valeur',
    ],
    // Dates and times
    ['seances[0].date', '2022-02-31', 'date attendue sous la forme AAAA-MM-JJ'],
    ['seances[0].date', '28/09/2021', 'date attendue sous la forme AAAA-MM-JJ'],
    ['seances[0].fin', '25:00', 'heure attendue sous la forme HH:MM'],
    ['seances[0].fin', '16:30', 'se termine avant de commencer'],
    [
      'seances[0].date',
      '2021-08-31',
      '2021-08-31 est en dehors de l’année scolaire (du 2021-09-01 au 2022-08-31)',
    ],
    [
      'inscriptions[0].debut',
      '2022-09-01',
      '2022-09-01 est en dehors de l’année scolaire (du 2021-09-01 au 2022-08-31)',
    ],
    ['inscriptions[0].fin', '2021-09-27', 'se termine avant de commencer'],
    ['actions[0].collectifs[0].creneaux[0].fin', '16:30', 'se termine avant de commencer'],
    ['actions[0].previsionnel.fin', '2021-09-01', 'se termine avant de commencer'],
    ['intervenants[0].statuts[0].fin', '2021-08-31', 'se termine avant de commencer'],
    // Closed lists
    [
      'seances[0].etat',
      'reportee',
      '« reportee » n’est pas une valeur connue : tenue, prevue, annulee',
    ],
    ['structure.zoneScolaire', 'D', '« D » n’est pas une valeur connue : A, B, C'],
    [
      'seances[0].presences[0].etat',
      'retard',
      '« retard » n’est pas une valeur connue : present, absent, excuse',
    ],
    [
      'concertations[0].genre',
      'forum',
      'avec l’école, le genre est l’un de : partenariat-formalise, partenariat-informel, orientation, echanges-reguliers',
    ],
    // Numbers
    ['heures[0].minutes', -1, 'doit être au moins 0'],
    ['heures[0].minutes', 1.5, 'un nombre entier est attendu'],
    ['heures[0].minutes', '90', 'un nombre est attendu'],
    ['heures[0].minutes', 14_401, 'doit être au plus 14\u202f400'],
    ['enfants[1].anneeNaissance', 1899, 'année attendue, entre 1900 et 2200'],
    // Ids and references
    ['enfants[0].id', '', 'identifiant vide'],
    ['etablissements[0].id', 'j\ud83df', 'caractère interdit dans un identifiant'],
    [
      'partenaires[1]',
      { id: 'med', nom: 'Autre' },
      '« med » figure déjà plus haut',
      'partenaires[1].id',
    ],
    ['actions[1]', { id: 'a2', numero: '1' }, '« 1 » figure déjà plus haut', 'actions[1].numero'],
    ['actions[0].collectifs[1].id', 'c1', '« c1 » figure déjà plus haut'],
    ['seances[0].presences[1].enfantId', 'e1', '« e1 » figure déjà plus haut'],
    [
      'seances[0].intervenants[1]',
      { intervenantId: 'nadia' },
      '« nadia » figure déjà plus haut',
      'seances[0].intervenants[1].intervenantId',
    ],
    ['enfants[0].familleId', 'f9', 'famille « f9 » introuvable dans le dossier'],
    ['inscriptions[0].enfantId', 'e9', 'enfant « e9 » introuvable dans le dossier'],
    ['inscriptions[0].collectifId', 'c9', 'collectif « c9 » introuvable dans le dossier'],
    ['inscriptions[0].etablissementId', 't9', 'établissement « t9 » introuvable dans le dossier'],
    ['seances[3].collectifId', 'c9', 'collectif « c9 » introuvable dans le dossier'],
    ['seances[0].presences[0].enfantId', 'e9', 'enfant « e9 » introuvable dans le dossier'],
    [
      'seances[0].intervenants[0].intervenantId',
      'i9',
      'intervenant « i9 » introuvable dans le dossier',
    ],
    ['heures[0].intervenantId', 'i9', 'intervenant « i9 » introuvable dans le dossier'],
    ['heures[0].actionId', 'a9', 'action « a9 » introuvable dans le dossier'],
    [
      'actionsParents[0].familleIds',
      ['f9'],
      'famille « f9 » introuvable dans le dossier',
      'actionsParents[0].familleIds[0]',
    ],
    ['concertations[0].partenaireId', 'p9', 'partenaire « p9 » introuvable dans le dossier'],
    [
      'reponses[0]',
      { actionId: 'a9', code: 'a.b', valeur: true },
      'action « a9 » introuvable dans le dossier',
      'reponses[0].actionId',
    ],
    ['inscriptions[0].actionId', 'a9', 'action « a9 » introuvable dans le dossier'],
    ['actionsParents[0].actionId', 'a9', 'action « a9 » introuvable dans le dossier'],
    ['concertations[0].actionId', 'a9', 'action « a9 » introuvable dans le dossier'],
    ['concertations[0].etablissementId', 't9', 'établissement « t9 » introuvable dans le dossier'],
    [
      'orientations[0]',
      { ...ORIENTATION, enfantId: 'e9' },
      'enfant « e9 » introuvable dans le dossier',
      'orientations[0].enfantId',
    ],
    [
      'orientations[0]',
      { ...ORIENTATION, etablissementId: 't9' },
      'établissement « t9 » introuvable dans le dossier',
      'orientations[0].etablissementId',
    ],
    [
      'orientations[0]',
      { ...ORIENTATION, etapes: [CONTACT, CONTACT] },
      '« famille-contactee » figure déjà plus haut',
      'orientations[0].etapes[1].statut',
    ],
    [
      'orientations[0]',
      { ...ORIENTATION, etapes: [CONTACT, { ...CONTACT, statut: 'refusee' }] },
      'cette étape ne mène pas au statut « famille-contactee »',
      'orientations[0].etapes[1].statut',
    ],
    ...[
      ['familles[0].responsables', { nom: 'Sow' }, { nom: 'Bah' }],
      ['actions[0].collectifs[0].creneaux', CRENEAU, { ...CRENEAU, jour: 'jeudi' }],
      ['intervenants[0].disponibilites', CRENEAU, { ...CRENEAU, jour: 'jeudi' }],
      ['intervenants[0].statuts', STATUT, { ...STATUT, debut: '2022-01-01', fin: null }],
    ].map(([path, one, other]): [string, unknown, string, string] => [
      ...([String(path), [one, other].map((row) => ({ ...(row as object), id: 'x' }))] as const),
      ...(['« x » figure déjà plus haut', `${path}[1].id`] as const),
    ]),
    // Two things that cannot both be true
    [
      'enfants[0].anneeNaissance',
      2012,
      'contredit la date de naissance : donnez la date, ou l’année seule',
    ],
    [
      'intervenants[0].statuts[1].debut',
      '2021-12-31',
      'chevauche un autre statut de la même personne',
      'intervenants[0].statuts[1]',
    ],
    [
      'orientations[0]',
      { id: 'o1', date: '2021-10-04', statut: 'recue', nom: 'Sow' },
      'donnez « enfantId », ou « nom » et « prenom »',
      'orientations[0].enfantId',
    ],
  ])('%s = %j', (path, value, message, place: string = path) => {
    expect(problemsOf(spoilt(path, value))).toContainEqual({ path: place, message })
  })
})

test('the first and the last day of the année are of it, a step that leads to the statut is no fault', () => {
  for (const path of ['seances[0].date', 'inscriptions[0].debut', 'inscriptions[0].fin']) {
    for (const day of ['2021-09-01', '2022-08-31']) {
      const told = problemsOf(spoilt(path, day)).map(({ message }) => message)
      expect([path, day, told.filter((text) => text.includes('en dehors'))]).toEqual([
        path,
        day,
        [],
      ])
    }
  }
  expect(problemsOf(spoilt('orientations[0]', { ...ORIENTATION, etapes: [CONTACT] }))).toEqual([])
})

test('a collectif of another action is refused', () => {
  const input = anExempleInput()
  input.actions?.push({ id: 'a2', numero: '2', collectifs: [{ id: 'c9', nom: 'Vendredi' }] })
  const [first] = input.inscriptions ?? []
  if (first) first.collectifId = 'c9'

  expect(problemsOf(input)).toEqual([
    { path: 'inscriptions[0].collectifId', message: 'ce collectif appartient à l’action « a2 »' },
  ])
})

test('a date and a year of birth that agree are accepted together', () => {
  expect(problemsOf(spoilt('enfants[0].anneeNaissance', 2013))).toEqual([])
})

test('all that is wrong is told at once, each at its place', () => {
  const input = anExempleInput() as unknown as Record<string, { [field: string]: unknown }[]>
  Object.assign(input.enfants?.[0] ?? {}, { nom: '', surnom: 'Dada', sexe: 'X' })
  Object.assign(input.seances?.[4] ?? {}, { date: 'hier' })
  Object.assign(input.heures?.[0] ?? {}, { minutes: null })

  expect(problemsOf(input).map((problem) => problem.path)).toEqual([
    'enfants[0].nom',
    'enfants[0].sexe',
    'enfants[0].surnom',
    'seances[4].date',
    'heures[0].minutes',
  ])
})

test('every broken reference is told, not the first alone', () => {
  const input = anExempleInput()
  const intervenants = (input.intervenants ?? []).filter((i) => i.id !== 'omar')

  const problems = problemsOf({ ...input, intervenants })

  expect(problems.length).toBeGreaterThan(3)
  expect(new Set(problems.map((p) => p.message))).toEqual(
    new Set(['intervenant « omar » introuvable dans le dossier']),
  )
})

test('a dossier that was read reads again as itself', () => {
  fc.assert(
    fc.property(arbitraryDossier, (input: DossierInput) => {
      const once = parseDossier(input)

      const twice = parseDossier(JSON.parse(JSON.stringify(once.ok ? once.value : null)))

      expect(once.ok).toBe(true)
      expect(twice).toEqual(once)
    }),
    { numRuns: 50 },
  )
})

test('no JSON, however odd, makes the reading fail otherwise than by telling what is wrong', () => {
  let told = 0
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(anExempleInput())), (odd, part) => {
      const problems = problemsOf({ ...anExempleInput(), [part]: odd })

      for (const { message } of problems) expect(message).toMatch(/^[\p{L}\p{N}«]/u)
      told += problems.length
    }),
  )
  expect(told).toBeGreaterThan(50)
})

test.each([
  [{ a: 1 }, 'un ensemble de champs n’est pas'],
  [['F'], 'une liste n’est pas'],
  ['x'.repeat(500), `« ${'x'.repeat(60)}… » n’est pas`],
  [7, '« 7 » n’est pas'],
])('%j in the place of a code of a list is named', (value, start) => {
  const [problem] = problemsOf(spoilt('inscriptions[0].statut', value))

  expect(problem?.message).toMatch(new RegExp(`^${start.replace(/[()]/g, '.')}`))
})

describe('a file that nobody wrote by hand', () => {
  const enfant = (n: number) => ({ id: `z${n}`, nom: 'Quintrec', prenom: `Zoé ${n}` })
  const longAs = (rows: readonly unknown[]) => ({ ...anExempleInput(), enfants: rows })

  test('one that is wrong throughout is told by its first problems alone', () => {
    const problems = problemsOf(longAs(Array.from({ length: 20_000 }, () => ({}))))

    expect(problems).toHaveLength(200)
    expect(problems[0]?.path).toBe('enfants[0].id')
  })

  test('a problem far in a long part has its own place, and the rest is read as usual', () => {
    const rows: unknown[] = [
      ...(anExempleInput().enfants ?? []),
      ...Array.from({ length: 2000 }, (_, n) => enfant(n)),
    ]
    expect(parseDossier(longAs(rows))).toMatchObject({
      ok: true,
      value: { enfants: { length: rows.length } },
    })
    rows[1234] = { ...enfant(0), sexe: 'X' }

    expect(problemsOf(longAs(rows)).map(({ path }) => path)).toEqual(['enfants[1234].sexe'])
  })

  test('levels without end, a list or fields by thousands in one record are refused at their place', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`c${n}`, 1]))
    const cases: readonly (readonly [string, unknown])[] = [
      ['a trop de niveaux', { ...anExempleInput(), version: 2, complements: { x: [{ y: deep }] } }],
      ['est trop long', spoilt('seances[0].presences', Array(6000).fill({}))],
      ['a trop de champs', spoilt('enfants[0]', many)],
    ]
    for (const [message, json] of cases) {
      expect(problemsOf(json)).toEqual([{ path: expect.any(String), message }])
    }
  })
})
