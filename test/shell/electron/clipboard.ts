import { copyImage } from './dialog.ts'
import { strict } from './strict.ts'

const PNG = 'image/png'

/** Item written to the clipboard: here, a picture. */
export class ClipboardItem {
  readonly #picture: Blob

  constructor(items: Readonly<Record<string, Blob>>) {
    const picture = items[PNG]
    if (picture === undefined || Object.keys(items).length > 1) {
      throw new Error(`Electron's stand-in has no ClipboardItem of ${Object.keys(items)}`)
    }
    this.#picture = picture
  }

  /** Bytes of the picture, for the stand-in alone. */
  static async bytesOf(item: ClipboardItem): Promise<Uint8Array> {
    return new Uint8Array(await item.#picture.arrayBuffer())
  }
}

export const clipboard = strict('clipboard', {
  async write([item, ...others]: readonly ClipboardItem[]) {
    if (item === undefined || others.length > 0) throw new Error('one ClipboardItem at a time')
    await copyImage(await ClipboardItem.bytesOf(item))
  },
})
