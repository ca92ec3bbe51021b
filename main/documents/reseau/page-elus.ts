import type { Consolidation, Distinct } from '../../../shared/domain/consolidation.ts'
import { capitalised, formatCount, formatNumber } from '../../../shared/format.ts'
import type { UnePage } from '../une-page/build-une-page.ts'
import { tablesOf } from './tables.ts'

const PALIERS = [
  ['elementaire', 'Élémentaire'],
  ['college', 'Collège'],
  ['lycee', 'Lycée'],
  ['autres', 'Autres'],
] as const

/** The years drawn; older ones stand in the consolidated bilan. */
const MAX_ANNEES = 10

/** Content of the page for the elected of the town: the same figures as the consolidated bilan. */
export function pageElus(town: Consolidation, reseau: string): UnePage {
  const { figures, distincts, porteurs, annee, arreteAu, flux } = town
  const tables = new Map(tablesOf(town).map((table) => [table.titre, table]))
  const graphiqueOf = (titre: string) => {
    const known = (tables.get(titre)?.barres ?? []).filter(({ valeur }) => valeur > 0)
    return {
      titre,
      parts: known
        .slice(-MAX_ANNEES)
        .map(({ label, valeur }) => ({ libelle: label, valeur: Math.round(valeur) })),
    }
  }
  // Paliers, whole: niveaux may be masked, and a chart has no room for all of them.
  const paliers = {
    titre: 'Enfants par niveau scolaire',
    parts: PALIERS.map(([palier, libelle]) => ({
      libelle,
      valeur: figures.get(`public.${palier}`) ?? 0,
    })),
  }
  const evolution = graphiqueOf('Évolution')
  const second =
    evolution.parts.length > 1
      ? { ...evolution, titre: 'Enfants accueillis, année après année' }
      : graphiqueOf('Origine des inscriptions')
  const heures = figures.get('intervenants.benevole.heures') ?? 0
  return {
    structure: reseau === '' ? 'Le Clas dans la ville' : reseau,
    sousTitre: annee === null ? 'Le Clas dans la ville' : `Le Clas dans la ville, ${annee}`,
    arreteAu,
    chiffres: [
      { valeur: shortText(distincts.get('public.total')), libelle: 'enfants accompagnés' },
      { valeur: shortText(distincts.get('public.familles')), libelle: 'familles' },
      {
        valeur: formatNumber(porteurs.length, 0),
        libelle: porteurs.length > 1 ? 'porteurs' : 'porteur',
      },
      { valeur: formatNumber(heures, 0), libelle: 'heures de bénévoles' },
    ],
    graphiques: [paliers, second],
    phrases: [proposesText(flux), boundsText(distincts.get('public.total'))].filter(
      (phrase) => phrase !== '',
    ),
  }
}

/** What the schools proposed and what came of it; a count that the porteurs masked is a lower bound, and none is said of it alone. */
function proposesText(flux: Consolidation['flux']): string {
  const ecoles = flux.filter(({ proposes }) => proposes.valeur + proposes.masques > 0)
  if (ecoles.length === 0) return 'Aucun enfant proposé par une école à cette date.'
  const sumOf = (key: 'proposes' | 'inscrits') => ({
    valeur: ecoles.reduce((sum, ecole) => sum + ecole[key].valeur, 0),
    auMoins: ecoles.some((ecole) => ecole[key].masques > 0) ? 'au moins ' : '',
  })
  const [proposes, inscrits] = [sumOf('proposes'), sumOf('inscrits')]
  const par = `par ${formatCount(ecoles.length, 'école ou collège', 'écoles et collèges')}`
  if (proposes.valeur === 0) return `Quelques enfants proposés ${par}.`
  const suite = `, dont ${inscrits.auMoins}${formatCount(inscrits.valeur, 'inscrit')} à cette date`
  const isUnknown = inscrits.valeur === 0 && inscrits.auMoins !== ''
  return capitalised(
    `${proposes.auMoins}${formatCount(proposes.valeur, 'enfant proposé', 'enfants proposés')} ${par}${isUnknown ? '' : suite}.`,
  )
}

/** « 693 », « 640+ » where only a lower bound is known. */
const shortText = (n: Distinct | undefined): string =>
  n === undefined
    ? '–'
    : typeof n === 'number'
      ? formatNumber(n, 0)
      : n.auMoins === n.auPlus
        ? formatNumber(n.auPlus, 0)
        : `${formatNumber(n.auMoins, 0)}+`

const boundsText = (n: Distinct | undefined): string =>
  n === undefined || typeof n === 'number' || n.auMoins === n.auPlus
    ? ''
    : `Enfants différents : au moins ${formatNumber(n.auMoins, 0)}, au plus ${formatNumber(n.auPlus, 0)} (un enfant peut aller chez deux porteurs).`
