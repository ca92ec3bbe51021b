import { existsSync, readFileSync } from 'node:fs'

const STATUS = '/proc/self/status'

/**
 * The most memory that this process has held, in megabytes. On Linux `resourceUsage` also counts what its parent held
 * when it was started: two small processes of a large one would look alike.
 */
export function peakMb(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : ''
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024
}
