import { type IsoDate, todayOf } from '../../shared/dates.ts'

/** Longest wait between two looks at the clock: a computer asleep does not run its timers. */
const LOOK_MS = 60_000
/** Delay after midnight, so that the clock is never looked at just before. */
const MARGIN_MS = 100

/**
 * Calls `turn` each time that another day has begun: at midnight, and when the computer wakes up (`onResume` registers
 * a function for that).
 */
export function watchDay(
  turn: (today: IsoDate) => void,
  onResume: (look: () => void) => void,
): void {
  let known = todayOf(new Date())
  const look = () => {
    const today = todayOf(new Date())
    if (today !== known) turn(today)
    known = today
  }
  const wait = () => {
    const timer = setTimeout(() => {
      look()
      wait()
    }, delayFrom(new Date()))
    timer.unref()
  }
  wait()
  onResume(look)
}

/** Milliseconds to wait before the next look: to midnight, or `LOOK_MS` when that is nearer. */
function delayFrom(now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  return Math.min(LOOK_MS, midnight.getTime() - now.getTime() + MARGIN_MS)
}
