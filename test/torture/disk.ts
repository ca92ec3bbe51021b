import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import * as nodeFs from 'node:fs/promises'
import { join } from 'node:path'
import { act } from '../../main/db/act.ts'
import { newId } from '../../main/db/new-id.ts'
import { openDatabase } from '../../main/db/open.ts'
import { storageCauseOf } from '../../main/db/storage-error.ts'
import { type WriteFs, writeFileSafely } from '../../main/documents/write-file.ts'
import { ok } from '../../shared/result.ts'
import { aBaseIn, copyBase, lossOfBatches } from './bases.ts'
import { type Context, counting, type Family, type Outcome } from './family.ts'
import { runWriter } from './writer-process.ts'

/** A disk that is full or that answers with errors, at every place where the app writes. */
async function run({ isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const base = await aBaseIn(join(folder, 'disk'))

  // The base, page by page: SQLite is given one more each time.
  const open = openDatabase(base)
  const pages = open.sqlite.pragma('page_count', { simple: true }) as number
  for (let more = 0; more < (isShort ? 4 : 40); more++) {
    await blow(`base pleine après ${more} pages`, async () => {
      open.sqlite.pragma(`max_page_count = ${pages + more}`)
      const before = open.sqlite.prepare('select count(*) from partenaire').pluck().get()
      const failure = await fill(open).then(
        () => null,
        (error: unknown) => error,
      )
      const after = open.sqlite.prepare('select count(*) from partenaire').pluck().get()
      if (storageCauseOf(failure, base) !== 'full') return `dit ${String(failure)}`
      return before === after ? null : 'à moitié écrit'
    })
  }
  open.sqlite.pragma('max_page_count = 1000000')
  await open.close()

  // The files of the base, kilobyte by kilobyte: the system refuses to write beyond.
  const { size } = statSync(base)
  const count = process.platform === 'win32' ? 0 : isShort ? 4 : 70
  for (let n = 0; n < count; n++) {
    await blow(`écriture refusée au-delà de ${n * 13} Ko`, async () => {
      const own = join(folder, `limit-${n}`)
      await nodeFs.mkdir(own)
      const file = join(own, 'cartable.sqlite')
      copyBase(base, file)
      const kind = n % 3 === 0 ? 'copies' : 'acts'
      const limitKb = kind === 'copies' ? 40 + n * 13 : 40 + n * 13
      const written = await runWriter([kind, file, `d${n}`], { limitKb, killAfterMs: 3000 })
      const told = [...written.refused, written.errors].join(' ')
      if (/rollback|no transaction/.test(told)) return `dit ${told.slice(0, 200)}`
      if (statSync(file).size < size) return 'la base a été coupée'
      return lossOfBatches(file, kind === 'acts' ? written.acknowledged : [])
    })
  }

  // Every other file, call by call.
  for (const code of ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EDQUOT']) {
    for (const call of ['open', 'write', 'sync', 'rename', 'stat'] as const) {
      for (const rank of isShort ? [0] : [0, 1, 2]) {
        await blow(`${code} à ${call}, fois ${rank}`, () => lossOfWrite(folder, code, call, rank))
      }
    }
  }
  return outcome()
}

const fill = (open: ReturnType<typeof openDatabase>) =>
  act(open.db, { now: new Date() }, async (trx, { say }) => {
    say('remplir')
    for (let n = 0; n < 400; n++) {
      await trx
        .insertInto('partenaire')
        .values({ id: newId(), nom: `${n} ${'x'.repeat(150)}`, type: null })
        .execute()
    }
    return ok(undefined)
  })

type Call = 'open' | 'write' | 'sync' | 'rename' | 'stat'

/** A file written over another, one call of the disk failing: the old one or the new one, nothing left beside. */
async function lossOfWrite(
  folder: string,
  code: string,
  call: Call,
  rank: number,
): Promise<string | null> {
  const own = join(folder, `file-${code}-${call}-${rank}`)
  await nodeFs.mkdir(own)
  const path = join(own, 'Bilan.docx')
  writeFileSync(path, 'ancien')
  let left = rank
  const failAt = (which: Call) => {
    if (which === call && left-- === 0)
      throw Object.assign(new Error(code), { code, syscall: which })
  }
  const fs: WriteFs = {
    ...nodeFs,
    async open(...args) {
      failAt('open')
      const handle = await nodeFs.open(...args)
      return new Proxy(handle, {
        get(target, name) {
          if (name === 'writeFile') failAt('write')
          if (name === 'sync') failAt('sync')
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    },
    async rename(...args) {
      failAt('rename')
      return nodeFs.rename(...args)
    },
    stat: (async (...args: Parameters<typeof nodeFs.stat>) => {
      failAt('stat')
      return nodeFs.stat(...args)
    }) as typeof nodeFs.stat,
  }
  const written = await writeFileSafely(path, Buffer.from('nouveau'), {
    fs,
    sleep: async () => undefined,
  })
  const text = readFileSync(path, 'utf8')
  if (written.ok && text !== 'nouveau') return 'annoncé et pas écrit'
  if (text !== 'ancien' && text !== 'nouveau') return `contient « ${text} »`
  const beside = readdirSync(own).filter((name) => name !== 'Bilan.docx')
  return beside.length > 0 ? `laisse ${beside.join(', ')}` : null
}

export const disk: Family = { nom: 'disque plein ou en panne', run }
