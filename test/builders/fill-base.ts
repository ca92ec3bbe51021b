import { hash } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { OpenDatabase } from '../../main/db/open.ts'
import { HORS_DOSSIER } from '../../main/features/dossiers/complements.ts'
import type { Chance } from '../torture/random.ts'
import { aNetwork } from './a-network.ts'
import { type SchemaSnapshot, schemaSnapshot } from './schema-snapshot.ts'

type Value = string | number | Buffer | null
type Reference = { readonly from: string; readonly table: string; readonly to: string | null }
type Row = Readonly<Record<string, Value>> & { readonly [C in 'action_id' | 'octets']?: Value }

const TEXTES = ['Élise', 'L’« école »', 'a\nb\tc', '=1+1', '👩🏽‍🏫', 'Noté hier']
const DATES = ['2021-09-01', '2021-11-09', '2022-01-18', '2022-06-30', '2022-08-31']

const MODELE = {
  ...{ format: 'cartable/modele-reseau', version: 1 },
  reseau: { id: 'reseau-de-la-ville', nom: 'Ville' },
  comptes: { sansMasque: false, empreintes: true },
  criteres: [{ libelle: 'Lecture', lien: null }],
  ...{ etablissements: [], partenaires: [], formations: [] },
}
const [CONTRIBUTION] = aNetwork({ porteurs: 1, annees: 1 })

/** Values that the rules of the schema do not tell. */
const SPECIALS: Readonly<Record<string, (chance: Chance, row: Row) => Value>> = {
  'logo.id': () => 'logo',
  'logo.image': () => 'data:image/png;base64,iVBORw0KGgo=',
  'reseau.id': () => 'reseau',
  'reseau.modele': () => JSON.stringify(MODELE),
  'contribution.contenu': () => JSON.stringify(CONTRIBUTION),
  'contribution.annee_debut': (chance) => chance.pick(['2021-09-01', '2019-09-01']),
  'parametre.valeur': (chance) => chance.pick(['0.1', 'null', '"texte"', '{"a":[1,true]}']),
  'confirmation.valeur': (chance) => chance.pick(['12', 'false', '"texte"', '["a","b"]', 'null']),
  'place_reponse.valeur': (chance) => chance.pick(['12', 'true', '"texte"', '[]', 'null']),
  'envoi.action_id': (chance, row) => (chance.next() < 0.2 ? 'partie' : (row.action_id ?? null)),
  'envoi.annee': (chance) => chance.pick(['2021-2022', '2020-2021']),
  'envoi.reponses': () => '[{"code":"c","label":"Question","texte":null}]',
  'envoi.changements': () => '[{"label":"Question","avant":null,"apres":"oui"}]',
  'envoi_fichier.nom': (chance) => chance.pick(['Bilan n° 1.docx', 'Annexes.xlsx']),
  'envoi_fichier.digest': (_chance, row) => hash('sha256', row.octets as Buffer),
  'correspondance.colonnes': () => '[{"index":0,"champ":"nom"}]',
  'correspondance.valeurs': () => '[{"champ":"sexe","texte":"+","code":null}]',
  'enfant.mois_naissance': () => '2013-03',
}

/** Columns left blank: no dossier holds the first two; the other two are one birth, never both filled. */
const SET_ASIDE = [
  'orientation.import_id',
  'reseau.cle',
  'orientation.date_naissance',
  'orientation.annee_naissance',
]

/**
 * Fills a base of one année from its schema alone: rows in every table that holds fewer than three, and a value in the
 * columns that records leave blank, where the rules of the table allow it. A table or a column that is added later is
 * filled too. Adds to `filled` each `table.column` that was given a value.
 */
export function fillBase(open: OpenDatabase, chance: Chance, filled: Set<string>): void {
  const { sqlite } = open
  const schema = schemaSnapshot(sqlite)
  const tables = Object.keys(schema.tables).filter((table) => !(table in HORS_DOSSIER))
  // Two turns: the rows that refer to a table later in the alphabet are made in the second.
  for (let turn = 0; turn < 2; turn++) {
    for (const table of tables) {
      const filler = fillerOf(sqlite, schema, table, chance)
      if (!IN_PARTS.test(table)) {
        const there = sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number
        for (let n = there; n < 3; n++) filler.add()
      }
      filler.complete()
    }
  }
  for (const table of tables) {
    for (const column of Object.keys(schema.tables[table]?.columns ?? {})) {
      const any = sqlite.prepare(`select 1 from ${table} where ${column} is not null limit 1`).get()
      if (any !== undefined) filled.add(`${table}.${column}`)
    }
  }
}

/** Records of the parts come with a generated dossier, coherent with one another: only their blanks are filled. */
const IN_PARTS =
  /^(structure|annee|action|previsionnel.*|action_(?!parents).*|enfant_situation|.*inscription.*|orientation.*|seance.*|presence|responsable|intervenant_statut|reponse)$/

function fillerOf(sqlite: Sqlite, schema: SchemaSnapshot, table: string, chance: Chance) {
  const { columns = {}, sql = [] } = schema.tables[table] ?? {}
  const text = sql.join('\n')
  const references = new Map(
    (sqlite.pragma(`foreign_key_list(${table})`) as Reference[]).map(
      ({ from, table: target, to }) => [from, `select ${to ?? 'id'} from ${target} order by 1`],
    ),
  )
  if (table === 'envoi') references.set('action_id', 'select id from action order by 1')
  const writable = Object.entries(columns).filter(([, { generated }]) => !generated)

  const valueFor = (name: string, type: string): Value => {
    const target = references.get(name)
    if (target !== undefined) {
      const ids = sqlite.prepare(target).pluck().all() as string[]
      return ids.length === 0 ? null : chance.pick(ids)
    }
    const choices = new RegExp(`\\b${name} in \\(([^)]*)\\)`).exec(text)?.[1]
    if (choices !== undefined) {
      const value = chance.pick(choices.split(', '))
      return value.startsWith("'") ? value.slice(1, -1) : Number(value)
    }
    if (text.includes(`length(${name}) = 64`)) return hash('sha256', chance.bytes(4))
    if (text.includes(`${name} is date(${name})`) || name === 'debut') return chance.pick(DATES)
    if (type === 'integer') return 1 + chance.below(4)
    if (type === 'blob') return chance.bytes(12)
    if (name === 'id') return `${table}-${chance.below(1e9)}`
    return chance.pick(TEXTES)
  }
  const drawn = (row: Record<string, Value>, name: string, type: string): Value =>
    SPECIALS[`${table}.${name}`]?.(chance, row) ?? valueFor(name, type)
  const tried = (statement: string, values: readonly Value[]): void => {
    try {
      sqlite.prepare(statement).run(...values)
    } catch (error) {
      // The rules of the table refuse this draw: another one fits.
      if (!String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw error
    }
  }
  return {
    add(): void {
      const row: Record<string, Value> = {}
      for (const [name, { type, notNull }] of writable) {
        row[name] = valueFor(name, type)
        row[name] = drawn(row, name, type)
        if (!notNull && chance.next() < 0.2) row[name] = null
        if (SET_ASIDE.includes(`${table}.${name}`)) row[name] = null
      }
      const names = Object.keys(row)
      const places = names.map(() => '?').join(', ')
      tried(`insert into ${table} (${names.join(', ')}) values (${places})`, Object.values(row))
    },
    /** Gives a value to columns that are blank or hold their default. */
    complete(): void {
      const key = writable.filter(([, one]) => one.primaryKey).map(([name]) => name)
      const rows = sqlite.prepare(`select * from ${table}`).all() as Record<string, Value>[]
      for (const row of rows) {
        for (const [name, { type, notNull, default: usual }] of writable) {
          const isBlank = row[name] === null || (usual !== undefined && chance.next() < 0.5)
          if (!isBlank || (notNull && usual === undefined) || chance.next() < 0.3) continue
          if (SET_ASIDE.includes(`${table}.${name}`)) continue
          tried(
            `update ${table} set ${name} = ? where ${key.map((one) => `${one} = ?`).join(' and ')}`,
            [drawn(row, name, type), ...key.map((one) => row[one] ?? null)],
          )
        }
      }
    },
  }
}
