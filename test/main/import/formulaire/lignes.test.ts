import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import {
  docx,
  dotTab,
  formText,
  h1,
  h2,
  p,
  para,
  r,
  sym,
  tbl,
  wingdings,
} from '../../../builders/formulaires/word.ts'

/** A form as the screen shows it, a line for each of its lines, « [] » for a place; one that nothing draws in brackets. */
async function shown(...body: readonly string[]): Promise<readonly string[]> {
  return (await linesOf(docx([...body, p(''), p('Fin ____')]))).slice(0, -2)
}

async function linesOf(bytes: Uint8Array, titre = ''): Promise<readonly string[]> {
  const { morceaux, places } = await readFormulaire(bytes)
  const textOf = (contenu: readonly (string | number)[]) =>
    contenu
      .map((one) => (typeof one === 'string' ? one : places[one]?.faible ? '([])' : '[]'))
      .join('')
  return morceaux.flatMap((one) =>
    one.type === 'tableau'
      ? one.lignes.map((row) => row.map(({ contenu }) => textOf(contenu)).join('|'))
      : [(one.type === 'titre' ? titre : '') + textOf(one.contenu)],
  )
}

test.each([
  // Lines to write on.
  ['Nom __', 'Nom []'],
  ['a_b', 'a_b'],
  ['Le ___/___/_____ à ____', 'Le [] à []'],
  ['Le __ / __ / ____', 'Le []'],
  ['Tél. et mail : ____ / ____', 'Tél. et mail : [] / []'],
  ['Année scolaire et niveau : ____ / ____', 'Année scolaire et niveau : []'],
  ['Nom, tél. et mail : ____ / ____', 'Nom, tél. et mail : []'],
  ['Du ____ au ____.', 'Du [] au [].'],
  ['Tél. ____ Fax.____', 'Tél. [] Fax.[]'],
  ['Code |_|_|_|_|_|', 'Code []'],
  // Dots.
  ['Nom .....', 'Nom []'],
  ['Nom ....', 'Nom []'],
  ['Nom ...', 'Nom []'],
  ['Nom ..', 'Nom ..'],
  ['Nom….', 'Nom….'],
  ['Nom.....', 'Nom[]'],
  ['Nom : … suite', 'Nom : [] suite'],
  ['Nom … suite', 'Nom … suite'],
  ['Nom ‥‥ suite', 'Nom ‥‥ suite'],
  ['Nom ‥‥', 'Nom []'],
  ['Autres (CAP, BEP…) : ____', 'Autres (CAP, BEP…) : []'],
  ['Précisez (club, école …', 'Précisez (club, école …'],
  ['Précisez (club) …', 'Précisez (club) []'],
  ['CAP, BEP, etc. …', 'CAP, BEP, etc. …'],
  ['Partenaires, etc …', 'Partenaires, etc …'],
  ['Nom . . . . . .', 'Nom []'],
  // Brackets.
  ['[____]', '[]'],
  ['Accord [ ] fin', 'Accord [] fin'],
  ['Accord [     ]', 'Accord []'],
  ['Accord [      ]', 'Accord [ ]'],
  ['Accord [x]', 'Accord [x]'],
  ['Accord ( )', 'Accord []'],
  ['Accord ()', 'Accord ()'],
  ['Accord [..]', 'Accord []'],
  // Boxes, drawn as letters.
  ['☐ a □ b ▢ c ❏ d ❐ e ❑ f', '[] a [] b [] c [] d [] e [] f'],
  ['❒ a ◻ b ⬜ c ○ d ◯ e ⭘ f', '[] a [] b [] c [] d [] e [] f'],
  ['☑ a ☐ b', ' a [] b'],
  ['☐☐', '[][]'],
  ['Accord : ☐ oui ☐ non', 'Accord : [] oui  non'],
  ['Accord : ☒ oui ☐ non', 'Accord :  oui  non'],
  // Nothing that asks.
  ['Merci de votre attention.', 'Merci de votre attention.'],
])('« %s » is read as « %s »', async (line, expected) => {
  expect(await shown(p(line))).toEqual([expected])
})

test('spaces that are underlined, and tabs that draw dots, are places; a table of contents has none', async () => {
  const tab = '<w:r><w:tab/></w:r>'
  const souligne = (text: string) => r(text, '<w:u w:val="single"/>')
  const barre = (text: string) => r(text, '<w:u w:val="none"/>')

  expect(
    await shown(
      p('Nom ', souligne('   ')),
      p('Nom ', souligne('  ')),
      p('Nom ', barre('     ')),
      p('Nom ', souligne('  '), souligne('  '), r(' fin')),
      p('Nom ', souligne(' un mot ')),
      para(dotTab, 'Semaines', tab),
      para(dotTab, 'Semaines', tab, tab),
      para(dotTab, 'Les enfants', tab, '12'),
      ...[para(dotTab, 'Page', tab, '7'), para(dotTab, 'a', tab, 'x'), para(dotTab, ' ', tab, 'x')],
      para(dotTab, ' ', tab),
      para(dotTab, tab),
      p('Semaines', tab),
      p('Semaines', '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>'),
    ),
  ).toEqual([
    ...['Nom []', 'Nom', 'Nom', 'Nom [] fin', 'Nom un mot', 'Semaines[]', 'Semaines[]'],
    ...['Les enfants 12', 'Page 7', 'a[]x', '[]x', '', '[]', 'Semaines', 'Semaines[]'],
  ])
})

test('a letter that a symbol font draws as a box is a box to tick; the same letter in another font is a letter', async () => {
  expect(
    await shown(
      p(wingdings('o'), r(' oui')),
      p(r('o oui')),
      p(wingdings('A'), r(' oui')),
      p(sym('F0A8'), r(' a '), sym('F041'), r(' b')),
    ),
  ).toEqual(['[] oui', 'o oui', 'A oui', '[] a b'])
})

test('a line break is one place’s end, and lines to write on under a question are one place', async () => {
  const br = '<w:r><w:br/></w:r>'

  expect(await shown(p('Nom : ____', br, 'Ville : ____'))).toEqual(['Nom : [] Ville : []'])
  expect(await shown(p('Bilan ?'), p('…………'), p('…………'), p('Suite'), p('………'))).toEqual([
    ...['Bilan ?', '[]', 'Suite', '[]'],
  ])
  expect(await shown(p('Bilan : …………'), p('…………'), p('_'))).toEqual(['Bilan : []', '_'])
  expect(await shown(p('Bilan : …………'), p('☐'), p('☐ …………'))).toEqual([
    ...['Bilan : []', '[]', '[][]'],
  ])
})

test('a line that ends with « : » or « ? » asks, unless its answer or its lines stand under it', async () => {
  expect(await shown(p('Nom de la structure :'))).toEqual(['Nom de la structure :([])'])
  expect(await shown(p('Quel bilan ?'), p(''))).toEqual(['Quel bilan ?([])', ''])
  expect(await shown(p('Quel bilan ?'), p('Un bon bilan.'))).toEqual([
    ...['Quel bilan ?', 'Un bon bilan.'],
  ])
  expect(await shown(p('Nom :'), p('Les Ponts'))).toEqual(['Nom :', 'Les Ponts'])
  expect(await shown(p('Nom :'), p('Ville :'))).toEqual(['Nom :([])', 'Ville :([])'])
  expect(await shown(p('Nom :'), p('- un'))).toEqual(['Nom :', '- un'])
  expect(await shown(p('Nom :'), p('☐ oui'))).toEqual(['Nom :', '[] oui'])
  expect(await shown(p('Nom :'), tbl(['a', '']))).toEqual(['Nom :', 'a|[]'])
  expect(await shown(h1('Nom :'))).toEqual(['Nom :'])
  expect(await shown(tbl(['Nom :', '']))).toEqual(['Nom :|[]'])
  expect(await shown(tbl(['Nom :'], ['Ville :']))).toEqual(['Nom :([])', 'Ville :([])'])
})

test('a title is one by its style, by its bold letters or by its capitals', async () => {
  const gras = (text: string, more = '') => p(r(text, `<w:b/>${more}`))
  const { morceaux, places } = await readFormulaire(
    docx([
      h1('Un'),
      h2('Deux'),
      gras('Grand', '<w:sz w:val="26"/>'),
      gras('Gras'),
      p('LES ENFANTS'),
      p('CP'),
      p(r('Gras ', '<w:b/>'), r('et maigre')),
      gras('Nom :'),
      gras('Une question en gras ?'),
      gras('x'.repeat(221)),
      gras('x'.repeat(220)),
      gras(`${'x'.repeat(38)}:`),
      gras(`${'x'.repeat(39)}:`),
      p('CLAS'),
      p('Nom ____'),
    ]),
  )

  expect(morceaux.flatMap(({ type }, rank) => (type === 'titre' ? [rank] : []))).toEqual([
    0, 1, 2, 3, 4, 8, 10, 12, 13,
  ])
  expect(places.at(-1)?.contexte.sections).toEqual([...['CLAS', 'Grand', 'Deux', 'Un']])
})

test('two blanks that a bar parts take a label each, whatever they are made of', async () => {
  const lines = [
    p('Filles / garçons : ……… / ………'),
    p('Tél. et mail : ', formText(), ' / ', formText()),
  ]
  const { places } = await readFormulaire(docx(lines))

  expect(places.map(({ contexte: c }) => [c.debutLigne, c.avant])).toEqual([
    ['', 'Filles'],
    ['Filles', 'garçons'],
    ['', 'Tél.'],
    ['Tél.', 'mail'],
  ])
})

test('a tab before a line is where its answer goes; what a field of Word shows is read as words', async () => {
  const tab = '<w:r><w:tab/></w:r>'
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const field = (instr: string, result: string) =>
    `${mark('begin')}<w:r><w:instrText> ${instr} </w:instrText></w:r>${mark('separate')}${result}${mark('end')}`

  expect(await shown(p('Nom :'), p(tab, 'Ville :'))).toEqual(['Nom :', 'Ville :([])'])
  expect(
    await shown(
      p('Page ', field('PAGE', r('3')), ' sur 12'),
      p('Année ', field('REF annee', `${r('2021')}${tab}${r('2022')}`), ' : ____'),
      p('Année ', field('REF annee', r('____'))),
    ),
  ).toEqual(['Page 3 sur 12', 'Année 2021 2022 : []', 'Année ____'])
})

test('a paragraph takes its level, its letters and its tabs from its style, and from those that the style is made of', async () => {
  const style = (id: string, inside: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}">${inside}</w:style>`
  const as = (id: string, ...pieces: string[]) => para(`<w:pStyle w:val="${id}"/>`, ...pieces)
  const styles = [
    style('Troisieme', '<w:name w:val="heading 3"/>'),
    style('Titre', '<w:name w:val="Title"/>'),
    style('Autre', '<w:name w:val="Titre"/>'),
    style('Dessous', '<w:name w:val="x"/><w:basedOn w:val="Troisieme"/>'),
    // A style that is made of itself.
    style('Boucle', '<w:name w:val="y"/><w:basedOn w:val="Boucle"/>'),
    style('Gras', '<w:rPr><w:b/></w:rPr>'),
    style('Maigre', '<w:basedOn w:val="Gras"/><w:rPr><w:b w:val="0"/></w:rPr>'),
    style('Signes', '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
    style('Points', `<w:pPr>${dotTab}</w:pPr>`),
    style('Grand', '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr>'),
    style('Texte', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    '<w:style w:type="character" w:styleId="Fort"><w:rPr><w:b/></w:rPr></w:style>',
  ]
  const body = [
    ...[
      as('Titre', 'Un'),
      as('Troisieme', 'Trois'),
      as('Dessous', 'Dessous'),
      as('Autre', 'Autre'),
    ],
    ...[as('Boucle', 'Boucle'), as('Gras', 'Gras'), as('Gras', r('Maigre', '<w:b w:val="off"/>'))],
    ...[
      as('Maigre', 'Maigre'),
      as('Signes', 'o'),
      as('Signes', r('o', '<w:rFonts w:hAnsi="Arial"/>')),
    ],
    ...[as('Points', 'Nom\t'), as('Titre', 'Un'), as('Troisieme', 'Trois')],
    ...[para('<w:outlineLvl w:val="3"/>', 'Niveau 4'), as('Grand', 'Grand'), as('Gras', 'Gras')],
    ...[p('Ville ____'), as('Texte', 'Texte'), p('QPV')],
    p(r('Fort', '<w:rStyle w:val="Fort"/>')),
    para('<w:outlineLvl w:val="1"/>', 'Niveau 2'),
    p('Nom ____'),
  ]
  const bytes = zipSync({
    ...unzipSync(docx(body)),
    'word/styles.xml': strToU8(
      `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${styles.join('')}</w:styles>`,
    ),
  })

  expect(await linesOf(bytes, '# ')).toEqual([
    ...['# Un', '# Trois', '# Dessous', '# Autre', 'Boucle', '# Gras', 'Maigre', 'Maigre'],
    ...['[]', 'o', 'Nom[]', '# Un', '# Trois', '# Niveau 4', '# Grand', '# Gras', 'Ville []'],
    ...['Texte', 'QPV', '# Fort', '# Niveau 2', 'Nom []'],
  ])
  const { places } = await readFormulaire(bytes)
  expect(places.map(({ contexte }) => contexte.sections)).toEqual([
    ...[
      ['Gras', 'Autre'],
      ['Gras', 'Autre'],
      ['Gras', 'Grand', 'Niveau 4', 'Trois', 'Un'],
      ['Niveau 2', 'Un'],
    ],
  ])
})

test('in Word, inserted, linked and grouped text is read in its place; deleted text is not', async () => {
  const sdt = (sdtPr: string, content: string) =>
    `<w:sdt><w:sdtPr>${sdtPr}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const cell = (text: string) => `<w:tc>${text === '' ? '<w:p/>' : p(text)}</w:tc>`
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

  expect(
    await shown(
      p(`<w:hyperlink>${r('Lien ____')}</w:hyperlink>`),
      p('Sous', '<w:r><w:noBreakHyphen/></w:r>', 'titre ____'),
      p(`<w:ins>${r('Ajouté ____')}</w:ins>`),
      p('<w:del><w:r><w:delText>Ôté ____</w:delText></w:r></w:del>'),
      `<w:ins>${p('Bloc ajouté ____')}</w:ins>`,
      `<w:customXml>${p('Bloc ____')}</w:customXml>`,
      '<w:sdt><w:sdtPr/></w:sdt>',
      p('<w:sdt><w:sdtPr/></w:sdt>', 'Sans contenu ____'),
      p('Sans début', end, ' ____'),
    ),
  ).toEqual([
    ...['Lien []', 'Sous-titre []', 'Ajouté []', '', 'Bloc ajouté []', 'Bloc []'],
    ...['Sans contenu []', 'Sans début []'],
  ])
  expect(
    await shown(
      `<w:tbl>${sdt('', `<w:tr>${cell('A')}${sdt('', cell(''))}</w:tr>`)}<w:ins><w:tr>${cell('B')}${cell('')}</w:tr></w:ins><w:customXml><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('')}</w:tr></w:customXml></w:tbl>`,
    ),
  ).toEqual(['A|[]', 'B|[]', '[]'])
  expect(
    await shown(
      sdt('<w:group/>', p('Groupe ____') + tbl(['Nom', ''])),
      sdt('<w15:repeatingSection/>', p('Répété ____')),
      sdt('', p('Écrit ____')),
      sdt('', p('____')),
      sdt('<w:showingPlcHdr/>', p('Cliquez ici')),
      sdt('<w:text/><w:showingPlcHdr/>', tbl(['x', ''])),
      sdt('<w:showingPlcHdr/>', tbl(['y', ''])),
      sdt('<w15:repeatingSection/><w:showingPlcHdr/>', p('Cliquez')),
      `<w:sdt><w:sdtContent>${p('  ')}</w:sdtContent></w:sdt>`,
      p(
        `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('Zone ____')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
      p(sdt('<w14:checkbox/>', ''), 'Sans signe ____'),
    ),
  ).toEqual([
    ...['Groupe []', 'Nom|[]', 'Répété []', 'Écrit []', '[]', '[]', 'x|[]', 'y|[]'],
    ...['Cliquez', '', '', 'Zone []', 'Sans signe []'],
  ])
})

/** The places of a line: their kind, their own words, then « [ ] » those before, « ( ) » those after, « ^ » those above. */
async function placesOf(...pieces: readonly string[]): Promise<string> {
  const { places } = await readFormulaire(docx([p(...pieces), p('Fin ____')]))
  const told = places.slice(0, -1).map(({ genre, contexte: c }) => {
    const apres = genre === 'texte' && c.apres !== '' ? `(${c.apres})` : ''
    return [
      ...[genre, c.avant, c.debutLigne && `[${c.debutLigne}]`, apres],
      c.dessus.length > 0 ? `^${c.dessus.join()}` : '',
    ]
      .filter((one) => one !== '')
      .join(' ')
  })
  return told.join(' | ')
}

test.each([
  ['Accord : ☐ oui ☐ non', 'oui-non Accord :'],
  ['Accord : oui ☐ non ☐', 'oui-non Accord :'],
  ['☐ oui ☐ non : difficultés scolaires', 'oui-non difficultés scolaires'],
  ['oui ☐ non ☐ Difficultés scolaires', 'oui-non Difficultés scolaires'],
  ['☐ oui ☐ non – Sorties', 'oui-non Sorties'],
  ['☐ oui ☐ non', 'oui-non'],
  ['☐ oui     ☐ non     Fêtes', 'oui-non Fêtes'],
  ['Fêtes     ☐ oui     ☐ non', 'oui-non Fêtes'],
  ['Ont-ils : oui ☐ / non ☐', 'oui-non Ont-ils :'],
  ['☐ oui ☐ non ☐ ne sait pas', 'oui-non | case ne sait pas'],
  ['Local : ☐ Associatif ☐ Municipal', 'case Associatif ^Local : | case Municipal ^Local :'],
  ['Local : Associatif ☐ Municipal ☐', 'case Associatif ^Local : | case Municipal ^Local :'],
  ['Local ☐ a : ☐ b', 'case a : ^Local | case b ^Local'],
  ['Zone  REP ☐  QPV ☐', 'case REP ^Zone | case QPV ^Zone'],
  ['Associatif ☐', 'case Associatif'],
  ['☐ Associatif', 'case Associatif'],
  ['x y : z ☐ w', 'case w ^x y : z'],
  ['Accord ? oui ☐', 'case oui ^Accord ?'],
  ['Public accueilli     oui ☐', 'case oui ^Public accueilli'],
  ['☐ Oui ☐ Non   Combien ? ____', 'oui-non | texte Combien ? [Oui]'],
  ['Non ☐ Oui ☐ Combien : ____', 'oui-non | texte Combien : [Non Oui]'],
  [
    'Réunions : ☐ Oui ☐ Non   Entretiens : ☐ Oui ☐ Non',
    'oui-non Réunions : | oui-non Entretiens :',
  ],
  ['Nom : ____ Accord : ☐ oui ☐ non', 'texte Nom : (Accord :) | oui-non Accord :'],
  ['☐ oui, précisez : ____', 'case oui, | texte précisez :'],
  [
    '☐ 6-10 ans ☐ 11-16 ans : ____',
    'case 6-10 ans | case 11-16 ans : | texte 11-16 ans : [6-10 ans]',
  ],
  ['☐ oui ☐ non si oui, précisez', 'case oui | case non si oui, précisez'],
  ['☐ oui ☐ non lesquels', 'case oui | case non lesquels'],
  ['☐ oui ☐ non : x.', 'case oui | case non : x.'],
  ['____ enfants dont ____ filles', 'texte (enfants dont) | texte enfants dont (filles)'],
  ['Prix (TTC) ____ €', 'texte Prix (TTC) (€)'],
  [
    'Collège : ____ (soit ____ %)   Lycée : ____',
    'texte Collège : ((soit) | texte (soit [Collège :] (%) Lycée :) | texte Lycée : [Collège : (soit]',
  ],
])('each place of « %s » has its own words: %s', async (line, expected) => {
  expect(await placesOf(line)).toBe(expected)
})

test('words on another line of the same paragraph belong to the place of their own line', async () => {
  const br = '<w:r><w:br/></w:r>'

  expect(await placesOf('Un', br, 'Deux : ____')).toBe('texte Deux : [Un]')
  expect(await placesOf('Un : ____', br, '____')).toBe('texte Un : | texte [Un :]')
  expect(await placesOf('Un : ____', br, 'Deux : ____ x', br, 'trois')).toBe(
    'texte Un : | texte Deux : [Un :] (x)',
  )
  expect(await placesOf('Un ☐', br, '☐ Deux')).toBe('case Un | case Deux ^Un')
})
