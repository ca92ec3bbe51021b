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
const ODT_HEAD = `${URNS.join('')} xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"`

/** A text of LibreOffice by hand. */
const odt = (body: readonly string[], forms = ''): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content${ODT_HEAD}><office:body><office:text>${forms && `<office:forms>${forms}</office:forms>`}${body.join('')}</office:text></office:body></office:document-content>`,
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
