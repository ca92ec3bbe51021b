import { crc32, deflateRawSync } from 'node:zlib'
import { CFB } from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { book, rezip, type Sheet, zipOf } from './books.ts'
import { encode, lines } from './encode.ts'

const SIMPLE: Sheet = {
  nom: 'Feuil1',
  rows: [
    ['Nom', 'Prénom'],
    ['BENALI', 'Inès'],
  ],
}
const simple = (): Uint8Array => book([SIMPLE], 'xlsx')

const SHEET = 'xl/worksheets/sheet1.xml'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const inline = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

const HEADER_ROW = `<row r="1">${inline('A1', 'Nom')}${inline('B1', 'Prénom')}</row>`
const PUPIL_ROW = `<row r="2">${inline('A2', 'BENALI')}${inline('B2', 'Inès')}</row>`

/** A workbook whose only sheet is this XML. */
function withSheet(rows: string, after = '', before = ''): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`
  return rezip(simple(), (entries) => ({ ...entries, [SHEET]: Buffer.from(xml) }))
}

/** Changes one 32-bit field in the header of every entry, central and local. */
function forgeSizes(bytes: Uint8Array, size: number): Uint8Array {
  const forged = Buffer.from(bytes)
  const fields = [
    { signature: Buffer.from('PK\u0001\u0002'), offset: 24 },
    { signature: Buffer.from('PK\u0003\u0004'), offset: 22 },
  ]
  for (const { signature, offset } of fields) {
    for (let at = forged.indexOf(signature); at >= 0; at = forged.indexOf(signature, at + 4)) {
      forged.writeUInt32LE(size, at + offset)
    }
  }
  return forged
}

function flipBits(bytes: Uint8Array): Uint8Array {
  const flipped = Buffer.from(bytes)
  const middle = Math.floor(flipped.length / 3)
  for (let index = 0; index < 64; index++)
    flipped[middle + index * 7] = ~(flipped[middle + index * 7] ?? 0) & 0xff
  return flipped
}

/** An OLE file holding streams of these names, as a password-protected workbook or an old Word text does. */
function compound(...streams: readonly string[]): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const name of streams) CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

const ODS_MIME = 'application/vnd.oasis.opendocument.spreadsheet'
const ODS_NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'

const odsCell = (text: string, repeat = 1): string =>
  `<table:table-cell office:value-type="string" table:number-columns-repeated="${repeat}"><text:p>${text}</text:p></table:table-cell>`

function ods(rows: string, manifest = '', styles = ''): Uint8Array {
  return zipOf({
    mimetype: ODS_MIME,
    'styles.xml': `<office:document-styles ${ODS_NAMESPACES}/>`,
    'META-INF/manifest.xml': `<manifest>${manifest}</manifest>`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ODS_NAMESPACES} office:version="1.2">${styles}<office:body><office:spreadsheet><table:table table:name="Feuille1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })
}

const ODS_ROWS = `<table:table-row>${odsCell('Nom')}${odsCell('Prénom')}</table:table-row><table:table-row>${odsCell('BENALI')}${odsCell('Inès')}</table:table-row>`

/** Workbook of another pupil, hidden beside the one shown. */
const other = (bookType: 'xlsx' | 'ods'): Uint8Array =>
  book(
    [
      {
        ...SIMPLE,
        rows: [
          ['Nom', 'Prénom'],
          ['CACHÉ', 'Caché'],
        ],
      },
    ],
    bookType,
  )

/** A zip whose comment is another zip, short of two bytes: some readers take the last end record, others the last complete one. */
function twoEnds(bytes: Uint8Array, hidden: Uint8Array): Uint8Array {
  const shown = Buffer.from(bytes)
  const tail = Buffer.from(hidden)
  const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let at = tail.readUInt32LE(end + 16)
  for (let left = tail.readUInt16LE(end + 10); left > 0; left--) {
    tail.writeUInt32LE(tail.readUInt32LE(at + 42) + shown.length, at + 42)
    const lengths = [28, 30, 32].map((field) => tail.readUInt16LE(at + field))
    at += lengths.reduce((sum, length) => sum + length, 46)
  }
  tail.writeUInt32LE(tail.readUInt32LE(end + 16) + shown.length, end + 16)
  shown.writeUInt16LE(tail.length - 2, shown.length - 2)
  return Buffer.concat([shown, tail.subarray(0, -2)])
}

/** A hundred letters, of which some of control. */
const controls = (byte: number, count: number): Uint8Array =>
  new Uint8Array(100).fill(97).fill(byte, 0, count)

const tooLong = (start: string): Uint8Array => encode(start.padEnd(5 * 1024 * 1024 + 1), 'utf-8')

/** An OLE file of some length, of sectors of 512 bytes, its directory in one of them. */
function oleOf(length: number, sector: number): Uint8Array {
  const file = Buffer.alloc(length)
  file.write('d0cf11e0', 'hex')
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(sector, 48)
  return file
}

const partsOf = (count: number): Uint8Array =>
  zipSync(
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, new Uint8Array()])),
    {
      level: 0,
    },
  )

const manyRows = (count: number): string =>
  lines('Nom;Prénom', ...Array.from({ length: count }, (_, index) => `NOM${index};Prénom`))

/** Files that must be refused, each with the code of its reason; built when asked for. */
export const refusedFixtures: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['vide.xlsx', 'empty', () => new Uint8Array()],
  ['blancs.csv', 'empty', () => encode('\r\n  \r\n', 'utf-8-bom')],
  ['blancs-utf-16.csv', 'empty', () => Uint8Array.of(0xff, 0xfe, 0x20, 0, 0xa, 0)],
  ['blancs-utf-16-inverse.csv', 'empty', () => Uint8Array.of(0xfe, 0xff, 0, 0x20)],
  ['un-signe.csv', 'no-header', () => encode('!', 'utf-8')],
  ['une-lettre.csv', 'no-header', () => Uint8Array.of(0xfd)],
  ['cinquante-mo.csv', 'too-big', () => new Uint8Array(50 * 1024 * 1024 + 1)],
  ['cinquante-mo-de-zeros.csv', 'binary', () => new Uint8Array(50 * 1024 * 1024)],
  // A text holds one letter of control in fifty at most; tabs and line breaks are none.
  ...([8, 14, 31] as const).map(
    (byte) => [`signes-${byte}.csv`, 'binary', () => controls(byte, 3)] as const,
  ),
  ...([9, 13, 32] as const).map(
    (byte) => [`signes-${byte}.csv`, 'no-header', () => controls(byte, 3)] as const,
  ),
  ['deux-signes.csv', 'no-header', () => controls(8, 2)],
  ['page-trop-longue.xls', 'too-big', () => tooLong('<html><table></table>')],
  [
    'xml-trop-long.xls',
    'too-big',
    () =>
      tooLong(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
  ],
  ['page-xhtml.xls', 'html', () => encode('<?xml version="1.0"?><html><p>x</p></html>', 'utf-8')],
  // Its directory stands in the sector that the header names.
  ['ole-entier.xls', 'binary', () => oleOf(1024, 0)],
  ['ole-coupe.xls', 'damaged', () => oleOf(1023, 0)],
  ['ole-plus-long.xls', 'binary', () => oleOf(1536, 1)],
  ['ole-plus-long-coupe.xls', 'damaged', () => oleOf(1535, 1)],
  ['ole-tout-court.xls', 'damaged', () => oleOf(511, 0)],
  ['deux-mille-parties.zip', 'foreign-zip', () => partsOf(2000)],
  ['deux-mille-et-une-parties.zip', 'bomb', () => partsOf(2001)],
  ['pdf-nomme.xlsx', 'pdf', () => encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'windows-1252')],
  ['page-web.xls', 'html', () => encode('<html><p>Connectez-vous</p></html>', 'utf-8')],
  [
    'classeur-a-plat.fods',
    'fods',
    () => encode('<?xml version="1.0"?><office:document/>', 'utf-8'),
  ],
  ['liste.numbers', 'numbers', () => zipOf({ 'Index/Document.iwa': 'x' })],
  ['page-web-sans-entete.xls', 'html', () => encode('\n<TABLE><tr><td>Nom</td>', 'utf-8-bom')],
  ['classeur-xml.xls', 'xml', () => encode('<?xml version="1.0"?><Workbook></Workbook>', 'utf-8')],
  [
    'image-nommee.xlsx',
    'binary',
    () => Buffer.from(`89504e470d0a1a0a${'00ff'.repeat(400)}`, 'hex'),
  ],
  ['texte.rtf.xls', 'document', () => encode('{\\rtf1\\ansi Nom Prénom}', 'windows-1252')],
  ['tronque.xlsx', 'damaged', () => simple().subarray(0, 3000)],
  ['bits-inverses.xlsx', 'damaged', () => flipBits(simple())],
  ['tronque.xls', 'damaged', () => book([SIMPLE], 'biff8').subarray(0, 1500)],
  ['taille-forgee.xlsx', 'damaged', () => forgeSizes(simple(), 0x7fffffff)],
  ['une-partie-de-160-mo.xlsx', 'bomb', () => zipBomb('xl/workbook.xml', 160 * 1024 * 1024)],
  ['archive.xlsx', 'foreign-zip', () => zipOf({ 'liste.csv': 'Nom;Prénom' })],
  ['document.docx.xlsx', 'document', () => zipOf({ 'word/document.xml': '<w:document/>' })],
  [
    'document.odt.ods',
    'document',
    () => zipOf({ 'content.xml': '<office:body><office:text></office:text></office:body>' }),
  ],
  [
    'classeur-emboite.xlsx',
    'damaged',
    () => zipOf({ 'xl/workbook.xml': '<workbook/>', 'Index.zip': simple() }),
  ],
  ['ancien-document.doc.xls', 'document', () => compound('WordDocument')],
  ['autre-fichier-ole.xls', 'binary', () => compound('Contenu')],
  ['mot-de-passe.xlsx', 'password', () => compound('EncryptionInfo', 'EncryptedPackage')],
  ['mot-de-passe.ods', 'password', () => ods(ODS_ROWS, '<manifest:encryption-data/>')],
  [
    'repetitions.ods',
    'bomb',
    () =>
      ods(
        `<table:table-row table:number-rows-repeated="1048576">${odsCell('A', 1024)}</table:table-row>`,
      ),
  ],
  ['trop-de-lignes.csv', 'too-many-rows', () => encode(manyRows(20_001), 'utf-8')],
  [
    'trop-de-lignes.xlsx',
    'too-many-rows',
    () =>
      withSheet(
        Array.from(
          { length: 30_000 },
          (_, i) => `<row r="${i + 1}">${inline(`A${i + 1}`, 'NOM')}</row>`,
        ).join(''),
      ),
  ],
  ['une-colonne.csv', 'no-header', () => encode(lines('Bonjour,', 'voici la liste'), 'utf-8')],
]

/** Files that look like traps and hold one pupil, BENALI Inès, who must be read without harm. */
export const harmlessFixtures: readonly (readonly [string, () => Uint8Array])[] = [
  [
    'cellule-au-bout-du-monde.xlsx',
    () => withSheet(`${HEADER_ROW}${PUPIL_ROW}<row r="1048576">${inline('XFD1048576', 'x')}</row>`),
  ],
  [
    'reference-impossible.xlsx',
    () =>
      withSheet(
        `${HEADER_ROW}${PUPIL_ROW}<row r="4000000000">${inline('ZZZZZ4000000000', 'x')}</row>`,
      ),
  ],
  [
    'trente-mille-fusions.xlsx',
    () =>
      withSheet(
        HEADER_ROW + PUPIL_ROW,
        `<mergeCells>${Array.from({ length: 30_000 }, (_, i) => `<mergeCell ref="D${i * 2 + 1}:E${i * 2 + 1}"/>`).join('')}</mergeCells>`,
      ),
  ],
  [
    'liste-deroulante-sur-toute-la-feuille.xlsx',
    () =>
      withSheet(
        HEADER_ROW + PUPIL_ROW,
        '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
      ),
  ],
  [
    'milliard-de-rires.xlsx',
    () =>
      withSheet(
        `${HEADER_ROW}${PUPIL_ROW}<row r="3">${inline('D3', '&l3;')}</row>`,
        '',
        '<!DOCTYPE w [<!ENTITY l1 "ha"><!ENTITY l2 "&l1;&l1;"><!ENTITY l3 "&l2;&l2;">]>',
      ),
  ],
  [
    'entite-externe.xlsx',
    () =>
      withSheet(
        `${HEADER_ROW}${PUPIL_ROW}<row r="3">${inline('A3', 'x&amp;')}${inline('D3', '&xxe;')}</row>`,
        '',
        '<!DOCTYPE w [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
      ),
  ],
  [
    'formules-en-erreur.xlsx',
    () =>
      withSheet(
        `${HEADER_ROW}${PUPIL_ROW}<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3" t="e"><v>#REF!</v></c></row>`,
      ),
  ],
  [
    'feuille-proto.xlsx',
    () =>
      book(
        [
          {
            ...SIMPLE,
            nom: '__proto__',
            rows: [
              ['Nom', 'Prénom', '__proto__'],
              ['BENALI', 'Inès', 'x'],
            ],
          },
        ],
        'xlsx',
      ),
  ],
  [
    'deux-classeurs-en-un.xlsx',
    () => rezip(simple(), (entries) => ({ ...unzipSync(other('ods')), ...entries })),
  ],
  ['deux-fins.xlsx', () => twoEnds(simple(), other('xlsx'))],
  [
    'feuille-cachee.ods',
    () =>
      ods(
        `${ODS_ROWS}</table:table><table:table table:name="A &amp; B" table:style-name="ta2"><table:table-row>${odsCell('Nom')}${odsCell('Prénom')}</table:table-row><table:table-row>${odsCell('CACHÉ')}${odsCell('Caché')}</table:table-row>`,
        '',
        '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>',
      ),
  ],
  [
    'repetitions-ordinaires.ods',
    () =>
      ods(
        `${ODS_ROWS}<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`,
      ),
  ],
]

/** A zip of one entry that inflates to that many bytes of « 0 ». Made by hand: a zip library takes seconds. */
function zipBomb(name: string, size: number): Uint8Array {
  const content = Buffer.alloc(size, '0')
  const packed = deflateRawSync(content, { level: 1 })
  const title = Buffer.from(name)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(title.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, title, packed])
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000'),
    fields,
    Buffer.alloc(14),
    title,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
