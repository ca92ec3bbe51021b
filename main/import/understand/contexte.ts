import type { IsoDate } from '../../../shared/dates.ts'
import { type Cellule, type Grille, textOf } from '../reading/grid.ts'
import { readClasse } from './classe.ts'
import { type DateContext, readJour } from './dates.ts'
import { recogniseHeader } from './headers.ts'

/** Facts read above the table or in its name, which hold for every row without its own. */
export type Contexte = {
  readonly etablissement: string | null
  readonly classe: string | null
  readonly enseignant: string | null
  readonly date: IsoDate | null
}

const NOTHING: Contexte = { etablissement: null, classe: null, enseignant: null, date: null }

// A proper name must follow: « à rendre à l'école avant le 30 » names no school.
const ETABLISSEMENT =
  /(?<!\p{L})((?:[ÉEée]cole|[Cc]oll[èe]ge|[Ll]yc[ée]e|[Gg]roupe scolaire|[ÉE]COLE|COLL[ÈE]GE|LYC[ÉE]E)(?:\s+(?:[ée]l[ée]mentaire|primaire|maternelle|publique|priv[ée]e|polyvalente|professionnel|de|du|des|la|le|les|l['’]))*)\s*:?\s*((?:l['’]|d['’])?\p{Lu}[^–|,;:(\n]*)/u

/** « À retourner à Mme Marchand » names no teacher. */
const SOMEONE_ELSE =
  /retour|renvo|envo|remettre|rendre|contact|adresse|centre social|coordinat|responsable|accueil|référent/i

const END_OF_NAME = /\s+(?:-\s.*|\d{4}.*|ann[ée]e\b.*|classe\b.*|rentr[ée]e\b.*)$/i

/** Columns of a part of the sheet: the last one is excluded. */
type Colonnes = { readonly debut: number; readonly fin: number }

const WHOLE: Colonnes = { debut: 0, fin: Number.POSITIVE_INFINITY }

/**
 * Reads the titles above the header, as sentences or as « Classe : CE2 » pairs, and the sheet's own name.
 * `colonnes` limits them to those above one of two tables beside each other.
 */
export function readContexte(
  grille: Grille,
  header: number,
  dates: DateContext,
  { debut, fin }: Colonnes = WHOLE,
): Contexte {
  let contexte = NOTHING
  for (const { numero, cellules: all } of grille.rangees) {
    if (numero >= header) break
    const cellules = all.slice(debut, fin)
    contexte = complete(contexte, fromPairs(cellules, dates))
    for (const cellule of cellules) {
      if (typeof cellule === 'string') contexte = complete(contexte, fromSentence(cellule))
    }
  }
  return complete(contexte, fromSheetName(grille.nom))
}

/** Context of each of several tables beside each other: a class above one of them is not that of the others. */
export function contextesOf(
  grille: Grille,
  header: number,
  dates: DateContext,
  debuts: readonly number[],
): readonly Contexte[] {
  const whole = readContexte(grille, header, dates)
  if (debuts.length < 2) return [whole]
  const own = debuts.map((debut, index) =>
    readContexte({ ...grille, nom: '' }, header, dates, {
      debut: index === 0 ? 0 : debut,
      fin: debuts[index + 1] ?? WHOLE.fin,
    }),
  )
  const isShared = own.slice(1).every(({ classe, enseignant }) => (classe ?? enseignant) === null)
  return own.map((contexte) =>
    isShared
      ? whole
      : {
          ...contexte,
          etablissement: contexte.etablissement ?? whole.etablissement,
          date: contexte.date ?? whole.date,
        },
  )
}

const complete = (known: Contexte, found: Contexte): Contexte => ({
  etablissement: known.etablissement ?? found.etablissement,
  classe: known.classe ?? found.classe,
  enseignant: known.enseignant ?? found.enseignant,
  date: known.date ?? found.date,
})

function fromPairs(cellules: readonly Cellule[], dates: DateContext): Contexte {
  let contexte = NOTHING
  const filled = cellules.filter((cellule) => cellule !== null)
  for (const [index, cellule] of filled.entries()) {
    if (typeof cellule !== 'string') continue
    const inOne = /^([^:]{3,40}?)\s*:\s*(\S.*)$/.exec(cellule)
    const label = inOne?.[1] ?? cellule.replace(/\s*:$/, '')
    const next = filled[index + 1] ?? null
    const isLabel = typeof next === 'string' && next.endsWith(':')
    const value = inOne?.[2] ?? (isLabel ? null : next)
    contexte = complete(contexte, labelled(label, value, dates))
  }
  return contexte
}

function labelled(label: string, value: Cellule, dates: DateContext): Contexte {
  const text = textOf(value)
  if (text === null) return NOTHING
  const champ = recogniseHeader(label)
  if (champ === 'etablissement') {
    const isBareType = /^(coll[èe]ge|lyc[ée]e)$/i.test(label.trim()) && !/coll|lyc/i.test(text)
    return { ...NOTHING, etablissement: isBareType ? `${label.trim()} ${text}` : text }
  }
  if (champ === 'classe' || champ === 'niveau') return fromClasse(text)
  if (champ === 'enseignant') return { ...NOTHING, enseignant: text }
  if (champ !== 'date') return NOTHING
  const { valeur } = readJour(value, dates)
  return { ...NOTHING, date: valeur !== null && 'date' in valeur ? valeur.date : null }
}

function fromSentence(text: string): Contexte {
  const found = ETABLISSEMENT.exec(text)
  const etablissement = found ? `${found[1]} ${found[2]}`.replace(END_OF_NAME, '').trim() : null
  // What follows the name may be a class: « École Zola - classe de CE2 ».
  const classe = classeIn(found ? text.replace(found[0].replace(END_OF_NAME, ''), ' ') : text)
  return { ...NOTHING, etablissement, ...(classe ?? {}) }
}

/** Part of « Liste des élèves de CE2 de Mme Roy » that names a class, if a niveau or a teacher is there. */
function classeIn(
  text: string,
): { readonly classe: string; readonly enseignant: string | null } | null {
  for (const part of text.split(/\s[-–|]\s|[;\n(),]|\s:\s/)) {
    const { niveaux, enseignant } = readClasse(lastWordsOfClasse(part))
    if (niveaux.length > 0 || (enseignant !== null && !SOMEONE_ELSE.test(part))) {
      return { classe: lastWordsOfClasse(part), enseignant }
    }
  }
  return null
}

const lastWordsOfClasse = (part: string): string =>
  part
    .trim()
    .replace(
      /^.*(?<!\p{L})(?:classes? (?:de|du)|[ée]l[èe]ves? (?:de|du|en)|listes? (?:des|du|de))\s+(?:l[ae]s? )?/iu,
      '',
    )
    .trim()

const fromClasse = (text: string): Contexte => ({
  ...NOTHING,
  classe: text,
  enseignant: readClasse(text).enseignant,
})

function fromSheetName(nom: string): Contexte {
  // « 5 liste CLAS » is the fifth file.
  if (/^\d[ _.-]+(?!(?:e|eme|ème|[èi]eme|em|me)\b)\p{L}{3,}/u.test(nom)) return NOTHING
  const { niveaux, enseignant } = readClasse(nom)
  return niveaux.length > 0 || enseignant !== null ? fromClasse(nom) : NOTHING
}

/** Context after a row between two groups of rows that names their class: « CE1 – Mme Durand ». */
export function inSection(contexte: Contexte, cellules: readonly Cellule[]): Contexte {
  const filled = cellules.filter((cellule) => cellule !== null)
  const [only] = filled
  // « 3 » is the number of a row left blank, not a class.
  if (filled.length !== 1 || typeof only !== 'string' || /^\d+$/.test(only)) return contexte
  const classe = only.replace(/^classe\s*:\s*/i, '')
  const { niveaux, enseignant } = readClasse(classe.replace(/^classe\s*/i, ''))
  return niveaux.length > 0 || enseignant !== null ? { ...contexte, classe, enseignant } : contexte
}
