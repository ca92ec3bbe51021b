import { describe, expect, test } from 'vitest'
import {
  childOf,
  elementsOf,
  parsePart,
  sourceIndex,
  textOf,
} from '../../../../main/import/formulaire/xml.ts'

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
    ['attributes without end', `<a${' b="c"'.repeat(1_000_000)}/>`],
    ['tags in tags without end', `${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`],
  ])('is refused as damaged with %s', (_, source) => {
    expect(() => partOf(source)).toThrow(expect.objectContaining({ code: 'damaged' }))
  })

  test('is refused with a DOCTYPE, in any letters', () => {
    expect(() => partOf('<!doctype a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(
      expect.objectContaining({ code: 'doctype' }),
    )
  })
})
