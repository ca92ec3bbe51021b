import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readClasse } from '../../../../main/import/understand/classe.ts'
import { readJour, readNaissance } from '../../../../main/import/understand/dates.ts'
import { readAccord, readSexe, readTick } from '../../../../main/import/understand/flags.ts'
import { splitNomPrenom, splitResponsable } from '../../../../main/import/understand/nom-prenom.ts'
import { readTelephone } from '../../../../main/import/understand/responsables.ts'
import { origineOf, situationOf } from '../../../../main/import/understand/synonymes.ts'
import { addDays } from '../../../../shared/dates.ts'
import { formatDate, formatDateLongue } from '../../../../shared/format.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const CONTEXT = { is1904: false, latest: '2022-08-31' }

test.each([
  ['01 COURS PREPARATOIRE', ['CP'], null],
  ['02 COURS ELEMENTAIRE 1ERE ANNEE', ['CE1'], null],
  ['COURS MOYEN 2EME ANNEE', ['CM2'], null],
  ['CP de Mme Brossard', ['CP'], 'Mme Brossard'],
  ['CE2 A', ['CE2'], null],
  ['Mme Durand – CE1/CE2', ['CE1', 'CE2'], 'Mme Durand'],
  ['CM1-CM2 (M. Le Goff)', ['CM1', 'CM2'], 'M. Le Goff'],
  ['Classe de M Machin', [], 'M Machin'],
  ['6A', ['6e'], null],
  ['6e', ['6e'], null],
  ['6ème 3', ['6e'], null],
  ['603', ['6e'], null],
  ['3EME 2', ['3e'], null],
  ['5°B', ['5e'], null],
  ['Quatrième', ['4e'], null],
  ['4 SEGPA', ['SEGPA'], null],
  ['3 prépa-métiers', ['3e prépa-métiers'], null],
  ['6e/5e', ['6e', '5e'], null],
  ['6e et 6e B', ['6e'], null],
  ['ULIS', ['ULIS école'], null],
  ['ULIS collège', ['ULIS collège'], null],
  ['2nde 4', ['2de'], null],
  ['2GT3', ['2de'], null],
  ['1ère STMG', ['1re'], null],
  ['Tle G2', ['Tle'], null],
  ['Terminale', ['Tle'], null],
  ['CAP cuisine', ['CAP'], null],
  ['GS', ['maternelle'], null],
  ['Feuil1', [], null],
  ['Liste', [], null],
])('the class « %s » is of niveau %j', (text, niveaux, enseignant) => {
  const lue = readClasse(text)

  expect(lue).toEqual({ niveaux, enseignant })
})

test.each([
  ['MARTIN Léa', 'MARTIN', 'Léa'],
  ['DE LA TOUR Jean-Luc', 'DE LA TOUR', 'Jean-Luc'],
  ['N’DIAYE Awa Marie', 'N’DIAYE', 'Awa Marie'],
  ['LE GOFF-MARTIN Anne', 'LE GOFF-MARTIN', 'Anne'],
  ['Léa MARTIN', 'MARTIN', 'Léa'],
  ['Jean-Luc de LA TOUR', 'de LA TOUR', 'Jean-Luc'],
  ['Martin, Léa', 'Martin', 'Léa'],
  ['Martin Léa', 'Martin', 'Léa'],
  ['de la Tour Léa', 'de la Tour', 'Léa'],
])('« %s » is %s, %s', (text, nom, prenom) => {
  expect(splitNomPrenom(text, 'nomPrenom')).toMatchObject({ nom, prenom, isSure: true })
})

test('a full name without capitals nor comma that has three words is left to the person', () => {
  expect(splitNomPrenom('Martin Léa Marie', 'nomPrenom').isSure).toBe(false)
  expect(splitNomPrenom('MARTIN LEA MARIE', 'nomPrenom').isSure).toBe(false)
})

test.each([
  ['Mme Diallo', 'Diallo', null],
  ['Mme DIALLO Aminata', 'DIALLO', 'Aminata'],
  ['M. et Mme COSTA Rui', 'COSTA', 'Rui'],
  ['Samira Benali', 'Samira', 'Benali'],
  ['Madame Le Goff', 'Le Goff', null],
])('the adult « %s » is %s, %s', (text, nom, prenom) => {
  expect(splitResponsable(text)).toEqual({ nom, prenom })
})

const anyBirth = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays('2002-01-01', days))

test('any birth reads back from every form in which schools write it', () => {
  const forms: readonly ((date: string) => string)[] = [
    formatDate,
    formatDateLongue,
    (date) => date,
    (date) => `${date}T00:00:00`,
    (date) => formatDate(date).replaceAll('/', '.'),
    (date) => formatDate(date).replaceAll('/', '-'),
    (date) => formatDate(date).replace(/^0/, '').replace('/0', '/'),
    (date) => formatDate(date).replace(/(\d\d)(\d\d)$/, '$2'),
    (date) => formatDate(date).replaceAll('/', ''),
    (date) => `${formatDate(date)} 00:00`,
    (date) => `né(e) le ${formatDate(date)}`,
  ]
  fc.assert(
    fc.property(anyBirth, fc.constantFrom(...forms), (date, form) => {
      const { valeur } = readNaissance(form(date).replaceAll('\u00a0', ' '), CONTEXT)

      expect(valeur).toEqual({ date })
    }),
  )
})

test('a serial number is a day of the system of its file', () => {
  expect(readJour(41345, CONTEXT).valeur).toEqual({ date: '2013-03-12' })
  expect(readJour(39883, { ...CONTEXT, is1904: true }).valeur).toEqual({ date: '2013-03-12' })
})

test('a year typed in a cell set to dates is a year', () => {
  const readBirth = (date: string, is1904 = false) =>
    readNaissance({ date }, { ...CONTEXT, is1904 }).valeur

  expect(readBirth('1905-07-04')).toEqual({ annee: 2012 })
  expect(readBirth('1909-07-05', true)).toEqual({ annee: 2012 })
  expect(readBirth('1912-07-04')).toBeNull()
  // The first and the last such years, told as years and not as days of 1905.
  expect(
    ['1905-03-14', '1905-03-13', '1905-09-30', '1905-10-01'].map(
      (date) => readNaissance({ date }, CONTEXT).probleme?.split(' :')[0],
    ),
  ).toEqual(['Né en 1900', 'Né le 13/03/1905', 'Né en 2100', 'Né le 01/10/1905'])
})

test.each(['30/02/2013', '12/13/2013', 'bientôt', '1/1'])('« %s » is no date', (text) => {
  const { valeur, probleme } = readJour(text, CONTEXT)

  expect(valeur).toBeNull()
  expect(probleme).toContain(text)
})

test.each(['?', 'inconnue', 'NC', '-'])('« %s » says that the birth is unknown', (text) => {
  expect(readJour(text, CONTEXT)).toEqual({ valeur: null })
})

test.each([
  ['x', true],
  ['X', true],
  ['oui', true],
  ['OUI', true],
  [1, true],
  ['1', true],
  ['✓', true],
  ['[x]', true],
  [true, true],
  ['non', false],
  [0, false],
  ['-', false],
  [null, false],
  [false, false],
  ['parfois', null],
  [3, null],
])('a cell holding %j is ticked: %j', (cellule, expected) => {
  expect(readTick(cellule)).toBe(expected)
})

test.each([
  ['oui', true],
  ['NON', false],
  ['x', true],
  ['20/09/2021', '2021-09-20'],
  ['oui le 20/09/2021', '2021-09-20'],
  ['oui le 20/09/21', '2021-09-20'],
  ['en attente', null],
  [{ date: '2021-09-20' }, '2021-09-20'],
  [null, null],
])('the agreement %j is %j', (cellule, expected) => {
  expect(readAccord(cellule, CONTEXT)).toEqual({ valeur: expected })
})

test.each([
  ['F', 'F'],
  ['Féminin', 'F'],
  ['fille', 'F'],
  [2, 'F'],
  ['H', 'M'],
  ['G', 'M'],
  ['Masculin', 'M'],
  ['1', 'M'],
])('the sexe %j is %s', (cellule, expected) => {
  expect(readSexe(cellule)).toEqual({ valeur: expected })
})

test.each([
  [639980078, '06 39 98 00 78'],
  ['639980078', '06 39 98 00 78'],
  ['06.39.98.00.78', '06 39 98 00 78'],
  ['0033639980078', '06 39 98 00 78'],
  ['+33 (0)6 39 98 00 78', '06 39 98 00 78'],
  ['01 99 00 33 44 ou 07 00 00 00 78', '07 00 00 00 78'],
  ['+212 6 00 00 00 78', '+212 6 00 00 00 78'],
  [null, null],
])('the number %j is « %s »', (cellule, expected) => {
  expect(readTelephone(cellule)).toEqual({ valeur: expected })
})

test.each([
  ['Difficulté scolaire', 'difficulte-scolaire'],
  ['Conditions de logement et/ou environnement inadapté', 'logement'],
  ['Accès limité à des activités socio-culturelles', 'acces-culture'],
  ['Disponibilité réduite des parents', 'disponibilite-parents'],
  ['Maîtrise difficile de la langue française par les parents', 'maitrise-francais'],
  ["Parents en difficulté ou rupture avec l'école", 'rupture-ecole'],
  ['parents allophones', 'maitrise-francais'],
  ['hébergement en hôtel', 'logement'],
  ['aime le football', null],
])('the situation « %s » is %s', (text, code) => {
  expect(situationOf(text)).toBe(code)
})

test.each([
  ['La famille', 'famille'],
  ["L'enfant/le jeune", 'enfant'],
  ["Sur proposition de l'enseignant", 'enseignant'],
  ["Sur proposition d'une association locale ou d'un autre acteur local", 'association'],
  ["Sur proposition de l'équipe de réussite éducative (PRE, Cité éducative)", 'reussite-educative'],
  ['Autres', 'autre'],
  ['la maman', 'famille'],
  ['Directrice', 'enseignant'],
  ['PRE', 'reussite-educative'],
  ['le hasard', null],
])('the origin « %s » is %s', (text, code) => {
  expect(origineOf(text)).toBe(code)
})

test.each([
  ['École Zola', 'ULIS école'],
  ['Collège Zola', 'ULIS collège'],
  ['Zola', 'ULIS école'],
])('the class « ULIS » of « %s » is %s', (etablissement, niveau) => {
  const bytes = encode(
    lines('Nom;Prénom;Classe;Établissement', `BENALI;Inès;ULIS;${etablissement}`),
    'utf-8',
  )

  const { lignes } = readFichier(bytes, { nomTexte: 'liste', feuille: null, latest: '2022-08-31' })

  expect(lignes.map(({ inscription }) => inscription.niveau)).toEqual([niveau])
})
