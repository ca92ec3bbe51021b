import { afterEach, expect, test, vi } from 'vitest'
import { ensureChromium } from './ensure-chromium.ts'

afterEach(() => vi.unstubAllEnvs())

test('the Chromium named by CHROMIUM_PATH is the one used', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)

  expect(ensureChromium('headless')).toBe(process.execPath)
})

test('a CHROMIUM_PATH that names nothing is told, and nothing is installed instead', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')

  expect(() => ensureChromium('headless')).toThrow(/CHROMIUM_PATH .*\/nowhere\/chromium/)
})
