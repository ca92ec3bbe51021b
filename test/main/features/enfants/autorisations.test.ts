import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  findFicheEnfant,
  removeEnfant,
  saveAutorisations,
} from '../../../../main/features/enfants/enfants.service.ts'
import { mergeEnfants } from '../../../../main/features/enfants/merge-enfants.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  type SaisieAutorisations,
  saisieAutorisationsSchema,
} from '../../../../shared/domain/enfant.ts'
import { anAnnee, anEnfant } from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00')
let open: OpenDatabase
let anneeId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  anneeId = (await anAnnee(open.db)).id
})

const tante = {
  ...{ nom: 'Awa Diallo', lien: 'tante', telephone: '06 00 00 00 09' },
  ...{ isAutorise: true, isAPrevenir: false },
}
const voisin = {
  ...{ nom: 'Rui Costa', lien: 'voisin', telephone: null },
  ...{ isAutorise: false, isAPrevenir: true },
}
const allowed: SaisieAutorisations = {
  ...{ rentreSeul: false, droitImage: true, contratSigne: '2021-09-20' },
  proches: [tante, voisin],
}

const save = (enfantId: string, saisie = allowed, annee = anneeId) =>
  saveAutorisations(open.db, { enfantId, anneeId: annee, saisie }, NOW)

async function of(enfantId: string) {
  const fiche = await findFicheEnfant(open.db, enfantId)
  if (!fiche.ok) throw new Error(fiche.error.code)
  const { autorisations, proches } = fiche.value
  return { autorisations, proches }
}

test('what a famille allows is kept for that child and that année, changed, and undone', async () => {
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const [ines, adam] = [await anEnfant(open.db), await anEnfant(open.db, { prenom: 'Adam' })]
  const { proches: _, ...years } = allowed

  await save(ines.id)
  await save(adam.id, { ...allowed, proches: [voisin] })
  await save(
    ines.id,
    { ...allowed, rentreSeul: true, droitImage: null, proches: [voisin] },
    next.id,
  )
  const after = [await of(ines.id), await of(adam.id)]
  const undone = await undoLast(open.db, NOW)

  expect(after[0]?.autorisations).toEqual(
    expect.arrayContaining([
      { anneeId, ...years },
      { anneeId: next.id, ...years, rentreSeul: true, droitImage: null },
    ]),
  )
  expect(after[0]?.proches).toEqual([voisin])
  expect(after[1]).toEqual({ autorisations: [{ anneeId, ...years }], proches: [voisin] })
  expect(undone).toMatchObject({ value: { label: 'Autorisations de Benali Inès' } })
  expect(await of(ines.id)).toEqual({
    autorisations: [{ anneeId, ...years }],
    proches: [tante, voisin],
  })
})

test.each([
  ['2021-10-03', true],
  ['2021-10-04', true],
  ['2021-10-05', false],
])('a contract signed on %s, told on 4 October, is kept: %s', async (contratSigne, isKept) => {
  const { id } = await anEnfant(open.db)

  const saved = await save(id, { ...allowed, contratSigne })

  expect(saved.ok).toBe(isKept)
  expect((await of(id)).autorisations).toHaveLength(isKept ? 1 : 0)
})

test('a person without a name is refused at its field; a blank line is nobody', () => {
  const blank = { nom: '', lien: '', telephone: '', isAutorise: true, isAPrevenir: false }
  const read = (proches: readonly object[]) =>
    saisieAutorisationsSchema.safeParse({ ...allowed, proches })

  expect(read([blank]).data?.proches).toEqual([])
  expect(read([tante, { ...blank, telephone: '0600000009' }]).error?.issues).toMatchObject([
    { path: ['proches', 1, 'nom'] },
  ])
})

test('a merge keeps what the kept record says of an année, takes the rest, and doubles nobody', async () => {
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const [kept, removed, other] = [
    await anEnfant(open.db),
    await anEnfant(open.db),
    await anEnfant(open.db),
  ]
  await save(other.id)
  const before = await of(other.id)
  await save(kept.id, { ...allowed, rentreSeul: true, proches: [tante] })
  await save(removed.id, { ...allowed, rentreSeul: false })
  await save(removed.id, { ...allowed, droitImage: null }, next.id)

  const merged = await mergeEnfants(open.db, { keptId: kept.id, removedId: removed.id }, NOW)

  expect(merged.ok).toBe(true)
  const { autorisations, proches } = await of(kept.id)
  expect(new Map(autorisations.map((one) => [one.anneeId, one.rentreSeul]))).toEqual(
    new Map([
      [anneeId, true],
      [next.id, false],
    ]),
  )
  expect(proches.map(({ nom }) => nom).sort()).toEqual(['Awa Diallo', 'Rui Costa'])
  expect(await of(other.id)).toEqual(before)
})

test('a fiche deleted takes them along, a child or an année that is gone is told', async () => {
  const { id } = await anEnfant(open.db)
  await save(id)

  const removed = await removeEnfant(open.db, id, NOW)

  expect(removed.ok).toBe(true)
  expect(await open.db.selectFrom('proche').select('id').execute()).toEqual([])
  expect(await save(id)).toMatchObject({ error: { code: 'not-found', what: 'enfant' } })
  const other = await anEnfant(open.db)
  expect(await save(other.id, allowed, 'gone')).toMatchObject({ error: { what: 'annee' } })
})
