import { libelleAnnee } from '../../../shared/dates.ts'
import { entreeOf } from '../../../shared/domain/catalogue.ts'
import type { Consolidation, Distinct, Somme } from '../../../shared/domain/consolidation.ts'
import { FIGURES_ADDITIVES } from '../../../shared/domain/contribution.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { formatDate, formatNumber } from '../../../shared/format.ts'
import type { CelluleReseau, TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'

const MASQUE = `Un petit nombre (de 1 à 4) est masqué par le porteur\u00a0: «\u00a0au moins\u00a0» dit ce qui est connu.`

/** Every theme, in the order of the document. Themes without a line are left out. */
export function tablesOf(town: Consolidation): readonly TableReseau[] {
  return [
    ensemble(town),
    porteurs(town),
    ventilation('Enfants par niveau', 'Niveau', inOrderOfSchool(town.ventilations.niveaux)),
    ventilation('Enfants par quartier prioritaire', 'Quartier', town.ventilations.quartiers),
    ventilation(
      'Origine des inscriptions',
      'Origine',
      labelled(town.ventilations.origines, LIBELLES_ORIGINE),
    ),
    ventilation(
      'Situations',
      'Situation',
      labelled(town.ventilations.situations, LIBELLES_SITUATION),
    ),
    ventilation('Critères d’orientation', 'Critère', town.ventilations.criteres),
    ecoles(town),
    attente(town),
  ].filter(({ lignes }) => lignes.length > 0)
}

/** « 2025-2026, arrêté au 30/04/2026 », or no year when nothing was received. */
export function sousTitre({ porteurs: received, arreteAu }: Consolidation): string {
  const [first] = received
  const annee = first === undefined ? '' : `Année scolaire ${libelleAnnee(first.annee)} · `
  return `${annee}arrêté au ${formatDate(arreteAu)}`
}

/** What a figure is called; its code where the catalogue does not know it. */
const libelleOf = (code: string): string => ASSIDUITE[code] ?? entreeOf(code)?.libelle ?? code

const ASSIDUITE: Readonly<Record<string, string>> = {
  'assiduite.presents': 'Présences notées',
  'assiduite.absents': 'Absences',
  'assiduite.excuses': 'Absences excusées',
}

export function distinctText(n: Distinct): string {
  return typeof n === 'number'
    ? formatNumber(n, 0)
    : `au moins ${formatNumber(n.auMoins, 0)}, au plus ${formatNumber(n.auPlus, 0)}`
}

/** A sum with what was masked: « au moins 12 (2 masqués) », « masqué » when nothing is known; a number when all is. */
export function sommeText({ valeur, masques }: Somme): CelluleReseau {
  if (masques === 0) return valeur
  if (valeur === 0) return 'masqué'
  return `au moins ${formatNumber(valeur, 0)} (${masques} masqué${masques > 1 ? 's' : ''})`
}

function ensemble({ figures, distincts }: Consolidation): TableReseau {
  return {
    titre: 'Chiffres de la ville',
    note: 'Les sommes comptent deux fois un enfant qui va chez deux porteurs ; « différents » le compte une fois.',
    colonnes: ['Chiffre', 'Somme des porteurs', 'Différents'],
    lignes: [...figures].map(([code, valeur]) => {
      const distinct = distincts.get(code)
      return [libelleOf(code), valeur, distinct === undefined ? null : distinctText(distinct)]
    }),
  }
}

function porteurs({ porteurs: received }: Consolidation): TableReseau {
  const codes = FIGURES_ADDITIVES.filter((code) =>
    received.some(({ ensemble: figures }) => (figures[code] ?? 0) !== 0),
  )
  return {
    titre: 'Porteurs',
    note: '',
    colonnes: ['Porteur', 'Commune', 'Arrêté au', 'Actions', ...codes.map(libelleOf)],
    lignes: received.map(({ porteur, arreteAu, actions, ensemble: figures }) => [
      porteur.nom,
      porteur.commune,
      formatDate(arreteAu),
      actions.length,
      ...codes.map((code) => figures[code] ?? null),
    ]),
  }
}

function ventilation(
  titre: string,
  colonne: string,
  sums: ReadonlyMap<string, Somme>,
): TableReseau {
  const lignes = [...sums].map(([nom, somme]) => [nom, sommeText(somme)])
  return { titre, note: noteOf([...sums.values()]), colonnes: [colonne, 'Enfants'], lignes }
}

const noteOf = (sums: readonly Somme[]): string =>
  sums.some(({ masques }) => masques > 0) ? MASQUE : ''

/** A list by the words of its codes. */
function labelled(
  sums: ReadonlyMap<string, Somme>,
  libelles: Readonly<Record<string, string>>,
): ReadonlyMap<string, Somme> {
  return new Map([...sums].map(([code, somme]) => [libelles[code] ?? code, somme]))
}

/** By niveau, CP first; what is no niveau comes last. */
function inOrderOfSchool(sums: ReadonlyMap<string, Somme>): ReadonlyMap<string, Somme> {
  const rankOf = (niveau: string): number => {
    const rank = (NIVEAUX as readonly string[]).indexOf(niveau)
    return rank < 0 ? NIVEAUX.length : rank
  }
  return new Map([...sums].toSorted(([a], [b]) => rankOf(a) - rankOf(b)))
}

function ecoles({ flux }: Consolidation): TableReseau {
  return {
    titre: 'D’où viennent les enfants',
    note: noteOf(flux.flatMap((f) => [f.proposes, f.inscrits, f.refuses, f.enfants])),
    colonnes: [
      'École ou collège',
      'Commune',
      'Porteurs',
      'Proposés',
      'Inscrits',
      'En attente',
      'Refusés',
      'Sans suite',
      'En cours',
      'Délai moyen (jours)',
      'Enfants accueillis',
    ],
    lignes: flux.map((f) => [
      f.nom,
      f.commune,
      f.porteurs.length,
      sommeText(f.proposes),
      sommeText(f.inscrits),
      sommeText(f.attente),
      sommeText(f.refuses),
      sommeText(f.sansSuite),
      sommeText(f.enCours),
      delaiOf(f.porteurs.map(({ flux: own }) => own)),
      sommeText(f.enfants),
    ]),
  }
}

/** Mean over the porteurs, weighted by what each was proposed; null when none is known. */
function delaiOf(
  own: readonly { readonly delaiMoyenJours: number | null; readonly proposes: number | null }[],
): number | null {
  const known = own.flatMap(({ delaiMoyenJours, proposes }) =>
    delaiMoyenJours === null || !proposes ? [] : { delaiMoyenJours, proposes },
  )
  const weight = known.reduce((sum, { proposes }) => sum + proposes, 0)
  if (weight === 0) return null
  const total = known.reduce((sum, one) => sum + one.delaiMoyenJours * one.proposes, 0)
  return Math.round((total * 10) / weight) / 10
}

/** Waiting lists beside the places that are free. */
function attente({ attente: sums, porteurs: received }: Consolidation): TableReseau {
  const waiting = [...inOrderOfSchool(sums)].map(([niveau, somme]) => [
    `Enfants en attente, ${niveau}`,
    sommeText(somme),
  ])
  const places = received
    .filter(({ placesLibres }) => placesLibres !== null && placesLibres > 0)
    .map(({ porteur, placesLibres }) => [`Places libres, ${porteur.nom}`, placesLibres])
  return {
    titre: 'Attente et places libres',
    note: noteOf([...sums.values()]),
    colonnes: ['Attente ou places', 'Nombre'],
    lignes: [...waiting, ...places],
  }
}
