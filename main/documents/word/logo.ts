import { ImageRun, Paragraph } from 'docx'
import { STYLE } from './styles.ts'

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
  const scale = Math.min(ROOM.width / logo.largeur, ROOM.height / logo.hauteur)
  return [
    new Paragraph({
      style: STYLE.logo,
      children: [
        new ImageRun({
          type: logo.type,
          data: logo.bytes,
          transformation: {
            width: Math.max(1, Math.round(logo.largeur * scale)),
            height: Math.max(1, Math.round(logo.hauteur * scale)),
          },
          altText: { name: 'Logo', title: 'Logo', description: 'Logo de la structure' },
        }),
      ],
    }),
  ]
}
