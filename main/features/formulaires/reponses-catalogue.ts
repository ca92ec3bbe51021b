import { figureDemandee } from '../../../shared/domain/indicateurs-formulaire.ts'
import type { Provenance, Valeur } from '../../../shared/domain/valeur.ts'
import type { BilanCalcule } from '../bilans/bilans.service.ts'
import { reponseRangee, type SourcesRangees } from './rangees.ts'

/** Answer of the catalogue: value, whether it waits to be confirmed, records behind it. */
type ReponseCalculee = {
  readonly valeur: Valeur
  readonly isProposed: boolean
  readonly provenance: Provenance
}

export type SourcesReponses = {
  readonly calcule: BilanCalcule
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
    optionOf(sources, code) ??
    bilanOf(sources, code) ??
    figureOf(sources, code)
  )
}

/** Answer of one box of a choice: ticked or not once the choice has a value. */
function optionOf({ calcule }: SourcesReponses, code: string): ReponseCalculee | null {
  const [, key, option = ''] = /^action\.(natureLocal|zonage)\.(.+)$/.exec(code) ?? []
  if (key === undefined) return null
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

/** A figure of the records, else a value of the fiches of the structure and of the action. */
function figureOf({ calcule }: SourcesReponses, code: string): ReponseCalculee | null {
  const figure = figureDemandee(code, calcule.indicateurs.figures, calcule.faits)
  if (figure !== null) return known(figure.valeur, figure.provenance, figure.isProposed === true)
  const identite = calcule.identite[code]
  return identite === undefined ? null : known(identite)
}
