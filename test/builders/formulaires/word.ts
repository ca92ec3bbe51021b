import { strToU8, zipSync } from 'fflate'

/** The XML of Word by hand, as its writers write it: small pieces that a test puts together. */
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const HEAD = `xmlns:w="${W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14 w15"`

export const x = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const r = (text: string, rPr = ''): string =>
  text
    .split('\t')
    .map((part) =>
      part === ''
        ? ''
        : `<w:r>${rPr && `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${x(part)}</w:t></w:r>`,
    )
    .join(`<w:r>${rPr && `<w:rPr>${rPr}</w:rPr>`}<w:tab/></w:r>`)

/** A paragraph of texts and of pieces of XML. */
export const p = (...pieces: string[]): string => para('', ...pieces)
export const para = (pPr: string, ...pieces: string[]): string =>
  `<w:p>${pPr && `<w:pPr>${pPr}</w:pPr>`}${pieces.map((one) => (one.startsWith('<') ? one : r(one))).join('')}</w:p>`
export const h1 = (text: string): string => para('<w:pStyle w:val="Titre1"/>', r(text))
export const h2 = (text: string): string => para('<w:pStyle w:val="Titre2"/>', r(text))
export const bold = (text: string): string => p(r(text, '<w:b/>'))

type Cell =
  | string
  | { readonly c: string; readonly span?: number; readonly merge?: 'restart' | 'continue' }

/** A table; a cell of text is one paragraph, a cell of XML is its own. */
export const tbl = (...rows: Cell[][]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid>${Array.from({ length: Math.max(...rows.map((row) => row.length)) }, () => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>${rows
    .map((row) => `<w:tr>${row.map(tc).join('')}</w:tr>`)
    .join('')}</w:tbl>`

function tc(cell: Cell): string {
  const { c, span, merge } =
    typeof cell === 'string' ? { c: cell, span: undefined, merge: undefined } : cell
  const props = `${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${merge === undefined ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`}`
  const content =
    c === ''
      ? '<w:p/>'
      : c.startsWith('<w:p') || c.startsWith('<w:tbl') || c.startsWith('<w:sdt')
        ? c
        : p(c)
  return `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${props}</w:tcPr>${content}</w:tc>`
}

const fld = (data: string, instr: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Texte1"/><w:enabled/><w:calcOnExit w:val="0"/>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ${instr} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

export const formText = (): string =>
  fld(
    '<w:textInput/>',
    'FORMTEXT',
    r('\u2002\u2002', '<w:noProof/>') + r('\u2002\u2002\u2002', '<w:noProof/>'),
  )
export const formCheck = (): string =>
  fld('<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', 'FORMCHECKBOX', '')
export const formList = (...entries: string[]): string =>
  fld(
    `<w:ddList>${entries.map((one) => `<w:listEntry w:val="${x(one)}"/>`).join('')}</w:ddList>`,
    'FORMDROPDOWN',
    '',
  )

/** A content control that shows its placeholder. */
export const sdt = (
  kind: string,
  shown = 'Cliquez ici pour entrer du texte.',
  alias = '',
): string =>
  `<w:sdt><w:sdtPr>${alias && `<w:alias w:val="${x(alias)}"/>`}<w:id w:val="${(shown.length * 7919 + alias.length) % 99991}"/><w:showingPlcHdr/>${kind}</w:sdtPr><w:sdtContent>${r(shown, '<w:rStyle w:val="PlaceholderText"/>')}</w:sdtContent></w:sdt>`
export const sdtBlock = (kind: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="77"/><w:showingPlcHdr/>${kind}</w:sdtPr><w:sdtContent>${p(r('Cliquez ici pour entrer du texte.', '<w:rStyle w:val="PlaceholderText"/>'))}</w:sdtContent></w:sdt>`
export const sdtCheck = (font = 'MS Gothic', on = '2612', off = '2610'): string =>
  `<w:sdt><w:sdtPr><w:id w:val="78"/><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="${on}" w14:font="${font}"/><w14:uncheckedState w14:val="${off}" w14:font="${font}"/></w14:checkbox></w:sdtPr><w:sdtContent>${font === 'MS Gothic' ? r('☐', '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>') : sym('F0A8', font)}</w:sdtContent></w:sdt>`
export const listOf = (...items: string[]): string =>
  `<w:dropDownList><w:listItem w:displayText="Choisissez un élément." w:value=""/>${items.map((one) => `<w:listItem w:displayText="${x(one)}" w:value="${x(one)}"/>`).join('')}</w:dropDownList>`
export const sym = (char: string, font = 'Wingdings'): string =>
  `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
export const wingdings = (letter: string): string =>
  r(letter, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
/** Spaces to write on, underlined. */
export const underlined = (): string => r('                    ', '<w:u w:val="single"/>')
export const dotTab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'

/** A text box, in its modern form and in the old one that stands for it. */
export const textBox = (content: string): string =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3000000" cy="1000000"/><wp:docPr id="1" name="Zone"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="1000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:200pt;height:80pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`

const STYLES = `<w:styles ${HEAD}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style></w:styles>`

/** A whole document; its header holds dots that are never written. */
export function docx(
  body: readonly string[],
  { styles = true }: { readonly styles?: boolean } = {},
): Uint8Array {
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
  const files: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="${type}.header+xml"/>${styles ? `<Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/>` : ''}</Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/header" Target="header1.xml"/>${styles ? `<Relationship Id="rId2" Type="${rels}/styles" Target="styles.xml"/>` : ''}</Relationships>`,
    'word/header1.xml': `${xml}<w:hdr ${HEAD}>${p('Caisse d’allocations familiales – dossier n° …………')}</w:hdr>`,
    ...(styles ? { 'word/styles.xml': `${xml}${STYLES}` } : {}),
    'word/document.xml': `${xml}<w:document ${HEAD}><w:body>${body.join('')}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    {
      mtime: '2026-01-01T12:00:00',
      level: 6,
    },
  )
}
