/** Monday 11 May 2026: the year is over but for its papers, and the bilan stops at 30 April. */
export const TODAY = '2026-05-11'

export const STRUCTURE = {
  nom: 'Centre social du Moulin',
  adresse: '2 place du Marché',
  referentNom: 'Diallo',
  referentPrenom: 'Awa',
  referentMail: 'awa@moulin.example',
} as const

export const ACTION = {
  intitule: 'Clas du Moulin',
  lieu: 'École Jules-Ferry',
  naturesLocal: ['Scolaire'],
  zonages: ['Politique de la ville'],
} as const

/** What the projet announced, by the words of the form. */
export const PREVISIONNEL = {
  textes: {
    Début: '27/01/2026',
    Fin: '05/03/2026',
    'Semaines d’activité': '5',
    Salariés: '2',
    'Heures des salariés': '14h30',
    Volontaires: '1',
    'Heures des volontaires': '6h30',
    Bénévoles: '1',
    'Heures des bénévoles': '5h15',
    'Enfants : élémentaire': '5',
    'Enfants : collège': '1',
  },
  cases: ['Travail personnel', 'Jeux éducatifs', 'Réunion d’information', 'Temps de convivialité'],
} as const

/** Tuesdays and Thursdays, 16h30 to 18h: eight séances, on either side of the winter holidays of zone A. */
export const COLLECTIF = { nom: 'Les Tilleuls', du: '27/01/2026', au: '05/03/2026' } as const

export const ETABLISSEMENTS = [
  { nom: 'École Jules-Ferry', type: 'École' },
  { nom: 'Collège Mermoz', type: 'Collège' },
] as const
export const PARTENAIRE = 'Médiathèque des Acacias'

export type Enfant = {
  readonly nom: string
  readonly prenom: string
  readonly naissance: string
  /** The first name of a new famille's responsable, a sibling whose famille it is, or none. */
  readonly famille: { readonly responsable: string } | { readonly de: string } | null
  readonly statut?: 'Liste d’attente'
  readonly depuis?: string
  readonly niveau: string
  readonly etablissement?: string
  readonly situations?: readonly string[]
  readonly origines: readonly string[]
  readonly depart?: string
}

export const ENFANTS: readonly Enfant[] = [
  {
    nom: 'Benali',
    prenom: 'Adam',
    naissance: '12/03/2016',
    famille: { responsable: 'Samira' },
    depuis: '27/01/2026',
    niveau: 'CM1',
    etablissement: 'École Jules-Ferry',
    situations: ['Difficulté scolaire'],
    origines: ['Enseignant'],
  },
  {
    nom: 'Benali',
    prenom: 'Inès',
    naissance: '05/09/2018',
    famille: { de: 'Adam' },
    depuis: '27/01/2026',
    niveau: 'CE1',
    etablissement: 'École Jules-Ferry',
    origines: ['Famille', 'Enseignant'],
  },
  {
    nom: 'Garcia',
    prenom: 'Zoé',
    naissance: '30/11/2019',
    famille: { responsable: 'Paul' },
    depuis: '27/01/2026',
    niveau: 'CP',
    etablissement: 'École Jules-Ferry',
    origines: ['Famille'],
    depart: '03/02/2026',
  },
  {
    nom: 'Martin',
    prenom: 'Lou',
    naissance: '2014',
    famille: { responsable: 'Claire' },
    depuis: '27/01/2026',
    niveau: '6e',
    etablissement: 'Collège Mermoz',
    origines: ['Réussite éducative'],
  },
  {
    nom: 'Noir',
    prenom: 'Elsa',
    naissance: '2017',
    famille: { responsable: 'Rose' },
    statut: 'Liste d’attente',
    niveau: 'CE2',
    origines: ['Acteur local'],
  },
  {
    nom: 'Petit',
    prenom: 'Noé',
    naissance: '21/06/2015',
    famille: { responsable: 'Jean' },
    depuis: '24/02/2026',
    niveau: 'CM2',
    etablissement: 'École Jules-Ferry',
    origines: ['Enseignant'],
  },
  {
    nom: 'Roux',
    prenom: 'Maël',
    naissance: '2008',
    famille: null,
    depuis: '27/01/2026',
    niveau: 'CAP',
    origines: ['Enfant ou jeune'],
  },
]

export const INTERVENANTS = [
  { nom: 'Perrin', prenom: 'Nadia', statut: 'Salarié', depuis: '01/09/2025' },
  {
    nom: 'Kone',
    prenom: 'Omar',
    statut: 'Bénévole',
    depuis: '01/09/2025',
    ensuite: { statut: 'Salarié', depuis: '16/02/2026' },
  },
  { nom: 'Roche', prenom: 'Lina', statut: 'Volontaire', depuis: '01/09/2025' },
] as const

/** Hours beside the séances. */
export const HEURES = [
  { qui: 'Omar', categorie: 'Préparation', date: '20/01/2026', duree: '2h15' },
  { qui: 'Lina', categorie: 'Formation', date: '14/02/2026', duree: '3,5' },
  { qui: 'Nadia', categorie: 'Réunion', date: '05/03/2026', duree: '90 min' },
] as const

export type Seance = {
  readonly jour: string
  readonly annulee?: string
  /** The day whose team is taken up again. */
  readonly commeLe?: string
  /** Whoever else is noted, by first name. */
  readonly equipe?: readonly string[]
  /** Whoever came for less than the séance. */
  readonly durees?: Readonly<Record<string, string>>
  readonly activites?: readonly string[]
}

export const SEANCES: readonly Seance[] = [
  { jour: 'mar. 27 janv.', equipe: ['Nadia', 'Omar'], activites: ['Travail personnel'] },
  { jour: 'jeu. 29 janv.', equipe: ['Nadia'] },
  { jour: 'mar. 3 févr.', commeLe: 'mar. 27 janv.' },
  { jour: 'jeu. 5 févr.', annulee: 'Grève' },
  { jour: 'mar. 24 févr.', commeLe: 'mar. 3 févr.', durees: { Omar: '1h' } },
  { jour: 'jeu. 26 févr.', commeLe: 'jeu. 29 janv.', equipe: ['Lina'] },
  { jour: 'mar. 3 mars', commeLe: 'mar. 24 févr.', activites: ['Jeux éducatifs', 'Sorties'] },
  { jour: 'jeu. 5 mars', commeLe: 'jeu. 26 févr.' },
]

/**
 * The register, month by month: a letter per enfant from top to bottom, · where nobody knows. A box that
 * is closed to an enfant has no letter: Adam, Inès, Zoé (until 3 February), Lou, Noé (from 24 February
 * on), Maël.
 */
export const REGISTRE = {
  'janvier 2026': { 'mardi 27 janvier': 'PPPAP', 'jeudi 29 janvier': 'PEAPP' },
  'février 2026': {
    'mardi 3 février': 'PPPPE',
    'mardi 24 février': 'PPPP·',
    'jeudi 26 février': 'APEPP',
  },
  'mars 2026': { 'mardi 3 mars': 'PPPPP', 'jeudi 5 mars': 'PPAPP' },
} as const

export const PARENTS = [
  { genre: 'Réunion d’information', date: '27/01/2026', participants: '4', familles: [] },
  {
    genre: 'Temps de convivialité',
    date: '05/03/2026',
    participants: '',
    familles: ['Samira', 'Jean'],
  },
] as const

/** One with a school, one with another actor of the territory. */
export const CONCERTATIONS = [
  { date: '10/02/2026', genre: 'Orientation des enfants', etablissement: 'École Jules-Ferry' },
  { date: '20/02/2026', sujet: 'Prêt de livres', partenaire: PARTENAIRE },
] as const

/** Answers that no record gives: the part of the form, the beginning of the question, the answer. */
export const REPONSES = [
  {
    partie: 'INTERVENTION AUPRES DES ENFANTS',
    question: 'Progression et assiduité de l’enfant',
    reponse: true,
  },
  {
    partie: 'LIBRE EXPRESSION',
    question: 'Globalement, quel bilan',
    reponse: 'Une année courte mais régulière.',
  },
] as const

export const ARRETE_AU = '30/04/2026'
