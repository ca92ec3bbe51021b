import { expect, test } from 'vitest'
import { book, type CellValue } from '../../../builders/orientations/books.ts'
import { readFichier } from '../../../builders/readings.ts'

/** What the third column of a list gives, by its title and its cells. */
function champOf(titre: string, cellules: readonly CellValue[]): string | undefined {
  const rows = [
    ['Nom', 'Prénom', titre],
    ...cellules.map((cellule, index) => [`Nom${'abc'[index]}`, 'Inès', cellule]),
  ]
  const { lecture } = readFichier(book([{ nom: 'Feuil1', rows }], 'xlsx'), {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  })
  return lecture[0]?.colonnes.find(({ index }) => index === 2)?.champ ?? undefined
}

test.each<readonly [titre: string, cellules: readonly CellValue[], champ: string | undefined]>([
  ['Enseignant', ['x', 'x', null], 'origines.enseignant'],
  ['Enseignant', ['Mme Roy', 'x', null], 'enseignant'],
  ['Maître', ['x', null, 'x'], 'origines.enseignant'],
  ['Votre enfant est', ['un garçon', 'une fille', 'un garçon'], 'sexe'],
  ['Votre enfant est', ['un garçon', 'timide', 'une fille'], undefined],
])('a column titled %j that holds %j', (titre, cellules, champ) => {
  expect(champOf(titre, cellules)).toBe(champ)
})
