import { parentPort } from 'node:worker_threads'
import type { OpenKey } from './cles.ts'
import { copyTo, DamagedCopyError } from './copy.ts'
import { type KnownOpenings, openSqlite, takeOpenings } from './engine.ts'
import { checkIntegrity } from './integrity.ts'
import { CopyRefusedError, prepareCopy } from './prepare-copy.ts'
import { convert } from './protected-file.ts'

/** A task on a file of data, run away from the window. */
export type BaseTask =
  | { readonly genre: 'prepare'; readonly source: string; readonly target: string }
  | { readonly genre: 'copy'; readonly source: string; readonly target: string }
  /** `quick`: `quick_check` alone, a tenth of the time of the whole check. */
  | { readonly genre: 'check'; readonly file: string; readonly quick: boolean }
  /** Writes the content of `source` under another protection: see `convert`. */
  | {
      readonly genre: 'convert'
      readonly source: string
      readonly target: string
      readonly to: OpenKey | null
      readonly isCopy: boolean
    }

/** A task, with the keys of protected files. */
export type BaseAsk = { readonly task: BaseTask; readonly known: KnownOpenings }

export type BaseReply =
  | { readonly found: readonly string[] }
  | { readonly refused: CopyRefusedError['reason'] }
  | { readonly code: string | null; readonly message: string }

function check(file: string, quick: boolean): readonly string[] {
  const sqlite = openSqlite(file, { readonly: true })
  try {
    if (!quick) return checkIntegrity(sqlite)
    const lines = sqlite.pragma('quick_check') as { quick_check: string }[]
    return lines.map((line) => line.quick_check).filter((line) => line !== 'ok')
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw error
    return [code]
  } finally {
    sqlite.close()
  }
}

/** Copies the base through a connection of its own: the copy is consistent, whatever is written meanwhile. */
function copy(source: string, target: string): void {
  const sqlite = openSqlite(source, { readonly: true })
  try {
    copyTo(sqlite, target)
  } finally {
    sqlite.close()
  }
}

/** Does a task; whatever it throws is in the reply. */
export function runTask(task: BaseTask): BaseReply {
  try {
    if (task.genre === 'check') return { found: check(task.file, task.quick) }
    if (task.genre === 'copy') copy(task.source, task.target)
    else if (task.genre === 'convert') {
      convert(task.source, task.target, task.to && asOpenKey(task.to), { isCopy: task.isCopy })
    } else prepareCopy(task.source, task.target)
    return { found: [] }
  } catch (error) {
    if (error instanceof CopyRefusedError) return { refused: error.reason }
    if (error instanceof DamagedCopyError) return { refused: 'damaged' }
    const { code, message } = error as NodeJS.ErrnoException
    return { code: code ?? null, message }
  }
}

const asOpenKey = ({ key, cles }: OpenKey): OpenKey => ({ key: Buffer.from(key), cles })

parentPort?.on('message', ({ task, known }: BaseAsk) => {
  takeOpenings(known)
  parentPort?.postMessage(runTask(task))
})
