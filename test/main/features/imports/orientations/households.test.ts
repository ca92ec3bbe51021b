import { expect, test } from 'vitest'
import type { Connus } from '../../../../../main/features/imports/orientations/connus.ts'
import {
  type Foyer,
  householdsOf,
} from '../../../../../main/features/imports/orientations/familles.ts'
import { homesOf } from '../../../../../main/features/imports/orientations/foyers-responsables.ts'
import { ORIENTATIONS } from '../../../../../main/features/imports/orientations/import-orientations.service.ts'
import type { Proposition } from '../../../../../main/features/imports/orientations/judge.ts'
import { given } from '../../../../builders/given.ts'
import { aBase, aList, importInto } from '../../../../builders/orientations/a-list.ts'
import { anAction, anAnnee } from '../../../../builders/records.ts'

type PreviewOptions = Parameters<typeof ORIENTATIONS.prepare>[1]
type Adulte = Partial<Record<'nom' | 'prenom' | 'telephone' | 'mail', string>>
const adulte = (one: Adulte) => ({
  ...{ nom: null, prenom: null, telephone: null, mail: null, lien: null },
  ...one,
})

test('two children are of one household by a number, by a known family, or by an adult of full name and their own nom', () => {
  const foyer = (of: string, nom: string, adultes: readonly Adulte[], familleId?: string) => ({
    ...{ of, nom, familleId: familleId ?? null, responsables: adultes.map(adulte) },
  })
  const together = (...foyers: readonly Foyer<string>[]) =>
    householdsOf(foyers).map((household) => household.map(({ of }) => of).join(' '))
  const samira = { nom: 'Benali', prenom: 'Samira' }

  expect(together(foyer('a', 'Benali', [samira]), foyer('b', 'BENALI', [samira]))).toEqual(['a b'])
  expect(together(foyer('a', 'Benali', [samira]), foyer('b', 'Sow', [samira]))).toEqual(['a', 'b'])
  const lone = { nom: 'Benali' }
  expect(together(foyer('a', 'Benali', [lone]), foyer('b', 'Benali', [lone]))).toEqual(['a', 'b'])
  const phone = { telephone: '1' }
  expect(together(foyer('a', 'Benali', [phone]), foyer('b', 'Sow', [phone]))).toEqual(['a b'])
  expect(together(foyer('a', 'Benali', [], 'f'), foyer('b', 'Sow', [], 'f'))).toEqual(['a b'])
  expect(together(foyer('a', 'Benali', []), foyer('b', 'Benali', []))).toEqual(['a', 'b'])
})

/** Children of a list of parents, with their known family, and who shares one once they are placed. */
function sharing(
  children: readonly (readonly [string, string | null, ...Adulte[]])[],
  familles: Readonly<Record<string, readonly Adulte[]>> = {},
) {
  const propositions = children.map(([nom, familleId, ...adultes]) => ({
    lu: { enfant: { nom, prenom: '' }, responsables: adultes.map(adulte) },
    connu: familleId === null ? null : { familleId },
  })) as unknown as readonly Proposition[]
  const connus = {
    familles: Object.entries(familles).map(([id, adultes]) => ({
      ...{ id, lastPosition: 0, responsables: adultes.map((one) => ({ ...adulte(one), id })) },
    })),
    enfants: [],
  } as unknown as Connus
  let made = 0
  const homes = homesOf(propositions, connus, () => `new ${++made}`)
  return propositions.map((one) => homes.get(one)?.familleId)
}

test('children of exactly the same adults share a family, a known one only when it holds nobody else', () => {
  const [samira, karim] = [
    { nom: 'Benali', prenom: 'Samira' },
    { nom: 'Benali', prenom: 'Karim' },
  ]
  const [lone, other] = [{ nom: 'Sow' }, { nom: 'Bah' }]

  expect(
    sharing([
      ['A', null, samira, lone],
      ['B', null, lone, samira],
    ]),
  ).toEqual([...['new 1', 'new 1']])
  expect(
    sharing([
      ['A', null, samira, lone],
      ['B', null, samira, other],
    ]),
  ).toEqual([...['new 1', 'new 2']])
  // An adult known by a lone nom is that of the file only under the same nom.
  const both = (adulteLu: Adulte) =>
    sharing(
      [
        ['A', 'f', samira, adulteLu],
        ['B', null, samira, adulteLu],
      ],
      { f: [samira, lone] },
    )
  expect(both(lone)).toEqual(['f', 'f'])
  expect(both(other)).toEqual(['f', 'new 1'])
  expect(both({ prenom: 'Sow' })).toEqual(['f', 'f'])
  const two = [
    ['A', 'f', samira],
    ['B', 'g', samira],
    ['C', null, samira],
  ] as const
  expect(sharing(two, { f: [samira], g: [samira] })).toEqual(['f', 'g', 'new 1'])
  expect(
    sharing(
      [
        ['A', 'f', samira],
        ['B', null, samira],
      ],
      { f: [samira, karim] },
    ),
  ).toEqual([...['f', 'new 1']])
})

test('two children of the adults of a known family are of it when one of these has the same number there', () => {
  const karim = { nom: 'Benali', prenom: 'Karim' }
  const placed = (telephone: string) => {
    const samira = { nom: 'Benali', prenom: 'Samira', telephone }
    return sharing(
      [
        ['A', null, samira, karim],
        ['B', null, samira, karim],
      ],
      { f: [{ ...samira, telephone: '1' }, karim] },
    )
  }

  expect(placed('1')).toEqual(['f', 'f'])
  expect(placed('2')).toEqual(['new 1', 'new 1'])
})

test('children of whom the file names no adult get no family', async () => {
  const { open, options } = await aBase()

  await importInto(open, aList('Nom;Prénom;Classe', 'BENALI;Inès;CE2', 'COSTA;Élio;CE2'), options)

  expect(open.sqlite.prepare('select count(*) from famille').pluck().get()).toBe(0)
})

test('the school of a list is that of all its rows', () => {
  const schoolOf = (...noms: readonly (string | null)[]) =>
    ORIENTATIONS.ecoleOf({
      lignes: noms.map((etablissement) => ({ inscription: { etablissement } })),
    } as unknown as Parameters<typeof ORIENTATIONS.ecoleOf>[0])

  expect(schoolOf('École Jules-Ferry', 'Jules Ferry', 'École Jules-Ferry')).toBe(
    'École Jules-Ferry',
  )
  expect(schoolOf('École Jules-Ferry', 'École Zola')).toBeNull()
  expect([schoolOf('École Jules-Ferry', null), schoolOf(null), schoolOf()]).toEqual([
    ...[null, null, null],
  ])
})

test('a list may give days up to the end of the année, or up to today after it; of a past année it is dated from the first day', async () => {
  const { open, options } = await aBase()
  const prepared = async (now: string, anneeId: string | null = options.anneeId) => {
    const said = { anneeId, now: new Date(now) } as PreviewOptions
    const { lecture, place } = given(await ORIENTATIONS.prepare(open.db, said, 'liste.csv'))
    return [lecture.options.latest, place.date]
  }

  expect(await prepared('2021-10-01T10:00:00')).toEqual(['2022-08-31', '2021-10-01'])
  expect(await prepared('2023-01-10T10:00:00')).toEqual(['2023-01-10', '2021-09-01'])
  expect(await prepared('2021-10-01T10:00:00', null)).toEqual(['2021-10-01', '2021-10-01'])
  const other = await anAction(open.db, {
    annee_id: (await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })).id,
  })
  expect(
    await ORIENTATIONS.prepare(
      open.db,
      { ...({ anneeId: options.anneeId, now: new Date() } as PreviewOptions), actionId: other.id },
      'liste.csv',
    ),
  ).toMatchObject({ error: { code: 'not-found', what: 'action' } })
})
