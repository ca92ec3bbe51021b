import { expect, test } from 'vitest'
import { changementsEntre } from '../../shared/domain/envoi.ts'

const said = (code: string, texte: string | null) => ({ code, label: `Question ${code}`, texte })

test('what changed between two versions is told in the order of the form, what stayed is not', () => {
  const before = [said('a', '3'), said('b', 'non'), said('c', null), said('d', 'parti')]
  const after = [said('a', '3'), said('c', 'Un texte.'), said('b', 'oui – Grève.')]

  expect(changementsEntre(before, after)).toEqual([
    { label: 'Question c', avant: null, apres: 'Un texte.' },
    { label: 'Question b', avant: 'non', apres: 'oui – Grève.' },
    { label: 'Question d', avant: 'parti', apres: null },
  ])
  expect(changementsEntre(after, after)).toEqual([])
})
