import { expect, test } from 'vitest'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const fichier = (...rows: readonly string[]) =>
  readFichier(encode(lines(...rows), 'utf-8'), {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  })

/** « BENALI Inès / Samira 06 00 00 00 01 » of each enfant, « ? » first where the person is asked. */
const read = (...rows: readonly string[]): readonly string[] =>
  fichier(...rows).lignes.map(({ enfant, responsables, messages }) =>
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

test.each([
  // A nom without an owner is that of the prénom that has one; what follows is an adult's.
  ['Nom;Prénom élève;Nom;Prénom', 'BENALI;Inès;ROY;Anne', ['BENALI Inès / ROY Anne']],
  ['Nom élève;Prénom;Nom;Prénom', 'BENALI;Inès;ROY;Anne', ['BENALI Inès / ROY Anne']],
  [
    'Nom de la mère;Téléphone;Nom du père;Nom élève;Prénom élève',
    `ROY;${TEL};SOW;BENALI;Inès`,
    [`BENALI Inès / ROY ${tel} mère / SOW père`],
  ],
  ['Nom;Nom élève;Prénom élève', 'ROY;BENALI;Inès', ['BENALI Inès / ROY']],
  ['Nom;Prénom élève 1;Nom;Prénom élève 2', 'ABA;Léa;BEL;Tom', ['ABA Léa', 'BEL Tom']],
  ['Nom;Nom de naissance;Prénom', 'ROY;PETIT;Léa', ['ROY Léa']],
  ['Classe;Nom;Nom de naissance;Prénom', 'CE2;ROY;PETIT;Léa', ['ROY Léa']],
  // A class, a civilité, a tie or a telephone tells an enfant from an adult.
  [
    'Nom;Prénom;Classe;Nom;Prénom;Portable',
    `ABA;Léa;CE2;BEL;Anne;${TEL}`,
    [`ABA Léa / BEL Anne ${tel}`],
  ],
  ['Nom;Prénom;Classe;Civilité;Nom;Prénom', 'ABA;Léa;CE2;Mme;BEL;Anne', ['ABA Léa / BEL Anne']],
  [
    'Nom;Prénom;Classe;Lien de parenté;Nom;Prénom',
    'ABA;Léa;CE2;mère;BEL;Anne',
    ['ABA Léa / BEL Anne mère'],
  ],
  ['Nom;Prénom;Nom;Prénom;Portable', `ABA;Léa;BEL;Anne;${TEL}`, [`ABA Léa / BEL Anne ${tel}`]],
  ['Nom élève;Prénom élève;Nom;Prénom', 'ABA;Léa;BEL;Anne', ['ABA Léa / BEL Anne']],
  [
    'Nom élève;Prénom élève;Sexe;Nom;Prénom;Classe',
    'ABA;Léa;F;BEL;Anne;CE2',
    ['ABA Léa F / BEL Anne'],
  ],
  // Nothing tells them: the user is asked.
  ['Nom;Prénom;Classe;Nom;Prénom', 'ABA;Léa;CE2;BEL;Anne', ['? ABA Léa / BEL Anne']],
  ['Nom élève;Prénom élève;Nom;Prénom;Classe', 'ABA;Léa;BEL;Anne;CE2', ['? ABA Léa / BEL Anne']],
  ['Nom;Prénom;Portable;Nom;Prénom', `ABA;Léa;${TEL};BEL;Anne`, [`? BEL Anne / ABA Léa ${tel}`]],
  [
    'Nom;Prénom;Portable;Nom;Prénom;Mail',
    `ABA;Léa;${TEL};BEL;Anne;`,
    [`? ABA Léa / BEL Anne / – ${tel}`],
  ],
  // The same titles again, three at least or a blank column between: tables beside each other.
  [
    'Nom;Prénom;Portable;Nom;Prénom;Portable',
    `ABA;Léa;;BEL;Tom;${TEL}`,
    ['ABA Léa', `BEL Tom / – ${tel}`],
  ],
  [
    'Nom;Prénom;;Nom;Prénom;;Nom;Prénom',
    'ABA;Léa;;BEL;Tom;;CID;Zoé',
    ['ABA Léa', 'BEL Tom', 'CID Zoé'],
  ],
  [
    'Nom;Prénom;;Nom;Prénom;Nom;Prénom',
    'ABA;Léa;;BEL;Tom;CID;Zoé',
    ['? ABA Léa', '? BEL Tom', '? CID Zoé'],
  ],
  [
    'Nom;Prénom;;Nom;Prénom;;Nom;Prénom;Portable',
    `ABA;Léa;;BEL;Tom;;CID;Zoé;${TEL}`,
    [`? ABA Léa / CID Zoé ${tel}`, `? BEL Tom / CID Zoé ${tel}`],
  ],
] as const)('« %s » are the columns of: %s', (titles, row, expected) => {
  expect(read(titles, row)).toEqual(expected)
})

test('what is asked names the columns that could be the enfant’s', () => {
  const asked = (titles: string, row: string) =>
    fichier(titles, row).lignes[0]?.messages.map(
      ({ texte }) => texte.replace(' : dites', '\n').split('\n')[0],
    )

  expect(asked('Nom;Prénom;Classe;Nom;Prénom', 'ABA;Léa;CE2;BEL;Anne')).toEqual([
    'Le fichier a deux fois les colonnes « Nom » et « Prénom »',
  ])
  expect(asked('Nom élève;Prénom élève;Nom;Prénom;Classe', 'ABA;Léa;BEL;Anne;CE2')).toEqual([
    'Le fichier a les colonnes « Nom élève » et « Prénom élève » et « Nom » et « Prénom »',
  ])
  expect(asked('Nom;Prénom;Portable;Identité', `ABA;Léa;${TEL};BEL Anne`)).toEqual([
    'Le fichier a les colonnes « Nom » et « Prénom » et « Identité »',
  ])
})

test('names given whole beside the same names apart are read apart, with no adult', () => {
  for (const [titles, row] of [
    ['Nom et prénom;Nom;Prénom;Classe', 'BENALI Inès;BENALI;Inès;CE2'],
    ['Nom;Prénom;Nom et prénom;Classe', 'BENALI;Inès;BENALI Inès;CE2'],
    ['Nom élève;Prénom élève;Nom et prénom', 'BENALI;Inès;BENALI Inès'],
  ] as const)
    expect(read(titles, row)).toEqual(['BENALI Inès'])
  // The cut between nom and prénom is that of the columns.
  for (const [titles, row] of [
    ['Nom et prénom;Nom;Prénom;Classe', 'Costa Da Silva Léa;Costa Da Silva;Léa;CE2'],
    ['Nom;Prénom;Nom et prénom;Classe', 'Costa Da Silva;Léa;Costa Da Silva Léa;CE2'],
  ] as const)
    expect(fichier(titles, row).lignes[0]?.enfant.nom).toBe('Costa Da Silva')
  // The nom alone of one is not their whole name.
  expect(
    read('Nom élève;Prénom élève;Né le;Nom;Prénom', 'BENALI;;12/03/2013;BENALI;Samira'),
  ).toEqual(['BENALI / BENALI Samira'])
  expect(read('Nom élève;Prénom élève;Nom;Prénom;Portable', `BENALI;Inès;BENALI;;${TEL}`)).toEqual([
    `BENALI Inès / BENALI ${tel}`,
  ])
  expect(
    read('Nom élève;Prénom élève;Nom;Prénom', 'BENALI;Inès;BENALI;', 'COSTA;Élio;ROY;Anne'),
  ).toEqual([...['BENALI Inès / BENALI', 'COSTA Élio / ROY Anne']])
})

test('an adult takes the first place that no title has taken; a fourth has none', () => {
  expect(read('Nom élève;Prénom élève;Nom resp. 1;Nom;Prénom', 'ABA;Léa;BEL;CID;Anne')).toEqual([
    'ABA Léa / BEL / CID Anne',
  ])
  const again = ['BEL;Anne', 'CID;Paul', 'DIA;Omar', 'ERN;Nora'].map((one) => `${one};${TEL}`)
  expect(
    read(`Nom élève;Prénom élève${';Nom;Prénom;Portable'.repeat(4)}`, `ABA;Léa;${again.join(';')}`),
  ).toEqual([`ABA Léa / BEL Anne ${tel} / CID Paul ${tel} / DIA Omar ${tel}`])
})

test('a birth or a sexe is that of the names before it, unless it is the only one of the file', () => {
  const birthOf = (titles: string, row: string) =>
    fichier(titles, row).lignes[0]?.enfant.dateNaissance

  expect(
    birthOf('Nom élève;Prénom élève;Né le;Nom resp. 1;Né le', 'ABA;Léa;;BEL;01/01/2000'),
  ).toBeNull()
  expect(
    birthOf('Nom resp. 1;Né le;Nom élève;Prénom élève;Né le', 'BEL;01/01/2000;ABA;Léa;12/03/2013'),
  ).toBe('2013-03-12')
  expect(birthOf('Nom élève;Prénom élève;Nom resp. 1;Né le', 'ABA;Léa;BEL;12/03/2013')).toBe(
    '2013-03-12',
  )
  expect(read('Civilité;Nom;Prénom;Sexe', 'M.;COSTA;Élio;F')).toEqual(['COSTA Élio F'])
  const { lecture } = fichier('Civilité;Nom;Prénom', 'M.;COSTA;Élio')
  expect(lecture[0]?.lue.colonnes?.map(({ champ }) => champ)).toEqual(['sexe', 'nom', 'prenom'])
})

test('columns of the children of a row go to the one that they number, or stand beside, else to all', () => {
  const niveauxOf = (titles: string, row: string) =>
    fichier(titles, row).lignes.map(({ enfant, inscription, responsables }) =>
      [
        ...[enfant.nom, enfant.prenom, inscription.niveau, responsables[0]?.telephone],
        inscription.origines.join('+'),
      ]
        .filter((one) => one != null && one !== '')
        .join(' '),
    )

  expect(niveauxOf('Nom;Prénom enfant 1;Prénom enfant 2;Classe', 'ABA;Léa;Tom;CE2')).toEqual([
    ...['ABA Léa CE2', 'ABA Tom CE2'],
  ])
  expect(
    niveauxOf('Nom enfant 1;Prénom enfant 1;Prénom enfant 2;Classe;Né le', 'ABA;Léa;Tom;CE2;2013'),
  ).toEqual([...['ABA Léa CE2', 'ABA Tom CE2']])
  expect(
    niveauxOf(
      'Nom élève;Prénom élève 2;Nom élève;Prénom élève 1;Classe élève 1;Classe élève 2',
      'ABA;Léa;BEL;Tom;CE2;CM1',
    ),
  ).toEqual(['ABA Léa CM1', 'BEL Tom CE2'])
  // The class of a third enfant, who has no names, is nobody's.
  expect(
    niveauxOf(
      'Nom élève;Prénom élève;Nom élève;Prénom élève;Classe enfant 1;Classe enfant 2;Classe enfant 3',
      'ABA;Léa;BEL;Tom;CE2;;CM1',
    ),
  ).toEqual(['ABA Léa CE2', 'BEL Tom'])
  expect(
    niveauxOf(
      'Nom élève 1;Prénom élève 1;Classe;Tél père;Nom élève 2;Prénom élève 2;Classe;Tél père',
      `ABA;Léa;CE2;${TEL};BEL;Tom;CM1;0600000002`,
    ),
  ).toEqual([`ABA Léa CE2 ${tel}`, 'BEL Tom CM1 06 00 00 00 02'])
  expect(
    niveauxOf(
      'Classe;Nom élève 1;Prénom élève 1;Nom élève 2;Prénom élève 2;Classe;Tél père;Tél père',
      `CE2;ABA;Léa;BEL;Tom;CM1;;${TEL}`,
    ),
  ).toEqual([`ABA Léa CE2 ${tel}`, `BEL Tom CM1 ${tel}`])
  // Two titles for one champ to tick are not one column that comes again.
  expect(
    niveauxOf(
      'Nom élève 1;Prénom élève 1;Tél père;Nom élève 2;Prénom élève 2;Portable père',
      `ABA;Léa;${TEL};BEL;Tom;`,
    ),
  ).toEqual([`ABA Léa ${tel}`, `BEL Tom ${tel}`])
})
