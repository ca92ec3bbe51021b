import type { FileKind } from '../features/services.ts'

/** A name typed without its extension gets it: Windows adds it by itself, other systems do not. */
export function withExtension(path: string, kinds: readonly FileKind[]): string {
  const extensions = kinds.flatMap((kind) => kind.extensions)
  const isKnown = extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`))
  return isKnown || extensions[0] === undefined ? path : `${path}.${extensions[0]}`
}
