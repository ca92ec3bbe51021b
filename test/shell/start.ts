import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale, ROOT } from './build.ts'
import { ensureChromium } from './ensure-chromium.ts'

const ELECTRON = join(ROOT, 'node_modules/electron')
const FETCH_TIMEOUT_MS = 120_000

/** `npm start`: the app in Electron, or in Chromium where Electron's runtime cannot be had. */
function start(): void {
  buildIfStale()
  const electron = electronRuntime() ?? fetchElectron()
  if (electron !== null) {
    run(electron, ['.'])
    return
  }
  process.stdout.write(
    'Electron n’est pas disponible sur cette machine : Cartable s’ouvre dans Chromium, avec les mêmes données.\n',
  )
  ensureChromium('window')
  run(process.execPath, ['--import', './test/shell/register.ts', './out/main/index.js'])
}

/** Path of Electron's executable once it has been fetched, else null. */
function electronRuntime(): string | null {
  const pathFile = join(ELECTRON, 'path.txt')
  if (!existsSync(pathFile)) return null
  const runtime = join(ELECTRON, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(runtime) ? runtime : null
}

/** The npm package fetches its runtime from another host than the registry, which may be out of reach. */
function fetchElectron(): string | null {
  const { status } = spawnSync(process.execPath, [join(ELECTRON, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_TIMEOUT_MS,
  })
  return status === 0 ? electronRuntime() : null
}

function run(command: string, args: readonly string[]): void {
  const options: SpawnOptions = { cwd: ROOT, stdio: 'inherit' }
  const app = spawn(command, args, options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  app.once('error', (error) => {
    throw error
  })
  app.once('exit', (code) => process.exit(code ?? 1))
}

start()
