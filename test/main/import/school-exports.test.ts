import { expect, test } from 'vitest'
import { outline, readFixture } from '../../builders/orientations/fixture-files.ts'

test.each([
  ['onde-recent-cp1252.csv', ['2 BENALI Inès 2013-03-12 CE2', '3 COSTA Élio 2012-11-02 CM1']],
  ['onde-recent-utf8.csv', ['2 DIALLO Inès 2013-03-12 CP']],
  ['onde-ancien.csv', ['2 BENALI Inès 2013-03-12 CE2', '3 COSTA Élio 2012-11-02 CM1']],
  ['siecle-division-latin1.csv', ['2 BENALI Inès 2010-03-12 6e', '3 COSTA Élio 2007-11-02 3e']],
  ['pix-sco-bom.csv', ['2 BENALI Inès 2010-03-12 6e', '3 COSTA Élio 2007-11-02 3e']],
  ['pronote-eleves.csv', ['2 BENALI Inès 2010-03-12 6e', '3 DE LA TOUR Jean-Luc 2007-11-02 3e']],
  ['pronote-virgules.csv', ['2 BENALI Inès 2010-03-12 6e', '3 COSTA Élio 2007-11-02 3e']],
  ['pronote-tabulations.txt', ['2 BENALI Inès 2010-03-12 6e', '3 COSTA Élio 2007-11-02 3e']],
  ['gepi.csv', ['2 BENALI Inès 2010-03-12 6e', '3 COSTA Élio 2007-11-02 3e']],
  ['ent-edifice.csv', ['2 BENALI Inès 2015-03-12 CP', '3 COSTA Élio 2012-11-02 CM1']],
])('%s is read with nothing to map', (name, expected) => {
  const lu = readFixture(name)

  expect(outline(lu)).toEqual(expected)
  expect(lu.lignes.map(({ etat }) => etat)).not.toContain('erreur')
})

test('ONDE responsables: the repeated columns give one child each, with the adult of the row', () => {
  const lu = readFixture('onde-responsables.csv')

  expect(
    lu.lignes.map(({ ligne, enfant, responsables }) => [
      ligne,
      enfant.prenom,
      responsables.map(({ prenom, telephone }) => `${prenom} ${telephone}`).join(),
    ]),
  ).toEqual([
    [2, 'Inès', 'Samira 06 00 00 00 01'],
    [2, 'Adam', 'Samira 06 00 00 00 01'],
    [3, 'Inès', 'Karim 06 00 00 00 03'],
    [4, 'Élio', 'Ana 01 99 00 00 02'],
  ])
})

test('the usage name is displayed and the family name kept', () => {
  const [ligne] = readFixture('onde-recent-utf8.csv').lignes

  expect([ligne?.enfant.nom, ligne?.nomFamille]).toEqual(['DIALLO', 'BENALI'])
})

test('the preview says what each column gave and which are left unread', () => {
  const [feuille] = readFixture('onde-recent-cp1252.csv').feuilles

  expect(feuille).toMatchObject({
    nom: 'onde-recent-cp1252',
    ligneEntete: 1,
    colonnes: {
      nom: 'Nom élève',
      prenom: 'Prénom élève',
      dateNaissance: 'Date naissance',
      niveau: 'Niveau',
      classe: 'Libellé classe',
    },
  })
  expect(feuille?.ignorees).toContain('INE')
  expect(feuille?.ignorees).toContain('Cycle')
})

test('the sexe is read from every coding', () => {
  const sexes = ['onde-ancien.csv', 'pix-sco-bom.csv', 'pronote-virgules.csv'].map((name) =>
    readFixture(name).lignes.map(({ enfant }) => enfant.sexe),
  )

  expect(sexes).toEqual([
    ['F', 'M'],
    ['F', 'M'],
    ['F', 'M'],
  ])
})

test('the teacher is found in the name of the class', () => {
  const teachers = ['onde-recent-cp1252.csv', 'ent-edifice.csv'].map((name) =>
    readFixture(name).lignes.map(({ inscription }) => inscription.enseignant),
  )

  expect(teachers).toEqual([
    ['M Machin', 'Mme Oeillet'],
    ['Mme BROSSARD', 'M. ROY'],
  ])
})
