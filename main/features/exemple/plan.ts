/**
 * The plan of the sample year: an invented centre social, in an invented commune, school zone A. No
 * person here is real; the schools have names that many schools have.
 */
export const ANNEE = { debut: '2025-09-01', fin: '2026-08-31' } as const

/** Zone of the sample: its séances keep off these holidays. */
export const ZONE = 'A'

export const COMMUNE = 'Pontareuil'
export const QUARTIER = 'Les Alouettes'

export const structure = {
  nom: 'Centre social La Boussole',
  adresse: '3 allée des Tilleuls',
  commune: COMMUNE,
  telephone: '05 36 49 00 00',
  mail: 'accueil@laboussole.example',
  referent: {
    nom: 'Vasseur',
    prenom: 'Claire',
    telephone: '06 00 00 00 70',
    mail: 'clas@laboussole.example',
  },
  zoneScolaire: ZONE,
} as const

export const etablissements = [
  {
    id: 'prevert',
    nom: 'École élémentaire Jacques-Prévert',
    type: 'ecole',
    commune: COMMUNE,
    educationPrioritaire: 'REP',
    quartierPrioritaire: QUARTIER,
  },
  {
    id: 'marronniers',
    nom: 'École élémentaire Les Marronniers',
    type: 'ecole',
    commune: COMMUNE,
  },
  {
    id: 'aubrac',
    nom: 'Collège Lucie-Aubrac',
    type: 'college',
    commune: COMMUNE,
    educationPrioritaire: 'REP',
    quartierPrioritaire: QUARTIER,
  },
  { id: 'gouges', nom: 'Lycée Olympe-de-Gouges', type: 'lycee', commune: 'Castelmorin' },
  { id: 'bois', nom: 'Lycée des métiers du bois', type: 'lycee', commune: 'Castelmorin' },
] as const

export const partenaires = [
  { id: 'mediatheque', nom: 'Médiathèque de Pontareuil', type: 'culture' },
  { id: 'pre', nom: 'Programme de réussite éducative', type: 'éducation' },
  { id: 'ludotheque', nom: 'Ludothèque Le Grand Dé', type: 'association' },
  { id: 'judo', nom: 'Judo club pontareuillais', type: 'sport' },
  { id: 'pmi', nom: 'Maison des solidarités', type: 'action sociale' },
  { id: 'reseau', nom: 'Réseau départemental CLAS', type: 'réseau' },
] as const

export const actions = [
  {
    id: 'action-1',
    numero: '1',
    intitule: 'CLAS élémentaire',
    lieu: 'Centre social La Boussole et école Les Marronniers',
    adresse: '3 allée des Tilleuls, Pontareuil',
    natureLocal: ['associatif', 'scolaire'],
    zonage: ['rep', 'politique-ville'],
    bonificationEnfant: true,
    bonificationParent: false,
    dateRetour: '2026-05-15',
    previsionnel: {
      debut: '2025-09-29',
      fin: '2026-06-26',
      semaines: 31,
      intervenants: {
        salarie: { nombre: 3, heures: 330 },
        volontaire: { nombre: 3, heures: 300 },
        benevole: { nombre: 7, heures: 360 },
      },
      public: { elementaire: 30, college: 0, lycee: 0, autres: 0, familles: 25, collectifs: 3 },
      activites: [
        'methodologie',
        'travail-personnel',
        'numerique',
        'culture-sport',
        'jeux',
        'sorties',
      ],
      parents: [
        'reunion-information',
        'contractualisation',
        'rencontre-individuelle',
        'outil-liaison',
        'convivialite',
        'rencontre-thematique',
        'associations-parents',
        'codes-ecole',
        'evaluation',
      ],
      ecole: ['partenariat-formalise', 'orientation', 'echanges-reguliers'],
    },
    collectifs: [
      {
        id: 'petits',
        nom: 'CP-CE1 Prévert',
        creneaux: [
          { jour: 'lundi', debut: '16:30', fin: '18:00' },
          { jour: 'jeudi', debut: '16:30', fin: '18:00' },
        ],
      },
      {
        id: 'moyens',
        nom: 'CE2-CM2 Prévert',
        creneaux: [
          { jour: 'mardi', debut: '16:30', fin: '18:00' },
          { jour: 'vendredi', debut: '16:30', fin: '18:00' },
        ],
      },
      {
        id: 'marronniers',
        nom: 'Les Marronniers',
        creneaux: [
          { jour: 'mardi', debut: '16:30', fin: '18:00' },
          { jour: 'jeudi', debut: '16:30', fin: '18:00' },
        ],
      },
    ],
  },
  {
    id: 'action-2',
    numero: '2',
    intitule: 'CLAS collège et lycée',
    lieu: 'Centre social La Boussole',
    adresse: '3 allée des Tilleuls, Pontareuil',
    natureLocal: ['associatif'],
    zonage: ['rep', 'pre', 'politique-ville'],
    bonificationEnfant: true,
    bonificationParent: true,
    dateRetour: '2026-05-15',
    previsionnel: {
      debut: '2025-09-29',
      fin: '2026-06-12',
      semaines: 29,
      intervenants: {
        salarie: { nombre: 3, heures: 190 },
        volontaire: { nombre: 1, heures: 80 },
        benevole: { nombre: 3, heures: 180 },
      },
      public: { elementaire: 0, college: 14, lycee: 4, autres: 0, familles: 16, collectifs: 2 },
      activites: [
        'methodologie',
        'travail-personnel',
        'numerique',
        'sciences',
        'citoyennete',
        'ecole-orientation',
        'sorties',
      ],
      parents: [
        'reunion-information',
        'contractualisation',
        'rencontre-individuelle',
        'accompagnement-enseignants',
        'numerique',
        'codes-ecole',
        'rencontre-thematique',
      ],
      ecole: ['partenariat-informel', 'orientation', 'echanges-reguliers'],
    },
    collectifs: [
      {
        id: 'college',
        nom: '6e-5e',
        creneaux: [
          { jour: 'lundi', debut: '17:00', fin: '18:30' },
          { jour: 'jeudi', debut: '17:00', fin: '18:30' },
        ],
      },
      {
        id: 'grands',
        nom: '4e-lycée',
        creneaux: [{ jour: 'mercredi', debut: '14:00', fin: '16:00' }],
      },
    ],
  },
] as const

/** First and last day of each collectif, as it really went. */
export const PERIODES = {
  petits: { debut: '2025-10-06', fin: '2026-06-26' },
  moyens: { debut: '2025-10-06', fin: '2026-06-26' },
  marronniers: { debut: '2025-10-06', fin: '2026-06-19' },
  college: { debut: '2025-10-06', fin: '2026-06-12' },
  grands: { debut: '2025-10-15', fin: '2026-06-10' },
} as const
