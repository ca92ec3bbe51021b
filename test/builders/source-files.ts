import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve, sep } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

// Folders made by tools or fetched, not written by the project.
const NOT_OURS = ['node_modules', '.git', 'out', 'dist', 'demo', 'screens', 'test-results']

/** One file of the project; `path` from the root, with `/` on every system. */
export type SourceFile = { readonly path: string; readonly text: string }

/** Every file of the project under `folder` whose name ends in one of `endings`. */
export function readFiles(folder: string, endings: readonly string[]): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = normalize(join(folder, entry.name)).replaceAll(sep, '/')
    if (NOT_OURS.includes(path.split('/').at(-1) ?? '')) return []
    if (entry.isDirectory()) return readFiles(path, endings)
    if (!endings.some((ending) => entry.name.endsWith(ending))) return []
    return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }]
  })
}

/** One import: the file that has it, and what it names (from the root when it is a file of ours). */
export type Import = {
  readonly from: string
  readonly to: string
  /** The name of the package, or null when it is a file of ours. */
  readonly packageName: string | null
  readonly isTypeOnly: boolean
  /** Loaded when the code that imports it comes to it, not with its file. */
  readonly isDynamic: boolean
}

const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** Every import and re-export of a file, dynamic ones included. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, dynamic]) => {
    const specifier = named ?? dynamic ?? ''
    const kind = { isTypeOnly: type !== undefined, isDynamic: dynamic !== undefined }
    if (specifier.startsWith('.')) {
      const to = relative(ROOT, resolve(ROOT, dirname(path), specifier)).replaceAll(sep, '/')
      return { from: path, to, packageName: null, ...kind }
    }
    const parts = specifier.split('/')
    const packageName = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
    return { from: path, to: specifier, packageName, ...kind }
  })
}

/** The text without its comments, strings, templates and regular expressions: identifiers stay. */
export function withoutWords(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*(?=[\s,;.)\]}])/g,
    ' ',
  )
}

/** Groups of files that import one another in a circle (strongly connected, by Tarjan), each sorted. */
export function circlesOf(
  paths: readonly string[],
  edges: readonly Import[],
): readonly (readonly string[])[] {
  const targets = Map.groupBy(edges, (i) => i.from)
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (path: string): number => {
    const own = index.size
    index.set(path, own)
    low.set(path, own)
    stack.push(path)
    for (const { to } of targets.get(path) ?? []) {
      if (to === path) continue
      const reached = index.has(to) ? (stack.includes(to) ? index.get(to) : undefined) : visit(to)
      if (reached !== undefined) low.set(path, Math.min(low.get(path) ?? own, reached))
    }
    const lowest = low.get(path) ?? own
    if (lowest === own) {
      const circle = stack.splice(stack.indexOf(path))
      if (circle.length > 1) circles.push(circle.toSorted())
    }
    return lowest
  }
  for (const path of paths) if (!index.has(path)) visit(path)
  return circles
}
