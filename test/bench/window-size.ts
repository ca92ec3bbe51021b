import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SCREEN_LABELS } from '../../renderer/app/router.ts'
import { APP_ROOT } from '../e2e/launch-app.ts'
import { packApp } from '../e2e/pack.ts'
import { compared, type Measure } from './compare.ts'

const ASSETS = join(APP_ROOT, 'out/renderer/assets')
const MB = 1_000_000
const MAX_PAYLOAD_MB = 15

/** The scripts that are read to show each screen alone, beside all those of the window. */
export function bundleMeasures(): readonly Measure[] {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
  const entry = theOne(scripts, /^index-/)
  const all = sizeOf(new Set(scripts))
  const screens = readFileSync(join(import.meta.dirname, '../../renderer/app/screens.ts'), 'utf8')
  return Object.entries(SCREEN_LABELS).map(([name, label]) => {
    const component = new RegExp(`\\b${name}: [^;]*?(\\w+Screen)\\b`).exec(screens)?.[1] ?? ''
    const own = scripts.filter((script) => script.startsWith(`${component}-`))
    return sized(`Scripts of ${label}`, null, sizeOf(readFor([entry, ...own])), ['all', all])
  })
}

/** What is installed beside Electron, for Windows. */
export async function payloadMeasure(): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-bench-pack-'))
  const resources = dirname((await packApp('win', folder)).asar)
  const files = readdirSync(resources, { recursive: true, withFileTypes: true })
  const size = files
    .filter((file) => file.isFile())
    .reduce((total, file) => total + statSync(join(file.parentPath, file.name)).size, 0)
  rmSync(folder, { recursive: true, force: true })
  return sized('Payload', 1, size / MB, ['allowed', MAX_PAYLOAD_MB])
}

const sized = (
  name: string,
  gate: number | null,
  size: number,
  [label, reference]: readonly [string, number],
): Measure =>
  compared(
    { name, gate, unit: 'Mo', ours: { label: '' }, reference: { label } },
    { ours: [size], reference: [reference] },
  )

/** A script with all that it imports, and so on; what is only read later is left out. */
function readFor(scripts: readonly string[]): ReadonlySet<string> {
  const read = new Set(scripts)
  for (const script of read) {
    const source = readFileSync(join(ASSETS, script), 'utf8')
    for (const [, imported = ''] of source.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)/g)) {
      read.add(imported)
    }
  }
  return read
}

const sizeOf = (scripts: ReadonlySet<string>): number =>
  [...scripts].reduce((total, script) => total + statSync(join(ASSETS, script)).size, 0) / MB

function theOne(names: readonly string[], pattern: RegExp): string {
  const [name, ...others] = names.filter((one) => pattern.test(one))
  if (name === undefined || others.length > 0) throw new Error(`${pattern}: not one script`)
  return name
}
