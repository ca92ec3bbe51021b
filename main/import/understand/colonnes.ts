import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Cellule, Rangee } from '../reading/grid.ts'
import { type Champ, type ChampNom, isIdentite, isNomComplet, RANGS, type Rang } from './champ.ts'
import type { Entete, Titre } from './entete.ts'
import { readTick } from './flags.ts'
import { mayBeCritere } from './headers.ts'
import { origineOf } from './synonymes.ts'

/** A column that is read. A file may put several children on a row, each in its own `groupe`. */
export type Colonne<C extends string = Champ> = {
  readonly index: number
  readonly entete: string
  readonly champ: C
  /** 0 for the first child (or for what all the children of the row share). */
  readonly groupe: number
  readonly isShared: boolean
}

export type Mapping = {
  readonly colonnes: readonly Colonne[]
  /** Headers of the columns that are left unread. */
  readonly ignorees: readonly string[]
  readonly groupes: number
}

/** Gives each column its meaning from its header, its place, and, where these hesitate, its cells. */
export function mapColonnes(entete: Entete<Champ>, rangees: readonly Rangee[]): Mapping {
  const titres = spreadNomPrenom(entete.titres).map((titre) => ({
    ...titre,
    champ: champFromCells(titre, () => columnOf(rangees, titre.index)),
  }))
  const read = titres.flatMap((titre) =>
    titre.champ === null ? [] : [{ ...titre, champ: titre.champ }],
  )
  const grouped = withGroupes(read)
  const colonnes = asNomComplet(asResponsables(grouped), rangees)
  const readIndexes = new Set(colonnes.map(({ index }) => index))
  return {
    colonnes,
    ignorees: entete.titres
      .filter(({ index }) => !readIndexes.has(index))
      .map(({ texte }) => texte),
    groupes: Math.max(0, ...colonnes.map(({ groupe }) => groupe)) + 1,
  }
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

type Read = Titre<Champ> & { readonly champ: Champ }

/** Identity columns that come again under the same title open another child (ONDE responsables does so). */
function withGroupes(read: readonly Read[]): readonly Colonne[] {
  const seen = new Set<string>()
  const count = (champ: Champ) => read.filter((other) => other.champ === champ).length
  let groupe = 0
  return read.map(({ index, texte, champ }): Colonne => {
    if (isIdentite(champ)) {
      // Both halves of a « Nom et prénom » merged over two columns bear its title.
      const title = `${champ} ${normalizeNom(texte)}`
      if (seen.has(title)) {
        groupe++
        seen.clear()
      }
      seen.add(title)
    }
    const isShared = champ.includes('.') || !(isIdentite(champ) || count(champ) > 1)
    return { index, entete: texte, champ, groupe: isShared ? 0 : groupe, isShared }
  })
}

/**
 * « Nom ; Prénom » a second time, followed by a telephone and by nothing of a child: the parents, left
 * unnamed by the header.
 */
function asResponsables(colonnes: readonly Colonne[]): readonly Colonne[] {
  const second = colonnes.filter(({ groupe }) => groupe === 1)
  const isThird = colonnes.some(({ groupe }) => groupe > 1)
  if (second.length === 0 || isThird || second.some(({ champ }) => !isIdentite(champ))) {
    return colonnes
  }
  const last = Math.max(...second.map(({ index }) => index))
  const next = colonnes.find(({ index }) => index > last)?.champ
  if (next === undefined || !/^responsable.*\.(telephone|mail)$/.test(next)) return colonnes
  return colonnes.map((colonne) =>
    colonne.groupe !== 1
      ? colonne
      : { ...colonne, champ: responsableChamp(colonne.champ), groupe: 0, isShared: true },
  )
}

function responsableChamp(champ: Champ): Champ {
  if (champ === 'nom' || champ === 'nomUsage' || champ === 'prenom') return `responsable1.${champ}`
  return 'responsable1.nomPrenom'
}

/** « Nom » with no « Prénom » anywhere, holding two words or more: both are in the cell. */
export function asNomComplet<C extends string>(
  colonnes: readonly Colonne<C | ChampNom>[],
  rangees: readonly Rangee[],
): readonly Colonne<C | ChampNom>[] {
  if (colonnes.some(({ champ }) => champ === 'prenom' || isNomComplet(champ))) return colonnes
  return colonnes.map((colonne) => {
    if (colonne.champ !== 'nom') return colonne
    const cellules = columnOf(rangees, colonne.index)
    const twoWords = cellules.filter(
      (cellule) => typeof cellule === 'string' && /\S\s\S/.test(cellule),
    )
    return twoWords.length * 2 > cellules.length ? { ...colonne, champ: 'nomPrenom' } : colonne
  })
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
