import { expect, test } from 'vitest'
import type { ValeurPlace } from '../../../../main/documents/formulaire/valeur-place.ts'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { askedBy, filledPart, JOUR, NON, OUI, TEXTE } from '../../../builders/formulaires/filled.ts'
import { docx, p, r, sdt, sym, wingdings } from '../../../builders/formulaires/word.ts'

/** A field of an old form of Word, as Word writes it; with no `separate` mark where it has no result. */
const field = (data: string, instr: string, result: string | null = ''): string =>
  `<w:r><w:fldChar w:fldCharType="begin">${data && `<w:ffData>${data}</w:ffData>`}</w:fldChar></w:r><w:r><w:instrText> ${instr} </w:instrText></w:r>${result === null ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const control = (kind: string, content: string, more = ''): string =>
  `<w:sdt><w:sdtPr>${more}${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const HIDES = '<w:showingPlcHdr/>'
const GRIS = '<w:rStyle w:val="PlaceholderText"/>'
const box = (states: string): string => `<w14:checkbox>${states}</w14:checkbox>`
const entries = (...labels: string[]): string =>
  labels.map((one) => `<w:listEntry w:val="${one}"/>`).join('')

/** Kinds of places of Word, as Word writes them blank, and a value for each. */
const WORD: readonly (readonly [kind: string, piece: string, valeur: ValeurPlace])[] = [
  [
    'a box without a state',
    field('<w:checkBox><w:default w:val="0"/></w:checkBox>', 'FORMCHECKBOX'),
    OUI,
  ],
  [
    'a box with a state',
    field('<w:checkBox><w:checked w:val="0"/></w:checkBox>', 'FORMCHECKBOX'),
    OUI,
  ],
  ['a box without anything', field('<w:checkBox/>', 'FORMCHECKBOX'), OUI],
  [
    'a list never opened',
    field(`<w:ddList>${entries('Choisir', 'Oui', 'Non')}</w:ddList>`, 'FORMDROPDOWN'),
    NON,
  ],
  [
    'a list that shows its first entry',
    field(
      `<w:ddList><w:result w:val="0"/>${entries('Choisir', 'Oui', 'Non')}</w:ddList>`,
      'FORMDROPDOWN',
      r('Choi') + r('sir'),
    ),
    OUI,
  ],
  ['a field without a result', field('<w:textInput/>', 'FORMTEXT', null), TEXTE],
  ['a field with a blank result', field('<w:textInput/>', 'FORMTEXT'), TEXTE],
  [
    'a field that shows its first text',
    field(
      '<w:textInput><w:default w:val="Votre nom"/></w:textInput>',
      'FORMTEXT',
      r('Votre ', '<w:b/>') + r('nom', '<w:b/>'),
    ),
    TEXTE,
  ],
  ['an invitation to click', field('', 'MACROBUTTON NoMacro [Cliquez ici]', null), TEXTE],
  ['a question asked when Word opens', field('', 'FILLIN "Nom ?"', r(' ', '<w:i/>')), TEXTE],
  ['a control with its invitation', sdt('<w:text/>'), TEXTE],
  [
    'a control with a style of its own',
    control('<w:text/>', r('Cliquez ici', GRIS), `<w:rPr><w:b/></w:rPr>${HIDES}`),
    TEXTE,
  ],
  ['a control that holds blanks in its own style', control('<w:text/>', r('   ', '<w:i/>')), TEXTE],
  ['a control of dates', sdt('<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'), JOUR],
  [
    'a control of dates given no day',
    sdt('<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'),
    TEXTE,
  ],
  [
    'a list to open',
    sdt(
      '<w:dropDownList><w:listItem w:displayText="Choisissez" w:value=""/><w:listItem w:displayText="Oui" w:value="1"/><w:listItem w:value="Non"/></w:dropDownList>',
    ),
    NON,
  ],
  [
    'a list to complete',
    sdt('<w:comboBox><w:listItem w:displayText="Oui" w:value="1"/></w:comboBox>'),
    OUI,
  ],
  [
    'a control of two paragraphs',
    control(
      '<w:richText/>',
      p(r('Cliquez', GRIS)) + p(r('ici', GRIS)),
      `<w:id w:val="1"/>${HIDES}`,
    ),
    TEXTE,
  ],
  ['a control with a blank paragraph', control('<w:text/>', '<w:p/>', '<w:id w:val="1"/>'), TEXTE],
  [
    'a control with a paragraph of properties',
    control('<w:text/>', '<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>', '<w:id w:val="1"/>'),
    TEXTE,
  ],
  ['a box of the usual sign', control(box('<w14:checked w14:val="0"/>'), r('☐')), OUI],
  [
    'a box that says no state',
    control(box('<w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'), r('☐')),
    OUI,
  ],
  [
    'a box that is ticked in Wingdings',
    control(
      box('<w14:checked w14:val="0"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'),
      r('☐'),
    ),
    OUI,
  ],
  [
    'a box drawn as a symbol',
    control(
      box('<w14:checked w14:val="0"/><w14:checkedState w14:val="F0FE" w14:font="Wingdings"/>'),
      sym('F0A8'),
    ),
    OUI,
  ],
  ['dots after an entity', '<w:r><w:t>Prix &lt; 5 &amp; &#233;crit ____ fin</w:t></w:r>', TEXTE],
  [
    'dots after a drawing of two units',
    '<w:r><w:t>&#128512; &#x1F600; ____ fin</w:t></w:r>',
    TEXTE,
  ],
  ['dots kept as they are typed', '<w:r><w:t><![CDATA[A & B ____ fin]]></w:t></w:r>', TEXTE],
  ['dots after a line of the file', '<w:r><w:t>Un\r\nDeux &lt; ____ fin</w:t></w:r>', TEXTE],
  ['dots in two runs', `${r('Nom ___')}${r('___ fin', '<w:b/>')}`, TEXTE],
  ['dots between two words that touch', r('Nom_____fin'), TEXTE],
  ['brackets', r('Accord [ ] fin'), OUI],
  ['a round box', r('○ oui'), OUI],
  ['a box of Wingdings', sym('F06F'), OUI],
  ['a round box of Wingdings', sym('F0A1'), OUI],
  ['a box of Wingdings 2', sym('F0A8', 'Wingdings 2'), OUI],
]

test('a place of Word, whatever its kind, is written as Word itself writes it', async () => {
  const told = WORD.map(async ([kind, piece, valeur]) => {
    const isBlock = piece.includes('<w:p>') || piece.includes('<w:p/>')
    const body = await filledPart(docx([isBlock ? piece : p(piece)]), 'word/document.xml', valeur)
    const [, filled = ''] = /<w:body>(.*)<w:sectPr>/s.exec(body) ?? []
    return [kind, piece, isBlock ? filled : filled.replace(/^<w:p>|<\/w:p>$/g, ''), ''].join('\n')
  })

  // A carriage return would not live through Git.
  await expect((await Promise.all(told)).join('\n').replaceAll('\r', '␍')).toMatchFileSnapshot(
    `${import.meta.dirname}/snapshots/places-word.txt`,
  )
})

test('a place of Word that is answered, or that Word locks, is left alone', async () => {
  const text = '<w:textInput/>'
  const written = r('Écrit')
  const answered = [
    field(`<w:enabled w:val="0"/>${text}`, 'FORMTEXT'),
    field(`<w:enabled w:val="false"/>${text}`, 'FORMTEXT'),
    field(text, 'FORMTEXT', written),
    field('<w:checkBox><w:checked/></w:checkBox>', 'FORMCHECKBOX'),
    field('<w:checkBox><w:default w:val="1"/></w:checkBox>', 'FORMCHECKBOX'),
    field(`<w:ddList><w:result w:val="1"/>${entries('Choisir', 'Oui')}</w:ddList>`, 'FORMDROPDOWN'),
    field('', 'FILLIN "Nom ?"', written),
    field('', 'PAGE', r('3')),
    field('<w:enabled/>', 'FORMCHECKBOX'),
    field('<w:enabled/>', 'FORMDROPDOWN'),
    field('<w:enabled/>', 'FORMAUTRE'),
    control('<w:text/>', written),
    control('<w:dropDownList/>', written),
    control('<w:date/>', r('28/09/2021')),
    control('<w:text/>', r('Cliquez ici'), `<w:lock w:val="contentLocked"/>${HIDES}`),
    control('<w:text/>', r('Cliquez ici'), `<w:lock w:val="sdtContentLocked"/>${HIDES}`),
    control(box('<w14:checked w14:val="1"/>'), r('☒')),
    control(box('<w14:checked w14:val="true"/>'), r('☒')),
    sym('F0FE'),
    sym('F078', 'Wingdings 2'),
    sym('F06F', 'Symbol'),
    r('☑'),
    r('●'),
  ]
  const open = [
    field(`<w:enabled w:val="1"/>${text}`, 'FORMTEXT'),
    field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', 'FORMCHECKBOX'),
    field('<w:checkBox><w:checked w:val="off"/></w:checkBox>', 'FORMCHECKBOX'),
    control('<w:text/>', r('Cliquez ici'), `<w:lock w:val="sdtLocked"/>${HIDES}`),
    control(box('<w14:checked w14:val="0"/>'), r('☐')),
  ]
  const lines = (pieces: readonly string[], word: string) =>
    pieces.map((piece, index) => p(`${word} ${index} `, piece))

  const asked = await askedBy(docx([...lines(answered, 'Écrit'), ...lines(open, 'Blanc')]))

  expect(asked).toEqual(open.map((_, index) => `Blanc ${index}`))
})

test('a date control of Word that holds a date already gets one date, not two', async () => {
  const days = async (attribute: string) => {
    const date = `<w:date${attribute}><w:dateFormat w:val="dd/MM/yyyy"/></w:date>`
    const body = await filledPart(docx([p(sdt(date))]), 'word/document.xml', JOUR)
    return body.match(/w:fullDate="[^"]*"/g)
  }

  expect(await days('')).toEqual(['w:fullDate="2021-09-28T00:00:00Z"'])
  expect(await days(' w:fullDate="2020-01-01T00:00:00Z"')).toHaveLength(1)
})

test('what a writer leaves around an answer of Word stays as it is: a bookmark, the end of a field, the mark of a revision', async () => {
  const filled = async (...pieces: readonly string[]) =>
    filledPart(docx([p(...pieces)]), 'word/document.xml', TEXTE)
  const bookmark = '<w:bookmarkStart w:id="1" w:name="Nom"/>'
  const open = field('<w:textInput/>', 'FORMTEXT', null).replace(
    /<w:r><w:fldChar w:fldCharType="end".*$/,
    '',
  )
  const mark = (type: string) =>
    `<w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="${type}"/></w:r>`
  const kept = `${open}${mark('separate')}${bookmark}${r('   ')}${mark('end')}`

  const body = await filled(kept)

  expect(body).toContain(`${bookmark}<w:r>`)
  expect(body).toContain(`Réponse</w:t></w:r>${mark('end')}`)
  const revised = '<w:pPr><w:rPr><w:ins w:id="1"/><w:b/></w:rPr></w:pPr>'
  expect(await filled(revised, r('Nom :'))).toMatch(/Nom :<\/w:t><\/w:r><w:r><w:t [^>]*> Réponse</)
  expect(await filled(revised.replace('<w:ins w:id="1"/>', '<w:i/>'), r('Nom :'))).toMatch(
    /Nom :<\/w:t><\/w:r><w:r><w:rPr><w:i\/><w:b\/><\/w:rPr><w:t [^>]*> Réponse</,
  )
})

test('a place of Word takes the name that its author gave, not the one of Word', async () => {
  const named = (data: string) => p('… ', field(`${data}<w:textInput/>`, 'FORMTEXT'))
  const { places } = await readFormulaire(
    docx([
      named('<w:name w:val="Commune"/>'),
      named('<w:name w:val="A"/><w:helpText w:val="Aide"/>'),
      named('<w:name w:val="A"/><w:helpText w:val="B"/><w:statusText w:val="État"/>'),
      named('<w:name w:val="Texte12"/>'),
      p(sdt('<w:text/>', 'Cliquez ici', 'Alias')),
      p(control('<w:text/>', r('Cliquez ici'), `<w:tag w:val="Balise"/>${HIDES}`)),
      p(field('<w:name w:val="CaseACocher3"/><w:checkBox/>', 'FORMCHECKBOX')),
      p(
        field(
          `<w:name w:val="ListeDéroulante1"/><w:ddList>${entries('a', '', 'b')}</w:ddList>`,
          'FORMDROPDOWN',
        ),
      ),
    ]),
  )

  expect(places.map(({ contexte }) => contexte.nom)).toEqual([
    'Commune',
    'Aide',
    'État',
    '',
    'Alias',
    'Balise',
    '',
    '',
  ])
  expect(places.at(-1)?.options).toEqual(['a', 'b'])
})

test('a box of Wingdings is ticked in the letters that the file writes it with', async () => {
  const ticked = async (letter: string) =>
    filledPart(docx([p(wingdings(letter), r(' oui'))]), 'word/document.xml', OUI)

  expect(await ticked('o')).toContain('>\u00fe</w:t>')
  expect(await ticked('\uf06f')).toContain('>\uf0fe</w:t>')
})
