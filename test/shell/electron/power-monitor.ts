import { createEvents, strict } from './strict.ts'

const events = createEvents('powerMonitor', ['resume', 'lock-screen', 'suspend'])

/** The machine's sleep; nothing here emits it: the clock of the app is what the tests move. Somebody is always there. */
export const powerMonitor = strict('powerMonitor', {
  on: events.on,
  once: events.once,
  getSystemIdleTime: () => 0,
})
