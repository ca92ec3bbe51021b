import type { Consolidation, FluxEtablissement } from '../../../shared/domain/consolidation.ts'
import type { Contribution } from '../../../shared/domain/contribution.ts'
import type { CelluleReseau, TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import {
  compteText,
  inOrderOfSchool,
  MASQUE,
  nomsOf,
  noteOf,
  parOf,
  sommeText,
  sourceOf,
} from './lignes.ts'

/** Outcomes of a school's proposals, in the order of the columns. */
const ISSUES = ['proposes', 'inscrits', 'attente', 'refuses', 'sansSuite', 'enCours'] as const
const COLONNES_ISSUES = ['Proposés', 'Inscrits', 'En attente', 'Refusés', 'Sans suite', 'En cours']

/** Table of the schools, each over every porteur. */
export function ecoles(town: Consolidation): TableReseau {
  return {
    theme: 'ecoles',
    titre: 'D’où viennent les enfants',
    note: noteOf(town.flux.flatMap((f) => [...ISSUES.map((issue) => f[issue]), f.enfants])),
    colonnes: [
      'École ou collège',
      'Porteurs',
      'Commune',
      ...COLONNES_ISSUES,
      'Délai moyen (jours)',
      'Enfants accueillis',
    ],
    lignes: town.flux.map((f) => ({
      cellules: [
        f.nom,
        f.porteurs.length,
        f.commune,
        ...ISSUES.map((issue) => sommeText(f[issue])),
        delaiOf(f.porteurs.map(({ flux: own }) => own)),
        sommeText(f.enfants),
      ],
      par: sourcesOf(town, f).flatMap(({ nom, arreteAu, sent }) =>
        sourceOf(nom, arreteAu, [1, null, ...sent]),
      ),
    })),
    sources: 'Porteur',
    barres: [],
  }
}

/** The map of the flows: one line from a school to a porteur. */
export function chemins(town: Consolidation): TableReseau {
  const lignes = town.flux.flatMap((f) =>
    sourcesOf(town, f).map(({ nom, arreteAu, sent }) => ({
      cellules: [f.nom, nom, ...sent],
      par: sourceOf(nom, arreteAu, [null, ...sent]),
    })),
  )
  const hasMasked = lignes.some(({ cellules }) => cellules.includes('masqué'))
  return {
    theme: 'ecoles',
    titre: 'Des écoles vers les porteurs',
    note: hasMasked ? MASQUE : '',
    colonnes: [
      'École ou collège',
      'Porteur',
      ...COLONNES_ISSUES,
      'Délai moyen (jours)',
      'Enfants accueillis',
    ],
    lignes,
    sources: 'Porteur',
    barres: [],
  }
}

/** Source of each porteur for one school: the outcomes of its proposals, their delay, the children accueillis. */
export function sourcesOf(town: Consolidation, { porteurs: own }: FluxEtablissement) {
  const noms = nomsOf(town)
  return own.map(({ contribution: { porteur, arreteAu }, flux }) => ({
    nom: noms.get(porteur.id) ?? porteur.nom,
    arreteAu,
    sent: [
      ...ISSUES.map((issue) => flux[issue] ?? 'masqué'),
      flux.delaiMoyenJours,
      flux.enfants ?? 'masqué',
    ] as readonly CelluleReseau[],
  }))
}

/**
 * Mean over the porteurs, weighted by their proposals that came to an end (else by all of them); null when none is known.
 */
export function delaiOf(own: readonly Contribution['flux'][number][]): number | null {
  const known = own.flatMap(({ delaiMoyenJours, aboutis, proposes }) => {
    const weight = aboutis ?? proposes
    return delaiMoyenJours === null || !weight ? [] : { delaiMoyenJours, weight }
  })
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null
  const days = known.reduce((sum, one) => sum + one.delaiMoyenJours * one.weight, 0)
  return Math.round((days * 10) / total) / 10
}

/** Waiting lists beside the places of the groups in which that niveau is. */
export function attenteParNiveau(town: Consolidation): TableReseau {
  const places = new Map<string, number>()
  for (const { placesNiveaux = {} } of town.porteurs) {
    for (const [niveaux, n] of Object.entries(placesNiveaux)) {
      for (const niveau of niveaux.split(', ')) places.set(niveau, (places.get(niveau) ?? 0) + n)
    }
  }
  const keys = new Set([...town.attente.keys(), ...places.keys()])
  const sums = inOrderOfSchool(
    new Map([...keys].map((key) => [key, town.attente.get(key) ?? { valeur: 0, masques: 0 }])),
  )
  return {
    theme: 'ecoles',
    titre: 'Attente et places par niveau',
    note: [
      noteOf([...sums.values()]),
      'Une place d’un groupe de plusieurs niveaux est comptée à chacun d’eux.',
    ]
      .filter(Boolean)
      .join(' '),
    colonnes: ['Niveau', 'Enfants en attente', 'Places libres'],
    lignes: [...sums].map(([niveau, somme]) => ({
      cellules: [niveau, sommeText(somme), places.get(niveau) ?? 0],
      par: parOf(town, (c) => [
        compteText(c.attente[niveau]),
        Object.entries(c.placesNiveaux ?? {})
          .filter(([niveaux]) => niveaux.split(', ').includes(niveau))
          .reduce((sum, [, n]) => sum + n, 0),
      ]),
    })),
    sources: 'Porteur',
    barres: [],
  }
}

/** Waiting lists of each school beside the places of the porteurs who take its children. */
export function attenteParEcole(town: Consolidation): TableReseau {
  const noms = nomsOf(town)
  const waited = town.flux.filter(
    ({ listeAttente }) => listeAttente.valeur > 0 || listeAttente.masques > 0,
  )
  return {
    theme: 'ecoles',
    titre: 'Attente et places par école',
    note: noteOf(waited.map(({ listeAttente }) => listeAttente)),
    colonnes: [
      'École ou collège',
      'Enfants en attente',
      'Places chez les porteurs qui l’accueillent',
    ],
    lignes: waited.map(({ nom, listeAttente, porteurs: own }) => {
      const known = own.flatMap(({ contribution: { placesLibres } }) => placesLibres ?? [])
      return {
        cellules: [
          nom,
          sommeText(listeAttente),
          known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0),
        ],
        par: own.flatMap(({ contribution: { porteur, arreteAu, placesLibres }, flux }) =>
          sourceOf(noms.get(porteur.id) ?? porteur.nom, arreteAu, [
            compteText(flux.listeAttente),
            placesLibres,
          ]),
        ),
      }
    }),
    sources: 'Porteur',
    barres: [],
  }
}
