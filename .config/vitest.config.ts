import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/{main,renderer,shared,shell}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
    environment: 'node',
    // No test leaves anything behind: a worker of its own for each file would cost a third more.
    isolate: false,
    // Documents are validated by Microsoft's own validator: seconds, not milliseconds.
    testTimeout: 30_000,
  },
})
