import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { slowKey } from './cles.ts'
import { asideFolder } from './prepare-copy.ts'

/*
 * A file locked by a password: head, then pieces of at most 1 MiB, each sealed by AES-256-GCM. The head holds the
 * salt and a check of the key, so that a wrong password is told from a damaged file. The number of a piece, and
 * whether it is the last, are sealed with it: pieces cannot be cut off, doubled nor moved.
 */
const MAGIC = Buffer.from('CARTABLE-COFFRE1')
/** What the head of a locked file of any version begins with. */
const KIND = MAGIC.subarray(0, MAGIC.length - 1)
const SALT_BYTES = 16
const CHECK_BYTES = 32
const HEAD_BYTES = MAGIC.length + SALT_BYTES + CHECK_BYTES
const PIECE_BYTES = 1_048_576
const TAG_BYTES = 16

/** Refusal of a locked file: wrong password, a file that is not whole, or one of a later Cartable. */
export class CoffreError extends Error {
  override readonly name = 'CoffreError'
  readonly reason: 'wrong-password' | 'damaged' | 'newer'

  constructor(reason: CoffreError['reason']) {
    super(`locked file refused: ${reason}`)
    this.reason = reason
  }
}

/** Whether a file begins as one locked by a password; false for an unreadable file. */
export async function isCoffre(path: string): Promise<boolean> {
  // The kind is checked before the file is opened: a pipe without a writer would never open.
  if ((await stat(path).catch(() => null))?.isFile() !== true) return false
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return false
  try {
    return (await bytesAt(handle, KIND.length, 0)).equals(KIND)
  } finally {
    await handle.close()
  }
}

/**
 * Writes at `target` the file at `source`, or the bytes given, locked by the password. Throws the disk's error where
 * the whole of it is not written.
 */
export async function lockFile(
  source: string | Uint8Array,
  target: string,
  motDePasse: string,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES)
  const { key, check } = await keysOf(motDePasse, salt)
  const head = Buffer.concat([MAGIC, salt, check])
  const from = typeof source === 'string' ? await fileToRead(source) : bytesToRead(source)
  try {
    const to = await open(target, 'w', 0o600)
    try {
      // `write` may stop short on a full disk, and say so in a number alone; `writeFile` throws.
      await to.writeFile(head)
      const count = Math.max(1, Math.ceil(from.size / PIECE_BYTES))
      for (let n = 0; n < count; n++) {
        const piece = await from.read(PIECE_BYTES, n * PIECE_BYTES)
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(n, n === count - 1))
        cipher.setAAD(head)
        const sealed = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
        await to.writeFile(sealed)
      }
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

type ToRead = {
  readonly size: number
  read(length: number, position: number): Promise<Uint8Array>
  close(): Promise<void>
}

const bytesToRead = (bytes: Uint8Array): ToRead => ({
  size: bytes.length,
  read: async (length, position) => bytes.subarray(position, position + length),
  close: async () => undefined,
})

async function fileToRead(path: string): Promise<ToRead> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  return {
    size,
    read: (length, position) => bytesAt(handle, length, position),
    close: () => handle.close(),
  }
}

/** Content of a locked file, in pieces; each is checked before it is given. Throws `CoffreError`. */
async function* unlockedPieces(path: string, motDePasse: string): AsyncGenerator<Buffer> {
  const from = await open(path, 'r')
  try {
    const head = await bytesAt(from, HEAD_BYTES, 0)
    if (!head.subarray(0, KIND.length).equals(KIND)) throw new CoffreError('damaged')
    if (head.length > KIND.length && head[KIND.length] !== MAGIC[KIND.length]) {
      throw new CoffreError('newer')
    }
    if (head.length < HEAD_BYTES) throw new CoffreError('damaged')
    const { key, check } = await keysOf(
      motDePasse,
      head.subarray(MAGIC.length, MAGIC.length + SALT_BYTES),
    )
    if (!timingSafeEqual(check, head.subarray(HEAD_BYTES - CHECK_BYTES))) {
      throw new CoffreError('wrong-password')
    }
    const sealedBytes = PIECE_BYTES + TAG_BYTES
    const count = Math.ceil(((await from.stat()).size - HEAD_BYTES) / sealedBytes)
    if (count < 1) throw new CoffreError('damaged')
    for (let n = 0; n < count; n++) {
      const sealed = await bytesAt(from, sealedBytes, HEAD_BYTES + n * sealedBytes)
      if (sealed.length < TAG_BYTES) throw new CoffreError('damaged')
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(n, n === count - 1))
      decipher.setAAD(head)
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
      const piece = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES))
      yield Buffer.concat([piece, finalOf(decipher)])
    }
  } finally {
    await from.close()
  }
}

/** Writes at `target` the content of a locked file. Throws `CoffreError`; `target` is then worth nothing. */
async function unlockFile(source: string, target: string, motDePasse: string): Promise<void> {
  const to = await open(target, 'w', 0o600)
  try {
    for await (const piece of unlockedPieces(source, motDePasse)) await to.writeFile(piece)
  } finally {
    await to.close()
  }
}

/** Content of a locked file, which never touches the disk. Throws `CoffreError`. */
export async function readCoffre(path: string, motDePasse: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of unlockedPieces(path, motDePasse)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function finalOf(decipher: ReturnType<typeof createDecipheriv>): Buffer {
  try {
    return decipher.final()
  } catch {
    throw new CoffreError('damaged')
  }
}

/** Private file made by `write` under the name that the user knows, and removed with this run of the app. */
export async function inPrivateFolder(
  name: string,
  write: (path: string) => Promise<void>,
): Promise<{ readonly path: string; readonly remove: () => void }> {
  const { folder, remove: removeFolder } = asideFolder()
  const remove = () => {
    process.off('exit', remove)
    removeFolder()
  }
  process.once('exit', remove)
  const path = join(folder, basename(name))
  try {
    await write(path)
    return { path, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Content of a locked file, as a private file until it is removed. Throws `CoffreError`. */
export const openCoffre = (path: string, motDePasse: string) =>
  inPrivateFolder(path, (target) => unlockFile(path, target, motDePasse))

/** Nonce of a piece, 12 bytes: a flag for the last piece, then the number; a key is never used for two files. */
function nonceOf(n: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt8(isLast ? 1 : 0, 0)
  nonce.writeUInt32BE(n, 8)
  return nonce
}

async function keysOf(motDePasse: string, salt: Buffer) {
  const secret = await slowKey(motDePasse, salt)
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, salt, use, 32))
  return {
    key: derive('cartable coffre'),
    check: createHmac('sha256', derive('cartable controle')).update(MAGIC).digest(),
  }
}

/** At most `length` bytes from `position`, fewer at the end of the file. */
async function bytesAt(handle: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, position + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return buffer.subarray(0, read)
}
