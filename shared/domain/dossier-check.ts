import type { z } from 'zod'
import { type IsoDate, overlap } from '../dates.ts'
import { formatNumber } from '../format.ts'
import { err, ok, type Result } from '../result.ts'
import { DOSSIER_PARTS, type Dossier, dossierSchema } from './dossier.ts'
import { etapesTo, statutOfDossier } from './orientation.ts'

// Expected kinds of value, worded for someone who has never programmed.
const ATTENDUS: Readonly<Record<string, string>> = {
  string: 'un texte est attendu',
  number: 'un nombre est attendu',
  int: 'un nombre entier est attendu',
  boolean: 'true (oui) ou false (non) est attendu',
  array: 'une liste entre crochets est attendue',
  object: 'un ensemble de champs entre accolades est attendu',
}

const NAMED_LENGTH = 60

/** French messages for what the dossier's schema refuses; the schema's own messages come first. */
const dossierMessage: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'cette valeur manque'
      return ATTENDUS[issue.expected] ?? 'cette valeur ne convient pas'
    case 'invalid_value':
      return `${named(issue.input)} n’est pas une valeur connue : ${issue.values.join(', ')}`
    case 'too_small':
      return `doit être au moins ${formatNumber(Number(issue.minimum))}`
    case 'too_big': {
      const maximum = formatNumber(Number(issue.maximum))
      return issue.origin === 'string'
        ? `est trop long : ${maximum} caractères au plus`
        : `doit être au plus ${maximum}`
    }
    case 'unrecognized_keys':
      return 'ce champ est inconnu de Cartable'
    default:
      return 'cette valeur ne convient pas'
  }
}

/** A fault of a dossier and its place: `path` as `seances[3].collectifId`, `message` in French. */
export type DossierProblem = { readonly path: string; readonly message: string }

type Report = (path: string, message: string) => void

/** Problems after which the rest of a file is left unread: one that is wrong throughout would fill the memory. */
const PROBLEMS_READ = 200
/** Records of a part that are read together. */
const SLICE = 200
/** No record of an année holds a longer list, more fields, or lists in lists so deep. */
const MAX_NESTED = { items: 5000, fields: 300, depth: 30 }

/** Reads a parsed JSON value as a dossier: whole and coherent, or the problems found, the first ones of a file full of them. */
export function parseDossier(json: unknown): Result<Dossier, readonly DossierProblem[]> {
  const excess = findExcess(json)
  if (excess !== null) return err([excess])
  const parsed = parseInSlices(json)
  if (!parsed.ok) return parsed
  const problems = findIncoherences(parsed.value)
  return problems.length > 0 ? err(problems.slice(0, PROBLEMS_READ)) : ok(parsed.value)
}

/** What is too deep or too long inside one record, null when nothing is: reading it would take minutes. */
function findExcess(json: unknown): DossierProblem | null {
  const walk = (value: unknown, path: readonly PropertyKey[]): DossierProblem | null => {
    if (typeof value !== 'object' || value === null) return null
    const problem = (message: string) => ({ path: pathOf(path.slice(0, 8)), message })
    if (path.length > MAX_NESTED.depth) return problem('a trop de niveaux')
    const isList = Array.isArray(value)
    const entries = isList ? value : Object.values(value)
    const isPart = path.length === 1 || path[0] === 'complements'
    if (isList && !isPart && value.length > MAX_NESTED.items) return problem('est trop long')
    if (!isList && entries.length > MAX_NESTED.fields) return problem('a trop de champs')
    const keys = isList ? null : Object.keys(value)
    for (const [n, entry] of entries.entries()) {
      const found = walk(entry, [...path, keys?.[n] ?? n])
      if (found !== null) return found
    }
    return null
  }
  return walk(json, [])
}

/** Reads the long parts by slices, so that a part that is wrong throughout costs its first slices alone. */
function parseInSlices(json: unknown): Result<Dossier, readonly DossierProblem[]> {
  const whole = { ...(isRecord(json) ? json : {}) }
  const longParts = DOSSIER_PARTS.flatMap((part) => {
    const rows = whole[part]
    if (!Array.isArray(rows) || rows.length <= SLICE) return []
    whole[part] = []
    return [{ part, rows }]
  })
  const parsed = dossierSchema.safeParse(isRecord(json) ? whole : json, { error: dossierMessage })
  const problems = parsed.success ? [] : parsed.error.issues.flatMap(problemsOf)
  const read: Record<string, unknown[]> = {}
  for (const { part, rows } of longParts) {
    const kept: unknown[] = []
    for (let from = 0; from < rows.length && problems.length < PROBLEMS_READ; from += SLICE) {
      const slice = dossierSchema.shape[part].safeParse(rows.slice(from, from + SLICE), {
        error: dossierMessage,
      })
      if (slice.success) for (const row of slice.data) kept.push(row)
      else {
        for (const issue of slice.error.issues) {
          const [n, ...rest] = issue.path
          problems.push(...problemsOf({ ...issue, path: [part, from + Number(n), ...rest] }))
        }
      }
    }
    read[part] = kept
  }
  if (problems.length > 0 || !parsed.success) return err(problems.slice(0, PROBLEMS_READ))
  return ok({ ...parsed.data, ...read } as Dossier)
}

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** One problem per unknown field, at its own place. */
function problemsOf(issue: z.core.$ZodIssue): readonly DossierProblem[] {
  if (issue.path.length === 0 && issue.code === 'invalid_type') {
    return [{ path: '', message: 'ce fichier n’est pas un dossier de Cartable' }]
  }
  const paths =
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path]
  return paths.map((path) => ({ path: pathOf(path), message: issue.message }))
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}

/** Faults beyond the shape of single values: ids used twice, references to nothing, records outside the année. */
function findIncoherences(dossier: Dossier): readonly DossierProblem[] {
  const problems: DossierProblem[] = []
  const report: Report = (path, message) => problems.push({ path, message })
  checkIds(dossier, report)
  checkReferences(dossier, report)
  checkDates(dossier, report)
  checkStatuts(dossier, report)
  checkEtapes(dossier, report)
  checkTwins(dossier, report)
  return problems
}

const PARTS_WITH_IDS = [
  'etablissements',
  'partenaires',
  'actions',
  'familles',
  'enfants',
  'orientations',
  'intervenants',
  'seances',
] as const

function checkIds(dossier: Dossier, report: Report): void {
  for (const part of PARTS_WITH_IDS) {
    const records: readonly { readonly id: string }[] = dossier[part]
    reportTwice(
      records,
      (record) => record.id,
      (index) => `${part}[${index}].id`,
      report,
    )
  }
  for (const places of innerIds(dossier)) {
    const named = places.filter(({ id }) => id !== null)
    reportTwice(
      named,
      ({ id }) => id ?? '',
      (index) => named[index]?.path ?? '',
      report,
    )
  }
}

type Place = { readonly id: string | null; readonly path: string }

/** Ids of records that stand inside others, or that version 1 leaves unnamed: one list for each kind. */
function innerIds(dossier: Dossier): readonly (readonly Place[])[] {
  const placed = (records: readonly { readonly id: string | null }[], path: string) =>
    records.map(({ id }, index) => ({ id, path: `${path}[${index}].id` }))
  const { actions, familles, intervenants } = dossier
  return [
    actions.flatMap(({ collectifs }, a) => placed(collectifs, `actions[${a}].collectifs`)),
    actions.flatMap(({ collectifs }, a) =>
      collectifs.flatMap(({ creneaux }, c) =>
        placed(creneaux, `actions[${a}].collectifs[${c}].creneaux`),
      ),
    ),
    familles.flatMap(({ responsables }, f) => placed(responsables, `familles[${f}].responsables`)),
    intervenants.flatMap((one, i) =>
      placed(one.disponibilites, `intervenants[${i}].disponibilites`),
    ),
    intervenants.flatMap((one, i) => placed(one.statuts, `intervenants[${i}].statuts`)),
    placed(dossier.inscriptions, 'inscriptions'),
    placed(dossier.heures, 'heures'),
    placed(dossier.actionsParents, 'actionsParents'),
    placed(dossier.concertations, 'concertations'),
  ]
}

function reportTwice<T>(
  records: readonly T[],
  keyOf: (record: T) => string,
  pathAt: (index: number) => string,
  report: Report,
): void {
  const seen = new Set<string>()
  for (const [index, record] of records.entries()) {
    const key = keyOf(record)
    if (seen.has(key)) report(pathAt(index), `« ${key} » figure déjà plus haut`)
    seen.add(key)
  }
}

function checkReferences(dossier: Dossier, report: Report): void {
  const ids = (records: readonly { readonly id: string }[]) => new Set(records.map((r) => r.id))
  const actions = ids(dossier.actions)
  const enfants = ids(dossier.enfants)
  const familles = ids(dossier.familles)
  const etablissements = ids(dossier.etablissements)
  const partenaires = ids(dossier.partenaires)
  const intervenants = ids(dossier.intervenants)
  const actionOfCollectif = new Map(
    dossier.actions.flatMap((action) => action.collectifs.map((c) => [c.id, action.id] as const)),
  )

  const check = (known: ReadonlySet<string>, id: string | null, path: string, what: string) => {
    if (id !== null && !known.has(id)) report(path, `${what} « ${id} » introuvable dans le dossier`)
  }
  const collectifs = new Set(actionOfCollectif.keys())

  for (const [i, enfant] of dossier.enfants.entries()) {
    check(familles, enfant.familleId, `enfants[${i}].familleId`, 'famille')
  }
  for (const [i, inscription] of dossier.inscriptions.entries()) {
    const at = `inscriptions[${i}]`
    check(enfants, inscription.enfantId, `${at}.enfantId`, 'enfant')
    check(actions, inscription.actionId, `${at}.actionId`, 'action')
    check(etablissements, inscription.etablissementId, `${at}.etablissementId`, 'établissement')
    check(collectifs, inscription.collectifId, `${at}.collectifId`, 'collectif')
    const owner = inscription.collectifId && actionOfCollectif.get(inscription.collectifId)
    if (owner && owner !== inscription.actionId) {
      report(`${at}.collectifId`, `ce collectif appartient à l’action « ${owner} »`)
    }
  }
  for (const [i, orientation] of dossier.orientations.entries()) {
    const at = `orientations[${i}]`
    check(enfants, orientation.enfantId, `${at}.enfantId`, 'enfant')
    check(etablissements, orientation.etablissementId, `${at}.etablissementId`, 'établissement')
  }
  for (const [i, seance] of dossier.seances.entries()) {
    const at = `seances[${i}]`
    check(collectifs, seance.collectifId, `${at}.collectifId`, 'collectif')
    for (const [j, presence] of seance.presences.entries()) {
      check(enfants, presence.enfantId, `${at}.presences[${j}].enfantId`, 'enfant')
    }
    for (const [j, present] of seance.intervenants.entries()) {
      check(
        intervenants,
        present.intervenantId,
        `${at}.intervenants[${j}].intervenantId`,
        'intervenant',
      )
    }
  }
  for (const [i, heures] of dossier.heures.entries()) {
    check(intervenants, heures.intervenantId, `heures[${i}].intervenantId`, 'intervenant')
    check(actions, heures.actionId, `heures[${i}].actionId`, 'action')
  }
  for (const [i, action] of dossier.actionsParents.entries()) {
    check(actions, action.actionId, `actionsParents[${i}].actionId`, 'action')
    for (const [j, familleId] of action.familleIds.entries()) {
      check(familles, familleId, `actionsParents[${i}].familleIds[${j}]`, 'famille')
    }
  }
  for (const [i, concertation] of dossier.concertations.entries()) {
    const at = `concertations[${i}]`
    check(actions, concertation.actionId, `${at}.actionId`, 'action')
    check(etablissements, concertation.etablissementId, `${at}.etablissementId`, 'établissement')
    check(partenaires, concertation.partenaireId, `${at}.partenaireId`, 'partenaire')
  }
  for (const [i, reponse] of dossier.reponses.entries()) {
    check(actions, reponse.actionId, `reponses[${i}].actionId`, 'action')
  }
}

/** Séances and inscriptions belong to the année; meetings may prepare it or follow it. */
function checkDates(dossier: Dossier, report: Report): void {
  const { debut, fin } = dossier.anneeScolaire
  const check = (date: IsoDate, path: string) => {
    if (date < debut || date > fin) {
      report(path, `${date} est en dehors de l’année scolaire (du ${debut} au ${fin})`)
    }
  }
  for (const [i, seance] of dossier.seances.entries()) check(seance.date, `seances[${i}].date`)
  for (const [i, inscription] of dossier.inscriptions.entries()) {
    check(inscription.debut, `inscriptions[${i}].debut`)
    if (inscription.fin !== null) check(inscription.fin, `inscriptions[${i}].fin`)
  }
}

function checkStatuts(dossier: Dossier, report: Report): void {
  for (const [i, intervenant] of dossier.intervenants.entries()) {
    for (const [j, statut] of intervenant.statuts.entries()) {
      const overlaps = intervenant.statuts.slice(0, j).some((other) => overlap(statut, other))
      if (overlaps)
        report(`intervenants[${i}].statuts[${j}]`, 'chevauche un autre statut de la même personne')
    }
  }
}

/** Checks that each step stands once, and leads to the statut. */
function checkEtapes(dossier: Dossier, report: Report): void {
  for (const [i, { statut, etapes }] of dossier.orientations.entries()) {
    const path = (j: number) => `orientations[${i}].etapes[${j}].statut`
    reportTwice(etapes, (etape) => etape.statut, path, report)
    const before = etapesTo(statutOfDossier(statut, etapes))
    for (const [j, etape] of etapes.entries()) {
      if (!before.includes(etape.statut)) {
        report(path(j), `cette étape ne mène pas au statut « ${statut} »`)
      }
    }
  }
}

/** Checks for duplicates among records that have no id and are unique by what they link. */
function checkTwins(dossier: Dossier, report: Report): void {
  reportTwice(
    dossier.actions,
    (a) => a.numero,
    (i) => `actions[${i}].numero`,
    report,
  )
  reportTwice(
    dossier.reponses,
    (r) => `${r.actionId} / ${r.code}`,
    (i) => `reponses[${i}].code`,
    report,
  )
  for (const [i, seance] of dossier.seances.entries()) {
    const at = `seances[${i}]`
    reportTwice(
      seance.presences,
      (p) => p.enfantId,
      (j) => `${at}.presences[${j}].enfantId`,
      report,
    )
    reportTwice(
      seance.intervenants,
      (p) => p.intervenantId,
      (j) => `${at}.intervenants[${j}].intervenantId`,
      report,
    )
  }
}

/** Text of a wrong value as the file has it, short enough for a line. */
function named(value: unknown): string {
  if (Array.isArray(value)) return 'une liste'
  if (value === null) return '« null » (rien)'
  if (typeof value === 'object') return 'un ensemble de champs'
  const text = String(value)
  return `« ${text.length > NAMED_LENGTH ? `${text.slice(0, NAMED_LENGTH)}…` : text} »`
}
