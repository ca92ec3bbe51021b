import { afterReady } from './app.ts'
import { strict } from './strict.ts'

/** The laptop of the person the app is for: 14 inches, 1366×768, a task bar of 40. */
const laptop = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1366, height: 768 },
  workArea: { x: 0, y: 0, width: 1366, height: 728 },
}

export const screen = strict('screen', {
  getPrimaryDisplay() {
    afterReady('screen.getPrimaryDisplay')
    return laptop
  },
  getAllDisplays() {
    afterReady('screen.getAllDisplays')
    return [laptop]
  },
})
