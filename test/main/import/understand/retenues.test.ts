import { expect, test } from 'vitest'
import type { UnderstandOptions } from '../../../../main/import/understand/understand.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { outline } from '../../../builders/orientations/fixture-files.ts'
import { readFichier } from '../../../builders/readings.ts'

const read = (bytes: Uint8Array, options: Omit<UnderstandOptions, 'latest'> = {}) =>
  readFichier(bytes, { nomTexte: 'liste', feuille: null, latest: '2022-08-31', ...options })

const csv = (...rows: readonly string[]): Uint8Array => encode(lines(...rows), 'utf-8')

const retenue = (ecole: string | null, forme: string | null, champ: string) => ({
  correspondanceId: champ,
  ecole,
  forme: forme ?? '',
  colonnes: [
    { index: 0, champ: 'nom' },
    { index: 1, champ },
  ],
  valeurs: [],
})

test('what was kept of a school is used again for its files, and for no other school’s', () => {
  const bytes = csv('École Jules-Ferry', 'Gamin;Appelé', 'BENALI;Inès')
  const forme = read(bytes).lecture[0]?.forme ?? null
  const retenues = [
    retenue(null, forme, 'classe'),
    retenue('Collège Tillion', forme, 'objectif'),
    retenue('École Jules Ferry', forme, 'prenom'),
    retenue('École Jules Ferry', 'autre', 'sexe'),
  ]

  const own = read(bytes, { retenues })
  const nobody = read(bytes, { retenues, etablissement: 'École Zola' })

  expect(own.lecture[0]).toMatchObject({
    origine: 'memoire',
    retenue: { correspondanceId: 'prenom', ecole: 'École Jules Ferry' },
  })
  expect(outline(own)).toEqual(['3 BENALI Inès ? ?'])
  expect(nobody.lecture[0]?.retenue).toEqual({ correspondanceId: 'classe', ecole: null })
})

test('a school named in a column is the file’s; where several are, what was kept of one is not used', () => {
  const from = (...ecoles: readonly string[]) =>
    csv('Gamin;Appelé;Lieu', ...ecoles.map((ecole) => `BENALI;Inès;${ecole}`))
  const forme = read(from('Zola')).lecture[0]?.forme ?? null
  const kept = retenue('École Jules Ferry', forme, 'prenom')
  const colonnes = [...kept.colonnes, { index: 2, champ: 'etablissement' }]
  const options = { retenues: [{ ...kept, colonnes }], etablissement: 'École Jules Ferry' }
  const origineOf = (bytes: Uint8Array) => read(bytes, options).lecture[0]?.origine

  const origines = [
    from('Jules-Ferry', 'École Jules Ferry'),
    from('Collège Tillion'),
    from('Jules-Ferry', 'Collège Tillion'),
    from('', ''),
  ].map(origineOf)

  expect(origines).toEqual(['memoire', 'aucune', 'aucune', 'memoire'])
})
