import { type Champ, isIdentite } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Titre } from './entete.ts'

/** A column that is read. A file may put several children on a row, each in its own `groupe`. */
export type Colonne<C extends string = Champ> = {
  readonly index: number
  readonly entete: string
  readonly champ: C
  /** 0 for the first child (or for what all the children of the row share). */
  readonly groupe: number
  readonly isShared: boolean
}

/** A title whose meaning is known. */
export type Read<C extends string = Champ> = Titre<C> & { readonly champ: C }

/** Identity columns that come again under the same title open another child (ONDE responsables does so). */
export function withGroupes(read: readonly Read[]): readonly Colonne[] {
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
export function asResponsables(colonnes: readonly Colonne[]): readonly Colonne[] {
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

/** What a list of pupils tells and a list of their parents does not. */
const OF_PUPILS = /^(dateNaissance|sexe|objectif|accordParental|date|origines|situations|criteres)/

/**
 * True for a list of adults, each followed by the children of whom they answer (ONDE responsables): it says
 * who to call for those we know, and proposes children only when it names none of ours.
 */
export function isOfResponsables(colonnes: readonly Colonne[]): boolean {
  const first = (isIt: (champ: Champ) => boolean): number =>
    Math.min(...colonnes.filter(({ champ }) => isIt(champ)).map(({ index }) => index))
  const adulte = first((champ) => /^responsable.*\.(nom|nomUsage|nomPrenom)$/.test(champ))
  return adulte < first(isIdentite) && !colonnes.some(({ champ }) => OF_PUPILS.test(champ))
}
