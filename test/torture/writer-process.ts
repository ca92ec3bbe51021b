import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './bases.ts'

/** What a writer said before it ended, line by line; `status` null where it was killed. */
export type Written = {
  readonly acknowledged: readonly string[]
  readonly refused: readonly string[]
  readonly status: number | null
  readonly errors: string
}

export type WriterOptions = {
  /** Kilobytes that a file may hold: beyond, the system refuses to write. */
  readonly limitKb?: number
  /** Killed this long after it is ready; never by default. */
  readonly killAfterMs?: number
}

/** Runs `writer.ts` in a process of its own until it ends or is killed. */
export function runWriter(
  args: readonly string[],
  { limitKb, killAfterMs }: WriterOptions = {},
): Promise<Written> {
  const command = [process.execPath, join(ROOT, 'test/torture/writer.ts'), ...args]
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'cartable-torture-cache') }
  const child =
    limitKb === undefined
      ? spawn(command[0] ?? '', command.slice(1), { env })
      : spawn('bash', ['-c', `ulimit -f ${limitKb}; exec "$@"`, 'bash', ...command], { env })
  return new Promise((resolve, reject) => {
    let out = ''
    let errors = ''
    let isReady = false
    child.stdout.on('data', (data) => {
      out += data
      if (isReady || killAfterMs === undefined || !out.includes('ready\n')) return
      isReady = true
      setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    })
    child.stderr.on('data', (data) => {
      errors += data
    })
    child.on('error', reject)
    child.on('close', (status) => {
      const lines = out.split('\n')
      const said = (word: string) =>
        lines.filter((line) => line.startsWith(`${word} `)).map((l) => l.slice(word.length + 1))
      resolve({ acknowledged: said('ack'), refused: said('refused'), status, errors })
    })
  })
}
