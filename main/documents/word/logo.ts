import { ImageRun, Paragraph } from 'docx'
import { STYLE } from './theme.ts'

/** The picture of the structure, with its size in pixels. */
export type LogoImage = {
  readonly type: 'png' | 'jpg'
  readonly bytes: Uint8Array
  readonly largeur: number
  readonly hauteur: number
}

/** Room of the logo at the head of a document, in pixels of 96 to the inch: 4 cm by 2. */
const ROOM = { width: 151, height: 76 }

/** The logo at the head of a document; nothing without one. */
export function logoBlocks(logo: LogoImage | null): readonly Paragraph[] {
  if (logo === null) return []
  return [
    new Paragraph({
      style: STYLE.logo,
      children: [
        new ImageRun({
          type: logo.type,
          data: logo.bytes,
          transformation: logoSize(logo),
          altText: { name: 'Logo', title: 'Logo', description: 'Logo de la structure' },
        }),
      ],
    }),
  ]
}

/** The size of a logo that fits its room, in pixels of 96 to the inch. */
export function logoSize({ largeur, hauteur }: LogoImage) {
  const scale = Math.min(ROOM.width / largeur, ROOM.height / hauteur)
  return {
    width: Math.max(1, Math.round(largeur * scale)),
    height: Math.max(1, Math.round(hauteur * scale)),
  }
}
