import {
  createCipheriv,
  createDecipheriv,
  hash,
  hkdfSync,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { flushFolder } from './flush.ts'

/*
 * The key of a protected base is random. It is never written but wrapped: once by the password, once by the code de
 * secours that the user prints. The two wrapped keys (« clés ») are no secret, and go with the base and with each
 * copy.
 */

const SEL_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

const base64 = (bytes: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes)

/** The key, sealed by AES-256-GCM under a key derived from a secret. */
const enveloppeSchema = z.strictObject({
  sel: base64(SEL_BYTES),
  nonce: base64(NONCE_BYTES),
  scelle: base64(KEY_BYTES + TAG_BYTES),
})
type Enveloppe = z.infer<typeof enveloppeSchema>

const clesSchema = z.strictObject({
  version: z.literal(1),
  /** Id of the key, unrelated to its value. */
  cleId: z.string().regex(/^[0-9a-f]{32}$/),
  motDePasse: enveloppeSchema,
  /** Null in a copy locked for somebody else. */
  codeDeSecours: enveloppeSchema.nullable(),
})

/** Wrapped keys that open a protected base or copy: see `cartable.cles.json`. */
export type Cles = z.infer<typeof clesSchema>

/** A key in memory, with its clés. */
export type OpenKey = { readonly key: Buffer; readonly cles: Cles }

/** Parses clés; null for another text, or clés of a later Cartable. */
export function parseCles(text: string): Cles | null {
  try {
    return clesSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Path of the clés of a base, beside it. */
export const clesFile = (base: string): string => `${base.replace(/\.sqlite$/, '')}.cles.json`

/** Reads the clés of a base; null where there are none, or where they cannot be read. */
export function readCles(base: string): Cles | null {
  try {
    return parseCles(readFileSync(clesFile(base), 'utf8'))
  } catch {
    return null
  }
}

/** Writes the clés whole or not at all, flushed to the disk. Throws the disk's error. */
export function writeCles(base: string, cles: Cles): void {
  const path = clesFile(base)
  const partial = `${path}.partiel`
  writeFileSync(partial, JSON.stringify(cles), { mode: 0o600, flush: true })
  renameSync(partial, path)
  flushFolder(dirname(path))
}

/** A new key under a password, and the code de secours that opens the key too. */
export async function createCles(
  motDePasse: string,
): Promise<OpenKey & { readonly codeDeSecours: string }> {
  const [key, cleId] = [randomBytes(KEY_BYTES), randomBytes(16).toString('hex')]
  const codeDeSecours = newCode()
  const cles: Cles = {
    version: 1,
    cleId,
    motDePasse: await wrapByPassword(key, cleId, motDePasse),
    codeDeSecours: wrapByCode(key, cleId, codeDeSecours),
  }
  return { key, cles, codeDeSecours }
}

/** A new key under a password alone: for a copy given to somebody else. */
export async function createClesToSend(motDePasse: string): Promise<OpenKey> {
  const [key, cleId] = [randomBytes(KEY_BYTES), randomBytes(16).toString('hex')]
  const wrapped = await wrapByPassword(key, cleId, motDePasse)
  return { key, cles: { version: 1, cleId, motDePasse: wrapped, codeDeSecours: null } }
}

/** Unwraps the key by the password or the code de secours, as typed; null where the text is neither. */
export async function unwrap(cles: Cles, typed: string): Promise<Buffer | null> {
  const code = parseCode(typed)
  if (cles.codeDeSecours !== null && code !== null) {
    const key = open(cles.codeDeSecours, codeKey(code, salt(cles.codeDeSecours)), cles.cleId)
    if (key !== null) return key
  }
  const secret = await slowKey(typed, salt(cles.motDePasse))
  return open(cles.motDePasse, secret, cles.cleId)
}

/** Wraps the same key under another password; the code de secours stays. */
export const withPassword = async ({ key, cles }: OpenKey, motDePasse: string): Promise<Cles> => ({
  ...cles,
  motDePasse: await wrapByPassword(key, cles.cleId, motDePasse),
})

/** Wraps the same key under another code de secours: the former one opens nothing any more. */
export function withNewCode({ key, cles }: OpenKey): {
  readonly cles: Cles
  readonly codeDeSecours: string
} {
  const codeDeSecours = newCode()
  const wrapped = wrapByCode(key, cles.cleId, codeDeSecours)
  return { cles: { ...cles, codeDeSecours: wrapped }, codeDeSecours }
}

/** Cost of each password that somebody tries: about half a second and 128 MB. */
const KDF: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1_048_576 }

/** 32 bytes from a password, slowly. « é » typed on a Mac and on Windows is one password. */
export function slowKey(motDePasse: string, sel: Buffer): Promise<Buffer> {
  const typed = Buffer.from(motDePasse.normalize('NFC'))
  return new Promise((resolve, reject) =>
    scrypt(typed, sel, KEY_BYTES, KDF, (error, derived) =>
      error ? reject(error) : resolve(derived),
    ),
  )
}

const salt = ({ sel }: Enveloppe): Buffer => Buffer.from(sel, 'base64')

async function wrapByPassword(key: Buffer, cleId: string, motDePasse: string): Promise<Enveloppe> {
  const sel = randomBytes(SEL_BYTES)
  return seal(key, cleId, sel, await slowKey(motDePasse, sel))
}

function wrapByCode(key: Buffer, cleId: string, code: string): Enveloppe {
  const sel = randomBytes(SEL_BYTES)
  return seal(key, cleId, sel, codeKey(parseCode(code) ?? '', sel))
}

/** Key from a code de secours, derived quickly: nobody tries 2^130 codes. */
const codeKey = (code: string, sel: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', code, sel, 'cartable code de secours', KEY_BYTES))

function seal(key: Buffer, cleId: string, sel: Buffer, secret: Buffer): Enveloppe {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  cipher.setAAD(Buffer.from(cleId))
  const scelle = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  const [a, b, c] = [sel, nonce, scelle].map((bytes) => bytes.toString('base64'))
  return { sel: a ?? '', nonce: b ?? '', scelle: c ?? '' }
}

function open({ nonce, scelle }: Enveloppe, secret: Buffer, cleId: string): Buffer | null {
  const sealed = Buffer.from(scelle, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64'))
  decipher.setAAD(Buffer.from(cleId))
  decipher.setAuthTag(sealed.subarray(KEY_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, KEY_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

/** Letters of a code, without I, L, O nor U: each is read as the letter it looks like (`parseCode`). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Letters drawn: 130 bits; two more reveal a slip of the pen. */
const DRAWN = 26
const CHECKED = 2

/** A new code de secours, « 7K3M-… »: seven groups of four. */
function newCode(): string {
  const drawn = [...randomBytes(DRAWN)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return (drawn + checkOf(drawn)).replace(/(.{4})(?=.)/g, '$1-')
}

function checkOf(drawn: string): string {
  const digest = hash('sha256', `cartable ${drawn}`, 'buffer')
  return [...digest.subarray(0, CHECKED)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/**
 * Letters of a code as typed, whatever its case, spaces and dashes; null for another text, or a code with a slip.
 */
export function parseCode(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V')
  const drawn = letters.slice(0, DRAWN)
  return letters.slice(DRAWN) === checkOf(drawn) ? drawn : null
}
