import { expect, test } from 'vitest'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const OPTIONS = { nomTexte: 'x', feuille: null, latest: '2022-08-31' }

/** Adults of the enfant of a row: « nom, prénom, telephone, mail, lien » without what is blank. */
const adultsOf = (titles: string, row: string): readonly string[] =>
  readFichier(
    encode(lines(`Nom élève;Prénom élève;${titles}`, `BENALI;Inès;${row}`), 'utf-8'),
    OPTIONS,
  ).lignes.flatMap(({ responsables }) =>
    responsables.map(({ nom, prenom, telephone, mail, lien }) =>
      [nom, prenom, telephone, mail, lien].filter((one) => one !== null).join(', '),
    ),
  )

const [ONE, TWO, HOME] = ['06 00 00 00 01', '06 00 00 00 02', '05 53 00 00 00']

test.each([
  ['Mme Diallo', ['Diallo']],
  ['M. et Mme Costa', ['Costa']],
  ['Mme Diallo et M. Costa', ['Diallo', 'Costa']],
  ['M. Diallo Mme Costa', ['Diallo', 'Costa']],
  ['Mme DIALLO Awa / M. COSTA Rui', ['DIALLO, Awa', 'COSTA, Rui']],
  ['KONE Fatou et Ibrahim', ['KONE, Fatou', 'KONE, Ibrahim']],
  ['Fatou et Ibrahim', ['Fatou et Ibrahim']],
  // The nom is the enfant's, wherever it stands.
  ['Karim Benali', ['Benali, Karim']],
  ['Benali Karim', ['Benali, Karim']],
  ['Mère : Mme Petit', ['Petit, mère']],
  ['Resp. légal : Mme Petit', ['Petit']],
  ['Mère :\nMme Petit', ['Petit, mère']],
  ['Mère : Mme Petit\nPère :  M. Costa', ['Petit, mère', 'Costa, père']],
  ['Mme Petit\nPère : M. Costa', ['Petit', 'Costa, père']],
  ['Mme Petit (mère)', ['Petit, mère']],
  ['Mme Petit\n(mère)', ['Petit, mère']],
  ['Mme Petit petit@exemple.fr', ['Petit, petit@exemple.fr']],
  ['Mme Petit\na@exemple.fr\nb@exemple.fr', ['Petit, a@exemple.fr']],
  [`Mme Petit ${HOME}\n${ONE}`, [`Petit, ${ONE}`]],
  [`Mme Petit ${ONE}\n${TWO}`, [`Petit, ${ONE}`]],
  [`Mme Petit ${HOME}\n05 53 00 00 01`, [`Petit, ${HOME}`]],
  [`Mme Petit\nTél : ${ONE}`, [`Petit, ${ONE}`]],
  [`${ONE}`, [ONE]],
  ['inconnu', []],
  ['séparés\nMme Petit', ['Petit']],
  ['x', []],
  ['non', []],
])('the adults of one cell, %j', (cell, expected) => {
  expect(adultsOf('Responsable légal', `"${cell}"`)).toEqual(expected)
})

test('numbers in a cell beside several adults are theirs where there are as many, by their ties or in order', () => {
  const titles = 'Responsable légal;Tél responsable'
  const both = 'Mme Diallo et M. Costa'
  const tied = 'Mme Diallo (mère) et M. Costa (père)'

  expect(adultsOf(titles, `${both};${ONE} / ${TWO}`)).toEqual([`Diallo, ${ONE}`, `Costa, ${TWO}`])
  expect(adultsOf(titles, `${tied};${ONE} (père) ${TWO} (mère)`)).toEqual([
    `Diallo, ${TWO}, mère`,
    `Costa, ${ONE}, père`,
  ])
  expect(adultsOf(titles, `${tied};${ONE} (père) ${TWO}`)).toEqual([
    `Diallo, ${ONE}, mère`,
    `Costa, ${TWO}, père`,
  ])
  expect(adultsOf(titles, `${both};${HOME} / ${ONE} / ${TWO}`)).toEqual([`Diallo, ${ONE}`, 'Costa'])
  expect(adultsOf(titles, `Mme Diallo ${HOME} et M. Costa;${ONE} / ${TWO}`)).toEqual([
    `Diallo, ${ONE}`,
    'Costa',
  ])
  expect(adultsOf(titles, `Mme Diallo;${HOME} / ${ONE}`)).toEqual([`Diallo, ${ONE}`])
  expect(adultsOf(titles, `;${HOME} / ${ONE}`)).toEqual([ONE])
})

test('names, numbers and mails of an adult in columns of their own', () => {
  const mother = 'Nom de la mère;Prénom de la mère'

  expect(adultsOf(mother, 'ROY;Anne')).toEqual(['ROY, Anne, mère'])
  // With a column of prénoms, a nom of two words is one.
  expect(adultsOf(mother, 'Mme LE GOFF;')).toEqual(['Mme LE GOFF, mère'])
  expect(adultsOf('Nom de la mère', 'Mme ROY Anne')).toEqual(['ROY, Anne, mère'])
  expect(adultsOf(mother, 'inconnue;Anne')).toEqual(['Anne, mère'])
  expect(adultsOf(`${mother};Nom d’usage de la mère`, 'PETIT;Anne;ROY')).toEqual([
    'ROY, Anne, mère',
  ])
  expect(adultsOf(`${mother};Lien avec la mère`, 'ROY;Anne;tante')[0]).toMatch(/^ROY, Anne/)
  expect(adultsOf('Mail de la mère', 'écrire à anne@exemple.fr')).toEqual(['anne@exemple.fr, mère'])
  expect(adultsOf('Mail de la mère', 'aucun')).toEqual([])
  const phones = 'Nom de la mère;Tél fixe de la mère;Tél portable de la mère'
  expect(adultsOf(phones, `ROY;${HOME};${ONE}`)).toEqual([`ROY, ${ONE}, mère`])
  expect(adultsOf(phones, `ROY;${HOME};05 53 00 00 01`)).toEqual([`ROY, ${HOME}, mère`])
})

test('a number that is not whole is told under its title, and kept as it was typed', () => {
  const { lignes } = readFichier(
    encode(lines('Nom;Prénom;Tél de la mère', 'BENALI;Inès;06 00 00'), 'utf-8'),
    OPTIONS,
  )

  expect(lignes.map(({ messages, bruts }) => [messages, bruts])).toEqual([
    [
      [
        {
          colonne: 'Tél de la mère',
          texte: '« 06 00 00 » n’est pas un numéro de téléphone complet.',
        },
      ],
      { 'responsablemere.telephone': '06 00 00' },
    ],
  ])
})
