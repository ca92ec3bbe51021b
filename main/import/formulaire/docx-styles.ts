import { childOf, childrenOf, type Element } from './xml.ts'

/** Properties that a paragraph takes from its style. */
export type StyleParagraphe = {
  /** 1 to 9 for a heading. */
  readonly niveau: number | null
  readonly gras: boolean
  readonly taille: number
  readonly police: string
  /** True when its tab stops draw dots or a line to write on. */
  readonly points: boolean
}

export type StylesWord = {
  paragraphe(pPr: Element | undefined): StyleParagraphe
  caractere(id: string | undefined): { readonly gras: boolean | null }
}

const USUELLE = 22

/** The styles of a document, as far as they tell a heading and a line to write on. */
export function readStyles(root: Element | null): StylesWord {
  const byId = new Map(
    (root === null ? [] : childrenOf(root, 'w:style')).map((style) => [
      style.attributs['w:styleId'],
      style,
    ]),
  )
  const parents = (id: string | undefined): readonly Element[] => {
    const chain: Element[] = []
    let style = byId.get(id ?? '')
    // A style may be made of itself.
    while (style !== undefined && !chain.includes(style)) {
      chain.push(style)
      style = byId.get(childOf(style, 'w:basedOn')?.attributs['w:val'] ?? '')
    }
    return chain
  }
  const known = new Map<string, StyleParagraphe>()
  return {
    paragraphe(pPr) {
      // Read the paragraph's own properties each time, those of its style once.
      const own = childOf(pPr, 'w:outlineLvl') ?? childOf(pPr, 'w:tabs')
      const key = childOf(pPr, 'w:pStyle')?.attributs['w:val'] ?? ''
      const style = own === undefined ? known.get(key) : undefined
      if (style !== undefined) return style
      const read = paragraphe(pPr)
      if (own === undefined) known.set(key, read)
      return read
    },
    caractere: (id) => ({
      gras: flagOf(
        parents(id).map((style) => childOf(style, 'w:rPr')),
        'w:b',
      ),
    }),
  }
  function paragraphe(pPr: Element | undefined): StyleParagraphe {
    const chain = parents(childOf(pPr, 'w:pStyle')?.attributs['w:val'])
    const all = [pPr, ...chain.map((style) => childOf(style, 'w:pPr'))]
    const runs = chain.map((style) => childOf(style, 'w:rPr'))
    const outline = all.map((one) => childOf(one, 'w:outlineLvl')).find((one) => one !== undefined)
    return {
      niveau: levelOf(outline, chain),
      gras: flagOf(runs, 'w:b') ?? false,
      taille: Number(firstOf(runs, 'w:sz')?.attributs['w:val'] ?? USUELLE),
      police: firstOf(runs, 'w:rFonts')?.attributs['w:ascii'] ?? '',
      points: all.some((one) =>
        childrenOf(childOf(one, 'w:tabs'), 'w:tab').some((tab) =>
          /dot|underscore|hyphen|heavy|middleDot/i.test(tab.attributs['w:leader'] ?? ''),
        ),
      ),
    }
  }
}

function levelOf(outline: Element | undefined, chain: readonly Element[]): number | null {
  const level = Number(outline?.attributs['w:val'])
  if (level < 9) return level + 1
  for (const style of chain) {
    const name = childOf(style, 'w:name')?.attributs['w:val'] ?? ''
    const heading = /^(?:heading|titre)\s*(\d)/i.exec(name)
    if (heading) return Number(heading[1])
    if (/^(title|titre)$/i.test(name)) return 1
  }
  return null
}

const firstOf = (properties: readonly (Element | undefined)[], nom: string): Element | undefined =>
  properties.map((one) => childOf(one, nom)).find((one) => one !== undefined)

/** A property that is on, off, or not said. */
export function flagOf(properties: readonly (Element | undefined)[], nom: string): boolean | null {
  const flag = firstOf(properties, nom)
  return flag === undefined ? null : !/^(0|false|none|off)$/.test(flag.attributs['w:val'] ?? '1')
}
