import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

const SOURCES = ['main', 'renderer', 'shared', '.config', 'package-lock.json']
const BUILT = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** Builds `out/` when a source is younger than it, or when it is not there. */
export function buildIfStale(): void {
  if (isFresh()) return
  process.stdout.write('Construction de l’application…\n')
  const bin = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  const args = [bin, 'build', '--config', '.config/electron-vite.config.ts', '--logLevel', 'warn']
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) throw new Error('La construction de l’application a échoué.')
}

function isFresh(): boolean {
  const built = BUILT.map((path) => join(ROOT, path))
  if (!built.every((path) => existsSync(path))) return false
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return SOURCES.every((source) => youngest(join(ROOT, source)) < oldest)
}

function youngest(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  const inside = readdirSync(path).map((name) => youngest(join(path, name)))
  return Math.max(stats.mtimeMs, ...inside)
}
