import {
  type Champ,
  type ChampNom,
  isChamp,
  isNomComplet,
  RANGS,
  type Rang,
} from '../../../shared/domain/colonne.ts'
import type { ColonneLue } from '../../../shared/domain/correspondance.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Cellule, Rangee } from '../reading/grid.ts'
import type { Entete, Titre, Vocabulaire } from './entete.ts'
import { readTick } from './flags.ts'
import {
  asResponsables,
  type Colonne,
  isOfResponsables,
  type Read,
  withGroupes,
} from './groupes.ts'
import { mayBeCritere } from './headers.ts'
import { isJamais, untitled } from './jamais.ts'
import { origineOf } from './synonymes.ts'

export type Mapping = {
  readonly colonnes: readonly Colonne[]
  readonly groupes: number
  readonly isOfResponsables: boolean
}

/**
 * Gives each column its meaning: the one that the person chose, or else what its header, its place and,
 * where these hesitate, its cells tell.
 */
export function mapColonnes(
  entete: Entete<Champ>,
  rangees: readonly Rangee[],
  choisies: readonly ColonneLue[] | null,
): Mapping {
  const titres = spreadNomPrenom(entete.titres)
  const colonnes =
    choisies === null
      ? asNomComplet(asResponsables(withGroupes(readTitres(titres, rangees))), rangees)
      : withGroupes(chosenTitres(titres, rangees, choisies, isChamp))
  return {
    colonnes,
    groupes: Math.max(0, ...colonnes.map(({ groupe }) => groupe)) + 1,
    isOfResponsables: isOfResponsables(colonnes),
  }
}

function readTitres(titres: readonly Titre<Champ>[], rangees: readonly Rangee[]): readonly Read[] {
  return titres.flatMap((titre) => {
    const champ = champFromCells(titre, () => columnOf(rangees, titre.index))
    return champ === null ? [] : [{ ...titre, champ }]
  })
}

/** The columns that the person chose. Whatever was asked, what is never kept stays unread. */
export function chosenTitres<C extends string>(
  titres: readonly Titre<C>[],
  rangees: readonly Rangee[],
  choisies: readonly ColonneLue[],
  isChamp: Vocabulaire<C>['isChamp'],
): readonly Read<C>[] {
  const byIndex = new Map(titres.map((titre) => [titre.index, titre]))
  return choisies
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index, champ }) => {
      const titre = byIndex.get(index) ?? untitled(index)
      return isChamp(champ) && !isJamais(titre, rangees) ? [{ ...titre, champ }] : []
    })
}

const columnOf = (rangees: readonly Rangee[], index: number): readonly Cellule[] =>
  rangees.map(({ cellules }) => cellules[index] ?? null).filter((cellule) => cellule !== null)

/** « Nom et prénom » merged over two columns: the one is the nom, the other the prénom. */
export function spreadNomPrenom<C extends string>(
  titres: readonly Titre<C | ChampNom>[],
): readonly Titre<C | ChampNom>[] {
  return titres.flatMap((titre) => {
    if (titre.largeur !== 2 || titre.champ === null || !isNomComplet(titre.champ)) return [titre]
    const [first, second] =
      titre.champ === 'nomPrenom' ? (['nom', 'prenom'] as const) : (['prenom', 'nom'] as const)
    return [
      { ...titre, champ: first },
      { ...titre, index: titre.index + 1, champ: second },
    ]
  })
}

/** « Enseignant » ticked is an origin, not a name; an unknown column ticked may be a criterion. */
function champFromCells(titre: Titre<Champ>, cellules: () => readonly Cellule[]): Champ | null {
  const { champ, texte } = titre
  if (champ === null) {
    return mayBeCritere(texte) && isTicked(cellules()) ? `criteres.${texte}` : null
  }
  const mayBeOrigine = champ === 'enseignant' || champ.endsWith('.nomPrenom')
  if (!mayBeOrigine || !isTicked(cellules())) return champ
  const origine = origineOf(texte)
  return origine === null ? champ : `origines.${origine}`
}

function isTicked(cellules: readonly Cellule[]): boolean {
  const ticks = cellules.map(readTick)
  return ticks.includes(true) && !ticks.includes(null)
}

/** « Nom » with no « Prénom » anywhere, holding two words or more under that title: both are in the cell. */
export function asNomComplet<C extends string>(
  colonnes: readonly Colonne<C | ChampNom>[],
  rangees: readonly Rangee[],
): readonly Colonne<C | ChampNom>[] {
  if (colonnes.some(({ champ }) => champ === 'prenom' || isNomComplet(champ))) return colonnes
  const noms = Map.groupBy(
    colonnes.filter(({ champ }) => champ === 'nom'),
    ({ entete }) => normalizeNom(entete),
  )
  const complets = new Set([...noms.values()].filter((same) => holdTwoWords(same, rangees)).flat())
  return colonnes.map((colonne) =>
    complets.has(colonne) ? { ...colonne, champ: 'nomPrenom' } : colonne,
  )
}

function holdTwoWords(
  colonnes: readonly { readonly index: number }[],
  rangees: readonly Rangee[],
): boolean {
  const cellules = colonnes.flatMap(({ index }) => columnOf(rangees, index))
  const twoWords = cellules.filter(
    (cellule) => typeof cellule === 'string' && /\S\s\S/.test(cellule),
  )
  return twoWords.length * 2 > cellules.length
}

/** Columns by their meaning, for one child of the row. */
export type Index<C extends string = Champ> = {
  readonly colonnes: readonly Colonne<C>[]
  readonly byChamp: ReadonlyMap<C, readonly Colonne<C>[]>
}

export const indexOf = <C extends string>(colonnes: readonly Colonne<C>[]): Index<C> => ({
  colonnes,
  byChamp: Map.groupBy(colonnes, ({ champ }) => champ),
})

/** Adults of whom some column speaks. */
export const rangsOf = ({ colonnes }: Index): readonly Rang[] =>
  RANGS.filter((rang) => colonnes.some(({ champ }) => champ.startsWith(`responsable${rang}.`)))

/** Headers by what they give, for the preview: a full name gives both nom and prénom. */
export function colonnesByChamp(
  colonnes: readonly Colonne<string>[],
): Readonly<Record<string, string>> {
  const byChamp: Record<string, string> = {}
  for (const { champ, entete, groupe } of colonnes) {
    if (groupe > 0) continue
    const keys = isNomComplet(champ) ? ['nom', 'prenom'] : [champ]
    for (const key of keys) byChamp[key] ??= entete
  }
  return byChamp
}
