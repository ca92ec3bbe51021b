import { type Champ, isIdentite, isNomComplet } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Colonne } from './cells.ts'
import type { Titre } from './entete.ts'
import { type Porteur, porteurOf } from './headers.ts'

type Read = Titre<Champ> & { readonly champ: Champ }

/** Columns that name one person: « Nom ; Nom d'usage ; Prénom », or one full name. */
export type Bloc = {
  readonly colonnes: readonly [Read, ...Read[]]
  readonly porteur: Porteur
  /** Index of its first column, and of the first column of the next one. */
  readonly debut: number
  readonly fin: number
}

/** The columns that are read, shared out among the children of a row. */
export type Groupes = {
  readonly colonnes: readonly Colonne[]
  readonly groupes: number
  /** First column of each child: a title above it concerns that child alone. */
  readonly debuts: readonly number[]
  /** True for the children of one family, « Enfant 1 ; Enfant 2 »; false for two lists beside each other. */
  readonly isFratrie: boolean
}

const numeroOf = (porteur: Porteur): number | null =>
  porteur?.genre === 'enfant' ? porteur.numero : null

/** Cuts the columns of names into persons, in the order of the file. */
export function blocsOf(read: readonly Read[]): readonly Bloc[] {
  const found: { colonnes: [Read, ...Read[]]; porteur: Porteur }[] = []
  for (const colonne of read.filter(({ champ }) => isIdentite(champ))) {
    const porteur = porteurOf(colonne.texte, colonne.groupe)
    const last = found.at(-1)
    if (last === undefined || opensBloc(last, colonne, porteur)) {
      found.push({ colonnes: [colonne], porteur })
      continue
    }
    last.colonnes.push(colonne)
    last.porteur = withNumero(last.porteur, porteur)
  }
  return found.map(({ colonnes, porteur }, index) => ({
    colonnes,
    porteur,
    debut: colonnes[0].index,
    fin: found[index + 1]?.colonnes[0].index ?? Number.POSITIVE_INFINITY,
  }))
}

/** Whether a bloc is one full name: nothing follows it but a nom d'usage. */
export const isWhole = ({ colonnes }: Pick<Bloc, 'colonnes'>): boolean =>
  isNomComplet(colonnes[0].champ)

const withNumero = (one: Porteur, other: Porteur): Porteur =>
  one === null || (numeroOf(one) === null && numeroOf(other) !== null) ? other : one

/** True when the column begins the names of another person. */
function opensBloc(
  { colonnes, porteur: own }: Pick<Bloc, 'colonnes' | 'porteur'>,
  { champ, texte, index }: Read,
  porteur: Porteur,
): boolean {
  const [numero, ownNumero] = [numeroOf(porteur), numeroOf(own)]
  if (numero !== null && ownNumero !== null && numero !== ownNumero) return true
  if ((isNomComplet(champ) || isWhole({ colonnes })) && champ !== 'nomUsage') return true
  const same = colonnes.find((one) => one.champ === champ)
  // « Nom ; Nom de naissance » are two noms of one person, unless the titles name two persons.
  return (
    same !== undefined &&
    (normalizeNom(same.texte) === normalizeNom(texte) ||
      porteurOf(same.texte, same.groupe)?.genre !== porteur?.genre ||
      colonnes.at(-1)?.index !== index - 1)
  )
}

/** True for a champ of an adult, or to be ticked. */
const isDotted = (champ: Champ): boolean => champ.includes('.')

/** Shares the columns out: identity columns that come again, or bear another number, open another child. */
export function groupesOf(read: readonly Read[]): Groupes {
  const blocs = blocsOf(read)
  const colonnes = read.map((titre): Colonne => {
    const groupe = blocs.length < 2 ? null : groupeOf(titre, read, blocs)
    return {
      index: titre.index,
      entete: titre.texte,
      champ: titre.champ,
      groupe: groupe ?? 0,
      isShared: groupe === null,
    }
  })
  return {
    colonnes,
    groupes: Math.max(1, blocs.length),
    debuts: blocs.map(({ debut }) => debut),
    isFratrie: blocs.slice(1).some(({ porteur }) => numeroOf(porteur) !== null),
  }
}

/** Child that a column concerns; null for all those of the row. */
function groupeOf(titre: Read, read: readonly Read[], blocs: readonly Bloc[]): number | null {
  const { champ, texte, index } = titre
  const segmentOf = (column: number): number => blocs.findLastIndex(({ debut }) => debut <= column)
  const bySegment = segmentOf(index)
  if (isIdentite(champ)) return isNomOfAll(titre, blocs) ? null : bySegment
  const byNumero = groupeOfNumero(titre, blocs)
  if (byNumero !== null) return byNumero
  const same = read.filter((one) => one.champ === champ)
  const again = isDotted(champ)
    ? new Set(
        same
          .filter((one) => normalizeNom(one.texte) === normalizeNom(texte))
          .map((one) => segmentOf(one.index)),
      ).size
    : same.length
  return again > 1 ? Math.max(bySegment, 0) : null
}

/** Child that bears the number of a column, else the one in that place: nobody where the row has fewer. */
function groupeOfNumero({ texte, groupe }: Read, blocs: readonly Bloc[]): number | null {
  const numero = numeroOf(porteurOf(texte, groupe))
  if (numero === null) return null
  const named = blocs.findIndex(({ porteur }) => numeroOf(porteur) === numero)
  return named < 0 ? numero - 1 : named
}

/**
 * True for the one nom that all the children share: « Nom de famille ; Prénom enfant 1 ; Prénom enfant 2 ».
 */
function isNomOfAll({ champ, texte, groupe }: Read, blocs: readonly Bloc[]): boolean {
  return (
    /^nom(Usage)?$/.test(champ) &&
    numeroOf(porteurOf(texte, groupe)) === null &&
    blocs.some(({ colonnes }) => colonnes.every((one) => one.champ === 'prenom'))
  )
}
