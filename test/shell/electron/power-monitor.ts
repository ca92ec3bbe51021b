import { createEvents, strict } from './strict.ts'

const events = createEvents('powerMonitor', ['resume'])

/** The machine's sleep; nothing here emits it: the clock of the app is what the tests move. */
export const powerMonitor = strict('powerMonitor', { on: events.on, once: events.once })
