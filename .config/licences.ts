import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** A package whose code is in a bundle, or ships beside it. */
export type Licence = {
  readonly name: string
  readonly version: string
  /** SPDX name, as its package.json says. */
  readonly licence: string
  /** Its licence file whole; null when the package carries none. */
  readonly text: string | null
}

/** Vite plugin: writes `licences.json`, what the bundle is made of, beside it. `also`: packages that ship unbundled. */
export function licences(root: string, also: readonly string[] = []): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const folders = new Set(also.map((name) => join(root, 'node_modules', name)))
      for (const output of Object.values(bundle)) {
        for (const id of output.type === 'chunk' ? output.moduleIds : []) {
          const folder = packageFolder(id)
          if (folder !== null) folders.add(folder)
        }
      }
      const found = [...folders].map(readLicence).toSorted((a, b) => (a.name < b.name ? -1 : 1))
      this.emitFile({
        type: 'asset',
        fileName: 'licences.json',
        source: JSON.stringify(found, null, 1),
      })
    },
  }
}

/** The package that a module belongs to: what follows the last `node_modules/`. */
function packageFolder(id: string): string | null {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '')
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
}

function readLicence(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const text =
    file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null
  return {
    name,
    version,
    licence: typeof license === 'string' ? license : (license?.type ?? ''),
    text,
  }
}
