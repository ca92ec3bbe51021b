import { codes, orNull, readTable } from './table.ts'

// Proposals received before the school's spreadsheet: mostly in September, for children now followed.
const ORIENTATIONS = readTable(
  [
    'enfant',
    'date',
    'ecole',
    'enseignant',
    'origines',
    'situations',
    'criteres',
    'objectif',
    'accord',
    'statut',
    'retour',
  ],
  `
amrani-ines       | 2025-09-18 | prevert     | Mme Fabre  | enseignant | difficulte-scolaire maitrise-francais | entree-lecture, aide-maison | Entrer dans la lecture avec plaisir     | 2025-09-26 | inscrite | 2025-11-14
traore-fatoumata  | 2025-09-18 | prevert     | Mme Fabre  | enseignant | difficulte-scolaire logement          | entree-lecture              | Prendre confiance pour lire à voix haute | 2025-09-29 | inscrite | 2025-11-14
mbemba-grace      | 2025-09-18 | prevert     | M. Castets | enseignant | difficulte-scolaire                   | attention                   | Tenir une consigne jusqu’au bout         | 2025-09-29 | inscrite | 2025-11-14
benhaddou-nour    | 2025-09-18 | prevert     | Mme Rivière | enseignant | difficulte-scolaire logement         | organisation, aide-maison   | Apprendre à s’organiser                  | 2025-10-01 | inscrite | 2025-11-14
konate-kadiatou   | 2025-09-18 | prevert     | M. Daubas  | enseignant | difficulte-scolaire logement          | organisation                | Faire ses leçons dans le calme           | 2025-09-30 | inscrite | 2026-01-23
dasilva-tiago     | 2025-09-18 | prevert     | M. Daubas  | enseignant | rupture-ecole                         | confiance                   | Reprendre confiance                      |            | sans-suite |
rahmani-lina      | 2025-09-23 | marronniers | Mme Delmas | enseignant | difficulte-scolaire                   | entree-lecture              | Lire seule un texte court                | 2025-09-30 | inscrite | 2026-02-03
kowalski-zofia    | 2025-09-23 | marronniers | Mme Brunet | enseignant | maitrise-francais                     | langue, aide-maison         | Enrichir son vocabulaire                 | 2025-10-01 | inscrite | 2026-02-03
faure-romane      | 2025-12-16 | marronniers | M. Roussel | enseignant | difficulte-scolaire                   | confiance, organisation     | Oser demander de l’aide                  | 2026-01-08 | inscrite | 2026-02-03
okafor-chidi      | 2025-09-30 | aubrac      | Mme Tauzin | enseignant | maitrise-francais difficulte-scolaire | langue, organisation        | Comprendre les consignes du collège      | 2025-10-03 | inscrite | 2025-12-02
barry-mamoudou    | 2025-09-30 | aubrac      | Mme Tauzin | enseignant | rupture-ecole difficulte-scolaire     | confiance                   | Retrouver l’envie de venir au collège    | 2025-10-06 | inscrite | 2025-12-02
diallo-ibrahima   | 2025-10-02 | aubrac      |            | reussite-educative | difficulte-scolaire maitrise-francais | organisation        | Tenir son agenda                         | 2025-10-06 | inscrite | 2025-12-02
`,
)

const CRITERES: Readonly<Record<string, string>> = {
  'entree-lecture': 'Entrée dans la lecture',
  'aide-maison': 'Pas d’aide possible à la maison',
  attention: 'Attention, respect des consignes',
  organisation: 'Organisation du travail',
  confiance: 'Confiance en soi',
  langue: 'Maîtrise de la langue',
}

// Proposals that name a child whom the centre does not follow (yet).
const SANS_INSCRIPTION = [
  {
    nom: 'Lafon',
    prenom: 'Maxence',
    dateNaissance: '2016-11-08',
    sexe: 'M',
    niveau: 'CM1',
    classe: 'CM1 A',
    date: '2025-09-18',
    etablissementId: 'prevert',
    enseignant: 'M. Daubas',
    origines: ['enseignant'],
    situations: ['difficulte-scolaire'],
    criteres: ['Organisation du travail'],
    objectif: 'Terminer ses devoirs',
    accordParental: false,
    statut: 'refusee',
    etapes: [
      { statut: 'famille-contactee', date: '2025-09-25' },
      { statut: 'refusee', date: '2025-09-29' },
    ],
    retourEcole: '2025-11-14',
  },
  {
    nom: 'Cissé',
    prenom: 'Djeneba',
    anneeNaissance: 2014,
    sexe: 'F',
    niveau: '6e',
    classe: '6e B',
    date: '2026-03-03',
    etablissementId: 'aubrac',
    enseignant: 'M. Vignes',
    origines: ['enseignant', 'reussite-educative'],
    situations: ['maitrise-francais'],
    criteres: ['Maîtrise de la langue'],
    objectif: 'Comprendre les consignes',
    accordParental: null,
    statut: 'famille-contactee',
    etapes: [{ statut: 'famille-contactee', date: '2026-03-10' }],
    retourEcole: null,
  },
] as const

export function buildOrientations() {
  const inscrits = ORIENTATIONS.map((ligne) => ({
    enfantId: ligne.enfant,
    date: ligne.date,
    etablissementId: ligne.ecole,
    enseignant: orNull(ligne.enseignant),
    origines: codes(ligne.origines),
    situations: codes(ligne.situations),
    criteres: ligne.criteres.split(',').map((critere) => CRITERES[critere.trim()]),
    objectif: ligne.objectif,
    accordParental: orNull(ligne.accord),
    statut: ligne.statut,
    etapes: ligne.accord === '' ? [] : [{ statut: 'accord', date: ligne.accord }],
    retourEcole: orNull(ligne.retour),
  }))
  return [...inscrits, ...SANS_INSCRIPTION].map((orientation, index) => ({
    id: `orientation-${index + 1}`,
    ...orientation,
  }))
}
