import type { StatutLigne } from '../../../shared/domain/import-orientation.ts'
import { clePersonne } from '../../../shared/domain/nom.ts'
import { formatDate } from '../../../shared/format.ts'
import type { LigneLue } from '../../import/understand/ligne-lue.ts'
import type { Connus, EnfantConnu } from './connus.ts'
import { clesOf, compareNaissances } from './identite.ts'
import { mergeLignes } from './merge-lignes.ts'
import { type Groupe, placeOf, regroupLignes } from './regroup.ts'

/** A row with what becomes of it, and why. */
export type LigneJugee = {
  readonly ligne: LigneLue
  readonly statut: StatutLigne
  readonly textes: readonly string[]
}

/** A child that the import will write: its rows put together, and the record that it is, if any. */
export type Proposition = {
  readonly groupe: Groupe
  readonly lu: LigneLue
  readonly connu: EnfantConnu | null
  readonly textes: readonly string[]
}

/**
 * Sorts the rows: children to write, and rows that a person must look at. The same child has the same
 * names (accents, case, hyphens and order aside) and the same birth, when both are known; where one
 * is not, nobody can tell and the row is left to the person.
 */
export function judgeLignes(
  lignes: readonly LigneLue[],
  connus: Connus,
): { readonly propositions: readonly Proposition[]; readonly refused: readonly LigneJugee[] } {
  const byCle = indexByCle(connus.enfants)
  const { groupes, doutes } = regroupLignes(lignes)
  const refused: LigneJugee[] = [
    ...lignes
      .filter(({ etat }) => etat !== 'lisible')
      .map((ligne) => ({ ligne, statut: ligne.etat as 'ambigu' | 'erreur', textes: [] })),
    ...doutes.map(({ ligne, texte }) => ({ ligne, statut: 'ambigu' as const, textes: [texte] })),
  ]
  const propositions: Proposition[] = []
  for (const groupe of groupes) {
    const lu = mergeLignes(groupe.first, groupe.lignes)
    const found = recognise(lu, byCle)
    if ('doute' in found) refused.push(...refuse(groupe, found.doute))
    else propositions.push({ groupe, lu, ...found })
  }
  return { propositions, refused }
}

/** Rows of a child that is in the file several times, after the first. */
export function doublesOf({ first, lignes }: Groupe): readonly LigneJugee[] {
  return lignes
    .filter((ligne) => ligne !== first)
    .map((ligne) => ({
      ligne,
      statut: 'doublon-fichier' as const,
      textes: [`Même enfant que la ligne ${placeOf(first, ligne)} : les deux sont réunies.`],
    }))
}

const refuse = (groupe: Groupe, texte: string): readonly LigneJugee[] => [
  { ligne: groupe.first, statut: 'ambigu', textes: [texte] },
  ...doublesOf(groupe),
]

type Recognised = { readonly connu: EnfantConnu | null; readonly textes: readonly string[] }

function recognise(
  lu: LigneLue,
  byCle: ReadonlyMap<string, readonly EnfantConnu[]>,
): Recognised | { readonly doute: string } {
  const candidates = [...new Set(clesOf(lu).flatMap((cle) => byCle.get(cle) ?? []))]
  const verdicts = candidates.map((connu) => ({
    connu,
    verdict: compareNaissances(lu.enfant, connu),
  }))
  const same = verdicts.filter(({ verdict }) => verdict === 'same')
  if (same.length === 1) return { connu: same[0]?.connu ?? null, textes: [] }
  const unsure = same.length > 1 ? same : verdicts.filter(({ verdict }) => verdict === 'unsure')
  if (unsure.length > 0) return { doute: doubtText(unsure.map(({ connu }) => connu)) }
  const textes = candidates.map((connu) => `Un autre enfant porte ce nom, ${bornText(connu)}.`)
  return { connu: null, textes }
}

function doubtText(candidates: readonly EnfantConnu[]): string {
  const [only, ...others] = candidates
  if (!only || others.length > 0) {
    return `${candidates.length} enfants déjà connus portent ce nom : dites lequel, ou s’il est nouveau.`
  }
  return `Un enfant déjà connu porte ce nom, ${bornText(only)} : dites si c’est lui.`
}

function bornText({ dateNaissance, anneeNaissance }: EnfantConnu): string {
  if (dateNaissance !== null) return `né le ${formatDate(dateNaissance)}`
  return anneeNaissance === null ? 'sans date de naissance' : `né en ${anneeNaissance}`
}

function indexByCle(enfants: readonly EnfantConnu[]): ReadonlyMap<string, readonly EnfantConnu[]> {
  const index = new Map<string, EnfantConnu[]>()
  for (const enfant of enfants) {
    for (const cle of new Set([enfant, ...enfant.alias].map(clePersonne))) {
      index.set(cle, [...(index.get(cle) ?? []), enfant])
    }
  }
  return index
}
