import { entreeOf } from '../../../shared/domain/catalogue.ts'
import type { Consolidation, Somme } from '../../../shared/domain/consolidation.ts'
import { type Contribution, FIGURES_ADDITIVES } from '../../../shared/domain/contribution.ts'
import { formatDate } from '../../../shared/format.ts'
import type { TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import { attenteParEcole, attenteParNiveau, chemins, ecoles } from './flux-tables.ts'
import {
  compteText,
  distinctText,
  inOrderOfSchool,
  nomsOf,
  noteOf,
  parOf,
  sommeText,
  sourceOf,
} from './lignes.ts'

/** Every theme, in the order of the document. Themes without a line are left out. */
export function tablesOf(town: Consolidation): readonly TableReseau[] {
  const { ventilations } = town
  return [
    ensemble(town),
    tendance(town),
    porteurs(town),
    ventilation(
      town,
      'niveaux',
      'Enfants par niveau',
      'Niveau',
      inOrderOfSchool(ventilations.niveaux),
    ),
    ventilation(town, 'quartiers', 'Enfants par quartier prioritaire', 'Quartier'),
    ventilation(
      town,
      'origines',
      'Origine des inscriptions',
      'Origine',
      ventilations.origines,
      LIBELLES_ORIGINE,
    ),
    ventilation(
      town,
      'situations',
      'Situations',
      'Situation',
      ventilations.situations,
      LIBELLES_SITUATION,
    ),
    ventilation(town, 'criteres', 'Critères d’orientation', 'Critère'),
    ecoles(town),
    chemins(town),
    attenteParNiveau(town),
    attenteParEcole(town),
    formations(town),
  ].filter(({ lignes }) => lignes.length > 0)
}

/** « Année scolaire 2025-2026 · arrêté au 30/04/2026 », or no year when nothing was received. */
export function sousTitre({ annee, arreteAu }: Consolidation): string {
  return `${annee === null ? '' : `Année scolaire ${annee} · `}arrêté au ${formatDate(arreteAu)}`
}

/** Label of a figure; its code where the catalogue does not know it. */
const libelleOf = (code: string): string => ASSIDUITE[code] ?? entreeOf(code)?.libelle ?? code

const ASSIDUITE: Readonly<Record<string, string>> = {
  'assiduite.presents': 'Présences notées',
  'assiduite.absents': 'Absences',
  'assiduite.excuses': 'Absences excusées',
}

function ensemble(town: Consolidation): TableReseau {
  return {
    theme: 'chiffres',
    titre: 'Chiffres de la ville',
    note: 'Les sommes comptent deux fois un enfant qui va chez deux porteurs ; « différents » le compte une fois.',
    colonnes: ['Chiffre', 'Somme des porteurs', 'Différents'],
    lignes: [...town.figures].map(([code, valeur]) => {
      const distinct = town.distincts.get(code)
      return {
        cellules: [libelleOf(code), valeur, distinct === undefined ? null : distinctText(distinct)],
        par: parOf(town, (c) => [
          c.ensemble[code],
          distinct === undefined ? null : c.ensemble[code],
        ]),
      }
    }),
    sources: 'Porteur',
    barres: [],
  }
}

const SUIVIES = [
  'public.total',
  'public.familles',
  'seances.tenues',
  'intervenants.benevole.heures',
]

function tendance(town: Consolidation): TableReseau {
  const { tendance: points } = town
  const noms = nomsOf(town)
  return {
    theme: 'chiffres',
    titre: 'Évolution',
    note: 'Chaque année au plus récent de ce que ses porteurs ont envoyé ; l’année en cours n’est pas finie.',
    colonnes: ['Année', 'Porteurs', ...SUIVIES.map(libelleOf), 'Enfants différents'],
    lignes: points.map(({ annee, porteurs: own, figures, distincts }) => {
      const distinct = distincts.get('public.total')
      return {
        cellules: [
          annee,
          own.length,
          ...SUIVIES.map((code) => figures.get(code) ?? null),
          distinct === undefined ? null : distinctText(distinct),
        ],
        par: own.flatMap(({ porteur, arreteAu, ensemble: sent }) =>
          sourceOf(noms.get(porteur.id) ?? porteur.nom, arreteAu, [
            1,
            ...SUIVIES.map((code) => sent[code]),
            sent['public.total'],
          ]),
        ),
      }
    }),
    sources: 'Porteur',
    barres: points.map(({ annee, figures }) => ({
      label: annee,
      valeur: figures.get('public.total') ?? 0,
    })),
  }
}

function porteurs(town: Consolidation): TableReseau {
  const { porteurs: received } = town
  const noms = nomsOf(town)
  const codes = FIGURES_ADDITIVES.filter((code) =>
    received.some(({ ensemble: figures }) => (figures[code] ?? 0) !== 0),
  )
  return {
    theme: 'chiffres',
    titre: 'Porteurs',
    note: '',
    colonnes: [
      'Porteur',
      'Commune',
      'Arrêté au',
      'Actions',
      ...codes.map(libelleOf),
      'Places libres',
    ],
    lignes: received.map(
      ({ porteur, arreteAu, actions, ensemble: figures, placesLibres, placesNiveaux = {} }) => ({
        cellules: [
          noms.get(porteur.id) ?? porteur.nom,
          porteur.commune,
          formatDate(arreteAu),
          actions.length,
          ...codes.map((code) => figures[code] ?? null),
          placesLibres,
        ],
        par: [
          ...actions.flatMap(({ numero, intitule, figures: ofAction }) =>
            sourceOf(intitule ?? `Action ${numero}`, arreteAu, [
              null,
              null,
              1,
              ...codes.map((code) => ofAction[code]),
            ]),
          ),
          ...Object.entries(placesNiveaux).flatMap(([niveaux, places]) =>
            sourceOf(niveaux, arreteAu, [null, null, null, ...codes.map(() => null), places]),
          ),
        ],
      }),
    ),
    sources: 'Partie',
    barres: [],
  }
}

function ventilation(
  town: Consolidation,
  part: keyof Contribution['ventilations'],
  titre: string,
  colonne: string,
  sums: ReadonlyMap<string, Somme> = town.ventilations[part],
  libelles: Readonly<Record<string, string>> = {},
): TableReseau {
  return {
    theme: 'enfants',
    titre,
    note: noteOf([...sums.values()]),
    colonnes: [colonne, part === 'criteres' ? 'Propositions' : 'Enfants'],
    lignes: [...sums].map(([code, somme]) => ({
      cellules: [libelles[code] ?? code, sommeText(somme)],
      par: parOf(town, (c) => [compteText(c.ventilations[part][code])]),
    })),
    sources: 'Porteur',
    barres: [...sums].map(([code, { valeur }]) => ({ label: libelles[code] ?? code, valeur })),
  }
}

/** Joint trainings: the same day and theme over several porteurs is one. */
function formations(town: Consolidation): TableReseau {
  const all = town.porteurs.flatMap((c) =>
    (c.formationsCommunes ?? []).map((one) => ({ ...one, contribution: c })),
  )
  const noms = nomsOf(town)
  const byFormation = Map.groupBy(all, ({ date, theme }) => `${date} ${theme.toLowerCase().trim()}`)
  const sorted = [...byFormation].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sumOf = (own: typeof all, key: 'presents' | 'heures') =>
    own.reduce((sum, one) => sum + one[key], 0)
  return {
    theme: 'chiffres',
    titre: 'Formations communes',
    note: '',
    colonnes: ['Date', 'Thème', 'Porteurs', 'Intervenants venus', 'Heures en tout'],
    lignes: sorted.map(([, own]) => ({
      cellules: [
        formatDate(own[0]?.date ?? ''),
        own[0]?.theme ?? '',
        new Set(own.map(({ contribution }) => contribution)).size,
        sumOf(own, 'presents'),
        sumOf(own, 'heures'),
      ],
      par: own.flatMap(({ contribution: { porteur, arreteAu }, presents, heures }) =>
        sourceOf(noms.get(porteur.id) ?? porteur.nom, arreteAu, [null, 1, presents, heures]),
      ),
    })),
    sources: 'Porteur',
    barres: [],
  }
}
