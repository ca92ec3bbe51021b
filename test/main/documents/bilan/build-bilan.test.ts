import { resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { buildBilanDocx } from '../../../../main/documents/bilan/build-bilan.ts'
import { codesOf } from '../../../../shared/domain/trame.ts'
import { aBilan, aChamp, anEmptyBilan } from '../../../builders/a-bilan.ts'
import { aTrame, wordsOf } from '../../../builders/a-trame.ts'
import { docxBoxes, docxOutline, docxPart } from '../../../builders/docx-outline.ts'

const OPTIONS = { date: new Date('2022-05-02T09:30:00Z'), author: 'Claire Martineau' }
const build = (bilan = aBilan()) => buildBilanDocx(bilan, OPTIONS)
const snapshot = (name: string) => resolve(import.meta.dirname, 'snapshots', name)

afterEach(() => vi.useRealTimers())

test('a filled bilan reads as the form with its answers', async () => {
  const docx = build()

  await expect(docxOutline(docx)).toMatchFileSnapshot(snapshot('plein.txt'))
})

test('an empty bilan reads as the form to fill by hand: dotted lines and empty boxes', async () => {
  const docx = build(anEmptyBilan())

  await expect(docxOutline(docx)).toMatchFileSnapshot(snapshot('vide.txt'))
})

test.each([
  ['filled', aBilan()],
  ['empty', anEmptyBilan()],
])('every label of the form is in a %s bilan, in its order and wording', async (_what, bilan) => {
  const labels = aTrame().sections.flatMap(wordsOf)

  const text = docxOutline(build(bilan))

  let from = 0
  for (const label of labels.map((one) => one.replaceAll("'", '’'))) {
    const at = text.indexOf(label, from)
    expect(at, label).toBeGreaterThanOrEqual(0)
    from = at + label.length
  }
  expect(labels.length).toBeGreaterThan(100)
})

test('a yes/no box is ticked as it was answered, and a question without answer has both boxes empty', () => {
  const unanswered = 'situations.logement'
  const bilan = aBilan({ champs: { [unanswered]: aChamp(null) } })

  const boxes = docxBoxes(build(bilan))

  for (const code of yesNoCodes()) {
    const valeur = bilan.champs[code]?.valeur
    expect([code, boxes.get(`${code}.oui`)]).toEqual([code, valeur === true])
    expect([code, boxes.get(`${code}.non`)]).toEqual([code, valeur === false])
  }
  expect(boxes.get(`${unanswered}.oui`)).toBe(false)
  expect(boxes.get(`${unanswered}.non`)).toBe(false)
})

test('a choice ticks each of its options that was chosen', () => {
  const boxes = docxBoxes(build())

  const choice = [...boxes].filter(([tag]) => tag.startsWith('action.'))

  expect(Object.fromEntries(choice)).toEqual({
    'action.natureLocal.associatif': true,
    'action.natureLocal.municipal': false,
    'action.natureLocal.scolaire': true,
    'action.zonage.rep': true,
    'action.zonage.pre': false,
    'action.zonage.politique-ville': true,
  })
})

test('an empty bilan has as many boxes as a filled one, none ticked', () => {
  const filled = docxBoxes(build())

  const empty = docxBoxes(build(anEmptyBilan()))

  expect([...empty.keys()]).toEqual([...filled.keys()])
  expect([...empty.values()]).not.toContain(true)
})

test('a bonification that the action is not notified for stays in the form, blank', () => {
  const action = { ...aBilan().action, bonificationEnfant: false, bonificationParent: true }

  const docx = build(aBilan({ action }))

  const text = docxOutline(docx)
  expect(text).toContain(
    '### Si vous êtes concerné (voir notification Caf) : Bonification de l’axe enfant',
  )
  expect(docxBoxes(docx).get('bonificationEnfant.realise.oui')).toBe(false)
  expect(docxBoxes(docx).get('bonificationEnfant.realise.non')).toBe(false)
  expect(docxBoxes(docx).get('bonificationParent.realise.oui')).toBe(true)
})

test('a bilan with answers to confirm or reasons to write is a draft on every page, and says which', () => {
  const bilan = aBilan({
    champs: {
      'situations.logement': aChamp(false, { origine: 'proposee' }),
      'situations.acces-culture': aChamp(false, { origine: 'proposee' }),
      'ecole.ecart': aChamp(true, { origine: 'proposee' }),
    },
  })

  const docx = build(bilan)

  const text = docxOutline(docx)
  expect(docxPart(docx, 'word/header1.xml')).toContain(
    'BROUILLON – 3\u00a0réponses à confirmer, 1\u00a0raison à écrire',
  )
  expect(text).toMatch(/par les situations suivantes.* : 2 réponses à confirmer/)
  expect(text).toMatch(
    /école : « Existe-t-il des écarts .* » – réponse à confirmer, raison à écrire/,
  )
  expect(text.match(/école : « Existe-t-il/g)).toHaveLength(1)
  expect(text).toContain('exiguïté des locaux) (proposé, à confirmer) |')
})

test('a bilan whose answers are all sure, given or confirmed is no draft', () => {
  const docx = build(aBilan({ champs: { 'ecole.ecart': aChamp(true, { raison: 'Grève.' }) } }))

  expect(docxPart(docx, 'word/header1.xml')).not.toContain('BROUILLON')
  expect(docxOutline(docx)).not.toMatch(/brouillon|à confirmer/)
})

test('the total of intervenants says why it is below the sum of the statuts', () => {
  const bilan = aBilan({ notes: { 'intervenants.total.nombre': 'Une personne compte deux fois.' } })

  expect(docxOutline(build(bilan))).toContain(
    '| Nombre total d’intervenants / Une personne compte deux fois. | 12 |',
  )
})

test('figures are written the French way', () => {
  const bilan = aBilan({
    champs: {
      'calendrier.debut': aChamp('2021-10-01'),
      'intervenants.salarie.heures': aChamp(1234.5),
      'intervenants.benevole.heures': aChamp(17.254),
      'public.autres': aChamp(0),
      'public.enfantsParAccompagnateur': aChamp(4.25),
    },
  })

  const text = docxOutline(build(bilan))

  expect(text).toContain('| Date de début de mise en œuvre du projet | 1er octobre 2021 |')
  expect(text).toContain('pour le CLAS Salariés | 1 234,5\u2007 |')
  expect(text).toContain('pour le CLAS Bénévoles | 17,25 |')
  expect(text).toContain('autres (CAP, BEP…) | 0 |')
  expect(text).toContain('par accompagnateurs | 4,3 |')
})

test('a figure that was corrected shows as corrected, without its reason', () => {
  const bilan = aBilan({
    champs: {
      'public.total': {
        valeur: 50,
        valeurCalculee: 48,
        origine: 'corrigee',
        raison: 'Deux enfants arrivés le 29 avril.',
      },
    },
  })

  const text = docxOutline(build(bilan))

  expect(text).toContain('| Nombre total d’enfants | 50 |')
  expect(text).not.toContain('Deux enfants arrivés')
})

test('the question under a « oui » gets its answer, in paragraphs; under a « non » it stays dotted', () => {
  const bilan = aBilan({
    champs: {
      'calendrier.ecart': aChamp(true, { raison: 'Neige.\r\n\r\nPuis grève.\n- bus\n- train' }),
      'intervenants.ecart': aChamp(false, { raison: 'Corrigé après vérification.' }),
    },
  })

  const text = docxOutline(build(bilan))

  expect(text).toContain(
    '| Si oui, précisez-en les raisons : / > Neige. |\n> Puis grève.\n> - bus\n> - train\n',
  )
  expect(text).not.toContain('Corrigé après vérification')
})

test.each([
  [['École Jules-Ferry'], 'École Jules-Ferry'],
  [['Collège A', 'École B', 'Lycée C'], 'Collège A, École B et Lycée C'],
  [['École B, annexe', 'Lycée C'], 'École B, annexe ; Lycée C'],
  [[], '…. / ….'],
])('the établissements %j are joined', async (names, expected) => {
  const bilan = aBilan({ champs: { 'public.etablissements': aChamp(names) } })

  const text = docxOutline(build(bilan))

  expect(text).toContain(`| Etablissements scolaires concernés | ${expected} |`)
})

test('each page says whose bilan it is, of which action, and its number', () => {
  const docx = build()

  const header = docxOutline(docx, 'word/header1.xml')
  const footer = docxOutline(docx, 'word/footer1.xml')

  expect(header).toBe(
    'Centre social Les Tilleuls\tAction n° 1 – Grandir à l’école et dans le quartier',
  )
  expect(footer).toBe('Bilan 2021/2022 arrêté au 30 avril 2022\tpage {PAGE} / {NUMPAGES}')
})

test('long names are shortened in the header, so that it stays on its line', () => {
  const { action } = aBilan()
  const bilan = aBilan({
    structure: 'Association des habitants '.repeat(5),
    action: { ...action, intitule: 'Un intitulé qui n’en finit pas '.repeat(5) },
  })

  const [left, right] = docxOutline(build(bilan), 'word/header1.xml').split('\t')

  expect(left).toMatch(/^Association des habitants .{10,25}…$/)
  expect(right).toMatch(/^Action n° 1 – Un intitulé .{15,30}…$/)
})

test('the document says its language, title, author and dates', () => {
  const docx = build()

  const properties = docxPart(docx, 'docProps/core.xml')
  const styles = docxPart(docx, 'word/styles.xml')

  expect(properties).toContain(
    '<dc:title>Contrat local d&apos;accompagnement à la scolarité – Bilan 2021/2022 arrêté au 30\u00a0avril\u00a02022</dc:title>',
  )
  expect(properties).toContain('<dc:creator>Claire Martineau</dc:creator>')
  expect(properties).toContain('<cp:lastModifiedBy>Claire Martineau</cp:lastModifiedBy>')
  expect(properties).toContain('<dc:language>fr-FR</dc:language>')
  expect(properties.match(/2022-05-02T09:30:00Z/g)).toHaveLength(2)
  expect(styles).toMatch(/<w:rPrDefault>.*<w:lang w:val="fr-FR"/)
})

test('the page is A4, upright', () => {
  const xml = docxPart(build(), 'word/document.xml')

  const size = /<w:pgSz [^>]*>/.exec(xml)?.[0]

  expect(size).toContain('w:w="11906"')
  expect(size).toContain('w:h="16838"')
  expect(size).not.toContain('landscape')
})

test('rows do not split, heads repeat, and no heading or question is left alone at the foot of a page', () => {
  const docx = build()
  const xml = docxPart(docx, 'word/document.xml')
  const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
  const heads = rows.filter((row) => row.includes('<w:tblHeader/>'))

  const styles = docxPart(docx, 'word/styles.xml')

  const splitting = rows.filter((row) => !row.includes('<w:cantSplit/>'))
  expect(splitting.every((row) => row.includes('w:val="SousQuestion"'))).toBe(true)
  expect(heads).toHaveLength(6)
  for (const id of ['Title', 'Heading1', 'Heading2', 'Objectif', 'Question', 'SousQuestion']) {
    const style = new RegExp(`w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0]
    expect(style, id).toContain('<w:keepNext/>')
  }
  const held = rows.filter((row) => row.includes('Existe-t-il des écarts'))
  expect(held.length).toBeGreaterThan(5)
  expect(held.every((row) => row.includes('<w:keepNext/>'))).toBe(true)
})

test('two runs give the same bytes, whatever the hour', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-05-02T10:00:00Z') })
  const first = build()
  vi.setSystemTime(new Date('2023-11-14T22:17:41Z'))

  const second = build()

  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
})

test('a bilan that lacks a code of its trame is a bug, not an empty answer', () => {
  const { 'public.total': _left, ...champs } = aBilan().champs

  const work = () => build({ ...aBilan(), champs })

  expect(work).toThrow('public.total')
})

function yesNoCodes(): readonly string[] {
  const { sections } = aTrame()
  const fields = sections.flatMap((section) => section.fields ?? [])
  const others = fields.filter((field) => field.kind !== 'yes-no').map((field) => field.code)
  return codesOf(aTrame()).filter((code) => !others.includes(code))
}

test('forty écoles are one a line, and their line goes on over the page', () => {
  const names = Array.from({ length: 40 }, (_, rank) => `École n° ${rank + 1}`)
  const docx = build(aBilan({ champs: { 'public.etablissements': aChamp(names) } }))

  const xml = docxPart(docx, 'word/document.xml')
  const row = /<w:tr>(?:(?!<\/w:tr>).)*École n° 40(?:(?!<\/w:tr>).)*<\/w:tr>/.exec(xml)?.[0] ?? ''
  expect(docxOutline(docx)).toContain('École n° 39 / École n° 40 |')
  expect(row).not.toContain('w:cantSplit')
})

test('a text typed with straight apostrophes and plain spaces is set as French wants it', () => {
  const bilan = aBilan({
    champs: {
      'libre.bilan': aChamp("L'année : réussie !"),
      'ecole.ecart': aChamp(true, { raison: "Faute d'accord ; la directrice l'a dit." }),
    },
  })

  const xml = docxPart(build(bilan), 'word/document.xml')

  expect(xml).toContain('L’année\u00a0: réussie\u202f!')
  expect(xml).toContain('Faute d’accord\u202f; la directrice l’a dit.')
})

test('hours are aligned on their units: what has fewer decimals is padded by spaces as wide', () => {
  const bilan = aBilan({
    champs: {
      'intervenants.salarie.heures': aChamp(412.5),
      'intervenants.volontaire.heures': aChamp(186.75),
      'intervenants.benevole.heures': aChamp(1037),
    },
  })

  const xml = docxPart(build(bilan), 'word/document.xml')

  expect(xml).toContain('>412,5\u2007<')
  expect(xml).toContain('>186,75<')
  expect(xml).toContain('037\u2008\u2007\u2007<')
})

test('an écart question is held to the table above it, and each table has its caption', () => {
  const xml = docxPart(build(), 'word/document.xml')

  const tables = xml.split('<w:tbl>').slice(1)
  const semaines = tables.find((table) => table.includes('semaines d’activité réalisées')) ?? ''
  const lastRow = semaines.slice(semaines.lastIndexOf('<w:tr>'))
  expect(lastRow).toContain('<w:keepNext/>')
  expect(semaines).toContain('<w:tblCaption w:val="Calendrier de mise en œuvre"/>')
  expect(tables.filter((table) => !table.includes('<w:tblCaption w:val="'))).toEqual([])
})

test('a list of six lines or more may go on over the page, two lines at each end held together', () => {
  const tables = docxPart(build(), 'word/document.xml').split('<w:tbl>').slice(1)
  const heldIn = (words: string) =>
    (tables.find((table) => table.includes(words)) ?? '')
      .split('<w:tr>')
      .slice(1)
      .map((line) => line.includes('<w:keepNext/>'))

  const intervenants = heldIn('Nombre d’intervenants CLAS Salariés')
  const origines = heldIn('Sur proposition de l’enseignant')

  // Its last line is held to the question about its écarts.
  expect(intervenants).toEqual([true, false, false, false, false, false, true, true])
  // Its head goes with its first line.
  expect(origines).toEqual([true, true, false, false, false, true, false])
})

test('an écart question is held to the text above it, or is in the table of the question that it is about', () => {
  const bilan = aBilan({
    champs: {
      'bonificationParent.details': aChamp('Trois cafés.\nUne médiatrice.'),
      'territoire.acteurs': aChamp('La médiathèque.'),
    },
  })
  const xml = docxPart(build(bilan), 'word/document.xml')

  const paragraphOf = (words: string) =>
    xml.match(/<w:p>.*?<\/w:p>/gs)?.find((one) => one.includes(words)) ?? ''
  expect(
    ['Trois cafés.', 'Une médiatrice.', 'La médiathèque.'].map((words) =>
      paragraphOf(words).includes('<w:keepNext/>'),
    ),
  ).toEqual([false, true, true])
  const table = xml.split('<w:tbl>').find((one) => one.includes('culturelle a-t-il')) ?? ''
  expect(table.split('</w:tbl>')[0]).toContain('le réel du projet d’ouverture culturelle')
})

test('the files joined are listed under the note that asks for them', () => {
  const docx = buildBilanDocx(aBilan(), { ...OPTIONS, piecesJointes: ['Annexes (tableur)'] })

  expect(docxOutline(docx, 'word/document.xml', true)).toMatch(
    /merci de bien vouloir les joindre\.↓\nPièces jointes :↓?\nAnnexes \(tableur\)\n/,
  )
  expect(docxOutline(build())).not.toContain('Pièces jointes')
})
