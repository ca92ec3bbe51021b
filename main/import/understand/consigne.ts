import { createHash } from 'node:crypto'
import type {
  Correspondance,
  CorrespondanceRetenue,
  OrigineLecture,
} from '../../../shared/domain/correspondance.ts'
import { isSameEtablissement } from '../../../shared/domain/etablissement.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Grille } from '../reading/grid.ts'
import {
  type Entete,
  enteteAt,
  findEntete,
  guessEntete,
  headRows,
  type Vocabulaire,
} from './entete.ts'

/** How a sheet is to be read, and the origin of that decision. */
export type Consigne<C extends string> = Pick<Correspondance, 'colonnes' | 'valeurs'> & {
  /** null leaves the sheet out. */
  readonly entete: Entete<C> | null
  readonly origine: OrigineLecture
  readonly retenue: CorrespondanceRetenue | null
}

export type Memoire = {
  /** Correspondances that the person gave for this file. */
  readonly dites: readonly Correspondance[]
  /** Correspondances kept from earlier files, latest first. */
  readonly retenues: readonly CorrespondanceRetenue[]
  /** Schools of a sheet whose titles are on that row and whose columns are these, as far as known. */
  readonly ecolesOf: (
    ligne: number,
    colonnes: CorrespondanceRetenue['colonnes'],
  ) => readonly string[]
}

/**
 * Consigne of a sheet: from the person, else from a sheet of the same titles, else from a kept correspondance, else
 * from its titles. null for a sheet that holds no table.
 */
export function consigneOf<C extends string>(
  grille: Grille,
  grilles: readonly Grille[],
  memoire: Memoire,
  vocabulaire: Vocabulaire<C>,
): Consigne<C> | null {
  const dite = memoire.dites.find(({ feuille }) => feuille === grille.nom)
  if (dite !== undefined) return fromDite(grille, dite, vocabulaire)
  const known =
    asAlike(grille, grilles, memoire.dites, vocabulaire) ?? asKept(grille, memoire, vocabulaire)
  if (known !== null) return known
  const found = findEntete(grille, vocabulaire)
  const entete = found ?? guessEntete(grille, vocabulaire)
  if (entete === null) return null
  return { ...BLANK, entete, origine: found === null ? 'aucune' : 'titres' }
}

const BLANK = { colonnes: null, valeurs: [], retenue: null } as const

const fromDite = <C extends string>(
  grille: Grille,
  { ligneEntete, colonnes, valeurs }: Correspondance,
  vocabulaire: Vocabulaire<C>,
): Consigne<C> => ({
  entete: ligneEntete === null ? null : enteteAt(grille, ligneEntete, vocabulaire),
  colonnes,
  valeurs,
  origine: 'personne',
  retenue: null,
})

/** Correspondance given for another sheet of the same titles: all classes are read alike. */
function asAlike<C extends string>(
  grille: Grille,
  grilles: readonly Grille[],
  dites: readonly Correspondance[],
  vocabulaire: Vocabulaire<C>,
): Consigne<C> | null {
  for (const dite of dites) {
    const other = grilles.find(({ nom }) => nom === dite.feuille)
    if (other === undefined || dite.ligneEntete === null) continue
    const forme = formeOf(enteteAt(other, dite.ligneEntete, vocabulaire), vocabulaire)
    const entete = forme === null ? null : findForme(grille, vocabulaire, (one) => one === forme)
    if (entete !== null) return { ...fromDite(other, dite, vocabulaire), entete }
  }
  return null
}

/**
 * Kept correspondance for these titles, never one of another school; the school's own comes before one of no
 * school.
 */
function asKept<C extends string>(
  grille: Grille,
  { retenues, ecolesOf }: Memoire,
  vocabulaire: Vocabulaire<C>,
): Consigne<C> | null {
  const byForme = Map.groupBy(retenues, ({ forme }) => forme)
  const entete =
    byForme.size === 0 ? null : findForme(grille, vocabulaire, (forme) => byForme.has(forme))
  if (entete === null) return null
  const found = (byForme.get(formeOf(entete, vocabulaire) ?? '') ?? []).filter(
    ({ ecole, colonnes }) =>
      ecole === null ||
      ecolesOf(entete.ligne, colonnes).every((one) => isSameEtablissement(ecole, one)),
  )
  const retenue = found.find((one) => one.ecole !== null) ?? found[0]
  if (retenue === undefined) return null
  const { colonnes, valeurs } = retenue
  return { entete, colonnes, valeurs, origine: 'memoire', retenue }
}

/** The first row whose titles are known. */
function findForme<C extends string>(
  grille: Grille,
  vocabulaire: Vocabulaire<C>,
  isKnown: (forme: string) => boolean,
): Entete<C> | null {
  const entetes = headRows(grille).map(({ numero }) => enteteAt(grille, numero, vocabulaire))
  return entetes.find((entete) => isKnown(formeOf(entete, vocabulaire) ?? '')) ?? null
}

/**
 * Digest of a row of titles, by which the row is recognised: the same titles in the same columns of the same
 * kind of table, accents, case and stars aside. A digest, since a row taken for titles by mistake holds
 * names, which nobody can read back from it. null for fewer than two titles, which would match too many
 * files.
 */
export function formeOf<C extends string>(
  { titres }: Pick<Entete<C>, 'titres'>,
  { genre }: Pick<Vocabulaire<C>, 'genre'>,
): string | null {
  if (titres.length < 2) return null
  const parts = titres.map(({ index, texte }) => `${index} ${normalizeNom(texte)}`)
  return createHash('sha256')
    .update([genre, ...parts].join('\n'))
    .digest('hex')
}
