import { PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { drawn, told } from '../../../builders/formulaires/pdf.ts'

test('a field takes the words of its own line, as far as half its height or seven points', async () => {
  // The middle of these words is 703.3, that of a field eight points above its foot.
  const at = (y: number, height = 16) =>
    told(({ say, field }) => {
      say('Loin', 40, 760)
      say('Nom', 40, 700)
      field('a', 100, y, 60, height)
    })

  expect(await Promise.all([704, 703, 688, 687].map((y) => at(y)))).toEqual([
    ...[[''], ['Nom'], ['Nom'], ['']],
  ])
  // A low field reaches seven points, a high one twelve.
  expect(await Promise.all([706, 705, 692, 691].map((y) => at(y, 10)))).toEqual([
    ...[[''], ['Nom'], ['Nom'], ['']],
  ])
  expect(await Promise.all([701, 700, 677, 676].map((y) => at(y, 30)))).toEqual([
    ...[[''], ['Nom'], ['Nom'], ['']],
  ])
  // A frame of several lines stands at its first one.
  expect(await at(640, 71)).toEqual(['Nom'])
  expect(await at(640, 30)).toEqual([''])
  expect(await Promise.all([30, 31].map((height) => at(680, height)))).toEqual([['Nom'], ['Nom']])
  expect(await Promise.all([30, 31].map((height) => at(673, height)))).toEqual([[''], ['Nom']])
})

test('of two lines, a field takes the nearest; words of one line may be of two sizes', async () => {
  expect(
    await told(({ say, field }) => {
      say('Haut', 40, 712)
      say('Bas', 40, 700)
      field('a', 100, 697)
      say('Un', 40, 650, 10)
      say('grand', 60, 649, 14)
      field('b', 120, 645)
    }),
  ).toEqual(['Bas', 'Un grand'])
})

test('heads stand over the fields of a table, and words far above over none', async () => {
  const table = (gap: number) =>
    told(({ say, field }) => {
      say('Nombre', 200, 616 + gap)
      say('Heures', 300, 616 + gap)
      for (const [rank, name] of ['Salariés', 'Bénévoles'].entries()) {
        const y = 600 - 20 * rank
        say(name, 40, y + 4)
        field(`n${rank}`, 200, y)
        field(`h${rank}`, 300, y)
      }
    })

  expect(await table(4)).toEqual([
    ...['Salariés / Nombre', 'Salariés / Heures', 'Bénévoles / Nombre', 'Bénévoles / Heures'],
  ])
  // Forty points above the first row; the rows under it take the head over those before.
  expect(await table(40)).toEqual([
    ...['Salariés / Nombre', 'Salariés / Heures', 'Bénévoles / Nombre', 'Bénévoles / Heures'],
  ])
  expect((await table(41)).slice(0, 2)).toEqual(['Salariés', 'Salariés'])
})

test('a field of a PDF under two rows of heads takes from the upper row the head above it or to its left', async () => {
  expect(
    await told(({ say, field }) => {
      say('Nombre', 150, 650)
      say('Heures', 350, 650)
      for (const [rank, x] of [150, 250, 350, 450].entries()) {
        say(rank % 2 === 0 ? 'Prévu' : 'Réel', x, 630)
        field(`f${rank}`, x, 606)
      }
      say('Salariés', 40, 610)
    }),
  ).toEqual([
    'Salariés / Prévu / Nombre',
    'Salariés / Réel / Nombre',
    'Salariés / Prévu / Heures',
    'Salariés / Réel / Heures',
  ])
})

test('a pair of boxes under « Oui » and « Non » is one answer, to the words of its row', async () => {
  const lu = await drawn(({ say, box }) => {
    say('Oui', 300, 640)
    say('Non', 340, 640)
    say('Temps de convivialité', 40, 620)
    box('o', 302, 618)
    box('n', 342, 618)
  })

  expect(lu.places.map(({ genre, contexte }) => [genre, contexte.avant])).toEqual([
    ['oui-non', 'Temps de convivialité'],
  ])
})

test('a box with its own words keeps them, even under a « Non » of the line above', async () => {
  const { places } = await drawn(({ say, box }) => {
    say('Sorties', 40, 700)
    for (const [index, word] of ['Oui', 'Non'].entries()) {
      box(word, 300 + index * 70, 698)
      say(word, 314 + index * 70, 700)
    }
    say('Public :', 40, 680)
    for (const [index, word] of ['élémentaire', 'collège', 'lycée'].entries()) {
      box(word, 150 + index * 111, 678)
      say(word, 168 + index * 111, 680)
    }
  })

  expect(places.slice(1).map(({ contexte }) => contexte.avant)).toEqual([
    ...['élémentaire', 'collège', 'lycée'],
  ])
})

test('a title is one by its size, or by its bold letters; the pages follow one another', async () => {
  const lu = await drawn(({ say, field, add }) => {
    say('Grand', 40, 800, 12)
    say('Gras', 40, 780, 10, true)
    say('maigre', 40, 770)
    say('et gras', 100, 770, 10, true)
    say('À peine plus grand', 40, 760, 11)
    say('Une ligne', 40, 740)
    say('Une autre', 40, 720)
    say('Nom', 40, 700)
    field('a', 100, 696)
    add()
    say('Suite', 40, 800, 16)
    say('Ville', 40, 780)
    field('b', 100, 776)
  })

  expect(lu.morceaux.map(({ type }) => type)).toEqual([
    ...['titre', 'titre', 'texte', 'texte', 'texte', 'texte', 'texte', 'titre', 'texte'],
  ])
  expect(lu.places.map(({ contexte }) => [contexte.sections, contexte.dessus])).toEqual([
    [
      ['Gras', 'Grand'],
      ['Une autre', 'Une ligne', 'À peine plus grand'],
    ],
    [['Suite'], []],
  ])
})

test('a field that is answered, read only, or shown again elsewhere is no place', async () => {
  expect(
    await told(({ say, field, box, pdf }) => {
      const form = pdf.getForm()
      const put = (words: string, name: string, y: number) => {
        say(words, 40, y + 4)
        field(name, 200, y)
      }
      put('Écrit', 'a', 700)
      form.getTextField('a').setText('Oui')
      put('Blanc', 'b', 680)
      form.getTextField('b').setText('  ')
      put('Fermé', 'c', 660)
      form.getTextField('c').enableReadOnly()
      put('Deux fois', 'd', 640)
      form.getTextField('d').addToPage(pdf.getPage(0), { x: 300, y: 600, width: 60, height: 16 })
      say('Cochée', 40, 622)
      box('e', 200, 620)
      form.getCheckBox('e').check()
      say('À cocher', 40, 582)
      box('f', 200, 580)
      const page = pdf.getPage(0)
      form.createButton('g').addToPage('Envoyer', page, { x: 200, y: 540, width: 60, height: 16 })
    }),
  ).toEqual(['Blanc', 'Deux fois', 'À cocher'])
})

test('a field says its own name, a list its choices, a button the one that it stands for', async () => {
  const lu = await drawn(({ say, field, pdf }) => {
    const form = pdf.getForm()
    const page = pdf.getPage(0)
    const place = (x: number, y: number) => ({ x, y, width: 60, height: 14 })
    field('a', 200, 700)
    form.getTextField('a').acroField.dict.set(PDFName.of('TU'), PDFString.of('Nom de la structure'))
    form.getTextField('a').setMaxLength(12)
    say('Année', 40, 664)
    const list = form.createDropdown('l')
    list.addOptions(['', '2020-2021', '2021-2022'])
    list.addToPage(page, place(200, 660))
    say('Zones', 40, 624)
    const options = form.createOptionList('o')
    options.addOptions(['REP', 'QPV'])
    options.addToPage(page, place(200, 620))
    options.select('REP')
    const radio = form.createRadioGroup('r')
    radio.addOptionToPage('Association', page, place(100, 580))
    radio.addOptionToPage('Commune', page, place(200, 580))
  })

  expect(
    lu.places.map(({ genre, options, contexte, lieu }) => [genre, options, contexte.nom, lieu]),
  ).toEqual([
    ['texte', [], 'Nom de la structure', { type: 'champ', champ: 'a', max: 12 }],
    [
      ...['liste', ['2020-2021', '2021-2022'], ''],
      {
        type: 'champs',
        choix: {
          '2020-2021': { champ: 'l', valeur: '2020-2021' },
          '2021-2022': { champ: 'l', valeur: '2021-2022' },
        },
      },
    ],
    ...['Association', 'Commune'].map((nom) => [
      ...['case', [], nom],
      { type: 'champs', choix: { coche: { champ: 'r', valeur: nom } } },
    ]),
  ])
})

test('a head of a PDF serves all the fields side by side under it, and each row its own words', async () => {
  expect(
    await told(({ say, field }) => {
      say('Nombre', 200, 650)
      // Rows that overlap by two points: the second one has the first between it and the head.
      for (const [rank, name] of ['Salariés', 'Bénévoles'].entries()) {
        say(name, 40, 605 - 20 * rank)
        field(`n${rank}`, 200, 600 - 20 * rank, 60, 22)
        // One column further, with no head above.
        field(`h${rank}`, 262, 600 - 20 * rank, 60, 22)
      }
    }),
  ).toEqual(['Salariés / Nombre', 'Salariés', 'Bénévoles / Nombre', 'Bénévoles'])
})

test('a head of a PDF that is unique in its row needs no upper head; the same word elsewhere on the page changes nothing', async () => {
  const table = (...more: readonly (readonly [string, number, number])[]) =>
    told(({ say, field }) => {
      say('Enfants', 150, 652)
      say('Nombre', 150, 630)
      say('Heures', 250, 630)
      for (const [words, x, y] of more) say(words, x, y)
      field('n', 150, 606)
      field('h', 250, 606)
      say('Salariés', 40, 610)
    })

  expect(await table()).toEqual(['Salariés / Nombre', 'Salariés / Heures'])
  // The same word elsewhere on the page is no second head of the row.
  expect(await table(['Nombre', 40, 700])).toEqual(['Salariés / Nombre', 'Salariés / Heures'])
  expect(await table(['Nombre', 400, 630])).toEqual([
    'Salariés / Nombre / Enfants',
    'Salariés / Heures',
  ])
  // A field in the upper row: it is no row of heads.
  expect(
    await told(({ say, field }) => {
      say('Nombre', 150, 650)
      for (const x of [150, 250]) {
        say('Prévu', x, 630)
        field(`f${x}`, x, 606)
      }
      field('haut', 250, 646)
      say('Salariés', 40, 610)
    }),
  ).toEqual(['Nombre', 'Salariés / Prévu', 'Salariés / Prévu'])
})

test('a field without a page of its own is found by the page that lists it; its name may be in any letters', async () => {
  const lu = await drawn(({ say, field, add, pdf }) => {
    say('Nom', 40, 700)
    field('a', 100, 696)
    add()
    say('Ville', 40, 700)
    field('b', 100, 696)
    for (const name of ['a', 'b'])
      pdf.getForm().getTextField(name).acroField.getWidgets()[0]?.dict.delete(PDFName.of('P'))
    const tip = PDFHexString.fromText('Commune – siège')
    pdf.getForm().getTextField('b').acroField.dict.set(PDFName.of('TU'), tip)
  })

  expect(lu.places.map(({ contexte }) => [contexte.avant, contexte.nom])).toEqual([
    ['Nom', ''],
    ['Ville', 'Commune – siège'],
  ])
})

test('the words of a line are read from left to right, in whatever order they were drawn', async () => {
  const lu = await drawn(({ say, field }) => {
    say('l’enfant', 90, 760)
    say('Le nom de', 40, 760)
    say(':', 95, 700)
    say('Ville', 40, 700)
    field('b', 180, 696)
    field('a', 110, 696)
  })

  expect(lu.morceaux.map((one) => (one.type === 'tableau' ? [] : one.contenu))).toEqual([
    ['Le nom de l’enfant'],
    ['Ville : ', 0, 1],
  ])
  expect(lu.places.map(({ lieu }) => lieu.type === 'champ' && lieu.champ)).toEqual(['a', 'b'])
})

test('in a PDF, a row with boxes, or with words between its fields, takes no head; letters a little higher are on the same line', async () => {
  const row = (middle: string, isBox = false) =>
    told(({ say, field, box }) => {
      say('Nombre', 150, 630)
      say('Heures', 300, 630)
      say('Salariés', 40, 610)
      field('n', 150, 606)
      if (middle !== '') say(middle, 230, 610)
      if (isBox) box('h', 300, 608)
      else field('h', 300, 606)
    })

  expect(await row('')).toEqual(['Salariés / Nombre', 'Salariés / Heures'])
  expect(await row('dont')).toEqual(['Salariés', 'dont'])
  expect(await row('', true)).toEqual(['Salariés', ''])
  // Letters of four points stand on one line as far as two points.
  const small = (y: number) =>
    drawn(({ say, field }) => {
      say('Petit', 40, 700, 4)
      say('mot', 60, y, 4)
      field('a', 100, 660)
    })
  expect((await small(698.1)).morceaux).toHaveLength(2)
  expect((await small(697.9)).morceaux).toHaveLength(3)
})

test('a field of a PDF takes the words of the nearest line, above or under it', async () => {
  const at = (y: number) =>
    told(({ say, field }) => {
      say('Haut', 40, 712)
      say('Bas', 40, 700)
      field('a', 100, y)
    })

  expect(await Promise.all([697, 705].map(at))).toEqual([['Bas'], ['Haut']])
})

test('in a PDF, « Oui » and « Non » may be the names of two boxes, or the heads of two fields', async () => {
  const lu = await drawn(({ say, box, field, pdf }) => {
    say('Accord', 40, 740)
    for (const [name, x] of [
      ['Oui', 200],
      ['Non', 240],
    ] as const) {
      box(name, x, 700)
      pdf.getForm().getCheckBox(name).acroField.dict.set(PDFName.of('TU'), PDFString.of(name))
      say(name, x, 640)
      field(`f${name}`, x, 616, 30)
    }
    say('Visite', 40, 620)
  })

  expect(lu.places.map(({ genre, lieu }) => [genre, Object.keys(lieu).join()])).toEqual([
    ...[
      ['oui-non', 'type,choix'],
      ['oui-non', 'type,choix'],
    ],
  ])
  expect(lu.places[1]?.lieu).toEqual({
    type: 'champs',
    choix: { oui: { champ: 'fOui', valeur: 'X' }, non: { champ: 'fNon', valeur: 'X' } },
  })
})
