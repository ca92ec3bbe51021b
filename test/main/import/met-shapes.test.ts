import { expect, test } from 'vitest'
import type { LigneLue } from '../../../main/import/understand/ligne-lue.ts'
import { book } from '../../builders/orientations/books.ts'
import { readFixture } from '../../builders/orientations/fixture-files.ts'
import { shapes } from '../../builders/orientations/met-shapes.ts'
import { wordings } from '../../builders/orientations/met-titles.ts'
import { readFichier } from '../../builders/readings.ts'

/** « 2 BENALI Inès 2013-03-12 CE2 / Benali Samira 0600000001 ». */
const outline = ({ ligne, enfant, inscription, responsables }: LigneLue): string => {
  const { nom, prenom, dateNaissance, anneeNaissance } = enfant
  const child = [
    ligne,
    nom,
    prenom,
    dateNaissance ?? anneeNaissance ?? '?',
    inscription.niveau ?? '?',
    ...(enfant.sexe === null ? [] : [enfant.sexe]),
  ]
  const adults = responsables.map((one) =>
    [one.nom ?? '?', one.prenom, one.telephone?.replaceAll(' ', '')]
      .filter((part) => part != null)
      .join(' '),
  )
  return [child.join(' '), ...adults].join(' / ')
}

test.each(Object.entries({ ...shapes, ...wordings }))(
  '%s is read with nothing to map',
  (name, { expected }) => {
    const { lignes } = readFixture(name)

    expect(lignes.map(outline)).toEqual(expected)
    expect(lignes.map(({ etat }) => etat)).toEqual(expected.map(() => 'lisible'))
  },
)

test('rows that a filter hides are left aside and said, and come back when asked', () => {
  const shown = readFixture('lignes-filtrees.xlsx')
  const all = readFichier(shapes['lignes-filtrees.xlsx']?.bytes ?? new Uint8Array(), {
    nomTexte: 'x',
    feuille: null,
    latest: '2022-08-31',
    avecMasquees: true,
  })

  expect(shown.laissees).toEqual([{ feuille: 'Feuil1', raison: 'masquee', lignes: [2, 4] }])
  expect(all.lignes.map(({ ligne }) => ligne)).toEqual([2, 3, 4])
  expect(all.laissees).toEqual([])
})

test('a place of birth that stands beside the date is never kept', () => {
  expect(JSON.stringify(readFixture('date-et-lieu.csv'))).not.toContain('CANARI')
})

test('a sheet that the spreadsheet hides is left aside and said, and comes back when asked', () => {
  const bytes = wordings['une-feuille-masquee.xlsx']?.bytes ?? new Uint8Array()
  const all = readFichier(bytes, {
    nomTexte: 'x',
    feuille: null,
    latest: '2022-08-31',
    avecMasquees: true,
  })

  expect(readFixture('une-feuille-masquee.xlsx').laissees).toEqual([
    { feuille: 'CM1', raison: 'masquee', lignes: [1, 2, 3] },
  ])
  expect(all.lignes.map(({ enfant }) => enfant.nom)).toEqual(['BENALI', 'COSTA', 'PETIT'])
})

test.each([
  ['parti-en-cours-d-annee.csv', 3, 'a quitté l’école (10/01/2022)'],
  ['trois-prenoms.csv', 2, 'plusieurs prénoms'],
  ['accents-perdus-dans-les-lignes.csv', 3, 'un accent a été perdu'],
])('%s: what is to be looked at is said of that row alone', (name, ligne, said) => {
  const told = readFixture(name).lignes.filter(({ messages }) => messages.length > 0)

  expect(told.map((one) => one.ligne)).toEqual([ligne])
  expect(told[0]?.messages.map(({ texte }) => texte).join(' ')).toContain(said)
})

test('columns of presences are said not to be read here', () => {
  expect(readFixture('liste-et-presences.xlsx').avis.map(({ texte }) => texte)).toEqual([
    expect.stringMatching(/^3\s*colonnes de présences/),
  ])
})

test.each([
  ['macintosh-liste.csv', 'macintosh', 'Macintosh'],
  ['dos-cp850.txt', 'cp850', 'DOS'],
  ['latin-9.csv', 'iso-8859-15', 'ISO-8859-15'],
  ['utf-8-avec-un-octet-faux.csv', 'utf-8', 'mal enregistré'],
  ['accents-casses.csv', 'utf-8', 'abîmés'],
])('%s: the preview tells how the accents were read', (name, encodage, said) => {
  const lu = readFixture(name)

  expect(lu.encodage).toBe(encodage)
  expect(lu.avis.map(({ texte }) => texte).join(' ')).toContain(said)
})

test('a cell that is too long to be read whole is told, with its row', () => {
  const rows = [
    ['Nom', 'Prénom', 'Date de naissance', 'Classe', 'Objectif'],
    ['BENALI', 'Inès', '12/03/2013', 'CE2', 'lire '.repeat(2_000)],
    ['DURAND', 'Tom', '02/05/2013', 'CE2', 'lire'],
  ]

  const { lignes, avis } = readFichier(book([{ nom: 'Feuil1', rows }], 'xlsx'), {
    nomTexte: 'x',
    feuille: null,
    latest: '2022-08-31',
  })

  expect(lignes.map(({ enfant }) => enfant.nom)).toEqual(['BENALI', 'DURAND'])
  expect(avis).toEqual([{ feuille: 'Feuil1', texte: expect.stringContaining('(ligne 2)') }])
})
