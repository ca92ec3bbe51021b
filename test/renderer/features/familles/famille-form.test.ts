import { expect, test } from 'vitest'
import {
  familleValues,
  keepFamille,
  latestFamille,
  NO_FAMILLE,
  toFamilleChoisie,
  toSaisieFamille,
} from '../../../../renderer/features/familles/famille-form.ts'

const SAMIRA = { nom: 'Benali', prenom: 'Samira', telephone: null, mail: null, lien: 'mère' }
const KARIM = { nom: null, prenom: null, telephone: '06 00 00 00 01', mail: 'k@b.example' }
const FAMILLE = {
  ...{ commune: 'Villeneuve', quartierPrioritaire: null },
  responsables: [SAMIRA, { ...KARIM, lien: null }],
}

test('a famille that is saved is shown, each adult on a line of its own, and saved again the same', () => {
  const values = familleValues(FAMILLE)

  expect(values.responsables.map(({ key }) => key)).toEqual([0, 1])
  expect(toSaisieFamille(values)).toEqual({
    ...{ commune: 'Villeneuve', quartierPrioritaire: '' },
    responsables: [
      { ...SAMIRA, telephone: '', mail: '' },
      { ...KARIM, nom: '', prenom: '', lien: '' },
    ],
  })
  expect(familleValues({ ...FAMILLE, commune: null, quartierPrioritaire: 'Nord' })).toMatchObject({
    ...{ commune: '', quartierPrioritaire: 'Nord' },
  })
})

test('a known famille is sent as its id, a new famille as what is typed, no famille as « aucune »', () => {
  const chosen = (genre: 'connue' | 'nouvelle' | 'aucune', familleId: string | null) =>
    toFamilleChoisie({ genre, familleId, saisie: NO_FAMILLE })

  expect(chosen('connue', 'f1')).toEqual({ genre: 'connue', familleId: 'f1' })
  expect(chosen('connue', null)).toEqual({ genre: 'connue', familleId: '' })
  expect(chosen('nouvelle', 'f1')).toEqual({
    ...{ genre: 'nouvelle', saisie: toSaisieFamille(NO_FAMILLE) },
  })
  expect(chosen('aucune', 'f1')).toEqual({ genre: 'aucune' })
})

test('the famille of the enfant before is kept for a brother or a sister, and let go by an enfant without any', () => {
  keepFamille('f1', 'Inès')
  const kept = latestFamille()
  keepFamille(null, 'Tom')

  expect(kept).toEqual({ familleId: 'f1', enfant: 'Inès' })
  expect(latestFamille()).toBeNull()
})
