import { stat } from 'node:fs/promises'

/**
 * Returns the path where it leads to a regular file. Throws otherwise, with the code of the system: `EISDIR` for
 * a folder, a device or a pipe, whose reading would fail or never end.
 */
export async function regularFile(path: string): Promise<string> {
  if ((await stat(path)).isFile()) return path
  throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' })
}
