import { expect, test } from 'vitest'
import { createEvents, onlyKnown, strict } from './electron/strict.ts'

test('what the stand-in does not offer throws, whether it is read, set or listened to', () => {
  const api = strict('dialog', { showOpenDialog: () => 'asked' }) as Record<string, () => string>
  const events = createEvents('app', ['quit'])

  expect(api.showOpenDialog?.()).toBe('asked')
  expect(() => api.showCertificateTrustDialog).toThrow('no dialog.showCertificateTrustDialog')
  expect(() => {
    api.showOpenDialog = () => 'replaced'
  }).toThrow('does not let dialog.showOpenDialog be set')
  expect(() => events.on('activate', () => {})).toThrow('no app event activate')
  expect(() => onlyKnown('window option', { width: 1, frame: false }, ['width'])).toThrow('frame')
})

test('an event tells whether a listener has prevented it', () => {
  const events = createEvents('window', ['close'])

  const before = events.emit('close')
  events.on('close', ((event: { preventDefault(): void }) => event.preventDefault()) as () => void)

  expect([before, events.emit('close')]).toEqual([false, true])
})
