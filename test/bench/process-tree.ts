import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds of processor spent so far by a process and all that it started, as Linux counts them. */
export const processorOf = (pid: number): number =>
  sum(treeOf(pid), (id) => {
    const tasks = join('/proc', `${id}`, 'task')
    const spent = sum(listed(tasks), (task) => Number(read(join(tasks, task, 'schedstat'), /^\d+/)))
    return spent / 1_000_000
  })

/** Megabytes that a process and all that it started hold: what several of them share is counted once. */
export const memoryOf = (pid: number): number =>
  sum(treeOf(pid), (id) => Number(read(`/proc/${id}/smaps_rollup`, /(?<=^Pss:\s+)\d+/m)) / 1024)

/** A process and its descendants that live now. */
function treeOf(root: number): readonly string[] {
  const parents = new Map(
    listed('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((id) => [id, read(`/proc/${id}/stat`, /(?<=^.*\) \w )\d+/s)] as const),
  )
  const tree = [`${root}`]
  for (const id of tree) {
    for (const [child, parent] of parents) if (parent === id) tree.push(child)
  }
  return tree
}

/** Empty, or 0, for a process that has ended meanwhile. */
const listed = (folder: string): string[] => orElse([], () => readdirSync(folder))
const read = (file: string, pattern: RegExp): string =>
  orElse('0', () => pattern.exec(readFileSync(file, 'utf8'))?.[0] ?? '0')

function orElse<T>(fallback: T, look: () => T): T {
  try {
    return look()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOENT', 'ESRCH'].includes(code)) return fallback
    throw error
  }
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0)
