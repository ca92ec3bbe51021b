import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from '../test/shell/find-chromium.ts'

const IN_BROWSER = 'test/renderer/**/*.browser.test.tsx'
const executablePath = findChromium('headless')
// The code that workers and commands of the tests load is stripped of its types and compiled once for all of them.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, '../node_modules/.cache/unit')

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    // Documents are validated by Microsoft's own validator: seconds, and ten times that on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // By default one core is kept free: half of a machine that has two.
    maxWorkers: '100%',
    // A loop over nothing, or an `expect` that is never reached, is no proof.
    expect: { requireAssertions: true, poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{main,renderer,shared,shell}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          exclude: [IN_BROWSER],
          environment: 'node',
          setupFiles: [resolve(import.meta.dirname, 'vitest.setup.ts')],
          // No test leaves anything behind: a worker of its own for each file would cost a third more.
          isolate: false,
        },
      },
      {
        extends: true,
        plugins: [react()],
        // Found before the first test: found meanwhile, they would have the page loaded again.
        optimizeDeps: {
          include: [
            'react-dom/client',
            'react/jsx-dev-runtime',
            '@mantine/core',
            '@mantine/dates',
            '@mantine/form',
            '@mantine/hooks',
            '@mantine/notifications',
            '@mantine/spotlight',
            '@tabler/icons-react',
            '@tanstack/react-query',
            '@tanstack/react-table',
            '@tanstack/react-virtual',
            'zod',
          ],
        },
        // Hooks that hold forms, drafts and writes: they need a page, its focus and its keyboard.
        test: {
          name: 'browser',
          include: [IN_BROWSER],
          setupFiles: [resolve(import.meta.dirname, 'vitest.window.setup.ts')],
          // One page for all the files of a worker: one each would cost half as much again, in reading the same modules.
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // A shared machine may take minutes to start a browser.
            connectTimeout: 300_000,
            provider: playwright({
              launchOptions: {
                args: ['--no-sandbox'],
                ...(executablePath === null ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
