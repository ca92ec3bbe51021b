import { isSameEtablissement } from '../../../../shared/domain/etablissement.ts'
import type { Suggestion } from '../../../../shared/domain/import-orientation.ts'
import type { Niveau } from '../../../../shared/domain/niveau.ts'
import { niveauSuivant } from '../../../../shared/domain/passage.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import type { EnfantConnu, ScolariteConnue } from './connus.ts'

/**
 * Which of the children of that name the row means, when one alone was in the same school, in a niveau that
 * leads to this one. The statut stays `ambigu`: a person decides. `etablissement` is that of the rows that
 * name none.
 */
export function suggestionOf(
  { inscription }: LigneLue,
  candidats: readonly EnfantConnu[],
  etablissement: string | null,
): Suggestion | null {
  const ecole = inscription.etablissement ?? etablissement
  const { niveau } = inscription
  if (ecole === null || niveau === null) return null
  const found = candidats.flatMap((enfant) => {
    const same = enfant.scolarites.find((one) => leadsTo(one, ecole, niveau))
    return same === undefined ? [] : [{ enfant, same }]
  })
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return null
  const { enfant, same } = only
  return {
    choix: { kind: 'enfant', enfantId: enfant.id },
    preuve: `Même nom, même école (${same.etablissement}), ${whenText(same, niveau)}.`,
  }
}

function leadsTo(
  { etablissement, niveau, anneesAvant }: ScolariteConnue,
  ecole: string,
  wanted: Niveau,
): boolean {
  if (anneesAvant < 0 || !isSameEtablissement(etablissement, ecole)) return false
  let expected: Niveau | null = niveau
  for (let year = 0; year < anneesAvant; year++) expected = niveauSuivant(expected)
  return expected === wanted
}

function whenText({ niveau, anneesAvant }: ScolariteConnue, wanted: Niveau): string {
  if (anneesAvant === 0) return `déjà en ${wanted} cette année`
  return anneesAvant === 1 ? `en ${niveau} l’an dernier` : `en ${niveau} il y a ${anneesAvant} ans`
}
