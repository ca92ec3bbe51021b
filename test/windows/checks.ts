/** What `npm run windows` has found so far, printed as it comes with the time since the start. */
const start = performance.now()
let failures = 0

/** Prints a line. */
export function say(line: string): void {
  const seconds = Math.round((performance.now() - start) / 1000)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  process.stdout.write(`${clock.padStart(6)} ${line}\n`)
}

/** Prints one thing that holds, or that does not with `detail`, and counts the latter. */
export function check(what: string, isHeld: boolean, detail = ''): void {
  if (!isHeld) failures += 1
  say(
    `${isHeld ? 'ok  ' : 'FAIL'} ${what}${isHeld || detail === '' ? '' : `\n            ${detail}`}`,
  )
}

/** Prints the outcome and sets the exit code. */
export function conclude(): void {
  say(failures === 0 ? 'Windows: everything held' : `Windows: ${failures} failed`)
  process.exitCode = failures === 0 ? 0 : 1
}
