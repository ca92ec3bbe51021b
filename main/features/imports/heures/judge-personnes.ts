import type {
  ChoixPersonne,
  DecisionPersonne,
  PersonneImport,
} from '../../../../shared/domain/import-heures.ts'
import { OCCASIONNEL } from '../../../../shared/domain/intervenant.ts'
import { clePersonne, normalizeNom, richestSpelling } from '../../../../shared/domain/nom.ts'
import { formatPersonne } from '../../../../shared/format.ts'
import type { HeuresLue } from '../../../import/heures/heures-lues.ts'
import type { IntervenantConnu } from './connus-heures.ts'

type Personne = { readonly nom: string; readonly prenom: string }

/** Length of the shortest names in which one letter of difference is taken for a slip: « Ali » is not « Alia ». */
const SHORTEST = 6

/** Person keys of rows, computed once for each row. */
const known = new WeakMap<HeuresLue, string>()

/** Key of the person that a row names, the same for every spelling; empty when the row names nobody. */
export function cleOf(ligne: HeuresLue): string {
  const { nom, prenom } = ligne
  const cle = known.get(ligne) ?? (nom === '' && prenom === '' ? '' : clePersonne({ nom, prenom }))
  known.set(ligne, cle)
  return cle
}

/** The persons of the file in its order, each recognised, or with the reason why the user must say who it is. */
export function judgePersonnes(
  lignes: readonly HeuresLue[],
  intervenants: readonly IntervenantConnu[],
  decisions: readonly DecisionPersonne[],
): readonly PersonneImport[] {
  const byCle = Map.groupBy(intervenants, clePersonne)
  const decided = new Map(decisions.map(({ cle, choix }) => [cle, choix]))
  return [...Map.groupBy(lignes, cleOf)].flatMap(([cle, own]) => {
    const [first, ...others] = own
    if (!first) return []
    const { nom, prenom } = richestSpelling([first, ...others])
    const same = byCle.get(cle) ?? []
    const found = recognise({ nom, prenom }, own, same, intervenants)
    const mayBeNew = cle !== '' && same.length === 0
    const choix = checked(decided.get(cle), mayBeNew, intervenants) ?? found.choix
    const candidats = found.candidats.map(({ id, ...one }) => ({
      intervenantId: id,
      nom: one.nom,
      prenom: one.prenom,
    }))
    const contradiction = choix?.kind === 'nouveau' ? contradictionOf(own) : null
    return {
      cle,
      nom,
      prenom,
      lignes: own.length,
      choix: contradiction === null ? choix : null,
      texte: contradiction ?? found.texte,
      mayBeNew,
      candidats,
    }
  })
}

type Found = {
  readonly choix: ChoixPersonne | null
  readonly texte: string | null
  readonly candidats: readonly IntervenantConnu[]
}

function recognise(
  personne: { readonly nom: string; readonly prenom: string },
  lignes: readonly HeuresLue[],
  same: readonly IntervenantConnu[],
  intervenants: readonly IntervenantConnu[],
): Found {
  const [only] = same
  if (only && same.length === 1) {
    return { choix: { kind: 'intervenant', intervenantId: only.id }, texte: null, candidats: [] }
  }
  if (same.length > 1) {
    const texte = `${same.length} intervenants portent ce nom : dites lequel.`
    return { choix: null, texte, candidats: same }
  }
  const { nom, prenom } = personne
  if (nom === '' && prenom === '') {
    return { choix: null, texte: 'Ces lignes ne nomment personne.', candidats: [] }
  }
  const candidats = intervenants.filter((one) => mayBeSame(personne, one))
  if (candidats.length > 0) {
    const noms = candidats.map(formatPersonne).join(', ')
    return {
      choix: null,
      texte: `Ressemble à ${noms} : dites si c’est la même personne.`,
      candidats,
    }
  }
  if (nom === '' || prenom === '') {
    return { choix: null, texte: 'Le nom n’est pas entier : dites qui c’est.', candidats }
  }
  if (lignes.some(({ isNomSur }) => !isNomSur)) {
    return { choix: null, texte: 'Le nom et le prénom sont à séparer : relisez-les.', candidats }
  }
  return { choix: { kind: 'nouveau' }, texte: 'Pas encore dans Cartable.', candidats }
}

/**
 * Checks that a choice still holds. An intervenant deleted since the preview must be chosen again. `nouveau` is
 * refused for a known name: a homonym is created in its own fiche first, so that importing the file again finds it.
 */
function checked(
  choix: ChoixPersonne | undefined,
  mayBeNew: boolean,
  intervenants: readonly IntervenantConnu[],
): ChoixPersonne | null {
  if (choix?.kind === 'nouveau') return mayBeNew ? choix : null
  if (choix?.kind !== 'intervenant') return choix ?? null
  return intervenants.some(({ id }) => id === choix.intervenantId) ? choix : null
}

/** Reason not to create a new person from these rows: several statuts, whose dates only the fiche can hold. */
function contradictionOf(lignes: readonly HeuresLue[]): string | null {
  const statuts = new Set(lignes.flatMap(({ statut }) => statut ?? []))
  return statuts.size < 2
    ? null
    : 'Le fichier lui donne plusieurs statuts : créez d’abord sa fiche, avec la date de chacun.'
}

/** The intervenant « Bénévole occasionnel », who stands for everybody unnamed, if the base has one. */
export const findOccasionnel = (
  intervenants: readonly IntervenantConnu[],
): IntervenantConnu | undefined =>
  intervenants.find((one) => clePersonne(one) === clePersonne({ nom: OCCASIONNEL, prenom: '' }))

/**
 * True when two names that are not the same may still be one person: the same words cut otherwise, a
 * prénom shortened (« H. », « Jo »), a name alone, or one letter of difference.
 */
function mayBeSame(a: Personne, b: Personne): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.sorted === other.sorted) return true
  if (one.nom !== '' && one.nom === other.nom) {
    return one.prenom.startsWith(other.prenom) || other.prenom.startsWith(one.prenom)
  }
  const isNameAlone = one.nom === '' || one.prenom === ''
  if (isNameAlone) return [other.nom, other.prenom].includes(one.nom + one.prenom)
  const [short, long] = [one.nom + one.prenom, other.nom + other.prenom]
  return Math.min(short.length, long.length) >= SHORTEST && isOneLetterApart(short, long)
}

function wordsOf({ nom, prenom }: Personne) {
  const joined = (text: string): string => normalizeNom(text).replaceAll(' ', '')
  const sorted = normalizeNom(`${nom} ${prenom}`).split(' ').sort().join(' ')
  return { nom: joined(nom), prenom: joined(prenom), sorted }
}

/** Whether two words differ by one letter added, taken away or changed. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  const skip = short.length === long.length ? 1 : 0
  return short.slice(start + skip) === long.slice(start + 1)
}
