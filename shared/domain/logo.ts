import { err, ok, type Result } from '../result.ts'

/** A picture that Word and the window both show, its size in pixels. */
export type Logo = {
  readonly type: 'png' | 'jpg'
  readonly largeur: number
  readonly hauteur: number
}

/** Heaviest logo, in bytes: beyond, each document and each e-mail would weigh too much. */
export const MAX_OCTETS_LOGO = 300_000
const MAX_PIXELS = 4_000

/**
 * Reads the kind and size of a picture from its bytes; a French sentence saying what to do when it
 * cannot be a logo.
 */
export function readLogo(bytes: Uint8Array): Result<Logo, string> {
  if (bytes.length > MAX_OCTETS_LOGO) {
    return err(
      'Cette image pèse plus de 300 Ko : enregistrez-la plus petite (400 pixels suffisent).',
    )
  }
  const logo = pngOf(bytes) ?? jpegOf(bytes)
  if (logo === null || logo.largeur === 0 || logo.hauteur === 0) {
    return err('Choisissez une image PNG ou JPEG.')
  }
  if (Math.max(logo.largeur, logo.hauteur) > MAX_PIXELS) {
    return err('Cette image est trop grande : 4 000 pixels au plus.')
  }
  return ok(logo)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function pngOf(bytes: Uint8Array): Logo | null {
  if (bytes.length < 24 || PNG.some((byte, index) => bytes[index] !== byte)) return null
  const view = viewOf(bytes)
  return { type: 'png', largeur: view.getUint32(16), hauteur: view.getUint32(20) }
}

/** The size of a JPEG is in the first « start of frame » of its segments. */
function jpegOf(bytes: Uint8Array): Logo | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { type: 'jpg', largeur: view.getUint16(at + 7), hauteur: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
