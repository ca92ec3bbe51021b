import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { mergeEnfants } from '../../../../main/features/enfants/merge-enfants.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  addEchelles,
  findEchelleNoms,
  findGrilleSuivi,
  findSuiviCounts,
  findSuiviOfEnfant,
  saveEchelles,
  saveProgression,
} from '../../../../main/features/progressions/progressions.service.ts'
import type { NiveauSuivi, Trimestre } from '../../../../shared/domain/progression.ts'
import { debutTrimestre, trimestreOf } from '../../../../shared/domain/progression.ts'
import { given } from '../../../builders/given.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
} from '../../../builders/records.ts'

const NOW = new Date('2022-01-10T09:00:00Z')
let open: OpenDatabase
let action: Awaited<ReturnType<typeof anAction>>
let awa: Awaited<ReturnType<typeof anEnfant>>
let noe: Awaited<ReturnType<typeof anEnfant>>

beforeEach(async () => {
  open = openDatabase(':memory:')
  action = await anAction(open.db)
  const [mardi, jeudi] = [
    await aCollectif(open.db, { action_id: action.id, nom: 'Mardi' }),
    await aCollectif(open.db, { action_id: action.id, nom: 'Jeudi' }),
  ]
  awa = await anEnfant(open.db, { nom: 'Zidane', prenom: 'Awa' })
  noe = await anEnfant(open.db, { nom: 'Bah', prenom: 'Noé' })
  const from = { debut: '2021-09-06' }
  await anInscription(open.db, { enfant_id: awa.id, collectif_id: jeudi.id, ...from })
  // Noé leaves on the last day of the first trimestre.
  await anInscription(open.db, {
    enfant_id: noe.id,
    collectif_id: mardi.id,
    ...from,
    fin: '2021-12-31',
  })
})

const set = (
  enfantId: string,
  echelleId: string,
  trimestre: Trimestre,
  niveau: NiveauSuivi | null,
) =>
  saveProgression(
    open.db,
    { anneeId: action.annee_id, trimestre, enfantId, echelleId, niveau },
    NOW,
  )
const grille = async (trimestre: Trimestre, actionId: string | null = action.id) =>
  given(await findGrilleSuivi(open.db, { anneeId: action.annee_id, actionId, trimestre }))

test('a trimestre shows the enfants inscribed on one day of it, by collectif then by name', async () => {
  const first = await grille(1)
  const second = await grille(2)

  expect(first.echelles.map(({ nom }) => nom)).toHaveLength(5)
  expect(first.lignes.map(({ enfantId }) => enfantId)).toEqual([awa.id, noe.id])
  expect(first.lignes.map(({ collectif }) => collectif)).toEqual(['Jeudi', 'Mardi'])
  expect(second.lignes.map(({ enfantId }) => enfantId)).toEqual([awa.id])
})

test('an enfant is in a trimestre from the day they come to the day they leave, waiting list and nameless aside', async () => {
  const known = new Map<string, string>()
  for (const [nom, debut, more] of [
    ['last of December', '2021-12-31', {}],
    ['first of January', '2022-01-01', {}],
    ['last of March', '2022-03-31', {}],
    ['first of April', '2022-04-01', {}],
    ['last of August', '2022-08-31', {}],
    ['left on 31 March', '2022-02-01', { fin: '2022-03-31' }],
    ['waiting', '2021-09-06', { statut: 'liste-attente' }],
    ['of another action', '2021-09-06', { action_id: (await anAction(open.db)).id }],
  ] as const) {
    const { id } = await anEnfant(open.db, { nom, prenom: 'X' })
    known.set(id, nom)
    await anInscription(open.db, { enfant_id: id, action_id: action.id, debut, ...more })
  }
  const gone = await anEnfant(open.db, { nom: 'Gone', prenom: 'X', anonymise_le: '2021-11-01' })
  await anInscription(open.db, { enfant_id: gone.id, action_id: action.id })

  const noms = async (trimestre: Trimestre) =>
    (await grille(trimestre)).lignes.flatMap(({ enfantId }) => known.get(enfantId) ?? [])

  expect(await noms(1)).toEqual(['last of December'])
  expect(await noms(2)).toEqual([
    ...['first of January', 'last of December', 'last of March', 'left on 31 March'],
  ])
  expect(await noms(3)).toEqual([
    ...[
      'first of April',
      'first of January',
      'last of August',
      'last of December',
      'last of March',
    ],
  ])
  // Those of a collectif come before those without any.
  expect((await grille(3)).lignes.map(({ collectif }) => collectif)).toEqual([
    ...['Jeudi', null, null, null, null, null],
  ])
  expect((await grille(3)).lignes.some(({ enfantId }) => enfantId === gone.id)).toBe(false)
})

test('the follow-up of an enfant goes année by année, the latest first, each with its own levels', async () => {
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  await anAction(open.db, { annee_id: next.id })
  given(await set(awa.id, 'echelle-lecture', 2, 1))
  const later = { anneeId: next.id, enfantId: awa.id, echelleId: 'echelle-lecture' } as const
  given(await saveProgression(open.db, { ...later, trimestre: 2, niveau: 3 }, NOW))

  const suivi = given(await findSuiviOfEnfant(open.db, awa.id))

  expect(suivi.map(({ annee, echelles }) => [annee, echelles[0]?.niveaux])).toEqual([
    ['2022-2023', [null, 3, null]],
    ['2021-2022', [null, 1, null]],
  ])
  const levels = (await grille(2)).lignes.find(({ enfantId }) => enfantId === awa.id)?.niveaux
  expect(levels).toEqual({ 'echelle-lecture': 1 })
  given(await saveProgression(open.db, { ...later, trimestre: 2, niveau: null }, NOW))
  expect(given(await findSuiviOfEnfant(open.db, awa.id))).toHaveLength(1)
})

test('homonyms are told apart by class', async () => {
  const { id } = await anEnfant(open.db, { nom: 'Zidane', prenom: 'Awa' })
  await anInscription(open.db, { enfant_id: id, debut: '2021-09-06', niveau: 'CE1' })

  const noms = (await grille(1, null)).lignes.map(({ enfant }) => enfant)

  expect(noms).toContain('Zidane Awa (CE1)')
  expect(noms).toContain('Bah Noé')
})

test('a level is kept in its trimestre alone, replaced, taken away, and each gesture undone', async () => {
  given(await set(awa.id, 'echelle-autonomie', 1, 2))
  given(await set(awa.id, 'echelle-autonomie', 2, 4))
  given(await set(awa.id, 'echelle-autonomie', 1, 3))
  given(await set(noe.id, 'echelle-autonomie', 1, 1))
  given(await set(noe.id, 'echelle-lecture', 1, 4))

  const levels = async (trimestre: Trimestre, { id } = awa) =>
    (await grille(trimestre)).lignes.find(({ enfantId }) => enfantId === id)?.niveaux
  given(await set(noe.id, 'echelle-lecture', 1, null))
  expect(await levels(1, noe)).toEqual({ 'echelle-autonomie': 1 })
  expect(await levels(2)).toEqual({ 'echelle-autonomie': 4 })
  await undoLast(open.db, NOW)
  await undoLast(open.db, NOW)
  expect(await levels(1, noe)).toEqual({ 'echelle-autonomie': 1 })
  expect(await levels(1)).toEqual({ 'echelle-autonomie': 3 })
  expect(await levels(2)).toEqual({ 'echelle-autonomie': 4 })
  await undoLast(open.db, NOW)
  await undoLast(open.db, NOW)
  expect(await levels(1)).toEqual({ 'echelle-autonomie': 2 })
  given(await set(noe.id, 'echelle-autonomie', 1, 1))
  given(await set(awa.id, 'echelle-autonomie', 1, null))
  expect([await levels(1), await levels(1, noe)]).toEqual([{}, { 'echelle-autonomie': 1 }])
  expect(await levels(2)).toEqual({ 'echelle-autonomie': 4 })
  await undoLast(open.db, NOW)
  expect(await levels(1)).toEqual({ 'echelle-autonomie': 2 })
  const [annee] = given(await findSuiviOfEnfant(open.db, awa.id))
  expect(annee?.echelles).toEqual([
    { echelleId: 'echelle-autonomie', nom: 'Autonomie', niveaux: [2, 4, null] },
  ])
  await set(noe.id, 'echelle-autonomie', 1, null)
  expect(given(await findSuiviOfEnfant(open.db, noe.id))).toEqual([])
})

test('an échelle put aside leaves the grid and keeps what was entered; one renamed keeps its levels', async () => {
  given(await set(awa.id, 'echelle-lecture', 1, 4))
  given(await set(awa.id, 'echelle-methode', 1, 1))

  given(
    await saveEchelles(
      open.db,
      [
        { echelleId: null, nom: 'Entraide' },
        { echelleId: 'echelle-methode', nom: 'Organisation' },
      ],
      NOW,
    ),
  )

  expect((await grille(1)).echelles.map(({ nom }) => nom)).toEqual(['Entraide', 'Organisation'])
  const [annee] = given(await findSuiviOfEnfant(open.db, awa.id))
  expect(annee?.echelles.map(({ nom, niveaux }) => [nom, niveaux[0]]).toSorted()).toEqual([
    ['Organisation', 1],
    ['Plaisir de lire', 4],
  ])
  await undoLast(open.db, NOW)
  expect((await grille(1)).echelles).toHaveLength(5)
})

test('two échelles of one name are refused beside the second', async () => {
  const refused = await saveEchelles(
    open.db,
    [
      { echelleId: 'echelle-methode', nom: 'Méthode' },
      { echelleId: null, nom: 'Méthode' },
    ],
    NOW,
  )

  expect(!refused.ok && refused.error).toMatchObject({
    code: 'validation',
    fields: { 'echelles.1.nom': expect.any(String) },
  })
  const gone = await saveEchelles(open.db, [{ echelleId: 'gone', nom: 'Entraide' }], NOW)
  expect(!gone.ok && gone.error).toMatchObject({ code: 'not-found', name: 'Entraide' })
  for (const [enfantId, echelleId] of [
    ['gone', 'echelle-lecture'],
    [awa.id, 'gone'],
  ] as const) {
    expect(await set(enfantId, echelleId, 1, 2)).toMatchObject({ error: { code: 'not-found' } })
  }
})

test('échelles proposed are added after those in use, but those of a name that is there', async () => {
  const before = await findEchelleNoms(open.db)

  given(await addEchelles(open.db, ['Entraide', 'AUTONOMIE'], NOW))
  given(await addEchelles(open.db, ['entraide'], NOW))

  expect(await findEchelleNoms(open.db)).toEqual([...before, 'Entraide'])
})

test('the annexes count levels without names, for the trimestres begun by the date', async () => {
  given(await set(awa.id, 'echelle-autonomie', 1, 4))
  given(await set(noe.id, 'echelle-autonomie', 1, 2))
  given(await set(awa.id, 'echelle-autonomie', 2, 4))

  // In another action, on the waiting list, or not there yet: none is counted.
  const others = [
    { debut: '2021-09-06' },
    { debut: '2021-09-06', action_id: (await anAction(open.db)).id },
    { debut: '2021-09-06', action_id: action.id, statut: 'liste-attente' },
    { debut: '2022-01-01', action_id: action.id },
  ] as const
  for (const one of others) {
    const { enfant_id } = await anInscription(open.db, one)
    given(await set(enfant_id, 'echelle-autonomie', 1, 3))
  }

  const counts = (arreteAu: string) =>
    findSuiviCounts(open.db, { actionId: action.id, arreteAu }, 3)
  const first = { echelle: 'Autonomie', trimestre: 1, effectifs: [0, 1, 0, 1], nonRenseignes: 1 }
  const second = { echelle: 'Autonomie', trimestre: 2, effectifs: [0, 0, 0, 1], nonRenseignes: 2 }
  expect(await counts('2021-12-31')).toEqual([first])
  const later = { ...first, effectifs: [0, 1, 1, 1], nonRenseignes: 0 }
  expect(await counts('2022-01-01')).toEqual([later, second])
})

test('two records of one enfant merged keep the levels of the kept one, completed by the other', async () => {
  given(await set(awa.id, 'echelle-autonomie', 1, 4))
  given(await set(noe.id, 'echelle-autonomie', 1, 1))
  given(await set(noe.id, 'echelle-lecture', 2, 3))

  given(await mergeEnfants(open.db, { keptId: awa.id, removedId: noe.id }, NOW))

  const [annee] = given(await findSuiviOfEnfant(open.db, awa.id))
  expect(annee?.echelles.map(({ nom, niveaux }) => [nom, niveaux])).toEqual([
    ['Autonomie', [4, null, null]],
    ['Plaisir de lire', [null, 3, null]],
  ])
  await undoLast(open.db, NOW)
  expect(given(await findSuiviOfEnfant(open.db, noe.id))[0]?.echelles).toHaveLength(2)
})

test.each([
  ['2021-09-01', 1],
  ['2021-12-31', 1],
  ['2022-01-01', 2],
  ['2022-03-31', 2],
  ['2022-04-01', 3],
  ['2022-08-31', 3],
] as const)('the %s is in the trimestre %i', (day, trimestre) => {
  expect(trimestreOf(day)).toBe(trimestre)
  const first = { 1: '2021-09-01', 2: '2022-01-01', 3: '2022-04-01' }[trimestre]
  expect(debutTrimestre({ debut: '2021-09-01' }, trimestre)).toBe(first)
})
