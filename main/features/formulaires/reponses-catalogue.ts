import { libelleAnnee } from '../../../shared/dates.ts'
import { heuresOf } from '../../../shared/domain/duree.ts'
import { filtreOfCode } from '../../../shared/domain/filtre-enfants.ts'
import {
  countEnfants,
  countEnfantsPar,
  REPARTITIONS,
} from '../../../shared/domain/indicateurs-formulaire.ts'
import type { SaisieStructure } from '../../../shared/domain/structure.ts'
import type { Provenance, Valeur } from '../../../shared/domain/valeur.ts'
import { formatDate } from '../../../shared/format.ts'
import type { BilanCalcule } from '../bilans/bilans.service.ts'
import { reponseRangee, type SourcesRangees } from './rangees.ts'

/** Answer of the catalogue: value, whether it waits to be confirmed, records behind it. */
export type ReponseCalculee = {
  readonly valeur: Valeur
  readonly isProposed: boolean
  readonly provenance: Provenance
}

export type SourcesReponses = {
  readonly calcule: BilanCalcule
  readonly structure: SaisieStructure
  readonly rangees: SourcesRangees
}

const known = (
  valeur: Valeur,
  provenance: Provenance = {},
  isProposed = false,
): ReponseCalculee => ({
  valeur,
  isProposed,
  provenance,
})

/** Answer of a code of the catalogue, from one state of the records; null for a code that nothing answers. */
export function reponseOf(sources: SourcesReponses, code: string): ReponseCalculee | null {
  return (
    reponseRangee(sources.rangees, code) ??
    prevuOf(sources, code) ??
    identiteOf(sources, code) ??
    optionOf(sources, code) ??
    bilanOf(sources, code) ??
    figureOf(sources, code)
  )
}

/** Answer of a code of the prévisionnel, never only proposed since the coordinator entered it. */
function prevuOf({ calcule }: SourcesReponses, code: string): ReponseCalculee | null {
  if (!code.startsWith('prevu.')) return null
  const { previsionnel: p } = calcule.action
  const [, family = '', key = '', part = ''] = code.split('.')
  if (family === 'calendrier') return known(p[key as 'debut' | 'fin' | 'semaines'] ?? null)
  if (family === 'public') {
    const { elementaire, college, lycee, autres } = p.public
    return known(
      key === 'total'
        ? sum([elementaire, college, lycee, autres])
        : (p.public[key as keyof typeof p.public] ?? null),
    )
  }
  const statuts = ['salarie', 'volontaire', 'benevole'] as const
  const counted = statuts
    .filter((statut) => key === 'total' || key === statut)
    .map((statut) => p.intervenants[statut])
  if (part === 'nombre') return known(sum(counted.map((one) => one.nombre)))
  const minutes = sum(counted.map((one) => one.minutes))
  return known(minutes === null ? null : heuresOf(minutes))
}

/** Sum of announced numbers; null when none is announced. */
const sum = (values: readonly (number | null)[]): number | null => {
  const told = values.filter((one) => one !== null)
  return told.length === 0 ? null : told.reduce((total, one) => total + one, 0)
}

function identiteOf({ calcule, structure }: SourcesReponses, code: string): ReponseCalculee | null {
  const { action, annee, bilan } = calcule
  switch (code) {
    case 'structure.adresse':
      return known(structure.adresse)
    case 'structure.commune':
      return known(structure.commune)
    case 'structure.telephone':
      return known(structure.telephone)
    case 'structure.mail':
      return known(structure.mail)
    case 'referent.nomSeul':
      return known(structure.referentNom)
    case 'referent.prenom':
      return known(structure.referentPrenom)
    case 'action.intitule':
      return known(action.intitule)
    case 'action.dateRetour':
      return known(action.dateRetour)
    case 'bilan.annee':
      return known(libelleAnnee(annee))
    case 'bilan.arreteAu':
      return known(bilan.arreteAu)
    default:
      return null
  }
}

/** Answer of one box of a choice: ticked or not once the choice has a value. */
function optionOf({ calcule }: SourcesReponses, code: string): ReponseCalculee | null {
  const [, key, option] = /^action\.(natureLocal|zonage)\.(.+)$/.exec(code) ?? []
  if (key === undefined || option === undefined) return null
  const champ = calcule.bilan.champs[`action.${key}`]
  if (champ === undefined || !Array.isArray(champ.valeur) || champ.valeur.length === 0)
    return known(null)
  const figure = calcule.indicateurs.figures.get(`action.${key}`)
  return known(champ.valeur.includes(option), figure?.provenance, champ.origine === 'proposee')
}

/** Answer given or proposed in the bilan; a code with « .raison » gives the reason written under it. */
function bilanOf({ calcule }: SourcesReponses, code: string): ReponseCalculee | null {
  const { champs } = calcule.bilan
  if (code.endsWith('.raison')) {
    const raison = champs[code.slice(0, -'.raison'.length)]?.raison ?? null
    return known(raison === '' ? null : raison)
  }
  const champ = champs[code]
  if (champ === undefined) return null
  const figure = calcule.indicateurs.figures.get(code)
  const isHers = ['saisie', 'corrigee', 'confirmee'].includes(champ.origine)
  const isProposed =
    !isHers && (figure === undefined ? champ.origine === 'proposee' : figure.isProposed === true)
  return known(champ.valeur, figure?.provenance, isProposed)
}

function figureOf({ calcule }: SourcesReponses, code: string): ReponseCalculee | null {
  const { figures } = calcule.indicateurs
  const figure = figures.get(code)
  if (figure !== undefined)
    return known(figure.valeur, figure.provenance, figure.isProposed === true)
  const filtre = filtreOfCode(code)
  if (filtre !== null) {
    const { valeur, provenance, isProposed } = countEnfants(calcule.faits, filtre)
    return known(valeur, provenance, isProposed === true)
  }
  if (code === 'public.etablissements.nombre') {
    const all = figures.get('public.etablissements')
    return known(all?.provenance.etablissements?.length ?? 0, all?.provenance)
  }
  const par = REPARTITIONS.find((one) => code === `public.par-${one}`)
  if (par !== undefined) {
    const { valeur, provenance } = countEnfantsPar(calcule.faits, par)
    return known(valeur, provenance)
  }
  const [, genre] = /^parents\.(.+)\.dates$/.exec(code) ?? []
  if (genre !== undefined) {
    const own = calcule.faits.actionsParents.filter((one) => one.genre === genre)
    const dates = own.map((one) => formatDate(one.date)).join(', ')
    return known(dates === '' ? null : dates, { actionsParents: own.map((one) => one.id) })
  }
  if (!code.endsWith('.nombre')) return null
  const item = figures.get(code.slice(0, -'.nombre'.length))
  if (item === undefined || typeof item.valeur !== 'boolean') return null
  const records = Object.values(item.provenance)[0] ?? []
  return known(new Set(records).size, item.provenance, item.isProposed === true)
}
