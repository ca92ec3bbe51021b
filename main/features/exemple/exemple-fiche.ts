import type { CelluleFiche, FicheExemple } from '../../../shared/domain/fiche-exemple.ts'
import { codes, readTable } from './table.ts'

const LARGEURS = {
  Nom: 13,
  Prénom: 11,
  'Né(e) le': 12,
  Sexe: 7,
  Niveau: 9,
  'Enseignant(e)': 14,
  'Responsable légal': 18,
  Téléphone: 16,
  'Difficulté scolaire': 12,
  'Maîtrise difficile de la langue française par les parents': 22,
  'Disponibilité réduite des parents': 15,
  Lecture: 10,
  'Compréhension des consignes': 16,
  Organisation: 13,
  'Confiance en soi': 12,
  Objectif: 36,
  'Accord des parents': 14,
} as const
type Colonne = keyof typeof LARGEURS

const COLONNES = Object.keys(LARGEURS) as Colonne[]

const TEXTES: readonly Colonne[] = [
  'Nom',
  'Prénom',
  'Enseignant(e)',
  'Responsable légal',
  'Téléphone',
  'Objectif',
]

// A column of ticks, by the letter that stands for it below.
const A_COCHER: Readonly<Record<string, Colonne>> = {
  D: 'Difficulté scolaire',
  F: 'Maîtrise difficile de la langue française par les parents',
  P: 'Disponibilité réduite des parents',
  l: 'Lecture',
  c: 'Compréhension des consignes',
  o: 'Organisation',
  k: 'Confiance en soi',
}

const COLONNES_TABLE = [
  'nom',
  'prenom',
  'naissance',
  'sexe',
  'niveau',
  'responsable',
  'telephone',
  'coches',
  'objectif',
  'accord',
] as const

// Some of these pupils are followed already, Hugo waits for a place, Yasmine is there twice.
const CE1_CE2 = readTable(
  COLONNES_TABLE,
  `
BENSAÏD  | Yasmine | 14/03/2018 | F | CE1 | Bensaïd Karima  | 06 00 00 00 41 | D l c | Lire seule une consigne              | oui
FERREIRA | Beatriz | 31/05/2017 | F | CE2 | Ferreira Sandra |                | D P o | Noter ses devoirs chaque soir        | 30/09/2025
LAMBERT  | Sacha   | 2018       | M | CE1 | Lambert Élise   | 600000042      | P k   | Oser prendre la parole               | oui
RAHMANI  | Lina    | 30/06/2018 | F | CE1 |                 |                | D l   | Lire seule un texte court            | oui
SOUZA    | Lucas   | 09/10/2017 | M | CE2 | Souza Renata    | 06.00.00.00.43 | D F c | Comprendre un énoncé                 |
VIDAL    | Hugo    | 20/12/2017 | M | CE2 |                 |                | o     | Terminer un travail commencé         | oui
Bensaid  | Yasmine | 14/03/2018 | F | CE1 | Bensaïd Karima  | 06 00 00 00 41 | D l   | Lire seule une consigne              | oui
`,
)

const CM1_CM2 = readTable(
  COLONNES_TABLE,
  `
CLÉMENT  | Nina    | 22/01/2016 | F | CM1 | Clément Audrey  | 06 00 00 00 44 | k o   | Préparer son cartable                | 05/02/2026
DELPECH  | Timéo   | 19/02/2016 | M | CM1 |                 |                | P     | Avoir un lieu calme pour travailler  | oui
HOSSAIN  | Tahmid  | 03/08/2015 | M | CM2 | Hossain Shirin  | 06 00 00 00 45 | F l c | Enrichir son vocabulaire             | oui
LACAZE   | Manon   | 29/09/2015 | F | CM2 |                 |                | k     | Préparer l’entrée en 6e              | oui
MARTY    | Eva     | 11/12/2015 | F | CM2 | Marty Joël      | 06 00 00 00 46 | D o   | Apprendre ses leçons                 | non
TOURÉ    | Ismaël  | 27/06/2016 | M | CM1 | Touré Assétou   | 06 00 00 00 47 | D F l | Lire à voix haute                    | oui
`,
)

/**
 * A school's fiche d'orientation as one really receives it: title rows, one sheet per class, ticks, a
 * total and a legend under the table, a telephone that lost its first 0. The demo imports it.
 */
export function buildExempleFiche(): FicheExemple {
  return {
    nomFichier: 'fiche-orientation-ecole-les-marronniers.xlsx',
    feuilles: [
      feuilleOf('CE1-CE2', 'Mme Delmas', CE1_CE2),
      feuilleOf('CM1-CM2', 'M. Roussel', CM1_CM2),
    ],
  }
}

function feuilleOf(
  nom: string,
  enseignant: string,
  lignes: typeof CE1_CE2,
): FicheExemple['feuilles'][number] {
  return {
    nom,
    titres: [
      'École élémentaire Les Marronniers – Pontareuil',
      'Propositions pour le CLAS – 3 février 2026',
      `Classe de ${nom} – ${enseignant}`,
    ],
    groupe: { titre: 'Critères d’orientation', de: 'Lecture', a: 'Confiance en soi' },
    colonnes: COLONNES.map((titre) => ({
      titre,
      largeur: LARGEURS[titre],
      centree: !TEXTES.includes(titre),
    })),
    lignes: lignes.map((ligne) => COLONNES.map((colonne) => celluleOf(colonne, ligne, enseignant))),
    pied: [
      `Total : ${lignes.length} élèves`,
      'x : concerné. Accord des parents : oui, non, ou date de la signature.',
      'À retourner au centre social La Boussole : clas@laboussole.example',
    ],
  }
}

function celluleOf(
  colonne: Colonne,
  ligne: (typeof CE1_CE2)[number],
  enseignant: string,
): CelluleFiche {
  const coches = codes(ligne.coches).map((code) => A_COCHER[code])
  switch (colonne) {
    case 'Nom':
      return ligne.nom
    case 'Prénom':
      return ligne.prenom
    case 'Né(e) le':
      return naissanceOf(ligne.naissance)
    case 'Sexe':
      return ligne.sexe
    case 'Niveau':
      return ligne.niveau
    case 'Enseignant(e)':
      return enseignant
    case 'Responsable légal':
      return ligne.responsable || null
    case 'Téléphone':
      return /^\d+$/.test(ligne.telephone) ? Number(ligne.telephone) : ligne.telephone || null
    case 'Objectif':
      return ligne.objectif
    case 'Accord des parents':
      return ligne.accord || null
    default:
      return coches.includes(colonne) ? 'x' : null
  }
}

/** A year alone stays a number; a date becomes a real date of the spreadsheet. */
function naissanceOf(text: string): CelluleFiche {
  const [jour, mois, annee] = text.split('/')
  return annee === undefined ? Number(text) : { date: `${annee}-${mois}-${jour}` }
}
