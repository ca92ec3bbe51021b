import { expect, test } from 'vitest'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

/** « BENALI Inès / Samira 06 00 00 00 01 » of each enfant, « ? » first where the person is asked. */
const read = (...rows: readonly string[]): readonly string[] =>
  readFichier(encode(lines(...rows), 'utf-8'), {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  }).lignes.map(({ enfant, responsables, messages }) =>
    [
      [enfant.nom, enfant.prenom, enfant.sexe ?? ''].join(' ').trim(),
      ...responsables.map(({ nom, prenom, telephone, lien }) =>
        [nom ?? '–', prenom, telephone, lien].filter((one) => one !== null).join(' '),
      ),
    ]
      .join(' / ')
      .replace(/^/, messages.some(({ texte }) => texte.includes('nomment l’enfant')) ? '? ' : ''),
  )

const TEL = '0600000001'
const tel = '06 00 00 00 01'

test.each([
  // Of two adults, the number says whose it is; else it is nobody's by name.
  ['Nom resp. 1;Nom resp. 2;Téléphone 2', `Samira;Karim;${TEL}`, `Samira / Karim ${tel}`],
  ['Nom resp. 1;Nom resp. 2;Téléphone', `Samira;Karim;${TEL}`, `Samira / Karim / – ${tel}`],
  ['Nom resp. 1;Nom resp. 2;Téléphone 3', `Samira;Karim;${TEL}`, `Samira / Karim / – ${tel}`],
  [
    'Nom du père;Nom de la mère;Téléphone',
    `Karim;Samira;${TEL}`,
    `Samira mère / Karim père / – ${tel}`,
  ],
  ['Nom resp. 1;Téléphone', `Samira;${TEL}`, `Samira ${tel}`],
  ['Lien;Nom resp. 1', 'mère;Samira', 'Samira mère'],
])(
  '« %s » after an enfant gives its number to its owner, or to nobody',
  (titles, cells, adults) => {
    expect(read(`Nom élève;Prénom élève;${titles}`, `BENALI;Inès;${cells}`)).toEqual([
      `BENALI Inès / ${adults}`,
    ])
  },
)

test('a number before any adult is that of the only one, unless they have their own', () => {
  const titles = 'Nom élève;Prénom élève;Nom resp. 1'
  const other = '06 00 00 00 09'

  expect(read(`Téléphone;${titles}`, `${TEL};BENALI;Inès;Samira`)).toEqual([
    `BENALI Inès / Samira ${tel}`,
  ])
  for (const own of ['Tél. resp. 1', 'Téléphone']) {
    expect(read(`Téléphone;${titles};${own}`, `0600000009;BENALI;Inès;Samira;${TEL}`)).toEqual([
      `BENALI Inès / Samira ${tel} / – ${other}`,
    ])
  }
})

test('names that come twice are an enfant and an adult by what stands beside, else the person is asked', () => {
  expect(
    read(
      'Nom;Prénom;Classe;Civilité;Nom;Prénom;Portable',
      `BENALI;Inès;CE2;Mme;BENALI;Samira;${TEL}`,
    ),
  ).toEqual([`BENALI Inès / BENALI Samira ${tel}`])
  expect(read('Nom;Prénom;Classe;Nom;Prénom;Classe', 'BENALI;Inès;CE2;COSTA;Élio;CM1')).toEqual([
    ...['BENALI Inès', 'COSTA Élio'],
  ])
  // A blank column between the same titles: two tables beside each other.
  expect(read('Nom;Prénom;;Nom;Prénom', 'BENALI;Inès;;COSTA;Élio')).toEqual([
    ...['BENALI Inès', 'COSTA Élio'],
  ])
  expect(read('Nom;Prénom;Sexe;Nom;Prénom;Sexe', 'BENALI;Inès;F;COSTA;Élio;M')).toEqual([
    ...['BENALI Inès F', 'COSTA Élio M'],
  ])
  expect(read('Nom;Prénom;Nom;Prénom', 'BENALI;Inès;BENALI;Samira')).toEqual([
    ...['? BENALI Inès', '? BENALI Samira'],
  ])
})

test('two short tables beside each other, with a blank column between, are two lists of enfants', () => {
  expect(read('Nom;Prénom;;Nom;Prénom', 'BENALI;Inès;;COSTA;Élio')).toEqual([
    ...['BENALI Inès', 'COSTA Élio'],
  ])
})

test('blank cells of an adult create nobody', () => {
  expect(
    read('Nom élève;Prénom élève;Nom de la mère;Téléphone de la mère', 'BENALI;Inès;;'),
  ).toEqual(['BENALI Inès'])
})

test('names that repeat those of the row, with a prénom more or less, are those of one enfant', () => {
  const ten = (count: number) =>
    Array.from({ length: 10 }, (_, at) => {
      const nom = `NOM${'ABCDEFGHIJ'[at]}`
      return `${nom} Léa${at < count ? '' : ' x'};${at < count ? nom : 'AUTRE'};Léa;CE2`
    })

  for (const whole of ['BENALI Inès', 'BENALI Inès Marie', 'Inès BENALI'])
    expect(read('Élève;Nom;Prénom;Classe', `${whole};BENALI;Inès;CE2`)).toEqual(['BENALI Inès'])
  expect(read('Nom;Prénom;Classe;Élève', 'BENALI;Inès Marie;CE2;BENALI Inès')).toEqual([
    'BENALI Inès Marie',
  ])
  // Nine rows in ten are enough.
  expect(read('Élève;Nom;Prénom;Classe', ...ten(9))).toHaveLength(10)
  expect(read('Élève;Nom;Prénom;Classe', ...ten(9))[0]).toBe('NOMA Léa')
  expect(read('Élève;Nom;Prénom;Classe', ...ten(8))[0]).toMatch(/ \/ /)
})

test('an adult of one cell with several numbers keeps the mobile one, whatever their order', () => {
  for (const numbers of [`05 53 00 00 00\n${tel}`, `${tel}\n05 53 00 00 00`])
    expect(
      read('Nom élève;Prénom élève;Responsable légal', `BENALI;Inès;"Mme ROY\n${numbers}"`),
    ).toEqual([`BENALI Inès / ROY ${tel}`])
})

test('the sexe beside an adult’s name is theirs; a civilité before the only name of the file is the enfant’s', () => {
  expect(read('Nom élève;Prénom élève;Sexe;Nom resp. 1;Sexe', 'BENALI;Inès;F;Karim;M')).toEqual([
    'BENALI Inès F / Karim',
  ])
  expect(read('Civilité;Nom;Prénom;Classe', 'M.;COSTA;Élio;CM1')).toEqual(['COSTA Élio M'])
})
