import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Flushes a file to the disk. It is opened to write: Windows refuses to flush a file opened to read. */
export const flushFile = (path: string): void => flush(path, 'r+')

/** Flushes a folder, so that a new name outlives a power cut; Windows opens no folder, and needs no flush. */
export function flushFolder(folder: string): void {
  if (process.platform !== 'win32') flush(folder, 'r')
}

function flush(path: string, flags: string): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
