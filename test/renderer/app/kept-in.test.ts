import { expect, test } from 'vitest'
import { keptIn } from '../../../renderer/app/useSaisieForm.ts'

const INITIAL = { enfant: { nom: '', prenom: '' }, famille: { commune: 'Agen' } }

test('what was typed is put back in its fields', () => {
  const kept = { enfant: { nom: 'Sow', prenom: 'Awa' }, famille: { commune: 'Tours' } }

  expect(keptIn(INITIAL, kept)).toEqual(kept)
})

test('a field or a group that an older version did not keep stays as the form opens with it', () => {
  const kept = JSON.parse('{"enfant":{"nom":"Sow"}}')

  expect(keptIn(INITIAL, kept)).toEqual({
    enfant: { nom: 'Sow', prenom: '' },
    famille: { commune: 'Agen' },
  })
})

test('a group that the form no longer has is left out', () => {
  const kept = JSON.parse('{"enfant":{"nom":"Sow","prenom":"Awa"},"adresse":{"rue":"x"}}')

  expect(Object.keys(keptIn(INITIAL, kept))).toEqual(['enfant', 'famille'])
})
