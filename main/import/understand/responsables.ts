import { RANGS, type Rang } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, textOf } from '../reading/grid.ts'
import { type Cells, cellOf, complain, type Index, textAt } from './cells.ts'
import { readTick } from './flags.ts'
import { citation, type Lecture } from './lecture.ts'
import type { ResponsableComplet } from './ligne-lue.ts'
import { splitResponsable } from './nom-prenom.ts'

const PREFIX = String.raw`(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)\s?)?0?|0)?`

/** A number in pairs, in threes (« 0612 345 678 », « 06 123 456 78 ») or in one piece. */
const NUMBER = new RegExp(
  String.raw`(?<!\d)${PREFIX}[1-9](?:(?:[\s.\-/]{0,3}\d{2}){4}|(?:[\s.\-/]?\d){8})(?!\d)`,
  'g',
)
const FOREIGN = /(?:\+|\b00)(?!33)[1-9](?:[\s.-]?\d){7,13}/

const LIENS: Partial<Record<Rang, string>> = { mere: 'mère', pere: 'père' }

/** Adults with at least one column. */
const rangsOf = ({ colonnes }: Index): readonly Rang[] =>
  RANGS.filter((rang) => colonnes.some(({ champ }) => champ.startsWith(`responsable${rang}.`)))

/** Adults of the household with a name on the row, or at least a number. */
export function readResponsables(cells: Cells, nomEnfant: string): readonly ResponsableComplet[] {
  return rangsOf(cells.index).flatMap((rang) => readRang(cells, rang, normalizeNom(nomEnfant)))
}

function readRang(cells: Cells, rang: Rang, nomEnfant: string): readonly ResponsableComplet[] {
  const adultes = adultesIn(cells, rang).map((one) => inOrder(one, nomEnfant))
  const numbers = numbersOfEach(cells, rang, adultes)
  const [first = null, ...others] = adultes.map((one, index) => ({
    ...one,
    telephone: numbers?.[index] ?? one.telephone,
  }))
  const named = readNamed(cells, rang)
  const lien = textAt(cells, `responsable${rang}.lien`) ?? LIENS[rang] ?? null
  const one: ResponsableComplet = {
    nom: named.nom ?? first?.nom ?? null,
    prenom: named.prenom ?? first?.prenom ?? null,
    telephone: (numbers === null ? readNumbers(cells, rang) : null) ?? first?.telephone ?? null,
    mail: readMail(cells, rang) ?? first?.mail ?? null,
    lien: lien ?? first?.lien ?? null,
  }
  const isKnown = (one.nom ?? one.prenom ?? one.telephone ?? one.mail) !== null
  return isKnown ? [one, ...others] : []
}

/**
 * Names of an adult in one cell, put in order: for the father of a Benali, « Karim Benali », the nom is the
 * child's, wherever it stands.
 */
const inOrder = (one: Adulte, nomEnfant: string): Adulte =>
  one.nom !== null && one.prenom !== null && normalizeNom(one.prenom) === nomEnfant
    ? { ...one, nom: one.prenom, prenom: one.nom }
    : one

type Adulte = ResponsableComplet

const LIEN =
  'm[èe]re|p[èe]re|maman|papa|tut(?:eur|rice)|grand-m[èe]re|grand-p[èe]re|belle-m[èe]re|beau-p[èe]re'

/** « Mère : Mme Petit »: the tie, before the name. */
const LABEL = new RegExp(String.raw`^(${LIEN}|resp[^:]{0,20}|contact[^:]{0,12})\s*:\s*`, 'iu')
/** « Mme Petit (mère) » */
const TIE = new RegExp(String.raw`\(\s*(${LIEN})\s*\)`, 'iu')

/** Words in the place of an adult who is not there, or about the parents: nobody's name. */
const NOBODY =
  /^(?:decedee?s?|inconnue?s?|neant|aucune?|ras|n ?[cr]|non (?:renseignee?|communiquee?|connue?)|pas de .*|separee?s?|divorcee?s?|garde (?:alternee|partagee|exclusive))$/

const isNobody = (text: string): boolean => NOBODY.test(normalizeNom(text))

/**
 * Adults of one cell, one under the other, after one another (« Mme Diallo et M. Costa », « M. Diallo Mme Costa ») or separated by
 * a slash; a number, a mail or a title alone on its line belongs to the adult above.
 */
function adultesIn(cells: Cells, rang: Rang): readonly Adulte[] {
  const { cellule } = cellOf(cells, `responsable${rang}.nomPrenom`)
  if (typeof cellule !== 'string' || readTick(cellule) !== null) return []
  const adultes: Adulte[] = []
  for (const part of cellule.split(APART).flatMap(personsOf)) {
    if (part === '' || isNobody(part)) continue
    const one = parseAdulte(part)
    const last = adultes.at(-1)
    if (last !== undefined && (last.nom ?? last.telephone ?? last.mail) === null) {
      adultes[adultes.length - 1] = { ...one, lien: one.lien ?? last.lien }
    } else if (one.nom !== null || last === undefined) adultes.push(one)
    else {
      adultes[adultes.length - 1] = {
        ...last,
        telephone: betterOf(last.telephone, one.telephone),
        mail: last.mail ?? one.mail,
        lien: last.lien ?? one.lien,
      }
    }
  }
  return adultes
}

/** Ends of a name; a dash is one between two names of several words. */
const APART = /\n|;|\s\/\s|(?<=\p{L} \p{L}+)\s[-–—]\s(?=\p{L}+ \p{L})/u

const TITLE = String.raw`(?:m|mr|mme|mlle|monsieur|madame)\b\.?`
const ONLY_TITLE = new RegExp(`^${TITLE}(?: (?:et|ou))?$`, 'i')
/** What stands between two persons; a title after « Mère : » begins none. */
const BETWEEN = new RegExp(String.raw`\s+(?:et|&|\+)\s+|(?<![:\s])\s+(?=${TITLE}\s)`, 'iu')

/** Persons of one line: « KONE Fatou et Ibrahim » share a nom, « M. et Mme Costa » are one name. */
function personsOf(line: string): readonly string[] {
  const whole = line.trim()
  const parts: string[] = []
  let title = ''
  for (const part of whole.split(BETWEEN)) {
    if (ONLY_TITLE.test(part)) title = part
    else {
      parts.push(`${title} ${part}`.trim())
      title = ''
    }
  }
  const isShort = (part: string): boolean => /^[^\s.]+$/.test(part)
  if (parts.length !== 2 || !parts.some(isShort)) return parts.length < 2 ? [whole] : parts
  const [other = ''] = parts.filter((part) => !isShort(part))
  const { nom, prenom } = splitResponsable(other)
  // Two words alone may be two noms, or two prénoms.
  if (other === '' || prenom === null) return [whole]
  return parts.map((part) => (isShort(part) ? `${nom}, ${part}` : part))
}

const isMobile = (telephone: string): boolean => /^0[67]/.test(telephone)

/** The first mobile number, where a family is reached. */
const betterOf = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && !isMobile(one) && isMobile(other)) ? other : one

const MAIL = /[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+/

function parseAdulte(text: string): Adulte {
  const label = (LABEL.exec(text) ?? TIE.exec(text))?.[1]?.toLocaleLowerCase('fr') ?? null
  const lien = label === null || /^(resp|contact)/.test(label) ? null : label
  const said = text.replace(LABEL, '').replace(TIE, ' ')
  const mail = MAIL.exec(said)?.[0] ?? null
  const { rest, telephone } = splitTelephone(mail === null ? said : said.replace(mail, ' '))
  const name = rest
    .replace(
      /^(?:t[ée]l(?:[ée]phone)?|port(?:able)?|mobile|fixe|domicile|mail|courriel)\s*[.:]*\s*$/i,
      '',
    )
    .replace(/\([^)]*\)/g, ' ')
    .trim()
  return {
    ...(name === '' ? { nom: null, prenom: null } : splitResponsable(name)),
    telephone,
    mail,
    lien,
  }
}

function readNamed(cells: Cells, rang: Rang) {
  const said = (part: 'nomUsage' | 'nom' | 'prenom'): string | null => {
    const text = textAt(cells, `responsable${rang}.${part}`)
    return text === null || isNobody(text) ? null : text
  }
  const nom = said('nomUsage') ?? said('nom')
  const prenom = said('prenom')
  if (nom === null || prenom !== null) return { nom, prenom }
  const hasPrenomColumn = cells.index.byChamp.has(`responsable${rang}.prenom`)
  return hasPrenomColumn ? { nom, prenom } : splitResponsable(nom)
}

/** Text of a cell with its numbers as they are usually written: « (06) », « 06–00 ». */
function numberText(cellule: Cellule): string | null {
  const text = textOf(cellule)
  return text !== null && SPELLED.test(text)
    ? text.replace(/\((0\d)\)/g, '$1').replace(/[–—‐‑]/g, '-')
    : text
}
const SPELLED = /[(–—‐‑]/

/** Texts of the columns of numbers of an adult. */
const numberTexts = ({ index, cellules }: Cells, rang: Rang): readonly string[] =>
  (index.byChamp.get(`responsable${rang}.telephone`) ?? []).flatMap(
    (colonne) => numberText(cellules[colonne.index] ?? null) ?? [],
  )

/**
 * Numbers of several adults named in one cell, where the cells of numbers hold as many: by their ties, « 06 … (père) 06 … (mère) », else
 * in order. Null where each has its own beside its name, or where the numbers are others.
 */
function numbersOfEach(
  cells: Cells,
  rang: Rang,
  adultes: readonly Adulte[],
): readonly string[] | null {
  if (adultes.length < 2 || adultes.some(({ telephone }) => telephone !== null)) return null
  const text = numberTexts(cells, rang).join('\n')
  const found = [...text.matchAll(NUMBER)].map(({ 0: match, index }) => ({
    telephone: inPairs(match),
    lien: TIE_AFTER.exec(text.slice(index + match.length))?.[1]?.toLocaleLowerCase('fr') ?? null,
  }))
  if (found.length !== adultes.length) return null
  const byLien = adultes.flatMap(
    ({ lien }) => found.find((one) => one.lien !== null && one.lien === lien)?.telephone ?? [],
  )
  return byLien.length === adultes.length ? byLien : found.map(({ telephone }) => telephone)
}
const TIE_AFTER = new RegExp(String.raw`^\s*\(?\s*(${LIEN})\b`, 'iu')

/** Columns where numbers of adults may stand, found once for all the rows of a table. */
function numberColumns(index: Index): readonly number[] {
  const known = columnsOfNumbers.get(index)
  if (known !== undefined) return known
  const found = index.colonnes.flatMap(({ champ, index: column }) =>
    /^responsable.*\.(?:telephone|nom|nomPrenom)$/.test(champ) ? [column] : [],
  )
  columnsOfNumbers.set(index, found)
  return found
}
const columnsOfNumbers = new WeakMap<Index, readonly number[]>()

/** Whether the row holds numbers that no adult keeps: each has one, the first mobile. */
export function hasNumbersAside(
  { index, cellules }: Cells,
  responsables: readonly ResponsableComplet[],
): boolean {
  const texts = numberColumns(index).flatMap((column) => {
    const text = numberText(cellules[column] ?? null)
    return text !== null && /\d{2}/.test(text) ? [text] : []
  })
  const kept = responsables.flatMap(({ telephone }) => telephone ?? [])
  if (texts.length <= kept.length && texts.every(({ length }) => length < TWO_NUMBERS)) return false
  const found = texts.flatMap((text) => (text.match(NUMBER) ?? []).map(inPairs))
  return found.some((one) => !kept.includes(one))
}
/** Fewest characters of two numbers. */
const TWO_NUMBERS = 19

/** First mobile number among several columns of numbers. */
function readNumbers(cells: Cells, rang: Rang): string | null {
  const numbers: string[] = []
  for (const colonne of cells.index.byChamp.get(`responsable${rang}.telephone`) ?? []) {
    const cellule = cells.cellules[colonne.index] ?? null
    const { valeur, probleme } = readTelephone(cellule)
    if (probleme !== undefined) complain(cells, colonne, cellule, probleme)
    if (valeur !== null) numbers.push(valeur)
  }
  return numbers.find(isMobile) ?? numbers[0] ?? null
}

function readMail(cells: Cells, rang: Rang): string | null {
  const text = textOf(cellOf(cells, `responsable${rang}.mail`).cellule)
  return MAIL.exec(text ?? '')?.[0] ?? null
}

/**
 * Reads a French number, in pairs: « 06 00 00 00 01 ». Restores the 0 that spreadsheets drop. Of
 * several numbers in one cell, the first mobile one is kept (that is where a family is reached).
 */
export function readTelephone(cellule: Cellule): Lecture<string | null> {
  const text = numberText(cellule)
  if (text === null || !/\d/.test(text)) return { valeur: null }
  const foreign = FOREIGN.exec(text)?.[0]
  if (foreign !== undefined) return { valeur: foreign }
  const found = (text.match(NUMBER) ?? []).map(inPairs)
  const telephone = found.find((one) => /^0[67]/.test(one)) ?? found[0]
  if (telephone !== undefined) return { valeur: telephone }
  return { valeur: null, probleme: `${citation(text)} n’est pas un numéro de téléphone complet.` }
}

function inPairs(match: string): string {
  const digits = match.replace(/\(0\)/, '').replace(/\D/g, '').slice(-9)
  return `0${digits}`.replace(/(\d{2})(?=\d)/g, '$1 ')
}

/** Splits a number from a text such as « Mme Diallo 06 00 00 00 01 ». */
function splitTelephone(text: string): {
  readonly rest: string
  readonly telephone: string | null
} {
  const match = text.match(NUMBER)?.[0]
  if (match === undefined) return { rest: text, telephone: null }
  const rest = text
    .replace(match, ' ')
    .replace(/[\s:,;/(\-–]+$/, '')
    .trim()
  return { rest, telephone: inPairs(match) }
}
