import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licences } from './licences.ts'
import { usedStyles } from './used-styles.ts'

const root = resolve(import.meta.dirname, '..')
// Everything but the native database is bundled: the installed app carries no node_modules tree.
const engines = ['better-sqlite3', 'better-sqlite3-multiple-ciphers']
const external = ['electron', ...engines]

// What main/app/engine.ts holds the native databases to: by package, by file.
const digestsOf = (engine: string) => {
  const prebuilds = resolve(root, 'node_modules', engine, 'prebuilds')
  return Object.fromEntries(
    readdirSync(prebuilds).map((name) => {
      const bytes = readFileSync(resolve(prebuilds, name))
      return [name, createHash('sha256').update(bytes).digest('hex')] as const
    }),
  )
}
const digests = Object.fromEntries(engines.map((engine) => [engine, digestsOf(engine)]))

// What main/app/versions.ts opens: the releases of the repository that builds, as GitHub's runners name it.
const versionsPage = ({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
}: NodeJS.ProcessEnv) => (server && repository ? `${server}/${repository}/releases` : null)

export default defineConfig({
  main: {
    root,
    plugins: [licences(root, engines)],
    // fflate's build for Node declares a `require` of its own, which electron-vite's shim declares too.
    resolve: { alias: { fflate: 'fflate/browser' } },
    define: {
      ENGINE_DIGESTS: JSON.stringify(digests),
      VERSIONS_PAGE: JSON.stringify(versionsPage(process.env)),
    },
    build: {
      outDir: resolve(root, 'out/main'),
      externalizeDeps: false,
      // As below: a third of what is installed.
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'main/index.ts'),
          // Started by main/import/read-in-worker.ts, which looks for it by this name.
          'read-worker': resolve(root, 'main/import/read-worker.ts'),
          // Started by main/db/run-in-worker.ts.
          'base-worker': resolve(root, 'main/db/base-worker.ts'),
        },
        external,
        output: { format: 'es', keepNames: true },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'main/preload/preload.ts') },
        external,
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), licences(root), usedStyles()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      // electron-vite minifies nothing by itself: half the size, and the page is ready a fifth sooner.
      minify: true,
      // What the first screen needs is read at once: the others are read after it (renderer/app/screens.ts).
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: resolve(root, 'renderer/index.html'),
        // A schema that only main uses is no part of the window.
        treeshake: { manualPureFunctions: ['z'] },
        output: {
          codeSplitting: {
            groups: [
              // React and our own in one file: each file that the page asks for costs it more than reading two side by side spares.
              { name: 'first', tags: ['$initial'], priority: 2 },
              // With all that it needs besides: one file, whatever the screens share with it.
              { name: 'second', test: /after-first-picture\.ts$/, priority: 1 },
              // What several screens share, in one file: read as some eighty, it took twice as long.
              { name: 'shared', minShareCount: 2 },
            ],
          },
          // A stack still says where: functions and components keep their names.
          minify: {
            mangle: { keepNames: true },
            compress: { keepNames: { function: true, class: true } },
            codegen: true,
          },
        },
      },
    },
  },
})
