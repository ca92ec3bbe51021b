import type { AccordParental } from '../../../../shared/domain/import-orientation.ts'
import { ORIGINES, SITUATIONS } from '../../../../shared/domain/listes.ts'
import { clePersonne, normalizeNom, richestSpelling } from '../../../../shared/domain/nom.ts'
import { compareTexts, frCollator } from '../../../../shared/format.ts'
import type { LigneLue, ResponsableComplet } from '../../../import/understand/ligne-lue.ts'
import { yearOf } from './identite.ts'

/** Fields on which two rows about one child may contradict each other. */
const COMPARED: readonly (readonly [string, (ligne: LigneLue) => string | null])[] = [
  ['naissance', ({ enfant }) => enfant.dateNaissance],
  ['naissance', ({ enfant }) => yearOf(enfant)?.toString() ?? null],
  ['sexe', ({ enfant }) => enfant.sexe],
  ['niveau', ({ inscription }) => inscription.niveau],
  ['classe', ({ inscription }) => normalized(inscription.classe)],
  ['établissement', ({ inscription }) => normalized(inscription.etablissement)],
  ['enseignant', ({ inscription }) => normalized(inscription.enseignant)],
  ['accord des parents', ({ inscription }) => accordSense(inscription.accordParental)],
]

const normalized = (text: string | null): string | null =>
  text === null ? null : normalizeNom(text)

const accordSense = (accord: AccordParental): string | null =>
  accord === null ? null : String(Boolean(accord))

/** French sentence on the fields where the rows of one child contradict each other; null when none do. */
export function contradictionOf(lignes: readonly LigneLue[]): string | null {
  if (lignes.length < 2) return null
  const differing = COMPARED.filter(([, read]) => {
    const values = lignes.map(read).filter((value) => value !== null)
    return new Set(values).size > 1
  })
  const nouns = new Set(differing.map(([noun]) => noun))
  return nouns.size === 0
    ? null
    : `Le même enfant est sur plusieurs lignes qui se contredisent (${[...nouns].join(', ')}) : gardez la bonne.`
}

/**
 * Merges the rows about one child, which must not contradict each other. The result keeps the place of the
 * first row; apart from that it does not depend on their order in the file.
 */
export function mergeLignes(first: LigneLue, lignes: readonly LigneLue[]): LigneLue {
  if (lignes.length === 1) return first
  const all = <T>(read: (ligne: LigneLue) => T | null): readonly T[] =>
    lignes.map(read).filter((value) => value !== null)
  const inscriptions = lignes.map(({ inscription }) => inscription)
  const origines = new Set(inscriptions.flatMap((one) => one.origines))
  const situations = new Set(inscriptions.flatMap((one) => one.situations))
  const { nom, prenom } = richestSpelling([first.enfant, ...lignes.map(({ enfant }) => enfant)])
  const dateNaissance = smallest(all((l) => l.enfant.dateNaissance))
  const anneeNaissance =
    dateNaissance === null ? (all((l) => l.enfant.anneeNaissance)[0] ?? null) : null
  return {
    ...first,
    enfant: {
      nom,
      prenom,
      dateNaissance,
      anneeNaissance,
      sexe: all((l) => l.enfant.sexe)[0] ?? null,
    },
    nomFamille: smallest(all((l) => l.nomFamille)),
    inscription: {
      niveau: all((l) => l.inscription.niveau)[0] ?? null,
      classe: smallest(all((l) => l.inscription.classe)),
      etablissement: smallest(all((l) => l.inscription.etablissement)),
      enseignant: smallest(all((l) => l.inscription.enseignant)),
      origines: ORIGINES.filter((code) => origines.has(code)),
      situations: SITUATIONS.filter((code) => situations.has(code)),
      accordParental: mergeAccords(inscriptions.map((one) => one.accordParental)),
      objectif: joinTexts(all((l) => l.inscription.objectif)),
    },
    criteres: sortedUnique(lignes.flatMap(({ criteres }) => criteres)),
    date: smallest(all((l) => l.date)),
    places: mergePlaces(lignes),
    responsables: mergeResponsables(lignes),
  }
}

/** One place for each collectif, from the first day that a row says to the last. */
const mergePlaces = (lignes: readonly LigneLue[]): LigneLue['places'] =>
  [
    ...Map.groupBy(
      lignes.flatMap(({ places }) => places),
      ({ collectif }) => normalized(collectif),
    ).values(),
  ].map((same) => ({
    collectif: smallest(same.flatMap(({ collectif }) => collectif ?? [])),
    entree: smallest(same.flatMap(({ entree }) => entree ?? [])),
    sortie:
      same
        .flatMap(({ sortie }) => sortie ?? [])
        .sort()
        .at(-1) ?? null,
  }))

const sortedUnique = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort(frCollator.compare)

const smallest = (texts: readonly string[]): string | null => [...texts].sort()[0] ?? null

const joinTexts = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : sortedUnique(texts).join('\n')

/** The agreement of several rows: a dated « oui » wins over an undated one. */
function mergeAccords(accords: readonly AccordParental[]): AccordParental {
  const dated = smallest(accords.filter((accord) => typeof accord === 'string'))
  return dated ?? accords.find((accord) => accord !== null) ?? null
}

function mergeResponsables(lignes: readonly LigneLue[]): readonly ResponsableComplet[] {
  const sorted = lignes
    .map(({ responsables }) => responsables)
    .sort((a, b) => compareTexts(JSON.stringify(a), JSON.stringify(b)))
  const merged: ResponsableComplet[] = []
  for (const responsable of sorted.flat()) {
    const index = merged.findIndex((known) => isSameResponsable(known, responsable))
    const known = merged[index]
    if (known) merged[index] = completeResponsable(known, responsable)
    else merged.push(responsable)
  }
  return merged
}

type Adulte = Pick<ResponsableComplet, 'nom' | 'prenom' | 'telephone'>
type AdulteJoignable = Adulte & Pick<ResponsableComplet, 'mail'>

/** Whether two entries are one adult: same full name, or same number or mail address under names that agree. */
export function isSameResponsable(a: AdulteJoignable, b: AdulteJoignable): boolean {
  if (cleAdulte(a) !== null && cleAdulte(a) === cleAdulte(b)) return true
  if (!namesAgree(a, b)) return false
  const isSame = (one: string | null, other: string | null) => one !== null && one === other
  if (isSame(a.telephone, b.telephone) || isSame(a.mail, b.mail)) return true
  // Two entries that hold the same nom and nothing else are one adult.
  const isNomAlone = ({ prenom, telephone, mail }: AdulteJoignable) =>
    (prenom ?? telephone ?? mail) === null
  return isNomAlone(a) && isNomAlone(b) && a.nom !== null && b.nom !== null
}

/** Whether two names may be of one adult: a name that is missing agrees with any. */
function namesAgree(a: Adulte, b: Adulte): boolean {
  const agree = (one: string | null, other: string | null): boolean =>
    one === null || other === null || normalizeNom(one) === normalizeNom(other)
  return agree(a.nom, b.nom) && agree(a.prenom, b.prenom)
}

/** The full name of an adult as a key; null when the name is not full. */
export const cleAdulte = ({ nom, prenom }: Adulte): string | null =>
  nom === null || prenom === null ? null : clePersonne({ nom, prenom })

/** Fills the blanks of the first with the second. */
export function completeResponsable<T extends ResponsableComplet>(
  known: T,
  found: ResponsableComplet,
): T {
  return {
    ...known,
    nom: known.nom ?? found.nom,
    prenom: known.prenom ?? found.prenom,
    telephone: known.telephone ?? found.telephone,
    mail: known.mail ?? found.mail,
    lien: known.lien ?? found.lien,
  }
}
