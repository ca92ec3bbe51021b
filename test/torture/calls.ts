import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
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
/** Every so many rounds the base is laid anew: what the calls have deleted would leave nothing to hurt. */
const ROUNDS_A_BASE = 12

/** Wrong calls on every channel: each is answered, none is a fault, and the base holds together. */
async function run({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const channels = Object.keys(ipcContract) as Channel[]
  const rounds = isShort ? 2 : Math.ceil(20_500 / channels.length)
  let scene: Awaited<ReturnType<typeof aScene>> | null = null
  for (let round = 0; round < rounds; round++) {
    if (round % ROUNDS_A_BASE === 0) {
      await scene?.open.close()
      scene = await aScene(join(folder, `calls-${round}`))
    }
    const { handlers, pool, faults, open } = scene as NonNullable<typeof scene>
    for (const channel of channels) {
      const payload =
        chance.next() < 0.15 ? junk(chance) : payloadOf(ipcContract[channel].input, chance, pool)
      const call = guard(channel, handlers[channel] as Handlers[Channel], {
        isTrusted: () => true,
        reportFault: (_where, error) => {
          faults.push(error)
          return '000000'
        },
      })
      await blow(`${channel} ${textOf(payload)}`, async () => {
        const answer = await call(CALLER, payload).catch(() => null)
        if (answer === null) return String((faults.at(-1) as Error)?.stack).slice(0, 400)
        if (JSON.stringify(answer).includes('SQLITE_')) return 'erreur brute dans la réponse'
        return open.sqlite.inTransaction ? 'une transaction reste ouverte' : null
      })
    }
    if (round % ROUNDS_A_BASE === ROUNDS_A_BASE - 1 || round === rounds - 1) {
      await blow(`la base après le tour ${round}`, () => checkIntegrity(open.sqlite)[0] ?? null)
    }
  }
  await scene?.open.close()
  return outcome()
}

const textOf = (payload: unknown): string => String(JSON.stringify(payload)).slice(0, 300)

async function aScene(folder: string) {
  mkdirSync(folder)
  const file = join(folder, 'cartable.sqlite')
  copyFileSync(OLD_BASE, file)
  const open = openDatabase(file)
  const handlers = createHandlers({
    database: open,
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
  return { open, handlers, pool: poolOf(open), faults: [] as unknown[] }
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
