import type {
  Annexes,
  EnfantAnnexe,
  FigureAnnexe,
  HeuresAnnexe,
  LignePrevisionnel,
  OrientationAnnexe,
  SeanceAnnexe,
} from '../../shared/domain/annexes.ts'

/** An action of which nothing was recorded. */
export function someEmptyAnnexes(overrides: Partial<Annexes> = {}): Annexes {
  return {
    nominatif: false,
    structure: 'Centre social Les Trois Ponts',
    annee: { debut: '2021-09-01', fin: '2022-08-31' },
    arreteAu: '2021-12-31',
    action: { numero: '1', intitule: 'CLAS élémentaire et collège' },
    heures: [],
    enfants: [],
    effectifs: [],
    presencesNonComptees: 0,
    seances: [],
    grilles: [],
    orientations: [],
    actionsParents: [],
    concertations: [],
    suivi: [],
    brouillon: null,
    figures: [],
    previsionnel: [],
    ...overrides,
  }
}

export function someHeuresAnnexe(overrides: Partial<HeuresAnnexe> = {}): HeuresAnnexe {
  return {
    code: 'I01',
    intervenant: 'Ferrand Nadia',
    statut: 'salarie',
    categorie: 'seances',
    minutesParMois: { '2021-10': 90 },
    ...overrides,
  }
}

export function anEnfantAnnexe(overrides: Partial<EnfantAnnexe> = {}): EnfantAnnexe {
  return {
    code: 'E01',
    identite: null,
    niveau: 'CE2',
    collectifs: ['Mardi'],
    etablissements: ['École Jules-Ferry'],
    origines: ['enseignant'],
    presents: 8,
    absents: 1,
    excuses: 1,
    inconnus: 2,
    ...overrides,
  }
}

export function aSeanceAnnexe(overrides: Partial<SeanceAnnexe> = {}): SeanceAnnexe {
  return {
    date: '2021-09-28',
    collectif: 'Mardi',
    debut: '16:30',
    fin: '18:00',
    minutes: 90,
    etat: 'tenue',
    intervenants: 2,
    activites: ['jeux'],
    motif: null,
    note: null,
    presents: 6,
    absents: 1,
    excuses: 1,
    inconnus: 0,
    ...overrides,
  }
}

export function anOrientationAnnexe(overrides: Partial<OrientationAnnexe> = {}): OrientationAnnexe {
  return {
    date: '2021-10-04',
    code: 'E01',
    niveau: 'CE2',
    etablissement: 'École Jules-Ferry',
    origines: ['enseignant'],
    accordParental: 'oui',
    statut: 'inscrite',
    retourEcole: '2021-10-20',
    identite: null,
    ...overrides,
  }
}

export function aFigureAnnexe(overrides: Partial<FigureAnnexe> = {}): FigureAnnexe {
  return {
    code: 'public.total',
    rubrique: 'Public',
    label: 'Nombre total d’enfants',
    kind: 'number',
    valeur: 3,
    valeurCalculee: 3,
    isCorrected: false,
    isProposed: false,
    isFreeText: false,
    raison: null,
    recordsCount: 3,
    ...overrides,
  }
}

export function aLignePrevisionnel(overrides: Partial<LignePrevisionnel> = {}): LignePrevisionnel {
  return {
    rubrique: 'Public',
    label: 'Nombre total d’enfants',
    kind: 'number',
    prevu: 4,
    prevuALaDate: overrides.prevu === undefined ? 4 : overrides.prevu,
    base: null,
    reel: 3,
    aVenir: null,
    differs: true,
    ...overrides,
  }
}

/** A little of everything, in every sheet. */
export function someAnnexes(overrides: Partial<Annexes> = {}): Annexes {
  return someEmptyAnnexes({
    heures: [
      someHeuresAnnexe({ minutesParMois: { '2021-10': 500, '2021-12': 50 } }),
      someHeuresAnnexe({ categorie: 'preparation', minutesParMois: { '2021-11': 135 } }),
      someHeuresAnnexe({ intervenant: 'Sy Omar', statut: 'benevole' }),
    ],
    enfants: [
      anEnfantAnnexe(),
      anEnfantAnnexe({ code: 'E02', niveau: '6e', origines: ['famille', 'enseignant'] }),
      anEnfantAnnexe({ code: 'E03', niveau: null, presents: 0, absents: 0, excuses: 0 }),
    ],
    seances: [
      aSeanceAnnexe(),
      aSeanceAnnexe({ date: '2021-09-30', collectif: 'Jeudi', minutes: 100, fin: '18:10' }),
      aSeanceAnnexe({ date: '2021-10-05', etat: 'annulee', presents: 0, absents: 0, excuses: 0 }),
    ],
    grilles: [
      {
        collectif: 'Jeudi',
        dates: ['2021-09-30'],
        lignes: [
          { enfant: 'E02', marques: ['excuse'], presents: 0, absents: 0, excuses: 1, inconnus: 0 },
        ],
      },
      {
        collectif: 'Mardi',
        dates: ['2021-09-28', '2021-10-12', '2021-10-19'],
        lignes: [
          {
            enfant: 'E01',
            marques: ['present', 'inconnu', 'absent'],
            presents: 1,
            absents: 1,
            excuses: 0,
            inconnus: 1,
          },
          {
            enfant: 'E03',
            marques: ['hors-inscription', 'hors-inscription', 'present'],
            presents: 1,
            absents: 0,
            excuses: 0,
            inconnus: 0,
          },
        ],
      },
    ],
    orientations: [
      anOrientationAnnexe(),
      anOrientationAnnexe({ code: null, statut: 'recue', accordParental: '2021-10-03' }),
    ],
    actionsParents: [
      {
        date: '2021-09-24',
        genre: 'reunion-information',
        participants: 12,
        familles: 2,
        identite: null,
      },
      {
        date: '2021-12-17',
        genre: 'convivialite',
        participants: null,
        familles: 1,
        identite: null,
      },
    ],
    suivi: [{ echelle: 'Autonomie', trimestre: 1, effectifs: [1, 2, 0, 3], nonRenseignes: 4 }],
    concertations: [
      {
        date: '2021-10-12',
        axe: 'ecole',
        genre: 'orientation',
        etablissement: 'École Jules-Ferry',
        partenaire: null,
        note: null,
      },
      {
        date: '2021-11-09',
        axe: 'territoire',
        genre: 'réunion de réseau',
        etablissement: null,
        partenaire: 'Médiathèque',
        note: null,
      },
    ],
    figures: [aFigureAnnexe()],
    previsionnel: [aLignePrevisionnel()],
    ...overrides,
  })
}
