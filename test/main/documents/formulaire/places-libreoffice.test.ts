import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { ValeurPlace } from '../../../../main/documents/formulaire/valeur-place.ts'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import {
  askedBy,
  filledPart,
  LIGNES,
  NON,
  OUI,
  TEXTE,
} from '../../../builders/formulaires/filled.ts'

const URNS = Object.entries({
  office: 'office',
  text: 'text',
  table: 'table',
  draw: 'drawing',
  form: 'form',
  style: 'style',
}).map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
const ODT_HEAD = `${URNS.join('')} xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`

/** A text of LibreOffice by hand. */
const odt = (body: readonly string[], forms = '', own = '', common = ''): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'styles.xml': strToU8(`<office:document-styles${ODT_HEAD}>${common}</office:document-styles>`),
    'content.xml': strToU8(
      `<office:document-content${ODT_HEAD}>${own}<office:body><office:text>${forms && `<office:forms>${forms}</office:forms>`}${body.join('')}</office:text></office:body></office:document-content>`,
    ),
  })
const tp = (...pieces: string[]): string => `<text:p>${pieces.join('')}</text:p>`
const mark = (type: string, params: string, name = 'Case'): string =>
  `<field:fieldmark text:name="${name}" field:type="vnd.oasis.opendocument.field.${type}"${params === '' ? '/>' : `>${params}</field:fieldmark>`}`
const param = (name: string, value: string): string =>
  `<field:param field:name="${name}" field:value="${value}"/>`
const held = (attributes: string, content: string): string =>
  `<loext:content-control ${attributes}>${content}</loext:content-control>`
const items =
  '<loext:list-item loext:display-text="Choisissez" loext:value=""/><loext:list-item loext:display-text="Oui" loext:value="1"/><loext:list-item loext:value="Non"/>'
const drawn = (id: string): string => `<draw:control draw:control="${id}"/>`
const SHOWN = 'loext:showing-place-holder="true"'
const opened = (content: string): string =>
  `<field:fieldmark-start text:name="Texte1" field:type="vnd.oasis.opendocument.field.FORMTEXT"/><field:fieldmark-separator/>${content}<field:fieldmark-end/>`

const ODT: readonly (readonly [
  kind: string,
  piece: string,
  valeur: ValeurPlace,
  forms?: string,
])[] = [
  [
    'a placeholder',
    '<text:placeholder text:placeholder-type="text">&lt;Nom&gt;</text:placeholder>',
    TEXTE,
  ],
  [
    'a field of text',
    '<text:text-input text:description="Nom">Cliquez ici</text:text-input>',
    TEXTE,
  ],
  ['a field of text without any', '<text:text-input text:description="Nom"/>', TEXTE],
  [
    'a list',
    '<text:drop-down text:name="L"><text:label text:value=""/><text:label text:value="Oui"/><text:label text:value="Non"/>-</text:drop-down>',
    NON,
  ],
  ['a box', held('loext:checkbox="true" loext:checked-state="☑"', '<text:span>☐</text:span>'), OUI],
  ['a box that says its state', held('loext:checkbox="true" loext:checked="false"', '☐'), OUI],
  ['a box that shows nothing', held('loext:checkbox="true"', '<text:span></text:span>'), OUI],
  [
    'a list of Word',
    held(SHOWN, `${items}<text:span>Choisissez</text:span><text:span> ici</text:span>`),
    NON,
  ],
  ['a control with its invitation', held(SHOWN, 'Cliquez <text:span>ici</text:span>'), TEXTE],
  ['a control without letters', held(SHOWN, '<text:span></text:span>'), TEXTE],
  ['a box of an old form of Word', mark('FORMCHECKBOX', ''), OUI],
  ['a box of an old form that says another thing', mark('FORMCHECKBOX', param('Autre', '1')), OUI],
  [
    'a box of an old form that says its state',
    mark('FORMCHECKBOX', param('Checkbox_Checked', 'false')),
    OUI,
  ],
  [
    'a list of an old form of Word',
    mark('FORMDROPDOWN', param('Dropdown_ListEntry', 'Oui') + param('Dropdown_ListEntry', 'Non')),
    NON,
  ],
  [
    'a list of an old form on its first entry',
    mark(
      'FORMDROPDOWN',
      param('Dropdown_Selected', '0') +
        param('Dropdown_ListEntry', 'Oui') +
        param('Dropdown_ListEntry', 'Non'),
    ),
    NON,
  ],
  ['a text of an old form of Word', opened('   <text:span>  </text:span>'), TEXTE],
  ['a text of an old form without any letter', opened(''), TEXTE],
  [
    'a drawn box',
    drawn('c1'),
    OUI,
    '<form:form><form:checkbox xml:id="c1" form:label="Oui"/></form:form>',
  ],
  [
    'a drawn box that says its state',
    drawn('c1'),
    OUI,
    '<form:checkbox form:id="c1" form:current-state="unchecked"/>',
  ],
  ['a drawn button', drawn('c1'), OUI, '<form:radio xml:id="c1" form:label="Oui"/>'],
  ['a drawn field', drawn('c1'), TEXTE, '<form:text xml:id="c1" form:title="Nom"/>'],
  ['a drawn field of several lines', drawn('c1'), LIGNES, '<form:textarea xml:id="c1"/>'],
]

test('a place of LibreOffice, whatever its kind, is written as LibreOffice itself writes it', async () => {
  const told = ODT.map(async ([kind, piece, valeur, forms]) => {
    const xml = await filledPart(odt([tp('Nom : ', piece)], forms), 'content.xml', valeur)
    const [, filled = ''] = /<office:text>(.*)<\/office:text>/s.exec(xml) ?? []
    return [
      kind,
      forms ?? piece,
      forms === undefined ? filled.replace(/^<text:p>Nom : |<\/text:p>$/g, '') : filled,
      '',
    ].join('\n')
  })

  await expect((await Promise.all(told)).join('\n')).toMatchFileSnapshot(
    `${import.meta.dirname}/snapshots/places-libreoffice.txt`,
  )
})

test('a place of LibreOffice that is answered is left alone', async () => {
  const forms = [
    '<form:checkbox xml:id="c1" form:current-state="checked"/>',
    '<form:radio xml:id="c2" form:current-selected="true"/>',
    '<form:textarea xml:id="c3" form:current-value="Écrit"/>',
    '<form:button xml:id="c4"/>',
    '<form:date xml:id="c5" form:current-value=""/>',
  ]
  const answered = [
    '<text:text-input>Écrit</text:text-input>',
    '<text:drop-down text:name="L"/>',
    held('loext:checkbox="true" loext:checked="true"', '☒'),
    held('', `${items}Oui`),
    held('', 'Écrit'),
    '<loext:content-control/>',
    mark('FORMCHECKBOX', param('Checkbox_Checked', 'true')),
    mark('FORMDROPDOWN', param('Dropdown_Selected', '1') + param('Dropdown_ListEntry', 'Oui')),
    mark('FORMTEXT', param('Autre', '1')),
    opened('Écrit'),
    ...['c1', 'c2', 'c3', 'c4', 'c9'].map(drawn),
  ]
  const open = [
    held('', '  '),
    mark('FORMDROPDOWN', param('Dropdown_Selected', '0') + param('Dropdown_ListEntry', 'Oui')),
    drawn('c5'),
  ]
  const lines = (pieces: readonly string[], word: string) =>
    pieces.map((piece, index) => tp(`${word} ${index} `, piece))

  const asked = await askedBy(
    odt([...lines(answered, 'Écrit'), ...lines(open, 'Blanc')], forms.join('')),
  )

  expect(asked).toEqual(open.map((_, index) => `Blanc ${index}`))
})

test('a place of LibreOffice takes the name that its author gave, not the one of the software', async () => {
  const { places } = await readFormulaire(
    odt(
      [
        tp('<text:placeholder text:description="Aide">&lt;…&gt;</text:placeholder>'),
        tp('<text:text-input text:description="Nom"/>'),
        tp(held(`loext:alias="Alias" loext:tag="Balise" ${SHOWN}`, 'Cliquez')),
        tp(held(`loext:tag="Balise" ${SHOWN}`, 'Cliquez')),
        tp(mark('FORMCHECKBOX', '', 'Accord')),
        ...['CaseACocher1', 'ListeDéroulante2', '__Fieldmark__168_33780170'].map((name) =>
          tp(mark('FORMCHECKBOX', '', name)),
        ),
        tp(drawn('c1')),
        tp(drawn('c2')),
      ],
      '<form:text xml:id="c1" form:label="Étiquette" form:title="Titre"/><form:number xml:id="c2" form:title="Titre"/>',
    ),
  )

  expect(places.map(({ contexte }) => contexte.nom)).toEqual([
    'Aide',
    'Nom',
    'Alias',
    'Balise',
    'Accord',
    '',
    '',
    '',
    'Étiquette',
    'Titre',
  ])
})

/** A form as the screen shows it: « # » before a title, « [] » for a place, a bar between two cells. */
async function shown(bytes: Uint8Array): Promise<readonly string[]> {
  const { morceaux } = await readFormulaire(bytes)
  const textOf = (contenu: readonly (string | number)[]) =>
    contenu.map((one) => (typeof one === 'string' ? one : '[]')).join('')
  return morceaux.flatMap((one) =>
    one.type === 'tableau'
      ? one.lignes.map((row) =>
          row.map((cell) => `${cell.largeur}×${cell.hauteur} ${textOf(cell.contenu)}`).join('|'),
        )
      : [(one.type === 'titre' ? '# ' : '') + textOf(one.contenu)],
  )
}

const style = (name: string, inside: string, more = ''): string =>
  `<style:style style:name="${name}" style:family="paragraph"${more}>${inside}</style:style>`
const letters = (attributes: string): string => `<style:text-properties ${attributes}/>`
const tabs = (attributes: string): string =>
  `<style:paragraph-properties><style:tab-stops><style:tab-stop ${attributes}/></style:tab-stops></style:paragraph-properties>`
const as = (name: string, ...pieces: string[]): string =>
  `<text:p text:style-name="${name}">${pieces.join('')}</text:p>`
const span = (name: string, text: string): string =>
  `<text:span text:style-name="${name}">${text}</text:span>`

test('a paragraph of LibreOffice takes its level, its letters and its tabs from its styles', async () => {
  const own = [
    style('Enfant', '', ' style:parent-style-name="H3"'),
    style('Gras', letters('fo:font-weight="bold"')),
    style('Grand', letters('fo:font-weight="700" fo:font-size="13pt"')),
    style('Maigre', letters('fo:font-weight="normal"')),
    style('Signes', letters('style:font-name="Wingdings"')),
    style('Arial', letters('fo:font-family="Arial"')),
    style('Souligne', letters('style:text-underline-style="solid"')),
    style('Plain', letters('style:text-underline-style="none"')),
    style('Points', tabs('style:leader-style="dotted"')),
    style('Lettres', tabs('style:leader-text="."')),
    style('Rien', tabs('style:leader-style="none"')),
  ]
  const common = [
    style('Ti', '', ' style:display-name="Title"'),
    style('H3', '', ' style:display-name="Heading 3"'),
    style('Titre_20_2', ''),
    style('Boucle', '', ' style:parent-style-name="Boucle"'),
  ]
  const spaces = '<text:s text:c="5"/>'
  const body = [
    '<text:h text:outline-level="2">Deux</text:h><text:h>Un</text:h>',
    ...[as('Ti', 'Titre'), as('H3', 'Trois'), as('Enfant', 'Enfant'), as('Titre_20_2', 'Deux')],
    ...[as('Boucle', 'Boucle'), as('Gras', 'Gras'), as('Grand', 'Grand')],
    as('Gras', span('Maigre', 'Maigre')),
    ...[as('Signes', 'o'), as('Signes', span('Souligne', 'o')), as('Signes', span('Arial', 'o'))],
    as('Plain', 'Nom ', span('Souligne', spaces)),
    as('Souligne', 'Nom ', `<text:span>${spaces}</text:span>`),
    as('Souligne', 'Nom ', span('Plain', spaces)),
    ...['Points', 'Lettres', 'Rien'].map((name) => as(name, 'Nom <text:tab/>')),
    as('Plain', 'Fin ____'),
  ]
  const bytes = odt(body, '', own.join(''), common.join(''))

  expect(await shown(bytes)).toEqual([
    ...[
      '# Deux',
      '# Un',
      '# Titre',
      '# Trois',
      '# Enfant',
      '# Deux',
      'Boucle',
      '# Gras',
      '# Grand',
    ],
    ...['Maigre', '[]', '[]', 'o', 'Nom []', 'Nom []', 'Nom', 'Nom []', 'Nom []', 'Nom', 'Fin []'],
  ])
  const { places } = await readFormulaire(bytes)
  expect(places[0]?.contexte.sections).toEqual(['Grand', 'Deux', 'Titre'])
})

test('frames, shapes, lists and links of LibreOffice are read in their place; deleted text under tracked changes is not', async () => {
  const frame = (text: string) =>
    `<draw:frame><draw:text-box>${tp(text)}</draw:text-box></draw:frame>`
  const shape = (text: string) => `<draw:custom-shape>${tp(text)}</draw:custom-shape>`

  expect(
    await shown(
      odt([
        `<text:section><text:list><text:list-item>${tp('Liste ____')}</text:list-item></text:list></text:section>`,
        `<text:tracked-changes>${tp('Ôté ____')}</text:tracked-changes>`,
        ...[frame('Cadre ____'), tp('Avant ', frame('Dedans ____'))],
        ...[shape('Forme ____'), tp(shape('Dedans ____'))],
        tp('Page <text:page-number>3<text:s/></text:page-number> ____'),
        ...[tp('<text:a>Lien ____</text:a>'), tp('Nom :<text:line-break/>Ville ____')],
        tp('<text:note>Note ____</text:note>x'),
      ]),
    ),
  ).toEqual([
    ...['Liste []', 'Cadre []', 'Avant', 'Dedans []', 'Forme []', '', 'Dedans []'],
    ...['Page 3 []', 'Lien []', 'Nom : Ville []', 'x'],
  ])
})

test('an answer in LibreOffice goes on in the letters of its line; the file keeps its own prefixes', async () => {
  const filled = (body: string, valeur = TEXTE, forms = '') =>
    filledPart(odt([body], forms), 'content.xml', valeur)
  const spanned = '<text:span text:style-name="G">Nom :</text:span>'

  expect(await filled(tp(spanned))).toContain('Nom : Réponse</text:span></text:p>')
  expect(await filled(tp(spanned.replace(' :', ''), ' :'))).toContain(
    '</text:span> : Réponse</text:p>',
  )
  // A field that holds an empty answer gets another one, not a second attribute.
  const form = '<form:text xml:id="c1" form:current-value="" form:label="Nom"/>'
  expect(await filled(tp(drawn('c1')), TEXTE, form)).toContain(
    '<form:text xml:id="c1" form:current-value="Réponse" form:label="Nom"/>',
  )
  const urn = 'urn:oasis:names:tc:opendocument:xmlns'
  const own = zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<o:c xmlns:o="${urn}:office:1.0" xmlns:t="${urn}:text:1.0"><o:body><o:text><t:p>Nom ____</t:p></o:text></o:body></o:c>`,
    ),
  })
  expect(await filledPart(own, 'content.xml', LIGNES)).toContain('<t:line-break/>')
})

test('a level, a size, letters or a tab of LibreOffice are those of the style above where none is said', async () => {
  const own = [
    style('Gras', letters('fo:font-weight="bold"')),
    style('Douze', letters('fo:font-weight="bold" fo:font-size="12pt"')),
    style('Treize', letters('fo:font-weight="bold" fo:font-size="13pt"')),
    style('Points', tabs('style:leader-style="dotted"')),
    style('Sous', '', ' style:parent-style-name="Points"'),
    style(
      'Deux',
      '<style:paragraph-properties><style:tab-stops><style:tab-stop/><style:tab-stop style:leader-style="solid"/></style:tab-stops></style:paragraph-properties>',
    ),
  ].join('')
  const sections = async (...body: readonly string[]) => {
    const { places } = await readFormulaire(odt([...body, tp('Nom ____')], '', own))
    return places[0]?.contexte.sections
  }

  expect(await sections(as('Treize', 'A'), as('Gras', 'B'))).toEqual(['B', 'A'])
  expect(await sections(as('Treize', '<text:span>A</text:span>'), as('Gras', 'B'))).toEqual([
    'B',
    'A',
  ])
  expect(await sections(as('Douze', 'A'), as('Gras', 'B'))).toEqual(['B'])
  expect(await sections('<text:h text:outline-level="1">A</text:h>', '<text:h>B</text:h>')).toEqual(
    ['B'],
  )
  const underlined = style('Souligne', letters('style:text-underline-style="solid"'))
  expect(
    await shown(
      odt(
        [
          ...['Sous', 'Deux'].map((name) => as(name, 'Nom <text:tab/>')),
          tp('Nom ', span('Souligne', '<text:s/><text:s/>')),
          tp('Nom ', span('Souligne', '<text:s/><text:s/><text:s/>')),
        ],
        '',
        own + underlined,
      ),
    ),
  ).toEqual(['Nom []', 'Nom []', 'Nom', 'Nom []'])
})

test('a merged cell of LibreOffice is read as one cell', async () => {
  const cell = (text: string, more = '') =>
    `<table:table-cell${more}>${text === '' ? '<text:p/>' : tp(text)}</table:table-cell>`
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
  const covered = '<table:covered-table-cell/>'
  const wide = ' table:number-columns-spanned="2"'
  const tall = ' table:number-rows-spanned="2"'
  const bytes = odt([
    `<table:table><table:table-header-rows>${row(cell('Qui'), cell('Nombre', wide), covered)}</table:table-header-rows><table:table-rows>${row(cell('Moyens', tall), cell('A'), cell(''))}${row(covered, cell('B'), cell(''))}</table:table-rows></table:table>`,
  ])

  const tallest = odt([
    `<table:table>${row(cell('A', wide), covered, cell('B', tall))}${row(cell('C', wide), covered, '<table:x/>', covered)}</table:table>`,
    tp('Fin ____'),
  ])
  expect((await shown(tallest)).slice(0, 2)).toEqual(['2×1 A|1×2 B', '2×1 C'])
  expect(await shown(bytes)).toEqual([
    '1×1 Qui|2×1 Nombre',
    '1×2 Moyens|1×1 A|1×1 []',
    '1×1 B|1×1 []',
  ])
  const { places } = await readFormulaire(bytes)
  expect(places.map(({ contexte: c }) => [c.lignes, c.colonnes, c.sections])).toEqual([
    [['A', 'Moyens'], ['Nombre'], ['Qui']],
    [['B', 'Moyens'], ['Nombre'], ['Qui']],
  ])
})
