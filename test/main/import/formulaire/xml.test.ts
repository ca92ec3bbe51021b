import { parseXml, XmlElement } from '@rgrove/parse-xml'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  childOf,
  type Element,
  elementsOf,
  parsePart,
  sourceIndex,
  textOf,
} from '../../../../main/import/formulaire/xml.ts'
import { readForm } from '../../../builders/formulaires/index.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const partOf = (source: string) => parsePart('part', new TextEncoder().encode(source))

describe('a part of a form', () => {
  test('is read with the place of each node, whatever the prefixes of the file', () => {
    const source = `<?xml version="1.0"?>\r\n<!-- <w:p> --><a:p ${W.replace(':w=', ':a=')} b='>' a:val="x &amp; &#233;\ny"><a:t\n>A &lt; &#x1F600;B</a:t><a:br/></a:p >`
    const { racine } = partOf(source)
    const t = childOf(racine, 'w:t')

    expect(racine.nom).toBe('w:p')
    expect(racine.attributs).toMatchObject({ b: '>', 'w:val': 'x & é y' })
    expect(source.slice(racine.debut, racine.dedans)).toMatch(/^<a:p .*y">$/s)
    expect(source.slice(racine.dedansFin, racine.fin)).toBe('</a:p >')
    expect(elementsOf(racine).map((one) => [one.nom, one.dedans > 0])).toEqual([
      ['w:t', true],
      ['w:br', false],
    ])
    expect(t && textOf(t)).toBe('A < 😀B')
    expect(t?.prefixe).toBe('a:')
    const letters = t?.enfants[0]
    if (letters?.type !== 'texte') throw new Error('the words are a text')
    expect(source[sourceIndex(source, letters, letters.valeur.indexOf('B'))]).toBe('B')
  })

  test('is written at the right letter around a section of plain letters', () => {
    const source = '<t>ab<![CDATA[c<d&e]]>f</t>'
    const { racine } = partOf(source)

    expect(textOf(racine)).toBe('abc<d&ef')
    const places = racine.enfants.map((one) =>
      one.type === 'texte' ? source[sourceIndex(source, one, one.valeur.length - 1)] : '',
    )
    expect(places).toEqual(['b', 'e', 'f'])
  })

  test.each([
    ['a tag that nothing closes', '<a><b></a>'],
    ['a tag closed by another that begins alike', '<a></ab>'],
    ['a tag closed twice', '<a></a></a>'],
    ['two roots', '<a/><b/>'],
    ['words outside of the root', '<a/>b'],
    ['no root', '<?xml version="1.0"?>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['a « < » in an attribute', '<a b="<"/>'],
    ['a comment that does not end', '<a><!-- </a>'],
    ['a letter that no name stands for', '<a>&nbsp;</a>'],
    ['a « & » alone', '<a>b & c</a>'],
    ['a tag cut by the end of the file', '<a><b'],
    ['a closing tag that says more than its name', '<a></a b>'],
    ['a closing tag without its end', '<a></a'],
    ['a closing tag without a name', '<a></>'],
    ['a letter of number 0', '<a>&#0;</a>'],
    ['a letter beyond the last', '<a>&#x110000;</a>'],
    ['attributes without end', `<a${' b="c"'.repeat(1_000_000)}/>`],
    ['tags in tags without end', `${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`],
  ])('is refused as damaged with %s', (_, source) => {
    expect(() => partOf(source)).toThrow(expect.objectContaining({ code: 'damaged' }))
  })

  test('is read with the first and the last letters that a number stands for, and with a mark of its encoding', () => {
    const { racine } = partOf('\ufeff<a>&#1;&#x10FFFF;&#65;&#x41;</a\n>')

    expect(textOf(racine)).toBe('\u0001\u{10ffff}AA')
    expect([racine.debut, racine.fin]).toEqual([1, 34])
  })

  test('is refused with letters that are no UTF-8, or tags deeper than a thousand', () => {
    const deep = (levels: number) => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`

    expect(() => parsePart('part', Uint8Array.of(0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f))).toThrow(
      expect.objectContaining({ code: 'damaged' }),
    )
    expect(partOf(deep(999)).racine.nom).toBe('a')
    expect(() => partOf(deep(1000))).toThrow(expect.objectContaining({ code: 'damaged' }))
  })

  test('has the usual prefixes of its namespaces, those that it declares where it declares them', () => {
    const main = W.slice('xmlns:w='.length)
    const { racine } = partOf(
      `<a xmlns=${main} xmlns:z="u" adresse=${main} z:c="1"><b xmlns="" d="2"><z:e/></b><f xmlns=""/><g/></a>`,
    )
    const [b, f, g] = elementsOf(racine)

    expect([racine, b, ...(b ? elementsOf(b) : []), f, g].map((one) => one?.nom)).toEqual([
      ...['w:a', 'b', 'z:e', 'f', 'w:g'],
    ])
    expect(Object.keys(racine.attributs)).toEqual(['xmlns', 'xmlns:z', 'adresse', 'z:c'])
    expect(b?.attributs).toMatchObject({ d: '2' })
    // An attribute that holds the address of a namespace declares none.
    expect(elementsOf(partOf(`<a xmlns:z="u" b=${main}><c/></a>`).racine)[0]?.nom).toBe('c')
  })

  test('knows where each letter stands, whatever it is written with', () => {
    const lettersAt = (source: string) => {
      const [node] = partOf(`<t>${source}</t>`).racine.enfants
      if (node?.type !== 'texte') throw new Error('the words are a text')
      const ends = [...Array(node.valeur.length + 1).keys()]
      return ends.map((index) => sourceIndex(`<t>${source}</t>`, node, index) - '<t>'.length)
    }

    expect(lettersAt('ab')).toEqual([0, 1, 2])
    expect(lettersAt('a&amp;b')).toEqual([0, 1, 6, 7])
    expect(lettersAt('a\rb\r\nc\nd')).toEqual([0, 1, 2, 3, 5, 6, 7, 8])
    expect(lettersAt('&#xFFFF;&lt;')).toEqual([0, 8, 12])
    expect(lettersAt('&#x10000;a')).toEqual([0, 9, 9, 10])
    expect(lettersAt('<![CDATA[a]]>')).toEqual([9, 10])
    // A tag that stands for letters is written before or after as a whole.
    const spaces = { type: 'texte', valeur: '    ', debut: 3, fin: 7 } as const
    expect([0, 1, 4].map((at) => sourceIndex('<t><s/></t>', spaces, at))).toEqual([3, 7, 7])
  })

  test('is refused with a DOCTYPE, in any letters', () => {
    expect(() => partOf('<!doctype a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(
      expect.objectContaining({ code: 'doctype' }),
    )
  })
})

describe('the reader, beside parse-xml', () => {
  const parts = ['cases-heritees.docx', 'libreoffice-controles.docx', 'controles.docx'].flatMap(
    (name) => Object.entries(unzipSync(readForm(name))),
  )
  const sources = parts.flatMap(([name, bytes]) =>
    /\.(xml|rels)$/.test(name) ? [strFromU8(bytes)] : [],
  )

  test('reads the same elements at the same places in every part of a form', () => {
    expect(sources.length).toBeGreaterThan(20)
    for (const source of sources) expect(everyElement(source)).toEqual(elementsOfLibrary(source))
  })

  test('reads alike whatever parse-xml takes for well formed', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      '&amp;',
      '&',
      '<',
      '>',
      '"',
      ' ',
      'é',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?p ?>',
      'x="1"',
      "y='2'",
      '\r\n',
      '&#9;',
      '&#x2F;',
      '/',
      '=',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = `<r>${pieces.join('')}</r>`
        const expected = elementsOfLibrary(source)
        fc.pre(expected !== null)
        expect(everyElement(source)).toEqual(expected)
      }),
      { numRuns: 500, maxSkipsPerRun: 1_000 },
    )
  })
})

type Lu = readonly [
  nom: string,
  attributs: readonly string[],
  debut: number,
  fin: number,
  texte: string,
]

/** Each element in order, with its letters; null for a part that is refused. */
function everyElement(source: string): readonly Lu[] | null {
  const below = (node: Element): readonly Lu[] => [
    [
      node.prefixe + node.nom.replace(/^.*:/, ''),
      Object.values(node.attributs),
      node.debut,
      node.fin,
      textOf(node),
    ],
    ...elementsOf(node).flatMap(below),
  ]
  try {
    return below(partOf(source).racine)
  } catch {
    return null
  }
}

function elementsOfLibrary(source: string): readonly Lu[] | null {
  const below = (node: XmlElement): readonly Lu[] => [
    [node.name, Object.values(node.attributes), node.start, node.end, node.text],
    ...node.children.filter((child) => child instanceof XmlElement).flatMap(below),
  ]
  try {
    const { root } = parseXml(source, { includeOffsets: true })
    return root === null ? null : below(root)
  } catch {
    return null
  }
}
