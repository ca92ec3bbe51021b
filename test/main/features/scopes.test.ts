import { expect, test } from 'vitest'
import type { OpenDatabase } from '../../../main/db/open.ts'
import { findConnus } from '../../../main/features/imports/orientations/connus.repository.ts'
import type { Connus } from '../../../main/features/imports/orientations/connus.ts'
import { createHandlers } from '../../../main/features/index.ts'
import { type Channel, ipcContract } from '../../../shared/ipc/contract.ts'
import { AN_ANNEE, aYear } from '../../builders/a-year.ts'
import { handlerServices } from '../../builders/handler-services.ts'
import { type Reads, spyReads } from '../../builders/spied-reads.ts'
import { twin } from '../../builders/twin.ts'

const [FIRST, SECOND] = AN_ANNEE.actions.map(({ id }) => id) as [string, string]
const NOW = new Date('2026-03-12T10:00:00Z')
const ARRETE_AU = '2026-01-31'
const [ENFANT, INTERVENANT] = ['amrani-ines', 'rosa']

type Asked = { readonly channel: Channel; readonly input: unknown }

/** Figures with records of every kind behind them. */
const CODES = [
  'public.total',
  'public.familles',
  'public.collectifs',
  'public.etablissements',
  'calendrier.semaines',
  'intervenants.salarie.nombre',
  'intervenants.benevole.heures',
  'reseau.formations',
]

/** Every question of the contract that is about an année or an action, asked about these. */
function questions(anneeId: string, actionId: string): readonly Asked[] {
  const collectifs = AN_ANNEE.actions.find(({ id }) => id === actionId)?.collectifs ?? []
  const known: Readonly<Record<string, unknown>> = {
    anneeId,
    actionId,
    arreteAu: ARRETE_AU,
    trame: 'caf47',
    trimestre: 2,
    collectifId: collectifs[0]?.id,
    mois: '2026-01',
    seanceId: AN_ANNEE.seances.find(({ collectifId }) => collectifId === collectifs[0]?.id)?.id,
    document: 'experience',
    enfantId: ENFANT,
    intervenantId: INTERVENANT,
  }
  return Object.entries(ipcContract).flatMap(([channel, { input }]) => {
    // The first reads at once: each is a question of its own.
    if (!/:find/.test(channel) || channel === 'app:findFirst' || !('shape' in input)) return []
    const keys = Object.keys(input.shape)
    if (keys.some((key) => key !== 'code' && !(key in known))) return []
    const asked = Object.fromEntries(keys.map((key) => [key, known[key]]))
    const all = keys.includes('code') ? CODES.map((code) => ({ ...asked, code })) : [asked]
    const isScope = keys.includes('anneeId') && keys.includes('actionId')
    return [...all, ...(isScope ? [{ ...asked, actionId: null }] : [])].map((one) => ({
      channel: channel as Channel,
      input: one,
    }))
  })
}

/** The records behind a figure are a set: their order says nothing. */
const asSets = (key: string, value: unknown): unknown =>
  key === 'provenance'
    ? Object.entries(value as Record<string, readonly string[]>).map(([kind, ids]) => [
        kind,
        ids.toSorted(),
      ])
    : value

/** Answers by question, as text: what is compared is all that the window would be told. `reads` receives the rows read for each. */
async function answers(open: OpenDatabase, asked: readonly Asked[], reads: Reads = {}) {
  let question = ''
  const spied = spyReads(open, reads, () => question)
  const handlers = createHandlers(handlerServices(spied, { now: () => NOW }))
  const told: Record<string, string> = {}
  for (const { channel, input } of asked) {
    question = `${channel} ${JSON.stringify(input)}`
    const handler = handlers[channel] as (input: unknown) => Promise<{ readonly ok: boolean }>
    const answer = await handler(input)
    told[question] = JSON.stringify(answer, asSets)
  }
  return told
}

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(before).filter((question) => before[question] !== after[question])

/** Reads that give other rows than before, but for those that hold one of these texts: they are of more, for a reason. */
const readMore = (before: Reads, after: Reads, wide: readonly string[]) =>
  changed(before, after).filter((read) => !wide.some((text) => read.includes(text)))

const ISO_DATE = /^\d{4}-\d\d-\d\d$/

/** The same année with the same persons, one year before or after. */
function addAnnee({ sqlite }: OpenDatabase, anneeId: string, years: number): void {
  const moved = (value: unknown) =>
    typeof value === 'string' && ISO_DATE.test(value)
      ? `${Number(value.slice(0, 4)) + years}${value.slice(4)}`
      : value
  twin(sqlite, { table: 'annee', id: anneeId }, ` ${years}`, (row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, moved(value)])),
  )
}

test('answers about an action do not change with another action of the same persons, days and times', async () => {
  const { open, anneeId } = await aYear()
  const asked = questions(anneeId, FIRST)
  const reads: [Reads, Reads] = [{}, {}]
  const before = await answers(open, asked, reads[0])

  twin(open.sqlite, { table: 'action', id: SECOND }, ' bis', (row, table) =>
    table === 'action' ? { ...row, numero: '9' } : row,
  )
  const after = await answers(open, asked, reads[1])
  await open.close()

  const ofAnnee = changed(before, after)
  const isOfAction = (question: string) => question.includes(`"actionId":"${FIRST}"`)
  expect(ofAnnee.filter(isOfAction)).toEqual([])
  expect(ofAnnee.length).toBeGreaterThan(15)
  const more = readMore(...reads, [
    // The actions of the année, from which the one asked about is taken.
    'left join "action" as "a" on "a"."annee_id" = "n"."id"',
    // Enfants who wait in one action may be inscrits in another; intervenants are told with all their actions.
    '"i"."fin" is null and "i"."statut" in (?, ?)',
    '"c"."action_id" in (?, ?) union select',
  ])
  expect(more.filter(isOfAction)).toEqual([])
})

test('answers about an année do not change with the année after it, and hardly with the année before', async () => {
  const { open, anneeId } = await aYear()
  const asked = questions(anneeId, FIRST)
  const reads: [Reads, Reads] = [{}, {}]
  const before = await answers(open, asked, reads[0])

  addAnnee(open, anneeId, 1)
  const withNext = await answers(open, asked, reads[1])
  addAnnee(open, anneeId, -1)
  const withBoth = await answers(open, asked)
  await open.close()

  const later = changed(before, withNext).map((question) => question.split(' ')[0])
  // A fiche tells the inscriptions of every année.
  expect(later).toEqual(['enfants:find'])
  const more = readMore(...reads, [
    'enfants:find {',
    'select * from "annee" order by "debut" desc []',
    'select "id", "annee_id" as "anneeId", "numero", "intitule" from "action" []',
    // Names to hide from a text, and people to look at again: of every année.
    'from "orientation" where "nom" is not null []',
    'max(c.jour) as dernierContact',
    'where o.enfant_id is null and o.nom is not null',
  ])
  expect(more).toEqual([])
  const channels = changed(before, withBoth).map((question) => question.split(' ')[0])
  expect(channels).toEqual([
    'enfants:find',
    // The last day that an intervenant was seen, who may be asked to replace another.
    'seances:find',
    // Enfants who were inscrits before are no longer new.
    'bilans:find',
    'bilans:findPrecedent',
    'formulaires:findChiffres',
  ])
})

test('answers about a person do not change with another person of the same days, places and answers', async () => {
  const { open, anneeId } = await aYear()
  const [enfantId, intervenantId] = [ENFANT, INTERVENANT]
  const asked = [
    { channel: 'enfants:find', input: { enfantId } },
    { channel: 'progressions:findOfEnfant', input: { enfantId } },
    { channel: 'presences:findAttestation', input: { enfantId, anneeId } },
    { channel: 'personnes:find', input: { genre: 'enfant', id: enfantId } },
    { channel: 'personnes:previewEffacement', input: { genre: 'enfant', id: enfantId } },
    { channel: 'intervenants:find', input: { intervenantId, anneeId } },
    { channel: 'personnes:find', input: { genre: 'intervenant', id: intervenantId } },
    { channel: 'personnes:previewEffacement', input: { genre: 'intervenant', id: intervenantId } },
  ] as const
  const reads: [Reads, Reads] = [{}, {}]
  const before = await answers(open, asked, reads[0])

  const other = { nom: 'Autre', prenom: 'Tout' }
  twin(open.sqlite, { table: 'enfant', id: enfantId }, ' bis', (row, table) =>
    table === 'enfant' ? { ...row, ...other, famille_id: null } : row,
  )
  twin(open.sqlite, { table: 'intervenant', id: intervenantId }, ' bis', (row, table) =>
    table === 'intervenant' ? { ...row, ...other } : row,
  )
  const after = await answers(open, asked, reads[1])
  await open.close()

  expect(Object.values(before).filter((answer) => !answer.startsWith('{"ok":true'))).toEqual([])
  expect(changed(before, after)).toEqual([])
  const more = readMore(...reads, [
    // Whoever may be the same person, and names that a text may hold.
    'from enfant as e where e.anonymise_le is null',
    'from "enfant" where "anonymise_le" is null []',
    'from "intervenant" where "anonymise_le" is null []',
    // The hours of the actions are read, then those of the person are kept.
    'where "h"."action_id" in (?, ?)',
  ])
  expect(more).toEqual([])
})

test('a question about an action or an année that is gone is refused, and says which', async () => {
  const { open, anneeId } = await aYear()
  const asked = [...questions(anneeId, 'gone'), ...questions('gone', FIRST)]

  const told = Object.entries(await answers(open, asked)).filter(([question]) =>
    question.includes('"gone"'),
  )
  await open.close()

  const refused = told.filter(([, answer]) => /"code":"not-found".*"name":"gone"/.test(answer))
  const others = told.filter((one) => !refused.includes(one)).map(([question]) => question)
  expect(refused.length).toBeGreaterThan(60)
  expect(others.map((question) => question.split(' ')[0])).toEqual([
    // Nothing was sent, named, imported nor set for it.
    'envois:find',
    'personnes:findNomsLus',
    'reseau:find',
    'recherche:findAll',
    'heures:findTaux',
    'presences:findAttestation',
    'imports:findAll',
    'orientations:findAll',
    'orientations:findReglages',
    'orientations:findLogoFiche',
    'personnes:findRappel',
  ])
})

test('an act about a record that is gone is refused, and changes nothing', async () => {
  const { open } = await aYear()
  const known: Readonly<Record<string, unknown>> = {
    ...{ date: '2026-01-13', debut: '17:00', fin: '18:00', etat: 'tenue', motif: null },
    ...{ jour: 'lundi', nom: 'Un nom', creneaux: [], membres: [], sauf: [] },
    ...{ trimestre: 2, niveau: 3, replanifier: true, vers: null, famille: null, minutes: null },
    ...{ etape: null, retourEcole: '2026-01-13', place: null, changement: { genre: 'annuler' } },
  }
  const asked = Object.entries(ipcContract).flatMap(([channel, { input }]): readonly Asked[] => {
    if (/:(find|preview|choose|open|show|print|export|copy)/.test(channel)) return []
    const keys = 'shape' in input ? Object.keys(input.shape) : []
    const isId = (key: string) => /Ids?$/.test(key)
    if (!keys.some(isId) || keys.some((key) => !isId(key) && !(key in known))) return []
    const gone = (key: string) => (key.endsWith('Ids') ? ['gone'] : 'gone')
    const own = keys.map((key) => [key, isId(key) ? gone(key) : known[key]])
    return [{ channel: channel as Channel, input: Object.fromEntries(own) }]
  })
  const acts = () => open.sqlite.prepare('select count(*) from operation').pluck().get()
  const before = acts()

  // Refused by the base alone.
  const meeting = { actionId: 'gone', date: '2026-01-13', genre: 'convivialite' }
  const blank = { participants: null, familleIds: [], note: null, rappel: null }
  const create = {
    channel: 'rencontres:createActionParents',
    input: { ...meeting, ...blank },
  } as const
  const told = await answers(open, [...asked, create])

  const others = Object.entries(told)
    .filter(([, answer]) => !answer.includes('"not-found"'))
    .map(([act, answer]) => [act.split(' ')[0], JSON.parse(answer).ok])
  expect(asked.length).toBeGreaterThan(45)
  expect(others.toSorted()).toEqual([
    // Nothing to propose, to forget, to close nor to put in order; a folder to choose first.
    ['bilans:proposePrevisionnel', true],
    ['correspondances:forget', true],
    ['envois:write', false],
    ['imports:close', true],
    ['inscriptions:orderAttente', true],
    // Told beside the list of the séances.
    ['seances:changeAll', false],
  ])
  expect(acts()).toBe(before)
  await open.close()
})

test('what an import is compared with is of its année, and of its action: neither of another', async () => {
  const { open, anneeId } = await aYear()
  const connus = () => findConnus(open.db, anneeId, FIRST)
  const before = await connus()

  addAnnee(open, anneeId, 1)
  const withNext = await connus()
  twin(open.sqlite, { table: 'action', id: SECOND }, ' bis', (row, table) =>
    table === 'action' ? { ...row, numero: '9' } : row,
  )
  const withOther = await connus()
  const ofNone = await findConnus(open.db, anneeId, null)
  const [waiting] = before.inscrits
  open.sqlite
    .prepare("update inscription set statut = 'liste-attente' where id = ?")
    .run(waiting?.inscriptionId)
  const withOneWaiting = await connus()
  await open.close()

  const own = ({ inscriptions, collectifs, orientations }: Connus) => [
    ...[inscriptions, collectifs, orientations],
  ]
  const yearly = ({ inscrits, classes }: Connus) => [inscrits, classes]
  expect(own(before).map((rows) => rows.length > 1)).toEqual([true, true, true])
  expect(yearly(before).map((rows) => rows.length > 1)).toEqual([true, true])
  expect([...own(withNext), ...yearly(withNext)]).toEqual([...own(before), ...yearly(before)])
  expect(own(withOther)).toEqual(own(before))
  expect([ofNone.inscriptions, ofNone.collectifs]).toEqual([[], []])
  expect(withOneWaiting.inscrits).toEqual(
    withOther.inscrits.filter(({ inscriptionId }) => inscriptionId !== waiting?.inscriptionId),
  )
  // The schools of every année are told apart by how long before they were.
  const years = ({ enfants }: Connus) =>
    new Set(enfants.flatMap(({ scolarites }) => scolarites.map((one) => one.anneesAvant)))
  expect([years(before), years(withNext)]).toEqual([new Set([0]), new Set([-1, 0])])
})

test('the order in which records were entered changes no answer', async () => {
  const { open, anneeId } = await aYear()
  const { sqlite } = open
  const asked = [...questions(anneeId, FIRST), ...questions(anneeId, SECOND)]
  const before = await answers(open, asked)

  sqlite.pragma('foreign_keys = off')
  const tables = sqlite
    .prepare(
      "select name from pragma_table_list where type = 'table' and wr = 0 and schema = 'main'",
    )
    .pluck()
    .all() as string[]
  for (const table of tables.filter((name) => !name.startsWith('sqlite_'))) {
    const columns = sqlite
      .prepare('select name from pragma_table_info(?)')
      .pluck()
      .all(table) as string[]
    sqlite.exec(`create temp table reversed as select * from ${table} order by rowid desc;
      delete from ${table};
      insert into ${table} (${columns}) select ${columns} from reversed order by rowid;
      drop table reversed`)
  }
  sqlite.pragma('foreign_keys = on')
  const after = await answers(open, asked)
  await open.close()

  expect(changed(before, after)).toEqual([])
})

/** What is dated, by the column that says since when it counts. */
const DATED = {
  seance: 'date',
  heures: 'date',
  action_parents: 'date',
  concertation: 'date',
  formation: 'date',
  evaluation: 'date',
  fait_marquant: 'date',
  projet: 'debut',
  inscription: 'debut',
} as const

test('as of a day, what is dated after it does not count; what is dated that very day does', async () => {
  const { open, anneeId } = await aYear()
  const { sqlite } = open
  const asked = questions(anneeId, FIRST).filter(({ input }) => 'arreteAu' in (input as object))
  const tables = Object.entries(DATED)
  for (const [table, column] of tables) {
    const own = table === 'seance' ? "collectif_id = 'petits'" : `action_id = '${FIRST}'`
    const latest = `select max(${column}) from ${table} where ${own} and ${column} <= '${ARRETE_AU}'`
    sqlite.exec(
      `update ${table} set ${column} = '${ARRETE_AU}' where ${own} and ${column} = (${latest})`,
    )
  }
  const before = await answers(open, asked)

  // Séances to come are planned: they count as such, with their team and no présence yet.
  const later = `select id from seance where date > '${ARRETE_AU}'`
  sqlite.exec(`delete from presence where seance_id in (${later});
    update seance set etat = 'prevue' where etat = 'tenue' and id in (${later})`)
  for (const [table, column] of tables) {
    if (table !== 'seance') sqlite.exec(`delete from ${table} where ${column} > '${ARRETE_AU}'`)
  }
  const after = await answers(open, asked)
  const moved: Record<string, number> = {}
  let told = after
  for (const [table, column] of tables) {
    sqlite.exec(`delete from ${table} where ${column} = '${ARRETE_AU}'`)
    const without = await answers(open, asked)
    moved[table] = changed(told, without).length
    told = without
  }
  await open.close()

  expect(changed(before, after)).toEqual([])
  expect(Object.keys(moved).filter((table) => moved[table] === 0)).toEqual([])
})
