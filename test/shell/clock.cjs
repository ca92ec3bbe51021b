/*
 * The clock of the app under test: with `CARTABLE_SHELL_TODAY=2026-05-11` it starts that day at noon, with
 * `2026-05-11T23:59:50` at that moment, and runs on from there. Loaded before the app, in either shell.
 */
const { CARTABLE_SHELL_TODAY: today } = process.env
if (today) {
  const RealDate = Date
  const shift = RealDate.parse(today.includes('T') ? today : `${today}T12:00:00`) - RealDate.now()
  globalThis.Date = class ShiftedDate extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + shift)
      else super(...args)
    }
    static now() {
      return RealDate.now() + shift
    }
  }
}
