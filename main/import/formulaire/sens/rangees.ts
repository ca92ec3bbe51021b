import type { PlaceLue } from '../../../../shared/domain/formulaire.ts'
import {
  COMPTE_ENFANTS,
  codeNomme,
  codeRangee,
  type Rangee,
} from '../../../../shared/domain/rangees.ts'
import { tempsOf } from './chiffres.ts'
import type { PlaceComprise, Trouve } from './comprendre.ts'
import { filtreOf } from './filtre.ts'
import { normalise } from './mots.ts'
import { has, type Sens, sensOf, together, valuesOf } from './sens.ts'

/** Answer that a place of a list asks for. */
type PlaceRangee = {
  /** Null for a column unknown to Cartable. */
  readonly code: string | null
  /** Its row, from 1. */
  readonly n: number
  /** The place read without the words that number its row. */
  readonly comprise: PlaceComprise
}

const NOM =
  '(?:(?:noms?|intitules?|denominations?|designations?|natures?) )?(?:de l |du |de la |des? |d )?'
const LOCAUX = '(?: (?:concernes?|concernees?|frequentes?|frequentees?|d origine))*'
const line = (liste: Rangee, pattern: string, autour?: RegExp) =>
  [liste, new RegExp(`^${NOM}(?:${pattern})$`), autour ?? null] as const

/** Column that names the records of each list, and words needed around the table where its own are too vague. */
const NOMS: readonly (readonly [Rangee, RegExp, RegExp | null])[] = [
  line('etablissements', `etablissements?(?: scolaires?)?${LOCAUX}`),
  line('etablissements', `ecoles? (?:et|ou)(?: du)? (?:colleges?|etablissements?)${LOCAUX}`),
  line('ecoles', `ecoles?${LOCAUX}`),
  line('qpv', 'qpv|quartiers? prioritaires?(?: de la (?:politique de la )?ville)?'),
  line('quartiers', 'quartiers?(?: de residence| d habitation)?'),
  line('communes', '(?:communes?|villes?)(?: de residence| d habitation| d origine)?'),
  line('collectifs', '(?:collectifs?|groupes?)(?: d enfants)?'),
  line('partenaires', 'partenaires?(?: (?:locaux|associes|mobilises|de l action|du projet))*'),
  line('partenaires', '(?:structures?|organismes?|acteurs?)(?: partenaires?)?', /partenaire/),
  line('formations', 'formations?(?: (?:suivies?|realisees?))?|(?:intitule|theme)', /formation/),
  line(
    'parents',
    'actions?(?: (?:menees?|realisees?|proposees?|organisees?))?(?: (?:avec|pour|aupres des?|en direction des?|a destination des?)(?: les)? (?:parents|familles))?',
    /parent|famille/,
  ),
  line(
    'intervenants',
    '(?:intervenants?|accompagnateurs?|encadrants?|animateurs?|benevoles? et salaries?)',
  ),
  line(
    'intervenants',
    '(?:noms?(?: et)? prenoms?|prenoms?(?: et)? noms?|noms?)(?: (?:de l |des? |du )?(?:intervenants?|accompagnateurs?|encadrants?))?',
    /intervenant|accompagnateur|encadrant|equipe|encadrement|moyens humains/,
  ),
]

/** The other columns, by list. */
const CHAMPS: readonly (readonly [readonly Rangee[], string, RegExp])[] = [
  [['etablissements', 'ecoles'], 'commune', /^(?:communes?|villes?)$/],
  [['partenaires'], 'type', /^types?(?: de (?:structure|partenaire)s?)?$/],
  [['partenaires'], 'dates', /^dates?(?: des? (?:rencontres?|reunions?))?$/],
  [['formations', 'parents'], 'date', /^dates?(?: de (?:la formation|l action))?$/],
  [
    ['formations'],
    'participants',
    /^(?:nombre (?:de |d )|nb )?(?:participants?|intervenants?|personnes formees|accompagnateurs?)(?: formes?)?$/,
  ],
  [
    ['parents'],
    'familles',
    /^(?:nombre de |nb )?familles?(?: (?:presentes?|participantes?|touchees?))?$/,
  ],
  [
    ['parents'],
    'participants',
    /^(?:nombre de |nb )?(?:participants?|parents?(?: presents?| participants?)?)$/,
  ],
  [['intervenants'], 'prenom', /^prenoms?$/],
  [['intervenants'], 'statut', /^statuts?(?: salarie)?(?: benevole)?(?: ou volontaire)?$/],
  [
    ['intervenants'],
    'heures',
    /^(?:nombre d |nb d |total des |total d )?heures?(?: (?:annuelles|realisees|effectuees|d intervention|sur l annee|au total))*$|^volume horaire(?: annuel)?$/,
  ],
  [['collectifs'], 'nom', /^noms?(?: (?:du |des )(?:groupes?|collectifs?))?$/],
  [['collectifs'], 'seances', /^(?:nombre de |nb )seances?(?: (?:tenues?|realisees?))?$/],
  [
    ['collectifs'],
    'heures',
    /^(?:(?:nombre d |nb d )?heures? de seances?|volume horaire des seances)$/,
  ],
]

/**
 * Tables whose rows are blank, under heads alone, from two rows on: each row is one record of a list, when the first
 * column names a kind of record that Cartable keeps. In other tables, one figure would repeat on each row: their places
 * ask for nothing.
 */
export function rangeesOf(
  places: readonly PlaceLue[],
  comprises: readonly PlaceComprise[],
): ReadonlyMap<number, PlaceRangee> {
  const found = new Map<number, PlaceRangee>()
  for (const rows of tablesOf(places)) {
    const [first] = rows
    if (first === undefined) continue
    if (rows.length < 2) {
      for (const at of ofOneRecord(first, comprises)) {
        const comprise = comprises[at]
        if (comprise !== undefined) found.set(at, { code: null, n: 1, comprise })
      }
      continue
    }
    const named = areGroupes(rows, places) ? 'collectifs' : null
    const read = (at: number): readonly PlaceComprise[] =>
      comprises.slice(at, at + 1).map(withoutRow)
    const codes = columnsOf(first.flatMap(read), named)
    for (const [row, own] of rows.entries()) {
      for (const [column, at] of own.entries()) {
        const [comprise] = read(at)
        const code = codes[column]?.(row + 1) ?? null
        if (comprise !== undefined) found.set(at, { code, n: row + 1, comprise })
      }
    }
  }
  return found
}

/** Codes for a list of one row, whose counts take no answer: they may be those of its record or of all records. */
function ofOneRecord(
  row: readonly number[],
  comprises: readonly PlaceComprise[],
): readonly number[] {
  const liste = row.length < 2 ? null : listeOf(row.flatMap((at) => comprises[at] ?? []))
  if (liste === null) return []
  return row.slice(1).filter((at) => {
    const one = comprises[at]
    return one !== undefined && (champOf(liste, one) !== null || comptesOf(one.propre) !== null)
  })
}

/** Groups of blank rows one under the other, with the same heads: the indexes of their places. */
function tablesOf(places: readonly PlaceLue[]): readonly (readonly (readonly number[])[])[] {
  const rows: { readonly heads: string; readonly groupe: string; readonly at: number[] }[] = []
  for (const [at, place] of places.entries()) {
    const last = rows.at(-1)
    const groupe = rowOf(place.groupe)
    if (last?.groupe === groupe) last.at.push(at)
    else rows.push({ heads: '', groupe, at: [at] })
  }
  const told = rows.map((row) => ({ ...row, heads: headsOf(row.at.map((at) => places[at])) }))
  const tables: (readonly number[])[][] = []
  for (const [index, row] of told.entries()) {
    if (row.heads === '') continue
    const before = told[index - 1]
    if (before?.heads === row.heads && isSameTable(before.groupe, row.groupe)) {
      tables.at(-1)?.push(row.at)
    } else tables.push([row.at])
  }
  return tables
}

/** Heads of a blank row; '' for any other row. */
function headsOf(row: readonly (PlaceLue | undefined)[]): string {
  const isBlank = row.every(
    (place) =>
      place !== undefined &&
      (place.genre === 'cellule' || place.genre === 'texte') &&
      place.contexte.colonnes.length > 0 &&
      place.contexte.avant === '' &&
      place.contexte.lignes.every((one) => NUMERO.test(one) || GROUPE.test(one)),
  )
  return isBlank ? row.map((place) => place?.contexte.colonnes.join('|')).join('||') : ''
}

const NUMERO = /^\W*(?:n\s?°\s*)?\d{1,2}\W*$/
/** « Groupe 1 », « Collectif n° 2 »: a row that has its number, and no name. */
const GROUPE = /^(?:groupe|collectif)\s*(?:d['’]enfants\s*)?(?:n\s?°\s*)?(\d{1,2})\s*:?$/i

/** True for a table whose rows are « Groupe 1 », « Groupe 2 »…, in their order. */
const areGroupes = (rows: readonly (readonly number[])[], places: readonly PlaceLue[]): boolean =>
  rows.every((row, n) =>
    row.every((at) => GROUPE.exec(places[at]?.contexte.lignes[0] ?? '')?.[1] === String(n + 1)),
  )

/** A place read by the heads of its columns alone: « n° 1 » before its row is no exercice « n-1 ». */
const withoutRow = (one: PlaceComprise): PlaceComprise => ({
  ...one,
  propre: together(...one.place.contexte.colonnes.map(sensOf)),
})

/** Row of a place in a table, whatever its cell: « corps/t3/1 » of « corps/t3/1/17 ». */
const rowOf = (groupe: string): string => /^.*\/t\d+\/\d+/.exec(groupe)?.[0] ?? groupe

/** « corps/t3/1 » and « corps/t3/2 » are rows of one table; the lines of a PDF have no table. */
const isSameTable = (a: string, b: string): boolean =>
  a.replace(/[^/]*$/, '') === b.replace(/[^/]*$/, '')

type Column = ((n: number) => string) | null

/**
 * Meaning of each column, by the first row; none when the table is no list of Cartable's. In a list that the rows name,
 * no column has to.
 */
function columnsOf(row: readonly PlaceComprise[], named: Rangee | null): readonly Column[] {
  const liste = named ?? listeOf(row)
  if (liste === null) return []
  const columns = row.map((one, index): Column => {
    if (tempsOf(one) === 'prevu' || tempsOf(one) === 'deux') return null
    const isName = index === 0 && named === null
    // « Nom | Prénom » asks for the family name alone.
    const second = row[1] === undefined ? null : champOf(liste, row[1])
    const name = liste === 'intervenants' && second === 'prenom' ? 'nomSeul' : 'nom'
    const champ = isName ? name : champOf(liste, one)
    if (champ !== null) return (n) => codeRangee(liste, n, champ)
    const filtre = COMPTE_ENFANTS.has(liste) ? comptesOf(one.propre) : null
    return filtre === null ? null : (n) => codeRangee(liste, n, filtre)
  })
  // Names of communes and of groups alone may belong to any list.
  const counts = named === null ? columns.slice(1) : columns
  return TOLD_BY_NAMES.has(liste) || counts.some((one) => one !== null) ? columns : []
}

/** Lists that their names are enough to tell. */
const TOLD_BY_NAMES: ReadonlySet<Rangee> = new Set([
  'etablissements',
  'ecoles',
  'partenaires',
  'intervenants',
])

/** List whose records the first column names; null for none. */
function listeOf([first]: readonly PlaceComprise[]): Rangee | null {
  const head = first === undefined ? '' : headOf(first)
  const words = `${head} ${normalise(first?.textes.join(' ') ?? '')}`
  const found = NOMS.find(([, own, autour]) => own.test(head) && autour?.test(words) !== false)
  return found?.[0] ?? null
}

const headOf = ({ place }: PlaceComprise): string =>
  normalise((place.contexte.colonnes[0] ?? '').replace(/\([^)]*\)/g, ' '))

function champOf(liste: Rangee, comprise: PlaceComprise): string | null {
  if (comprise.place.contexte.colonnes.length !== 1) return null
  const head = headOf(comprise)
  return CHAMPS.find(([listes, , own]) => listes.includes(liste) && own.test(head))?.[1] ?? null
}

/** Enfants of the record that a column counts: « Nombre d’enfants », « Filles », « 6-10 ans ». */
function comptesOf(propre: Sens) {
  const objets = valuesOf(propre, 'objet').filter((one) => one !== 'enfants')
  const mesures = valuesOf(propre, 'mesure').filter((one) => one !== 'nombre')
  const asksCount =
    has(propre, 'objet:enfants') || has(propre, 'mesure:nombre') || has(propre, 'total:oui')
  if (!asksCount || objets.length > 0 || mesures.length > 0 || propre.inconnus.length > 0)
    return null
  if (
    ['code', 'liste', 'champ', 'autre', 'dont', 'autres', 'ecart'].some(
      (family) => valuesOf(propre, family).length > 0,
    )
  )
    return null
  return filtreOf(propre)
}

const ECOLE =
  /^(?:l['’]|la |le )?((?:[ée]coles?|coll[èe]ges?|lyc[ée]es?|groupe scolaire)(?!\p{L}).*?)\s*:?$/iu

/** Figure of a school that the form names: the row « École Jules-Ferry » under « Nombre d’enfants », or its line. */
export function ecoleNommee(comprise: PlaceComprise): Trouve | null {
  const { contexte: c, genre } = comprise.place
  if (genre === 'case' || genre === 'oui-non' || c.lignes.length > 1) return null
  const nom = ECOLE.exec(c.lignes[0] ?? c.avant)?.[1] ?? ''
  // A proper name: words that the forms do not use otherwise, one of them with a capital.
  if (!/\s\S*\p{Lu}/u.test(nom) || sensOf(nom).inconnus.length === 0) return null
  if (tempsOf(comprise) === 'prevu' || tempsOf(comprise) === 'deux') return null
  const heads = c.colonnes.length > 0 ? c.colonnes : [c.apres]
  const [head = ''] = heads
  if (c.colonnes.length === 1 && /^(?:communes?|villes?)$/.test(normalise(head)))
    return { code: codeNomme('etablissements', nom, 'commune'), isSur: true }
  const around = c.colonnes.length > 0 ? [] : [...c.dessus.slice(0, 1), ...c.sections.slice(0, 1)]
  const asked = heads.some((one) => one !== '')
    ? heads
    : around.filter((one) => COMPTE.test(normalise(one)))
  const par = asked.some((one) => has(sensOf(one), 'code:public.par-etablissement'))
  const filtre = par ? {} : comptesOf(together(...asked.map(sensOf)))
  const isOfEnfants =
    par || [...asked, ...c.sections].some((one) => has(sensOf(one), 'objet:enfants'))
  if (asked.length === 0 || filtre === null || !isOfEnfants) return null
  return { code: codeNomme('etablissements', nom, filtre), isSur: true }
}

const COMPTE = /\b(?:nombre|effectifs?|repartition|nb)\b.*\b(?:enfants?|jeunes?|eleves?)\b/
