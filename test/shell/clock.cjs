/*
 * The clock of the app under test, set by the file `today` of the folder that a test controls it through: with `2026-05-11`
 * it is that day at noon from the moment the file is read, with `2026-05-11T23:59:50` that moment, and it runs on from there.
 * Empty: the computer's. Loaded before the app, in either shell; set again while the app runs, it follows.
 */
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

/** Longest time that a clock set again goes unnoticed, in milliseconds. */
const LOOK_MS = 20

const { CARTABLE_SHELL_CONTROL: folder } = process.env
if (folder) {
  const RealDate = Date
  const file = join(folder, 'today')
  let today = ''
  let shift = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  const shiftNow = () => {
    if (performance.now() - lookedAt < LOOK_MS) return shift
    lookedAt = performance.now()
    const asked = existsSync(file) ? readFileSync(file, 'utf8') : today
    if (asked === today) return shift
    today = asked
    const start = today.includes('T') ? today : `${today}T12:00:00`
    shift = today === '' ? 0 : RealDate.parse(start) - RealDate.now()
    return shift
  }
  globalThis.Date = class ShiftedDate extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(ShiftedDate.now())
      else super(...args)
    }
    static now() {
      return RealDate.now() + shiftNow()
    }
  }
}
