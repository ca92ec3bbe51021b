import { expect, test } from 'vitest'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const read = (...rows: readonly string[]) =>
  readFichier(encode(lines(...rows), 'utf-8'), {
    ...{ nomTexte: 'liste', feuille: null, latest: '2022-08-31' },
  })

/** « 2.0 BENALI Inès CE2 » of each enfant: row and rank, names, niveau; « ? » where a question is asked. */
const outline = (...rows: readonly string[]): readonly string[] =>
  read(...rows).lignes.map(({ ligne, rang, enfant, inscription, messages }) =>
    [
      ...[`${ligne}.${rang}`, enfant.nom, enfant.prenom, inscription.niveau],
      messages.length === 0 ? null : '?',
    ]
      .filter((one) => one !== null)
      .join(' '),
  )

const leftOf = (...rows: readonly string[]) =>
  read(...rows).laissees.map(({ raison, lignes }) => `${raison} ${lignes.join(' ')}`)

test('a name alone below a blank row is a note where the rows of the table usually say more, else an enfant', () => {
  const titles = 'Nom;Prénom;Né le;Classe'
  const full = (nom: string) => `${nom};Inès;12/03/2013;CE2`
  const below = ['', 'ROY;Anne;;']

  expect(leftOf(titles, full('A'), full('BENALI'), full('COSTA'), ...below)).toEqual(['note 6'])
  // Three rows in five say more: most of them do, in whatever order.
  expect(
    leftOf(titles, full('BENALI'), 'COSTA;Léa;;', full('DIALLO'), full('KAYA'), ...below),
  ).toEqual(['note 7'])
  // The half of the rows that say less than a birth and a class.
  expect(outline(titles, full('BENALI'), 'COSTA;Léa;;CP', 'KAYA;Zoé;;CP', ...below)).toContain(
    '6.0 ROY Anne',
  )
  expect(outline(titles, full('BENALI'), full('COSTA'), 'ROY;Anne;;')).toContain('4.0 ROY Anne')
})

test('classes of several enfants of a row are shared out, whatever stands between them', () => {
  const of = (prenoms: string, classes: string) =>
    outline('Nom;Prénom;Né le;Classe', `COSTA;${prenoms};;"${classes}"`)

  expect(of('Léa / Tom', 'CP/CE2')).toEqual(['2.0 COSTA Léa CP', '2.1 COSTA Tom CE2'])
  // A class of two niveaux is one class.
  expect(of('Léa / Tom', 'CE1/CE2, CP')).toEqual(['2.0 COSTA Léa ?', '2.1 COSTA Tom CP'])
})

test('an enfant of a family whose own nom is not said takes that of the first one, or of an adult when asked', () => {
  const first = 'celui du premier enfant de la ligne, « BENALI », est proposé'
  const adulte = 'celui d’un adulte de la ligne, « BENALI », est proposé'
  const told = (titles: string, row: string) =>
    read(titles, row, 'COSTA;Élio;CM1').lignes.map(({ enfant, inscription, messages, etat }) =>
      [enfant.nom, enfant.prenom, inscription.niveau, etat, messages[0]?.texte.slice(28, -14)]
        .join(' ')
        .trim(),
    )
  const costa = 'COSTA Élio CM1 lisible'

  expect(
    told(
      'Nom enfant 1;Prénom enfant 1;Classe enfant 1;Prénom enfant 2;Classe enfant 2',
      'BENALI;Inès;CE2;Adam;CP',
    ),
  ).toEqual(['BENALI Inès CE2 lisible', `BENALI Adam CP lisible ${first}`, costa])
  // « Nom ; Prénom » before « Nom 2 ; Prénom 2 » name the first enfant, not an adult.
  expect(told('Nom;Prénom;Classe;Nom 2;Prénom 2;Classe 2', 'BENALI;Inès;CE2;;Adam;CP')).toEqual([
    'BENALI Inès CE2 lisible',
    `BENALI Adam CP lisible ${first}`,
    costa,
  ])
  expect(told('Nom;Enfant 1;Classe 1;Enfant 2;Classe 2', 'BENALI;Inès;CE2;Adam;CP')).toEqual([
    ...['BENALI Inès CE2 lisible', 'BENALI Adam CP lisible', costa],
  ])
  expect(
    read('Nom parent;Prénom parent;Enfant 1;Enfant 2', 'BENALI;Samira;Inès;Adam').lignes.map(
      ({ enfant, etat, messages }) =>
        `${enfant.nom} ${enfant.prenom} ${etat} ${messages[0]?.texte}`,
    ),
  ).toEqual([
    `BENALI Inès ambigu Le nom de l’enfant manque : ${adulte}. Vérifiez-le.`,
    `BENALI Adam ambigu Le nom de l’enfant manque : ${adulte}. Vérifiez-le.`,
  ])
  // Two lists beside each other are not a family.
  expect(
    outline(
      'Nom;Prénom;Classe;;Nom;Prénom;Classe',
      'BENALI;Inès;CE2;;;Adam;CP',
      'COSTA;Élio;CM1;;PETIT;Léa;CP',
    ),
  ).not.toContain('2.1 BENALI Adam CP ?')
})

test('an enfant of a row that says too little of them, and a column that may name others, are told with their rows', () => {
  const avisOf = (...rows: readonly string[]) => read(...rows).avis.map(({ texte }) => texte)
  const fratrie = 'n’est pas lue : si elle nomme d’autres enfants'

  expect(
    avisOf(
      'Nom;Prénom;Classe;Nom;Prénom;Classe',
      'BENALI;Inès;CE2;KAYA;;',
      'COSTA;Élio;CM1;PETIT;Léa;CP',
    ),
  ).toEqual([expect.stringContaining('2 (Nom : KAYA)')])
  expect(
    avisOf(
      'Nom;Prénom;Classe;Fratrie',
      'BENALI;Inès;CE2;Adam (CP)',
      'COSTA;Élio;CM1;non',
      'KAYA;Zoé;CP;Ali',
    ),
  ).toEqual([`La colonne « Fratrie » ${fratrie} (lignes 2, 4), ajoutez une ligne pour chacun.`])
  expect(avisOf('Nom;Prénom 1;Prénom 2;Classe', 'BENALI;Inès;Lou;CE2')).toEqual([
    `La colonne « Prénom 2 » ${fratrie} (ligne 2), ajoutez une ligne pour chacun.`,
  ])
  expect(avisOf('Nom;Prénom;Fratrie', 'BENALI;Inès;2', 'COSTA;Élio;Oui')).toEqual([])
})

test('enfants under « Refus des familles » are asked about, and a remark that one does not come is told in its own words', () => {
  const told = (...rows: readonly string[]) =>
    read('Nom;Prénom;Classe;Observation', ...rows).lignes.map(({ etat, messages }) =>
      `${etat} ${messages.map(({ texte }) => texte).join(' ')}`.trim(),
    )
  const ines = 'BENALI;Inès;CE2;'

  for (const title of [
    'Refus des familles :',
    'Liste d’attente',
    'Ne viennent plus',
    'Partis en cours d’année',
  ]) {
    expect(told(ines, title, 'KAYA;Zoé;CP;', 'CM1', 'PETIT;Tom;CM1;'), title).toEqual([
      'lisible',
      expect.stringContaining(`ambigu Sous « ${title} »`),
      'lisible',
    ])
  }
  expect(told('KAYA;Zoé;CP;très timide, a déménagé en mai', 'ROY;Léa;CP;participe bien')).toEqual([
    'lisible Le fichier dit « déménagé » : vérifiez que cet enfant vient.',
    'lisible',
  ])
})

test('a blank nom takes that of the row above, to be decided; a name with a sign or without a letter is told', () => {
  const told = (...rows: readonly string[]) =>
    read('Nom;Prénom;Classe', ...rows).lignes.map(({ enfant, etat, messages }) =>
      `${enfant.nom} ${enfant.prenom} ${etat} ${messages.map(({ texte }) => texte).join(' ')}`.trim(),
    )

  expect(told('BENALI;Inès;CE2', ';Adam;CP', '', ';Élio;CM1')).toEqual([
    'BENALI Inès lisible',
    expect.stringContaining(
      'BENALI Adam ambigu Le nom de l’enfant manque : celui de la ligne du dessus',
    ),
  ])
  expect(told('DIALLO*;Awa;CE1', '?;Tom;CP', 'LE GOFF-ROY;Anne d’Arc;CP')).toEqual([
    'DIALLO* Awa lisible « DIALLO* » serait gardé tel quel : corrigez-le si un signe est de trop.',
    '? Tom erreur Le nom manque.',
    'LE GOFF-ROY Anne d’Arc lisible',
  ])
})

test('a row left blank but for its number, and a number before the name of the file, are no class', () => {
  const niveaux = (nomTexte: string) =>
    readFichier(encode(lines('N°;Nom;Prénom', '3;;', ';BENALI;Inès'), 'utf-8'), {
      ...{ nomTexte, feuille: null, latest: '2022-08-31' },
    }).lignes.map(({ inscription }) => inscription.niveau)

  expect(niveaux('liste')).toEqual([null])
  expect(niveaux('5 listes CLAS')).toEqual([null])
  expect(niveaux('5 ème B')).toEqual(['5e'])
  expect(niveaux('5B')).toEqual(['5e'])
})

test('« Prénom 2 » is a second given name, unless a nom, a birth, a class or a niveau has its number', () => {
  const of = (titles: string, row: string) =>
    outline(titles, row).map((one) => one.replace(' ?', ''))

  expect(of('Nom;Prénom 1;Prénom 2;Classe', 'BENALI;Inès;Lou;CE2')).toEqual(['2.0 BENALI Inès CE2'])
  for (const [titles, row] of [
    ['Nom 1;Prénom 1;Nom 2;Prénom 2', 'BENALI;Inès;COSTA;Élio'],
    ['Nom Prénom 1;Nom Prénom 2', 'BENALI Inès;COSTA Élio'],
  ] as const) {
    expect(of(titles, row)).toEqual(['2.0 BENALI Inès', '2.1 COSTA Élio'])
  }
  for (const [title, first, second] of [
    ['Né le', '12/03/2013', '02/11/2012'],
    ['Classe', 'CE2', 'CM1'],
    ['Niveau', 'CE2', 'CM1'],
  ] as const) {
    expect(
      of(`Nom;Prénom 1;${title} 1;Prénom 2;${title} 2`, `BENALI;Inès;${first};Élio;${second}`).map(
        (one) => one.slice(0, 15),
      ),
    ).toEqual(['2.0 BENALI Inès', '2.1 BENALI Élio'])
  }
})

test('the children of a row have their ranks: those of each cell after the first of each column of names', () => {
  expect(
    outline('Nom 1;Prénom 1;Nom 2;Prénom 2', 'BENALI;Inès / Adam;COSTA;Élio / Zoé').map((one) =>
      one.replace(' ?', ''),
    ),
  ).toEqual(['2.0 BENALI Inès', '2.2 BENALI Adam', '2.1 COSTA Élio', '2.3 COSTA Zoé'])
})

test('of several columns of names, blank ones are nobody, and so is the nom of the family alone', () => {
  const two = 'Nom 1;Prénom 1;Classe 1;Nom 2;Prénom 2;Classe 2'

  expect(outline(two, 'BENALI;Inès;CE2;;;', ';;;COSTA;Élio;CM1')).toEqual([
    ...['2.0 BENALI Inès CE2', '3.1 COSTA Élio CM1'],
  ])
  expect(leftOf(two, 'BENALI;Inès;CE2;;;', ';;CM1;;;CE2', 'Total;1;;;;')).toEqual([
    ...['sans-nom 3', 'total 4'],
  ])
  const family = 'Nom famille;Prénom enfant 1;Prénom enfant 2;Classe'
  expect(outline(family, 'BENALI;Inès;Adam;CE2', 'COSTA;Élio;;CM1')).toEqual([
    ...['2.0 BENALI Inès CE2', '2.1 BENALI Adam CE2', '3.0 COSTA Élio CM1'],
  ])
  expect(outline(`${family};Né le`, 'COSTA;Élio;;CM1;02/11/2012')).toEqual(['2.0 COSTA Élio CM1'])
})

test('signs between prénoms give no enfant, and what is no prénom no several', () => {
  const names = (prenom: string) =>
    outline('Nom;Prénom;École', `COSTA;"${prenom}";Zola`).map((one) => one.replace(' ?', ''))

  expect(names('Léa / Tom /')).toEqual(['2.0 COSTA Léa', '2.1 COSTA Tom'])
  expect(names('Léa; ;Tom')).toEqual(['2.0 COSTA Léa', '2.1 COSTA Tom'])
  expect(names('Léa / (2)')).toEqual(['2.0 COSTA Léa / (2)'])
  expect(outline('Nom;Prénom;Classe', 'COSTA;Léa / Tom;"CP; CE2;"')).toEqual([
    ...['2.0 COSTA Léa CP', '2.1 COSTA Tom CE2'],
  ])
})

test('full names in one cell take the nom of the first; it is to be checked where its cut is not sure', () => {
  const names = (cell: string) =>
    read('Nom et prénom;École;Né le', `"${cell}";Zola;2013`).lignes.map(({ enfant, messages }) =>
      [
        enfant.nom,
        enfant.prenom,
        messages.some(({ texte }) => texte.includes('dont le nom')) ? '?' : '',
      ]
        .filter((one) => one !== '')
        .join(', '),
    )

  expect(names('BENALI, Inès')).toEqual(['BENALI, Inès'])
  expect(names('BENALI Inès, COSTA Élio')).toEqual(['BENALI, Inès', 'COSTA, Élio'])
  expect(names('BENALI Inès et Adam')).toEqual(['BENALI, Inès', 'BENALI, Adam'])
  expect(names('BENALI, Inès, Adam')).toHaveLength(3)
  expect(names('BENALI, Inès, Adam')[0]).toContain('?')
  expect(names('Costa Da Silva Léa et Tom').map((one) => one.includes('?'))).toEqual([true, true])
  expect(names('Costa Da Silva Léa / Diallo Sami').map((one) => one.includes('?'))).toEqual([
    ...[false, false],
  ])
})

test('« idem » is what the enfant above has, and nothing under other titles', () => {
  expect(
    outline(
      ...['Nom;Prénom;Classe', 'BENALI;Inès;CE2', 'idem;Adam;″', 'Total;;2', 'COSTA;Élio;idem'],
    ),
  ).toEqual(['2.0 BENALI Inès CE2', '3.0 BENALI Adam CE2', '5.0 COSTA Élio CE2'])
  expect(
    outline('Nom;Prénom;Classe', 'BENALI;Inès;CE2', 'Prénom;Nom;Classe', 'Élio;COSTA;idem'),
  ).toEqual(['2.0 BENALI Inès CE2', '4.0 COSTA Élio'])
})

test('a quotation mark between dashes is « idem » too', () => {
  expect(outline('Nom;Prénom;Classe', 'BENALI;Inès;CE2', '"- "" -";Adam;CP')).toEqual([
    ...['2.0 BENALI Inès CE2', '3.0 BENALI Adam CP'],
  ])
})

test('a name alone on the first row under other titles is an enfant', () => {
  expect(
    outline(
      ...['Nom;Prénom;Né le;Classe', 'BENALI;Inès;12/03/2013;CE2', 'Prénom;Nom;Classe;Né le'],
      ...['Élio;COSTA;;', 'Zoé;KAYA;CP;02/11/2012', 'Sami;DIALLO;CP;02/11/2012'],
    ),
  ).toContain('4.0 COSTA Élio')
})

test('titles that come again are said, and the day on which an enfant has left the school', () => {
  const titles = 'Nom;Prénom;Date de sortie'
  const { lignes } = read(titles, 'BENALI;Inès;12/01/2022', 'COSTA;Élio;')

  expect(leftOf(titles, 'BENALI;Inès;', titles, 'COSTA;Élio;')).toEqual(['entete-repetee 3'])
  expect(lignes.map(({ messages }) => messages)).toEqual([
    [
      {
        colonne: 'Date de sortie',
        texte: 'Cet enfant a quitté l’école (12/01/2022) : vérifiez avant d’importer.',
      },
    ],
    [],
  ])
})

test('numbers that no adult keeps are told, with their rows, five at most', () => {
  const two = 'ROY Anne 0600000001 0600000002'
  const avisOf = (count: number) =>
    read(
      'Nom élève;Prénom élève;Responsable légal',
      'BENALI;Inès;ROY Anne 0600000001',
      ...Array.from({ length: count }, (_, at) => `COSTA;Élio${'abcdef'[at]};${two}`),
    ).avis.map(({ texte }) => /numéros (.*) ne le sont/.exec(texte)?.[1])

  expect([0, 1, 2, 5, 6].map(avisOf)).toEqual([
    [],
    ['de la ligne 3'],
    ['de 2 lignes (3, 4)'],
    ['de 5 lignes (3, 4, 5, 6, 7)'],
    ['de nombreuses lignes (3, 4, 5, 6, 7…)'],
  ])
})
