import { expect, test } from 'vitest'
import { book, type CellValue, day } from '../../../builders/orientations/books.ts'
import { readFichier } from '../../../builders/readings.ts'

/** What the columns of a list are read as, by their titles; « – » for one that is left unread. */
function champsOf(titres: readonly string[], ...rows: readonly (readonly CellValue[])[]): string {
  const { lecture } = readFichier(book([{ nom: 'Feuil1', rows: [titres, ...rows] }], 'xlsx'), {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  })
  return lecture[0]?.colonnes.map(({ champ }) => champ ?? '–').join(' ') ?? ''
}

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
  ['Votre enfant est', ['M', 'F', 'M'], undefined],
  ['Votre enfant est', ['un garçon'], 'sexe'],
  ['Votre enfant est', [null], undefined],
  ['Lecture', ['x', 'non', null], 'criteres.Lecture'],
  ['Lecture', ['x', 'parfois', null], undefined],
  ['Lecture', ['non', 'non', null], undefined],
  // Cells that contradict their title.
  ['Né le', ['Lyon', 'Agen', '12/03/2013'], undefined],
  ['Né le', ['Lyon', '14/05/2014', '12/03/2013'], 'dateNaissance'],
  ['Né le', [day('1980-03-12'), day('1975-06-01'), day('2013-03-12')], undefined],
  ['Né le', [day('1980-03-12'), day('2014-06-01'), day('2013-03-12')], 'dateNaissance'],
  ['Né le', [day('1910-03-12'), day('1910-06-01')], 'dateNaissance'],
  ['Né le', [day('1911-03-12'), day('1911-06-01')], undefined],
  ['Né le', [day('1997-03-12'), day('1997-06-01')], undefined],
  ['Né le', [day('1998-03-12'), day('1998-06-01')], 'dateNaissance'],
  ['Né le', ['1975'], 'dateNaissance'],
  ['Né le', ['1975', '1980'], undefined],
  // A year typed in a cell of dates.
  ['Né le', [day('1905-07-04'), day('1905-07-05')], 'dateNaissance'],
  ['Téléphone', ['oui', 'oui', '0600000001'], undefined],
  ['Téléphone', ['oui', '0600000001', '0600000002'], 'responsable1.telephone'],
  ['Nom d’usage', ['1', '2', 'BENALI'], undefined],
  ['Nom d’usage', ['1', 'COSTA', 'BENALI'], 'nomUsage'],
])('a column titled %j that holds %j', (titre, cellules, champ) => {
  expect(champOf(titre, cellules)).toBe(champ)
})

test('the class of a past year is left out beside the class of a later year; a class without a year is kept', () => {
  const row = ['BENALI', 'Inès', 'CE1', 'CE2', 'CM1']
  const of = (...titres: string[]) => champsOf(['Nom', 'Prénom', ...titres], row)

  expect(of('Classe 2020-2021', 'Classe 2021-2022')).toBe('nom prenom – classe –')
  expect(of('Classe 2021-2022', 'Classe 2020-2021')).toBe('nom prenom classe – –')
  expect(of('Classe', 'Classe 2021-2022')).toBe('nom prenom classe classe –')
  expect(of('Classe 2020-2021', 'École 2021-2022')).toBe('nom prenom classe etablissement –')
})

test('a title merged over two columns is a nom and a prénom where it says both, and one column elsewhere', () => {
  const champsUnder = (titre: string, merge: string) => {
    const rows =
      merge === 'A1:B1'
        ? [
            [titre, null, 'Classe', null],
            ['BENALI', 'Inès', 'CE2', 'x'],
          ]
        : [
            ['Nom', 'Prénom', titre, null],
            ['BENALI', 'Inès', 'CE2', 'x'],
          ]
    const { lecture } = readFichier(book([{ nom: 'F', rows, merges: [merge] }], 'xlsx'), {
      ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
    })
    return lecture[0]?.lue.colonnes?.map(({ index, champ }) => `${index} ${champ}`)
  }

  expect(champsUnder('Nom et prénom', 'A1:B1')).toEqual(['0 nom', '1 prenom', '2 classe'])
  expect(champsUnder('Prénom Nom', 'A1:B1')).toEqual(['0 prenom', '1 nom', '2 classe'])
  expect(champsUnder('Classe', 'C1:D1')).toEqual(['0 nom', '1 prenom', '2 classe'])
})

test('a nom of two words or more, without any column of prénoms, holds both names', () => {
  expect(champsOf(['Nom', 'Classe'], ['BENALI Inès', 'CE2'], ['COSTA', 'CM1'])).toBe('nom classe')
  expect(champsOf(['Nom', 'Classe'], ['BENALI Inès', 'CE2'], ['COSTA Élio', 'CM1'])).toBe(
    'nomPrenom classe',
  )
  expect(champsOf(['Nom', 'Prénom'], ['LE GOFF', 'Anne'], ['DE LA TOUR', 'Léa'])).toBe('nom prenom')
  expect(champsOf(['Nom', 'Enseignant'], ['BENALI', 'Mme Roy'])).toBe('nom enseignant')
})

test('« Famille » beside prénoms is the nom of the enfants, unless it names an adult or a whole name stands in the row', () => {
  const of = (famille: string, enfants: string) =>
    champsOf(['Famille', 'Enfants', 'Classe'], [famille, enfants, 'CE2'])

  expect(of('BENALI', 'Inès, Adam')).toBe('nom prenom classe')
  expect(of('BENALI', 'Inès et Adam')).toBe('nom prenom classe')
  expect(of('Mme BENALI', 'Inès, Adam')).toBe('responsable1.nomPrenom prenom classe')
  expect(of('BENALI', 'Inès Benali, Adam Benali')).toBe('responsable1.nomPrenom nomPrenom classe')
  expect(of('BENALI', 'Inès Benali, Adam')).toBe('responsable1.nomPrenom nomPrenom classe')
  expect(
    champsOf(
      ['Famille', 'Enfants', 'Classe'],
      ['BENALI', 'Inès, Adam', 'CE2'],
      ['Mme COSTA', 'Élio, Zoé', 'CP'],
    ),
  ).toBe('responsable1.nomPrenom prenom classe')
  expect(
    champsOf(['Responsable légal', 'Enfants', 'Classe'], ['BENALI', 'Inès, Adam', 'CE2']),
  ).toBe('responsable1.nomPrenom prenom classe')
  expect(champsOf(['Nom', 'Enfant 1', 'Enfant 2'], ['BENALI', 'Inès', 'Adam'])).toBe(
    'nom prenom prenom',
  )
  expect(champsOf(['Nom du père', 'Élève', 'Prénom'], ['BENALI', 'COSTA', 'Zoé'])).toBe(
    'responsablepere.nom nom prenom',
  )
})

test('a column that holds numbers of the State is never kept, whatever its title', () => {
  const jamais = (cells: readonly string[], titre = 'Code') => {
    const rows = cells.map((cell, at) => [`NOM${'abc'[at]}`, 'Léa', cell])
    const { lecture } = readFichier(
      book([{ nom: 'F', rows: [['Nom', 'Prénom', titre], ...rows] }], 'xlsx'),
      { ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' } },
    )
    return lecture[0]?.colonnes[2]?.isJamais
  }

  expect(jamais(['1234567890A', '123456789AB'])).toBe(true)
  expect(jamais(['1234 567 890 A', 'x'])).toBe(true)
  expect(jamais(['1234567890A', 'x', 'y'])).toBe(false)
  expect(jamais(['1234567890A', '', ''])).toBe(true)
  expect(jamais(['', ''])).toBe(false)
  expect(jamais(['12345678A', '12345678901'])).toBe(false)
  expect(jamais(['x'], 'Adresse')).toBe(true)
})
