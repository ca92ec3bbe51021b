import { expect, test } from 'vitest'
import {
  changeLines,
  fieldOf,
  nextKey,
  toForm,
  toSaisie,
} from '../../../../renderer/features/intervenants/intervenant-form.ts'
import { newIntervenant } from '../../../../shared/domain/intervenant.ts'

test('a change of statut ends the last one the day before, in dates as they are typed', () => {
  const { lignes } = toForm(newIntervenant('2021-09-01')).statuts

  const changed = changeLines(lignes, { statut: 'salarie', debut: '2022-01-01' })

  expect(changed).toEqual([
    { key: 0, statut: 'benevole', debut: '01/09/2021', fin: '31/12/2021' },
    { key: 1, statut: 'salarie', debut: '01/01/2022', fin: '' },
  ])
})

test('a date that does not exist goes to main as it was typed, and its refusal comes back beside it', () => {
  const form = toForm(newIntervenant('2021-09-01'))
  const typed = form.statuts.lignes.map((line) => ({ ...line, debut: '31/02/2022' }))

  const saisie = toSaisie({ ...form, statuts: { lignes: typed } })

  expect(saisie.statuts[0]?.debut).toBe('31/02/2022')
  const paths = ['saisie.statuts.0.debut', 'saisie.disponibilites.1.fin', 'nom', 'saisie.mail']
  expect(paths.map(fieldOf)).toEqual([
    'statuts.lignes.0.debut',
    'disponibilites.lignes.1.fin',
    'identite.nom',
    'identite.mail',
  ])
})

test('a change of statut keeps the end of an earlier one, and what cannot be read as it was typed', () => {
  const { lignes } = toForm({
    ...newIntervenant('2021-09-01'),
    statuts: [
      { statut: 'volontaire', debut: '2020-09-01', fin: '2021-06-30' },
      { statut: 'benevole', debut: '2021-09-01', fin: null },
    ],
  }).statuts

  const changed = changeLines(
    lignes.map((line) => ({
      ...line,
      debut: line.key === 0 ? 'hier' : line.debut,
      key: line.key + 4,
    })),
    { statut: 'salarie', debut: '2022-01-01' },
  )

  expect(changed.map(({ key, debut, fin }) => [key, debut, fin])).toEqual([
    [4, 'hier', '30/06/2021'],
    [5, '01/09/2021', '31/12/2021'],
    [6, '01/01/2022', ''],
  ])
})

test('the hours when somebody can come are sent as they stand', () => {
  const saisie = {
    ...newIntervenant('2021-09-01'),
    disponibilites: [{ jour: 'mardi', debut: '16:30', fin: '18:00' } as const],
  }

  expect(toSaisie(toForm(saisie)).disponibilites).toEqual(saisie.disponibilites)
})

test('an intervenant is shown with a telephone and an address, blank where there is none', () => {
  const { identite } = toForm({
    ...newIntervenant('2021-09-01'),
    ...{ nom: 'Sy', prenom: 'Omar', telephone: '0600000001', mail: 'o@courriel.example' },
  })

  expect(identite).toEqual({
    ...{ nom: 'Sy', prenom: 'Omar', telephone: '0600000001', mail: 'o@courriel.example' },
  })
  expect(toForm(newIntervenant('2021-09-01')).identite).toMatchObject({ telephone: '', mail: '' })
})

test('a new line has a key that no other line has', () => {
  expect([nextKey([]), nextKey([{ key: 0 }]), nextKey([{ key: 4 }, { key: 2 }])]).toEqual([0, 1, 5])
})
