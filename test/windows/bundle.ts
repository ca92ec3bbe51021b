import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = 'test-results/windows'
const SOURCES = {
  batch: 'test/windows/batch.ts',
  cartable: 'main/cli/index.ts',
  'hold-and-write': 'test/windows/hold-and-write.ts',
  'read-worker': 'main/import/read-worker.ts',
  'base-worker': 'main/db/base-worker.ts',
}

/** A script of `bundle`, from the root of the checkout. */
export const bundled = (name: keyof typeof SOURCES): string => `${FOLDER}/${name}.js`

/**
 * Bundles the command line as the app is bundled, two folders below the root, where it finds its resources. Each file that Windows'
 * Node opens costs Wine dozens of exchanges with its server: from source, on a busy machine, it takes minutes to start.
 */
export async function bundle(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    // As in .config/electron-vite.config.ts.
    resolve: { alias: { fflate: 'fflate/browser' } },
    ssr: {
      noExternal: true,
      external: ['better-sqlite3', 'better-sqlite3-multiple-ciphers'],
    },
    build: {
      ssr: true,
      outDir: join(ROOT, FOLDER),
      minify: false,
      target: 'node22',
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(SOURCES).map(([name, source]) => [name, join(ROOT, source)]),
        ),
        output: { format: 'es', keepNames: true, chunkFileNames: '[name].js' },
      },
    },
  })
}
