import { expect, test } from 'vitest'
import { type CaseGrille, grilleOf, tetesOf } from '../../../../main/import/formulaire/grille.ts'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { docx, formText, h1, listOf, p, r, sdt, tbl } from '../../../builders/formulaires/word.ts'

type Rows = Parameters<typeof tbl>

/** The words of each place of a table: at its left, then above it, then the titles of the table, the nearest first. */
async function headsIn(...rows: Rows): Promise<readonly string[]> {
  const { places } = await readFormulaire(docx([tbl(...rows), p('Fin ____')]))
  return places.slice(0, -1).map(({ contexte: c }) =>
    [c.lignes, c.colonnes, c.sections]
      .map((heads) => heads.join(' < '))
      .join(' | ')
      .trim(),
  )
}

const wide = (c: string, span: number) => ({ c, span })

test.each<readonly [what: string, rows: Rows, heads: readonly string[]]>([
  ['the nearest words, and the first of the row', [['A', 'B', '']], ['B < A |  |']],
  ['the nearest words alone beyond two', [['A', 'B', 'C', '']], ['C |  |']],
  ['the words before another place of the row', [['Nom', '', '', 'x']], ['Nom |  |', 'Nom |  |']],
  [
    'the words with their unit, without the way to write',
    [
      ['Durée', 'semaines', ''],
      ['Date', 'jj/mm/aaaa', ''],
      ['Taux', '%', ''],
    ],
    ['Durée < semaines |  |', 'Date |  |', 'Taux < % |  |'],
  ],
  [
    'a head that goes over several rows',
    [
      [{ c: 'Moyens', merge: 'restart' }, 'Salariés', ''],
      [{ c: '', merge: 'continue' }, 'Bénévoles', ''],
    ],
    ['Salariés < Moyens |  |', 'Bénévoles < Moyens |  |'],
  ],
  [
    'heads above every title between the rows, and the nearest title',
    [
      [wide('Le public', 3)],
      ['', 'Filles', 'Garçons'],
      ['CP', '', ''],
      [wide('Les grands', 3)],
      ['CM2', '', ''],
    ],
    [
      ...['CP | Filles | Le public', 'CP | Garçons | Le public'],
      ...['CM2 | Filles | Les grands', 'CM2 | Garçons | Les grands'],
    ],
  ],
  [
    'the corner of the heads',
    [
      ['Âge', 'Filles', 'Garçons'],
      ['6-10 ans', '', ''],
    ],
    ['6-10 ans | Filles | Âge', '6-10 ans | Garçons | Âge'],
  ],
  [
    'two rows of heads, the upper ones merged',
    [
      ['', wide('Prévu', 2), wide('Réel', 2)],
      ['', 'F', 'G', 'F', 'G'],
      ['CP', '', '', '', ''],
    ],
    ['F < Prévu', 'G < Prévu', 'F < Réel', 'G < Réel'].map((heads) => `CP | ${heads} |`),
  ],
  [
    'two rows of heads, the upper ones beside blank cells',
    [
      ['Moyens', 'Nombre', '', 'Heures', ''],
      ['', 'Prévu', 'Réel', 'Prévu', 'Réel'],
      ['Salariés', '', '', '', ''],
    ],
    ['Prévu < Nombre', 'Réel < Nombre', 'Prévu < Heures', 'Réel < Heures'].map(
      (heads) => `Salariés | ${heads} |`,
    ),
  ],
  [
    'three rows of heads at most',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
      ['i', ''],
    ],
    ['i | h < f < d | g'],
  ],
  [
    'a title right above, as its label',
    [[wide('Observations', 2)], [wide('', 2)], ['Nom', '']],
    ['| Observations | Observations', 'Nom |  | Observations'],
  ],
  [
    'the words at the right of « Oui » and « Non »',
    [
      ['Oui', 'Non', 'Actions'],
      ['', '', 'Réunion'],
    ],
    ['Réunion |  |'],
  ],
  [
    'the words at the right of a box alone in its cell',
    [
      ['☐', 'Difficultés'],
      ['☐', 'Logement'],
    ],
    ['Difficultés |  |', 'Logement |  |'],
  ],
  [
    'the first words at the right alone',
    [
      ['Oui', 'Non', 'Actions', 'Qui'],
      ['', '', 'Réunion', 'Les parents'],
    ],
    ['Réunion |  |'],
  ],
  [
    'a head once, however many rows it goes over',
    [
      ['x', { c: 'Nombre', merge: 'restart' }],
      ['y', { c: '', merge: 'continue' }],
      ['CP', ''],
    ],
    ['CP | Nombre | x'],
  ],
  [
    'no head from over another place',
    [
      ['', 'Un'],
      ['a', ''],
      ['', 'Deux'],
      ['b', ''],
    ],
    ['a | Un |', '| a |', 'b | Deux |'],
  ],
  [
    'its own head where its row begins with a place',
    [
      ['Nombre', 'Qui'],
      ['', ''],
      ['', ''],
    ],
    ['| Nombre |', '| Qui |', '| Nombre |', '| Qui |'],
  ],
  [
    'the nearest head alone in the first column',
    [
      ['Un', 'x'],
      ['Deux', 'y'],
      ['', ''],
    ],
    ['| Deux |', '| y < x |'],
  ],
  [
    'no head from above a title',
    [['', 'Vieux'], [wide('Titre', 2)], ['', 'Filles'], ['CP', '']],
    ['| Titre | Titre', 'CP | Filles | Titre'],
  ],
  ['the words at the left of a box', [['Difficultés', '☐', 'x']], ['Difficultés |  |']],
])('a cell of a table takes %s', async (_what, rows, heads) => {
  expect(await headsIn(...rows)).toEqual(heads)
})

const ASKED = 'Quelles difficultés avez-vous rencontrées ?'

test.each<readonly [what: string, blocs: readonly string[], asked: readonly string[]]>([
  ['under the words of its table', [tbl([ASKED], [''])], [ASKED]],
  ['under a line, blank ones apart', [p(ASKED), p(), tbl([''])], [ASKED]],
  [
    'once, whatever its rows',
    [tbl([`${ASKED} (dix lignes) :`], [''], [''])],
    [`${ASKED} (dix lignes) :`],
  ],
  ['not under another frame', [p(ASKED), tbl(['']), tbl([''])], [ASKED]],
  ['not under a line that has its own blank', [p('Nom : ____'), tbl([''])], ['Nom :']],
  ['not on its own', [tbl([''])], []],
])('a frame is to be filled %s', async (_what, blocs, asked) => {
  const { places } = await readFormulaire(docx([...blocs, p('Fin ____')]))

  const labels = places.slice(0, -1).map(({ contexte: c }) => c.avant || (c.dessus[0] ?? ''))
  expect(labels).toEqual(asked)
})

test('a table inside a cell keeps the heads of that cell, and a form without styles its titles by their look', async () => {
  const { places } = await readFormulaire(
    docx(
      [
        p(r('Titre', '<w:b/><w:sz w:val="32"/>')),
        p(r('Sous-titre', '<w:b/>')),
        tbl(['Public', tbl(['Filles', ''], ['Garçons', ''])]),
      ],
      { styles: false },
    ),
  )

  expect(places.map(({ contexte: c }) => [c.lignes, c.sections])).toEqual([
    [
      ['Filles', 'Public'],
      ['Sous-titre', 'Titre'],
    ],
    [
      ['Garçons', 'Public'],
      ['Sous-titre', 'Titre'],
    ],
  ])
})

test('a title is the label of the place right under it, at its edge, and of no other', async () => {
  expect(
    await headsIn([wide('Projets', 2)], ['____', '____'], ['____', '____'], ['Autres', '____']),
  ).toEqual(['| Projets | Projets', ...Array(3).fill('|  | Projets'), 'Autres |  | Projets'])
})

test('a head that goes over two rows is one head, and a box with nothing beside it has no words', async () => {
  expect(
    await headsIn(
      [{ c: 'Nombre', merge: 'restart' }, 'x'],
      [{ c: '', merge: 'continue' }, 'y'],
      ['', ''],
    ),
  ).toEqual(['| Nombre |', '| y < x |'])
  expect(await headsIn(['☐', ''])).toEqual(['|  |'])
})

test('a grid finds each cell wherever it goes over, and the words of the rows above and under', () => {
  const cell = (ligne: number, colonne: number, texte: string, size: Partial<CaseGrille> = {}) => ({
    ...{ ligne, colonne, texte, vide: texte === '', hauteur: 1, largeur: 1, ...size },
  })
  const wide = cell(2, 1, '', { hauteur: 2, largeur: 3 })
  const grille = grilleOf([cell(0, 0, 'A'), cell(1, 0, 'B'), wide, cell(3, 0, 'D')])

  expect([grille.hauteur, grille.largeur]).toEqual([4, 4])
  expect([grille.at(3, 3), grille.at(2, 1), grille.at(2, 0), grille.at(4, 1)]).toEqual([
    ...[wide, wide, undefined, undefined],
  ])
  expect(tetesOf(grille, wide).voisins).toEqual(['B', 'A', 'D'])
})

test('« Oui » and « Non » side by side are one answer, when they stand in one row and are drawn alike', async () => {
  const kinds = async (...body: readonly string[]) =>
    (await readFormulaire(docx([...body, p('Fin ____')]))).places
      .slice(0, -1)
      .map(({ genre, contexte: c }) => [genre, ...c.lignes, ...c.colonnes].join(' '))
  const one = (head: string, row: string) => tbl(['', head], [row, ''])

  expect(await kinds(tbl(['', 'Oui', 'Non'], ['A', '', '']))).toEqual(['oui-non A'])
  expect(await kinds(tbl(['', wide('Réunions', 2)], ['', 'Oui', 'Non'], ['A', '', '']))).toEqual([
    'oui-non A Réunions',
  ])
  expect(await kinds(tbl(['', 'Oui', 'Non'], ['A', '☐', '']))).toEqual([
    'case A Oui',
    'cellule A Non',
  ])
  expect(await kinds(one('Oui', 'A'), one('Non', 'A'))).toEqual(['oui-non A'])
  expect(await kinds(one('Oui', 'A'), one('Non', 'B'))).toEqual(['cellule A Oui', 'cellule B Non'])
  expect(await kinds(one('Oui', 'A'), h1('x'), one('Non', 'A'))).toEqual([
    ...['cellule A Oui', 'cellule A Non'],
  ])
  const list = sdt(listOf('1', '2'))
  expect(await kinds(tbl(['', 'Oui', 'Non'], ['A', p(list), p(list)]))).toEqual([
    ...['liste A Oui', 'liste A Non'],
  ])
})

test('lines to write on go on from the line above, and never from a table, a box or a field', async () => {
  const count = async (...body: readonly string[]) =>
    (await readFormulaire(docx([...body, p('Fin ____')]))).places.length - 1

  expect(await count(p('Bilan : …………'), p('…………'), p('__'))).toBe(1)
  expect(await count(p('Bilan : …………'), p('☐ …………'))).toBe(3)
  expect(await count(p('Bilan : …………'), p(formText()))).toBe(2)
  expect(await count(tbl(['Nom', '']), p('…………'))).toBe(2)
})
