import { createHash } from 'node:crypto'
import { controleOf } from '../../main/features/reseau/empreintes.ts'
import {
  CONTRIBUTION_FORMAT,
  CONTRIBUTION_VERSION,
  type Contribution,
  FIGURES_ADDITIVES,
} from '../../shared/domain/contribution.ts'
import { NIVEAUX } from '../../shared/domain/niveau.ts'

/**
 * Contributions that the `porteurs` of a large network send over `annees`: 60 enfants each, one in ten of
 * whom goes to the next porteur too, twelve schools of a hundred. The figures are invented.
 */
export function* aNetwork({ porteurs = 100, annees = 10 } = {}): Generator<Contribution> {
  for (let annee = 0; annee < annees; annee++) {
    for (let porteur = 0; porteur < porteurs; porteur++) yield contributionOf(porteur, annee)
  }
}

function contributionOf(porteur: number, annee: number): Contribution {
  const debut = 2016 + annee
  const enfants = 50 + ((porteur * 7 + annee) % 21)
  const numberOf = (index: number): number => 5 + ((porteur * 31 + annee * 17 + index * 13) % 60)
  const names = Array.from({ length: enfants }, (_, index) =>
    index % 10 === 0 ? `${porteur + 1} ${index + 1}` : `${porteur} ${index}`,
  )
  const figures = Object.fromEntries(
    FIGURES_ADDITIVES.map((code, index) => [
      code,
      code === 'public.total' ? enfants : numberOf(index) + (code.endsWith('heures') ? 0.25 : 0),
    ]),
  )
  const parts: Omit<Contribution, 'controle'> = {
    format: CONTRIBUTION_FORMAT,
    version: CONTRIBUTION_VERSION,
    porteur: { id: `porteur-${porteur}`, nom: `Porteur ${porteur + 1}`, commune: 'Pontareuil' },
    reseau: 'reseau-de-la-ville',
    annee: { debut: `${debut}-09-01`, fin: `${debut + 1}-08-31` },
    arreteAu: `${debut + 1}-06-30`,
    faiteLe: `${debut + 1}-07-03T08:00:00.000Z`,
    actions: [{ numero: '1', intitule: 'Grandir à l’école', figures }],
    ensemble: figures,
    ventilations: {
      niveaux: Object.fromEntries(NIVEAUX.slice(1, 12).map((one, index) => [one, numberOf(index)])),
      quartiers: { 'Val-Nord': numberOf(1), 'Les Pâtis': null, 'non précisé': null },
      origines: { ecole: numberOf(2), famille: numberOf(3) },
      situations: { 'difficulte-scolaire': numberOf(4) },
      criteres: { 'Entrée dans la lecture': numberOf(5), Appétence: numberOf(6) },
    },
    flux: Array.from({ length: 12 }, (_, index) => ({
      etablissement: {
        nom: `École ${((porteur * 3 + index * 7) % 100) + 1}`,
        commune: 'Pontareuil',
        type: 'ecole' as const,
      },
      proposes: numberOf(index) + 20,
      inscrits: numberOf(index),
      attente: 8,
      refuses: null,
      sansSuite: null,
      enCours: 6,
      aboutis: null,
      delaiMoyenJours: 10 + index / 2,
      enfants: numberOf(index),
      listeAttente: 0,
    })),
    attente: { CP: numberOf(7), CE1: numberOf(8) },
    placesLibres: numberOf(9),
    placesNiveaux: { 'CP, CE1': numberOf(9) },
    formationsCommunes: [
      { date: `${debut}-11-12`, theme: 'Lire ensemble', presents: 3, heures: 9 },
    ],
    empreintes: {
      enfants: names.map((name) => empreinte(`enfant ${name}`)).toSorted(),
      familles: names.map((name) => [empreinte(`enfant ${name}`), empreinte(`adulte ${name}`)]),
      enfantsSansIdentite: 0,
      famillesSansIdentite: 0,
    },
  }
  return { ...parts, controle: controleOf(parts) }
}

const empreinte = (text: string): string => createHash('sha256').update(text).digest('hex')
