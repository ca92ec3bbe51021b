/* Loaded before the command line, on both systems: one moment, so that both write the same bytes. */
const RealDate = Date
const MOMENT = RealDate.parse('2026-05-04T09:00:00Z')
globalThis.Date = class FrozenDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(MOMENT)
    else super(...args)
  }
  static now() {
    return MOMENT
  }
}
