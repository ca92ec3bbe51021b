import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import { closeAtSessionEnd } from '../../../main/app/session-end.ts'

test('when Windows shuts down, the page saves its field, then the window goes without a question', () => {
  const told: string[] = []
  const emitter = new EventEmitter()
  const window = Object.assign(emitter, {
    webContents: { isDestroyed: () => false, send: (event: string) => told.push(event) },
    isDestroyed: () => false,
    destroy: () => told.push('destroyed'),
  }) as unknown as BrowserWindow
  let later = () => {}
  closeAtSessionEnd(window, (run) => {
    later = run
  })
  let isHeld = false

  emitter.emit('query-session-end', {
    preventDefault: () => {
      isHeld = true
    },
  })
  const before = [...told]
  later()

  expect(isHeld).toBe(true)
  expect(before).toEqual(['app:sessionEnds'])
  expect(told).toEqual(['app:sessionEnds', 'destroyed'])
})
