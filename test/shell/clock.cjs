/*
 * The day of the app under test: with `CARTABLE_SHELL_TODAY=2026-05-11`, its clock starts that day at
 * noon and runs on from there. Loaded before the app, in either shell.
 */
const { CARTABLE_SHELL_TODAY: today } = process.env
if (today) {
  const RealDate = Date
  const shift = RealDate.parse(`${today}T12:00:00`) - RealDate.now()
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
