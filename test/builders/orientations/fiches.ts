import { book, day } from './books.ts'

const HEADER = ['Nom', 'Prénom', 'Date de naissance', 'Classe'] as const
const simple = (nom: string) => ({
  nom,
  rows: [
    HEADER,
    ['BENALI', 'Inès', day('2013-03-12'), 'CE2'],
    ['COSTA', 'Élio', day('2012-11-02'), 'CM1'],
  ],
})

/** Title, blank rows, merged titles of two levels, ticked criteria, a legend and a total. */
const messy = {
  nom: 'Feuil1',
  rows: [
    ['Fiche d’orientation vers le CLAS – École Jules-Ferry – année 2021-2022'],
    [],
    ['Enseignante :', 'Mme Roy'],
    [],
    [
      'Élève',
      null,
      null,
      null,
      'Responsable légal',
      null,
      'Critères d’orientation',
      null,
      'Situation',
      null,
      'Accord des parents',
    ],
    [
      'Nom',
      'Prénom',
      'Né(e) le',
      'Niveau',
      'Nom et prénom',
      'Tél.',
      'Lecture',
      'Timidité',
      'Logement',
      'Maîtrise du français',
      null,
    ],
    [
      'BENALI',
      'Inès',
      day('2013-03-12'),
      'CE2',
      'Mme BENALI Samira',
      600000001,
      'x',
      'oui',
      'X',
      null,
      'oui',
    ],
    [
      'COSTA',
      'Élio',
      '2/11/12',
      'CE2',
      'M. COSTA Rui',
      '0600000002',
      '1',
      null,
      '✓',
      'x',
      '20/09/2021',
    ],
    [
      'N’DIAYE',
      'Awa',
      '30 janvier 2014',
      'CE1',
      'Mme N’DIAYE',
      '06.00.00.00.03',
      null,
      'non',
      'non',
      'oui',
      'non',
    ],
    ['TOTAL', 3],
    [],
    ['x', '= critère observé'],
    ['À retourner au centre social avant le 30 septembre'],
  ],
  merges: ['A1:K1', 'A5:D5', 'E5:F5', 'G5:H5', 'I5:J5', 'K5:K6'],
}

const twoClasses = [
  {
    nom: 'CE2',
    rows: [
      ['Nom', 'Prénom', 'Né le'],
      ['BENALI', 'Inès', day('2013-03-12')],
    ],
  },
  {
    nom: 'CM1 Mme Durand',
    rows: [
      [],
      ['Liste de la classe'],
      ['NOM Prénom', 'Date naissance'],
      ['COSTA Élio', day('2012-11-02')],
    ],
  },
  { nom: 'Mode d’emploi', rows: [['Cochez par x les critères observés.']] },
  {
    nom: 'Listes',
    rows: [
      ['Nom', 'Prénom'],
      ['CANARI', 'Canari'],
    ],
    isHidden: true,
  },
]

const dates = {
  nom: 'Dates',
  rows: [
    ['Nom', 'Prénom', 'Date de naissance'],
    ['A', 'Texte', '12/03/2013'],
    ['B', 'Court', '2/3/13'],
    ['C', 'Iso', '2013-03-12'],
    ['D', 'Vraie', day('2013-03-12')],
    ['E', 'Série', 41345],
    ['F', 'Lettres', '12 mars 2013'],
    ['G', 'Premier', '1er août 2013'],
    ['H', 'Année', 2013],
    ['I', 'Annéetexte', 'né en 2013'],
    ['J', 'Mois', 'mars 2013'],
    ['K', 'Points', '12.03.2013'],
    ['L', 'Heure', '12/03/2013 00:00'],
    ['M', 'Inconnue', '?'],
    ['N', 'Impossible', '31/02/2013'],
    ['O', 'Illisible', 'au printemps'],
    ['P', 'Future', '12/03/2093'],
  ],
}

const siblings = {
  nom: 'Fratries',
  rows: [
    ['Nom', 'Prénom', 'Naissance', 'Mère', 'Tél mère', 'Père', 'Tél père', 'École'],
    [
      'BENALI',
      'Inès',
      '12/03/2013',
      'BENALI Samira',
      600000001,
      'BENALI Karim',
      null,
      'École Jules-Ferry',
    ],
    [
      'BENALI',
      'Adam',
      '2011',
      'Mme BENALI Samira',
      '06 00 00 00 01',
      null,
      600000004,
      'Jules Ferry',
    ],
    ['Benali', 'Ines', '12/03/2013', null, null, 'Karim BENALI', '06 00 00 00 04', null],
    [
      'COSTA',
      'Élio',
      '02/11/2012',
      'COSTA Ana',
      '+33 6 00 00 00 05',
      null,
      null,
      'Collège Tillion',
    ],
  ],
}

const sections = {
  nom: 'Toute l’école',
  rows: [
    ['NOM Prénom', 'Date de naissance', 'Sexe (F/G)'],
    ['CE1 – Mme Durand'],
    ['BENALI Inès', day('2014-03-12'), 'F'],
    ['CM2 - M. Roy'],
    ['COSTA Élio', day('2011-11-02'), 'G'],
    ['NOM Prénom', 'Date de naissance', 'Sexe (F/G)'],
    ['DIALLO Awa', day('2011-01-30'), 'F'],
  ],
}

const mergedDown = {
  nom: 'Feuille1',
  rows: [
    ['Classe', 'Nom et prénom', null, 'Origine de la proposition', 'Situations', 'Objectif'],
    [
      'Mme Durand – CE2',
      'BENALI',
      'Inès',
      "Sur proposition de l'enseignant",
      'Difficulté scolaire ; logement',
      'Prendre confiance à l’oral',
    ],
    [
      null,
      'COSTA',
      'Élio',
      'La famille, PRE',
      'Parents en difficulté ou rupture avec l’école',
      null,
    ],
    [
      null,
      'DIALLO',
      'Awa',
      'Bouche à oreille',
      'Conditions de logement et/ou environnement inadapté au travail scolaire (bruit, exiguïté des locaux)',
      null,
    ],
  ],
  merges: ['A2:A4', 'B1:C1'],
}

const doubleClass = {
  nom: 'Feuil1',
  rows: [
    ['Nom', 'Prénom', 'Date de naissance', 'Classe'],
    ['BENALI', 'Inès', day('2013-03-12'), 'Mme Durand – CE1/CE2'],
    ['COSTA', 'Élio', day('2012-11-02'), 'CE2 de Mme Durand'],
  ],
}

const shifted = {
  nom: 'Feuil1',
  rows: [
    [],
    [],
    [],
    [],
    [],
    [null, null, null, ...HEADER],
    [null, null, null, 'BENALI', 'Inès', day('2013-03-12'), 'CE2'],
    [null, null, null, 'COSTA', 'Élio', day('2012-11-02'), 'CM1'],
  ],
}

const phones = {
  nom: 'Téléphones',
  rows: [
    ['Nom', 'Prénom', 'Responsable légal', 'Téléphone'],
    ['A', 'Zéro', 'Mme A', 600000001],
    ['B', 'Points', 'Mme B', '06.00.00.00.02'],
    ['C', 'Deux', 'Mme C', '01 99 00 00 03 / 06 00 00 00 03'],
    ['D', 'International', 'Mme D', '+33 (0)6 00 00 00 04'],
    ['E', 'Collé', 'Mme E 0600000005', null],
    ['F', 'Court', 'Mme F', '06 00 00'],
    ['G', 'Perdu', 'Mme G', 6e20],
  ],
}

/** Handmade lists, the most usual files that a coordinator receives. */
export const ficheFixtures: Readonly<Record<string, Uint8Array>> = {
  'fiche-simple.xlsx': book([simple('CE2-CM1')], 'xlsx'),
  'fiche-simple.xls': book([simple('CE2-CM1')], 'biff8'),
  'fiche-simple.ods': book([simple('CE2-CM1')], 'ods'),
  'titre-fusions-legende-total.xlsx': book([messy], 'xlsx'),
  'titre-fusions-legende-total.xls': book([messy], 'biff8'),
  'deux-classes-et-mode-d-emploi.xlsx': book(twoClasses, 'xlsx'),
  'dates-toutes-formes.xlsx': book([dates], 'xlsx'),
  'dates-1904.xlsx': book([simple('CE2-CM1')], 'xlsx', { is1904: true }),
  'fratrie-et-doublon.xlsx': book([siblings], 'xlsx'),
  'titres-de-classe-entre-les-lignes.ods': book([sections], 'ods'),
  'cellules-fusionnees-vers-le-bas.xlsx': book([mergedDown], 'xlsx'),
  'classe-double.xls': book([doubleClass], 'biff8'),
  'decalee-de-cinq-lignes-et-trois-colonnes.xlsx': book([shifted], 'xlsx'),
  'telephones.xlsx': book([phones], 'xlsx'),
  'csv-en-fait-xlsx.csv': book([simple('CE2-CM1')], 'xlsx'),
}
