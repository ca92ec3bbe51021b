import { expect, test } from 'vitest'
import { outline, readFixture } from '../../builders/orientations/fixture-files.ts'

const BOTH = ['2 BENALI Inès 2013-03-12 CE2', '3 COSTA Élio 2012-11-02 CM1']

test.each([
  ['fiche-simple.xlsx', BOTH],
  ['fiche-simple.xls', BOTH],
  ['fiche-simple.ods', BOTH],
  ['csv-en-fait-xlsx.csv', BOTH],
  ['dates-1904.xlsx', BOTH],
  [
    'decalee-de-cinq-lignes-et-trois-colonnes.xlsx',
    ['7 BENALI Inès 2013-03-12 CE2', '8 COSTA Élio 2012-11-02 CM1'],
  ],
  [
    'deux-classes-et-mode-d-emploi.xlsx',
    ['2 BENALI Inès 2013-03-12 CE2', '4 COSTA Élio 2012-11-02 CM1'],
  ],
  [
    'titres-de-classe-entre-les-lignes.ods',
    ['3 BENALI Inès 2014-03-12 CE1', '5 COSTA Élio 2011-11-02 CM2', '7 DIALLO Awa 2011-01-30 CM2'],
  ],
  [
    'cellules-fusionnees-vers-le-bas.xlsx',
    ['2 BENALI Inès ? CE2', '3 COSTA Élio ? CE2', '4 DIALLO Awa ? CE2'],
  ],
  ['classe-double.xls', ['2 BENALI Inès 2013-03-12 ?', '3 COSTA Élio 2012-11-02 CE2']],
])('%s gives its pupils and nothing else', (name, expected) => {
  expect(outline(readFixture(name))).toEqual(expected)
})

test.each(['titre-fusions-legende-total.xlsx', 'titre-fusions-legende-total.xls'])(
  '%s: titles of two levels, ticks, legend and total',
  (name) => {
    const { feuilles, lignes } = readFixture(name)

    expect(feuilles.map(({ ligneEntete }) => ligneEntete)).toEqual([6])
    expect(
      lignes.map(({ ligne, enfant, criteres, inscription, responsables }) => ({
        ligne,
        prenom: enfant.prenom,
        criteres,
        situations: inscription.situations,
        accord: inscription.accordParental,
        telephone: responsables[0]?.telephone,
      })),
    ).toEqual([
      {
        ligne: 7,
        prenom: 'Inès',
        criteres: ['Lecture', 'Timidité'],
        situations: ['logement'],
        accord: true,
        telephone: '06 00 00 00 01',
      },
      {
        ligne: 8,
        prenom: 'Élio',
        criteres: ['Lecture'],
        situations: ['logement', 'maitrise-francais'],
        accord: '2021-09-20',
        telephone: '06 00 00 00 02',
      },
      {
        ligne: 9,
        prenom: 'Awa',
        criteres: [],
        situations: ['maitrise-francais'],
        accord: false,
        telephone: '06 00 00 00 03',
      },
    ])
    expect(lignes[0]?.inscription).toMatchObject({
      etablissement: 'École Jules-Ferry',
      enseignant: 'Mme Roy',
    })
  },
)

test('a birth is read in every form, and a day is never invented', () => {
  const { lignes } = readFixture('dates-toutes-formes.xlsx')

  const births = Object.fromEntries(
    lignes.map(({ enfant, etat }) => [
      enfant.prenom,
      etat === 'erreur' ? 'erreur' : (enfant.dateNaissance ?? enfant.anneeNaissance),
    ]),
  )
  expect(births).toEqual({
    Texte: '2013-03-12',
    Court: '2013-03-02',
    Iso: '2013-03-12',
    Vraie: '2013-03-12',
    Série: '2013-03-12',
    Lettres: '2013-03-12',
    Premier: '2013-08-01',
    Année: 2013,
    Annéetexte: 2013,
    Mois: 2013,
    Points: '2013-03-12',
    Heure: '2013-03-12',
    Inconnue: null,
    Impossible: 'erreur',
    Illisible: 'erreur',
    Future: 'erreur',
  })
})

test('telephone numbers get back their zero; one that cannot be read is said', () => {
  const { lignes } = readFixture('telephones.xlsx')

  expect(
    lignes.map(({ responsables, messages }) => responsables[0]?.telephone ?? messages[0]?.colonne),
  ).toEqual([
    '06 00 00 00 01',
    '06 00 00 00 02',
    '06 00 00 00 03',
    '06 00 00 00 04',
    '06 00 00 00 05',
    'Téléphone',
    'Téléphone',
  ])
})

test('situations and origines are recognised in the form’s words and in current ones', () => {
  const { lignes } = readFixture('cellules-fusionnees-vers-le-bas.xlsx')

  expect(lignes.map(({ inscription }) => [inscription.origines, inscription.situations])).toEqual([
    [['enseignant'], ['difficulte-scolaire', 'logement']],
    [['famille', 'reussite-educative'], ['rupture-ecole']],
    [['autre'], ['logement']],
  ])
})

test('a class of two niveaux is asked about, never guessed', () => {
  const [double] = readFixture('classe-double.xls').lignes

  expect(double).toMatchObject({
    etat: 'ambigu',
    inscription: { niveau: null, enseignant: 'Mme Durand', classe: 'Mme Durand – CE1/CE2' },
    messages: [{ colonne: 'Classe' }],
  })
})
