import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BaseVerrou, createVerrou, type Turns } from '../../main/app/verrou.ts'
import { checkIntegrity } from '../../main/db/integrity.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { createWrittenDocuments } from '../../main/features/documents/written-documents.ts'
import { createHandlers } from '../../main/features/index.ts'
import { guard } from '../../main/ipc/guard.ts'
import { type Channel, type Handlers, ipcContract } from '../../shared/ipc/contract.ts'
import { OLD_BASE, ROOT } from './bases.ts'
import { type Context, counting, type Family, type Outcome } from './family.ts'
import { junk, type Pool, payloadOf } from './payloads.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
const CALLER = { sender: { id: 1 }, senderFrame: { parent: null, origin: 'app://cartable' } }
/** A base is laid anew after so many rounds: the calls have deleted most of its records. */
const ROUNDS_A_BASE = 12

/** Wrong calls on every channel: each is answered, none is a fault, and the base holds together. */
async function run({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const channels = Object.keys(ipcContract) as Channel[]
  const rounds = isShort ? 2 : Math.ceil(20_500 / channels.length)
  let scene = await aScene(join(folder, 'calls'))
  const layBase = async (name: string) => {
    await scene.current()?.database.close()
    scene = await aScene(join(folder, name))
    return scene
  }
  for (let round = 0; round < rounds; round++) {
    let { current, pool, faults, verrou } =
      round % ROUNDS_A_BASE === 0 ? await layBase(`calls-${round}`) : scene
    for (const [rank, channel] of channels.entries()) {
      const payload =
        chance.next() < 0.15 ? junk(chance) : payloadOf(ipcContract[channel].input, chance, pool)
      const { handlers } = current() as Opening
      const call = guard(channel, handlers[channel] as Handlers[Channel], {
        isTrusted: () => true,
        reportFault: (_where, error) => {
          faults.push(error)
          return '000000'
        },
      })
      const isCounted = !channel.startsWith('protection:')
      await blow(`${channel} ${textOf(payload)}`, async () => {
        const answer = await verrou.run(isCounted, () => call(CALLER, payload)).catch(() => null)
        if (answer === null) return String((faults.at(-1) as Error)?.stack).slice(0, 400)
        if (JSON.stringify(answer).includes('SQLITE_')) return 'erreur brute dans la réponse'
        return current()?.database.sqlite.inTransaction ? 'une transaction reste ouverte' : null
      })
      // A call has locked this base, whose password nobody keeps.
      if (current() === null) {
        ;({ current, pool, faults, verrou } = await layBase(`calls-${round}-${rank}`))
      }
    }
    if (round % ROUNDS_A_BASE === ROUNDS_A_BASE - 1 || round === rounds - 1) {
      const { database } = current() as Opening
      await blow(`la base après le tour ${round}`, () => checkIntegrity(database.sqlite)[0] ?? null)
    }
  }
  await scene.current()?.database.close()
  return outcome()
}

const textOf = (payload: unknown): string => String(JSON.stringify(payload)).slice(0, 300)

type Opening = {
  readonly database: OpenDatabase
  readonly handlers: Handlers
  close(): Promise<void>
}

/** A base with the lock and the handlers of the window: a call may protect it, unprotect it, lock it. */
async function aScene(folder: string) {
  mkdirSync(folder)
  const file = join(folder, 'cartable.sqlite')
  copyFileSync(OLD_BASE, file)
  const verrou: BaseVerrou<Opening> = createVerrou<Opening>({
    file,
    open: async () => openingOf(file, folder, () => verrou),
    onChange: () => undefined,
  })
  const opening = openingOf(file, folder, () => verrou)
  verrou.use(opening)
  return {
    verrou,
    current: verrou.current,
    pool: poolOf(opening.database),
    faults: [] as unknown[],
  }
}

function openingOf(file: string, folder: string, verrou: () => Turns): Opening {
  const database = openDatabase(file)
  const handlers = createHandlers({
    database,
    verrou: verrou(),
    dialogs: {
      chooseFolder: async () => folder,
      chooseFile: async () => null,
      saveFile: async ({ name }) => join(folder, name),
    },
    opener: { open: async () => true, showInFolder: () => undefined },
    copyImage: async () => true,
    documents: createWrittenDocuments(),
    emit: () => undefined,
    printPdf: async () => new Uint8Array(),
    resources: join(ROOT, 'resources'),
    version: '0.0.0',
    now: () => NOW,
  })
  return { database, handlers, close: () => database.close() }
}

/** A few ids of every table, under the name that a field gives them: `seance_id` is `seanceId`. */
function poolOf({ sqlite }: OpenDatabase): Pool {
  const tables = sqlite
    .prepare(
      `select m.name from sqlite_schema as m join pragma_table_info(m.name) as c
       where m.type = 'table' and c.name = 'id' and c.pk = 1`,
    )
    .pluck()
    .all() as string[]
  const byField = new Map(
    tables.map((table) => {
      const ids = sqlite.prepare(`select id from "${table}" order by id limit 8`).pluck().all()
      const field = table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
      return [`${field}Id`, [...(ids as string[]), 'inconnu']] as const
    }),
  )
  return { ids: [...byField.values()].flat(), byField }
}

export const calls: Family = { nom: 'appels faux sur chaque canal', run }
