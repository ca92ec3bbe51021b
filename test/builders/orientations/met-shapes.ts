import { book, type CellValue, day, rezip } from './books.ts'
import { encode, lines } from './encode.ts'

/** A file like those that schools send, with the children that must be read from it. */
export type Shape = {
  readonly bytes: Uint8Array
  /** « 2 BENALI Inès 2013-03-12 CE2 / Benali Samira 0600000001 »: a child, then its adults. */
  readonly expected: readonly string[]
}

export const utf8 = (...rows: readonly string[]): Uint8Array => encode(lines(...rows), 'utf-8')

/** A text in a one-byte encoding, of which only the letters used here are known. */
const oneByte = (
  letters: Readonly<Record<string, number>>,
  ...rows: readonly string[]
): Uint8Array => Uint8Array.from(lines(...rows), (char) => letters[char] ?? char.charCodeAt(0))

const MAC = { é: 0x8e, è: 0x8f, ç: 0x8d, ë: 0x91, É: 0x83, ï: 0x95, œ: 0xcf }
const DOS = { é: 0x82, è: 0x8a, ç: 0x87, ë: 0x89, É: 0x90, ï: 0x8b, î: 0x8c }
const LATIN9 = {
  œ: 0xbd,
  Œ: 0xbc,
  š: 0xa8,
  Š: 0xa6,
  é: 0xe9,
  è: 0xe8,
  ë: 0xeb,
}

export const sheet = (
  rows: readonly (readonly CellValue[])[],
  more: { readonly merges?: readonly string[] } = {},
): Uint8Array => book([{ nom: 'Feuil1', rows, ...more }], 'xlsx')

/** The same sheet, these rows hidden as a filter hides them. */
const withHiddenRows = (bytes: Uint8Array, hidden: readonly number[]): Uint8Array =>
  rezip(bytes, (entries) => ({
    ...entries,
    'xl/worksheets/sheet1.xml': new TextEncoder().encode(
      new TextDecoder()
        .decode(entries['xl/worksheets/sheet1.xml'])
        .replace(/<row r="(\d+)"/g, (row, numero) =>
          hidden.includes(Number(numero)) ? `${row} hidden="1"` : row,
        ),
    ),
  }))

const FILTERED = withHiddenRows(
  sheet([
    ['Élève', 'Né(e) le', 'Classe'],
    ['BENALI Inès', day('2013-03-12'), 'CE2'],
    ['COSTA Élio', day('2012-11-02'), 'CM1'],
    ['DIALLO Awa', day('2014-05-06'), 'CE1'],
  ]),
  [2, 4],
)

/** Files of one difficulty each, in a shape of their own. Every child is invented. */
export const shapes: Readonly<Record<string, Shape>> = {
  'macintosh-liste.csv': {
    bytes: oneByte(
      MAC,
      'Nom;Prénom;Né(e) le;Classe',
      'Marçal;Zoé;12/03/2013;CE2',
      'Noël;Loïc;02/11/2012;CM1',
    ),
    expected: ['2 Marçal Zoé 2013-03-12 CE2', '3 Noël Loïc 2012-11-02 CM1'],
  },
  'dos-cp850.txt': {
    bytes: oneByte(
      DOS,
      'Nom;Prénom;Date de naissance;Classe',
      'Leçon;Benoît;12/03/2013;CE2',
      'Étienne;Anaïs;02/11/2012;CM1',
    ),
    expected: ['2 Leçon Benoît 2013-03-12 CE2', '3 Étienne Anaïs 2012-11-02 CM1'],
  },
  'latin-9.csv': {
    bytes: oneByte(
      LATIN9,
      'NOM;PRENOM;NE(E) LE;DIV.',
      'BŒUF;Noé;12/03/2010;6A',
      'NOVAK;Mašenka;02/11/2009;5B',
    ),
    expected: ['2 BŒUF Noé 2010-03-12 6e', '3 NOVAK Mašenka 2009-11-02 5e'],
  },
  'utf-8-avec-un-octet-faux.csv': {
    bytes: Buffer.concat([
      utf8('Nom;Prénom;Né(e) le;Classe', 'BENALI;Inès;12/03/2013;CE2', 'COSTA;Élio;02/11/2012;CM1'),
      Buffer.from('DIALLO;Aminé;06/05/2014;CE1\r\n', 'latin1'),
    ]),
    expected: [
      '2 BENALI Inès 2013-03-12 CE2',
      '3 COSTA Élio 2012-11-02 CM1',
      '4 DIALLO Aminé 2014-05-06 CE1',
    ],
  },
  'accents-casses.csv': {
    bytes: utf8(
      ...[
        'Nom;Prénom;Né(e) le;Classe',
        'BENALI;Inès;12/03/2013;CE2',
        'COSTA;Élio;02/11/2012;CM1',
      ].map((row) => Buffer.from(row, 'utf8').toString('latin1').replaceAll('\u0089', '‰')),
    ),
    expected: ['2 BENALI Inès 2013-03-12 CE2', '3 COSTA Élio 2012-11-02 CM1'],
  },
  'formulaire-en-ligne.csv': {
    bytes: utf8(
      'Horodateur,"1. Quel est le nom de votre enfant ? *","2. Quel est son prénom ?","3. Date de naissance de votre enfant (jj/mm/aaaa)","4. En quelle classe est votre enfant ? (ex : CM2)","5. Votre nom et prénom","6. Votre numéro de téléphone"',
      '05/09/2021 18:02:11,Benali,Inès,12/03/2013,CE2,Benali Samira,0600000001',
      '06/09/2021 08:12:40,Costa,Élio,02/11/2012,CM1,Costa Rui,06 00 00 00 02',
    ),
    expected: [
      '2 Benali Inès 2013-03-12 CE2 / Benali Samira 0600000001',
      '3 Costa Élio 2012-11-02 CM1 / Costa Rui 0600000002',
    ],
  },
  'exemple-sous-les-titres.csv': {
    bytes: utf8(
      'Nom de l’élève (en majuscules);Prénom*;Date de naissance : JJ/MM/AAAA;Niveau [obligatoire]',
      'Ex : MARTIN;Ex : Paul;01/01/2014;CP',
      'BENALI;Inès;12/03/2013;CE2',
    ),
    expected: ['3 BENALI Inès 2013-03-12 CE2'],
  },
  'payeur-puis-enfant.csv': {
    bytes: utf8(
      'Civilité;Nom;Prénom;Courriel;Portable;Nom;Prénom;Né(e) le;Classe',
      'Mme;Costa;Ana;ana@famille.example;0600000002;Benali;Inès;12/03/2013;CE2',
    ),
    expected: ['2 Benali Inès 2013-03-12 CE2 / Costa Ana 0600000002'],
  },
  'enfant-puis-lien-et-adulte.csv': {
    bytes: utf8(
      'Nom;Prénom;Date de naissance;Classe;Lien de parenté;Nom;Prénom;Tél. domicile;Tél. portable',
      'Benali;Inès;12/03/2013;CE2;mère;Costa;Ana;0199000001;0600000002',
    ),
    expected: ['2 Benali Inès 2013-03-12 CE2 / Costa Ana 0600000002'],
  },
  'deux-responsables-numerotes.csv': {
    bytes: utf8(
      'Nom élève;Prénom élève;Naissance;Division;Civilité R1;Nom R1;Prénom R1;Tél 1 R1;Tél 2 R1;Date de naissance R1;Nom R2;Prénom R2;Tél R2',
      'Benali;Inès;;5B;Mme;Costa;Ana;0199000001;;03/04/1980;Diallo;Karim;0600000003',
      'Petit;Tom;02/11/2010;6A;M.;Petit;Luc;;;05/06/1979;;;',
    ),
    expected: [
      '2 Benali Inès ? 5e / Costa Ana 0199000001 / Diallo Karim 0600000003',
      '3 Petit Tom 2010-11-02 6e / Petit Luc',
    ],
  },
  'telephone-de-personne.csv': {
    bytes: utf8(
      'Nom;Prénom;Né(e) le;Classe;Téléphone;Père;Mère',
      'Benali;Inès;12/03/2013;CE2;0600000001;Karim Benali;Samira Benali',
    ),
    expected: ['2 Benali Inès 2013-03-12 CE2 / Benali Samira / Benali Karim / ? 0600000001'],
  },
  'fratrie-numerotee.csv': {
    bytes: utf8(
      'Nom du responsable;Portable;1er enfant - Nom;1er enfant - Prénom;1er enfant - Né(e) le;1er enfant - Classe;2e enfant - Nom;2e enfant - Prénom;2e enfant - Né(e) le;2e enfant - Classe',
      'Mme Costa;0600000002;Costa;Élio;02/11/2012;CM1;Diallo;Awa;06/05/2014;CE1',
      'M. Benali;0600000001;Benali;Inès;12/03/2013;CE2;;;;',
    ),
    expected: [
      '2 Costa Élio 2012-11-02 CM1 / Costa 0600000002',
      '2 Diallo Awa 2014-05-06 CE1 / Costa 0600000002',
      '3 Benali Inès 2013-03-12 CE2 / Benali 0600000001',
    ],
  },
  'fratrie-dans-une-cellule.xlsx': {
    bytes: sheet([
      ['Nom', 'Prénom', 'Date de naissance', 'Classe'],
      ['COSTA', 'Élio, Léa et Tom', '02/11/2012\n06/05/2014\n12/03/2013', 'CM1, CE1 et CE2'],
      ['BENALI', 'Inès', '12/03/2013', 'CE2'],
    ]),
    expected: [
      '2 COSTA Élio 2012-11-02 CM1',
      '2 COSTA Léa 2014-05-06 CE1',
      '2 COSTA Tom 2013-03-12 CE2',
      '3 BENALI Inès 2013-03-12 CE2',
    ],
  },
  'deux-parents-dans-une-cellule.xlsx': {
    bytes: sheet([
      ['Enseignante :', 'Mme ROUX', 'Classe :', 'CM1/CM2'],
      ['Nom Prénom', 'Cours', 'Parents', 'Téléphones'],
      ['BENALI Inès', 'CM1', 'BENALI Samira et BENALI Karim', '0600000001 / 0600000002'],
      [
        'COSTA Élio',
        'CM2',
        'M. COSTA (père) Mme PINTO (mère)',
        '06 00 00 00 04 (mère) 06 00 00 00 03 (père)',
      ],
      ['DIALLO Awa', 'CM1', 'DIALLO Fatou et Ibrahim', '600000005'],
      ['PETIT Tom', 'CM2', 'M. et Mme PETIT', 600000006],
      ['PETIT Léa', 'CM1', 'idem', '"'],
      ['ROY Zoé', 'CM2', 'Mme ROY (grand-mère)', '06 00 00 00 07'],
      ['NOVAK Jan', 'CM2', 'Marie et Paul', '06 00 00 00 08'],
    ]),
    expected: [
      '3 BENALI Inès ? CM1 / BENALI Samira 0600000001 / BENALI Karim 0600000002',
      '4 COSTA Élio ? CM2 / COSTA 0600000003 / PINTO 0600000004',
      '5 DIALLO Awa ? CM1 / DIALLO Fatou 0600000005 / DIALLO Ibrahim',
      '6 PETIT Tom ? CM2 / PETIT 0600000006',
      '7 PETIT Léa ? CM1 / PETIT 0600000006',
      '8 ROY Zoé ? CM2 / ROY 0600000007',
      '9 NOVAK Jan ? CM2 / Marie et Paul 0600000008',
    ],
  },
  't08-noms-a-tirets.csv': {
    bytes: utf8(
      'Élève;Naissance;Responsable(s);Téléphone(s)',
      'BENALI - Inès;12/03/2013;BENALI Samira - BENALI Karim;0600000001 - 06–00–00–00–02',
    ),
    expected: ['2 BENALI Inès 2013-03-12 ? / BENALI Samira 0600000001 / BENALI Karim 0600000002'],
  },
  'parent-qui-n-est-pas-un-nom.csv': {
    bytes: utf8(
      'Nom;Prénom;Né(e) le;Classe;Mère;Tél mère;Père;Tél père',
      'BENALI;Inès;12/03/2013;CE2;Benali Samira;0600000001;décédé;',
      'COSTA;Élio;02/11/2012;CM1;inconnue;;"Costa Rui ; garde alternée";0600000002',
    ),
    expected: [
      '2 BENALI Inès 2013-03-12 CE2 / Benali Samira 0600000001',
      '3 COSTA Élio 2012-11-02 CM1 / Costa Rui 0600000002',
    ],
  },
  'sous-totaux-par-classe.xlsx': {
    bytes: sheet([
      ['Nom', 'Prénom', 'Né(e) le', 'Tel'],
      ['CP A - Mme Dubois'],
      ['BENALI', 'Inès', day('2015-03-12'), '0600000001'],
      ['Sous-total CP A', null, 1],
      ['CE2 B - M. Simon'],
      ['COSTA', 'Élio', day('2013-11-02')],
      ['Sous-total CE2 B', null, 1],
      ['Total général', null, 2],
    ]),
    expected: ['3 BENALI Inès 2015-03-12 CP / ? 0600000001', '6 COSTA Élio 2013-11-02 CE2'],
  },
  'trois-tables-cote-a-cote.xlsx': {
    bytes: sheet([
      ['École Jules-Ferry'],
      ['CP', null, null, null, 'CE1', null, null, null, 'CE2'],
      [
        'Nom',
        'Prénom',
        'Téléphone',
        null,
        'Nom',
        'Prénom',
        'Téléphone',
        null,
        'Nom',
        'Prénom',
        'Téléphone',
      ],
      [
        'BENALI',
        'Inès',
        '0600000001',
        null,
        'COSTA',
        'Élio',
        '0600000002',
        null,
        'DIALLO',
        'Awa',
        '0600000003',
      ],
      [null, null, null, null, 'PETIT', 'Tom', '0600000004'],
    ]),
    expected: [
      '4 BENALI Inès ? CP / ? 0600000001',
      '4 COSTA Élio ? CE1 / ? 0600000002',
      '4 DIALLO Awa ? CE2 / ? 0600000003',
      '5 PETIT Tom ? CE1 / ? 0600000004',
    ],
  },
  'une-classe-sous-l-autre.xlsx': {
    bytes: sheet([
      ['CE1 – Mme Roux'],
      ['Nom', 'Prénom', 'Né(e) le'],
      ['BENALI', 'Inès', day('2014-03-12')],
      [null],
      ['CM2 – M. Blin'],
      ['Prénom', 'Nom', 'Date de naissance', 'Responsable légal'],
      ['Élio', 'COSTA', day('2011-11-02'), 'Mme Costa 06 00 00 00 02'],
    ]),
    expected: ['3 BENALI Inès 2014-03-12 CE1', '7 COSTA Élio 2011-11-02 CM2 / Costa 0600000002'],
  },
  'lignes-filtrees.xlsx': {
    bytes: FILTERED,
    expected: ['3 COSTA Élio 2012-11-02 CM1'],
  },
  'tout-dans-la-colonne-a.xlsx': {
    bytes: sheet([
      ['"Nom","Prénom","Date de naissance","Classe","Téléphone responsable"'],
      ['"BENALI","Inès","12/03/2013","CE2 A","0600000001"'],
      ['"COSTA","Élio","02/11/2012","CM1, Mme Roy","0600000002"'],
    ]),
    expected: [
      '2 BENALI Inès 2013-03-12 CE2 / ? 0600000001',
      '3 COSTA Élio 2012-11-02 CM1 / ? 0600000002',
    ],
  },
  'date-et-lieu.csv': {
    bytes: utf8(
      'Nom;Prénom;Date et lieu de naissance;Classe',
      'BENALI;Inès;12/03/2013 à CANARI;CE2',
      'COSTA;Élio;CANARI, le 2 novembre 2012;CM1',
      'DIALLO;Awa;20140506;CE1',
      'PETIT;Tom;Mardi 6 mai 2014;CE1',
    ),
    expected: [
      '2 BENALI Inès 2013-03-12 CE2',
      '3 COSTA Élio 2012-11-02 CM1',
      '4 DIALLO Awa 2014-05-06 CE1',
      '5 PETIT Tom 2014-05-06 CE1',
    ],
  },
  'nom-et-numero-sur-deux-lignes.xlsx': {
    bytes: sheet([
      ['Élève', 'Classe', 'Contacts'],
      ['BENALI Inès', 'CE2', 'Samira Benali\n0612 345 678\nKarim Benali\n06 123 456 79'],
    ]),
    expected: ['2 BENALI Inès ? CE2 / Benali Samira 0612345678 / Benali Karim 0612345679'],
  },
  'eleve-numero.csv': {
    bytes: utf8(
      'Élève;NOM;PRENOM;Naissance;Date naissance;Classe',
      '100001;BENALI;Inès;CANARI;12/03/2013;CE2',
      '100002;COSTA;Élio;CANARI;02/11/2012;CM1',
    ),
    expected: ['2 BENALI Inès 2013-03-12 CE2', '3 COSTA Élio 2012-11-02 CM1'],
  },
  'eleve-et-nom-prenom.csv': {
    bytes: utf8(
      'Élève;Nom;Prénom;Naissance;Classe',
      'BENALI Inès;BENALI;Inès;12/03/2013;CE2',
      'DE LA TOUR Jean Luc;DE LA TOUR;Jean Luc;02/11/2012;CM1',
    ),
    expected: ['2 BENALI Inès 2013-03-12 CE2', '3 DE LA TOUR Jean Luc 2012-11-02 CM1'],
  },
  'page-nommee.xls': {
    bytes: Buffer.from(
      '<html><head><meta charset="iso-8859-1"></head><body><table border="1"><tr><th>Nom</th><th>Pr&eacute;nom</th><th>N&eacute;(e) le</th><th>Classe</th><th>T\u00e9l. responsable</th></tr><tr><td>BENALI</td><td>In\u00e8s</td><td>03/04/2013</td><td>CE2</td><td>0600000001</td></tr></table></body></html>',
      'latin1',
    ),
    expected: ['2 BENALI Inès 2013-04-03 CE2 / ? 0600000001'],
  },
  'xml-2003.xls': {
    bytes: Buffer.from(
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="CE2"><Table><Row><Cell><Data ss:Type="String">Nom</Data></Cell><Cell><Data ss:Type="String">Prénom</Data></Cell><Cell><Data ss:Type="String">Né(e) le</Data></Cell></Row><Row><Cell><Data ss:Type="String">BENALI</Data></Cell><Cell><Data ss:Type="String">Inès</Data></Cell><Cell><Data ss:Type="DateTime">2013-03-12T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>',
    ),
    expected: ['2 BENALI Inès 2013-03-12 CE2'],
  },
  'utf-16-sans-marque.csv': {
    bytes: Buffer.from('Nom;Prénom;Classe\r\nBENALI;Inès;CE2\r\n', 'utf16le'),
    expected: ['2 BENALI Inès ? CE2'],
  },
  'enfants-numerotes.csv': {
    bytes: utf8(
      'Nom parent;Tel;Enfant 1;Classe 1;Enfant 2;Classe 2',
      'COSTA Ana;0600000002;BENALI Inès;CE2;BENALI Adam;CP',
      'PETIT Luc;0600000004;PETIT Tom;CM1;;',
    ),
    expected: [
      '2 BENALI Inès ? CE2 / COSTA Ana 0600000002',
      '2 BENALI Adam ? CP / COSTA Ana 0600000002',
      '3 PETIT Tom ? CM1 / PETIT Luc 0600000004',
    ],
  },
}
