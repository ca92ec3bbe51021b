import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  testDir: resolve(root, 'test/e2e'),
  testMatch: '*.test.ts',
  outputDir: resolve(root, 'test-results/e2e'),
  globalSetup: resolve(import.meta.dirname, 'playwright.setup.ts'),
  forbidOnly: process.env.CI !== undefined,
  // Each test starts an app of its own, and waits for it as much as it works.
  workers: 3,
  timeout: 90_000,
  // A shared machine stalls for seconds at a time: an answer that comes late there is no failure.
  expect: { timeout: 15_000 },
  // What passes only on a second try is told as flaky, by name, and is to be mended.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: resolve(root, 'test-results/e2e.json') }]],
})
