import { expect, test } from 'vitest'
import { mergeStatuts } from '../../../../main/features/dossiers/merge-statuts.ts'
import type { Statut } from '../../../../shared/domain/listes.ts'
import { aDossier } from '../../../builders/fixture-dossiers.ts'

type Periode = { readonly statut: Statut; readonly debut: string; readonly fin: string | null }

const periode = (statut: Statut, debut: string, fin: string | null = null): Periode => ({
  statut,
  debut,
  fin,
})

/** What the statuts of Omar in a file bring to those that the base holds of him. */
function merge(known: readonly Periode[], statuts: readonly Periode[]) {
  const dossier = aDossier({
    format: 'cartable/dossier',
    version: 1,
    structure: { nom: 'Centre social' },
    anneeScolaire: { debut: '2022-09-01', fin: '2023-08-31' },
    intervenants: [{ id: 'omar', nom: 'Sy', prenom: 'Omar', statuts: [...statuts] }],
  })
  const rows = known.map((row, n) => ({ ...row, id: `s${n}` }))
  const { added, ended, problems } = mergeStatuts(
    dossier,
    new Map([['omar', 'known']]),
    new Map([['known', rows]]),
  )
  expect(added.every((row) => row.intervenantId === 'known')).toBe(true)
  return {
    added: added.map(({ id: _id, intervenantId: _intervenantId, ...row }) => row),
    ended,
    problems,
  }
}

const NOTHING = { added: [], ended: [], problems: [] }
const closed = periode('benevole', '2021-09-01', '2022-06-30')
const open = periode('benevole', '2021-09-01')

test('a statut of other days is added', () => {
  const later = periode('salarie', '2022-07-01')

  expect(merge([closed], [later])).toEqual({ ...NOTHING, added: [later] })
})

test.each([
  ['the same days', closed],
  ['some of them', periode('benevole', '2021-10-01', '2021-12-31')],
])('a statut that the base already says on %s is not doubled', (_what, statut) => {
  expect(merge([closed], [statut])).toEqual(NOTHING)
})

test('a statut without end goes on over the next année', () => {
  expect(merge([open], [periode('benevole', '2022-09-01')])).toEqual(NOTHING)
})

test('a statut without end is ended by the one that follows it', () => {
  const salarie = periode('salarie', '2022-09-01', '2022-12-31')
  const after = periode('benevole', '2023-01-01')

  expect(merge([open], [after, salarie])).toEqual({
    added: [salarie, after],
    ended: [{ id: 's0', fin: '2022-08-31' }],
    problems: [],
  })
})

test.each([
  ['another statut on the same days', [closed], periode('salarie', '2021-09-01', '2022-06-30')],
  ['another statut before the end of one', [closed], periode('salarie', '2022-06-01')],
  ['another statut from the same day', [open], periode('salarie', '2021-09-01')],
  ['another statut that began before', [open], periode('salarie', '2021-01-01')],
  ['the same statut beyond its end', [closed], periode('benevole', '2021-09-01')],
  [
    'a statut across two others',
    [closed, periode('volontaire', '2022-07-01')],
    periode('salarie', '2022-06-01'),
  ],
])('%s contradicts the base, and is told at its place', (_what, known, statut) => {
  expect(merge(known, [statut])).toEqual({
    ...NOTHING,
    problems: [
      {
        path: 'intervenants[0].statuts[0]',
        message: 'contredit un statut déjà enregistré pour cette personne : corrigez l’un des deux',
      },
    ],
  })
})
