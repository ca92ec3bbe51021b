import { expect, test } from 'vitest'
import {
  createChercheurNoms,
  createEffaceur,
  debutDeRevue,
  isNamedAfter,
  marquesOf,
  texteDonnee,
} from '../../shared/domain/personne.ts'

const PERSONNES = [
  { nom: 'Quintrec', prenom: 'Zoé' },
  { nom: 'Petit', prenom: 'Jules' },
  { nom: 'BEN ALI', prenom: 'Inès' },
  { nom: 'Roche', prenom: 'Rose' },
  { nom: 'Le Goff', prenom: 'Anne-Laure' },
  { nom: 'mamie Odette', prenom: '' },
  { nom: 'Yu', prenom: 'Lo' },
]
const namesIn = createChercheurNoms(PERSONNES, [
  'École Jules-Ferry',
  'Collège Rose Parks',
  'Maison Petit',
])

test.each([
  ['Zoé a repris confiance.', ['Zoé']],
  ['ZOE QUINTREC lit seule, puis Quintrec Zoe écrit.', ['ZOE QUINTREC', 'Quintrec Zoe']],
  ['Avec Inès Ben-Ali et la famille Petit.', ['Inès Ben-Ali', 'famille Petit']],
  ['Mme Le Goff est venue avec Anne-Laure.', ['Mme Le Goff', 'Anne-Laure']],
  ['Jules, lui, a tenu toute l’année.', ['Jules']],
  ['Lo Yu lit.', ['Lo Yu']],
  // A capital before the name is no other name at the head of a sentence, a line or an item.
  ['Accueillir Zoé.', ['Zoé']],
  ['Le groupe avance. Pour Jules : Accompagner Inès', ['Jules', 'Inès']],
  ['– Aider Zoé\n- Revoir Inès\n• Suivre Jules', ['Zoé', 'Inès', 'Jules']],
  ['« Aider Zoé » (Soutenir Inès) ; Encourager Jules', ['Zoé', 'Inès', 'Jules']],
  ['1. Aider Zoé… Suivre Inès !', ['Zoé', 'Inès']],
  ['C’est avec Mme Zoé et Madame Inès', ['Zoé', 'Inès']],
  // Capitals and accents as one types them.
  ['ZOÉ lit ; ZOE écrit ; Zoe et Ines jouent.', ['ZOÉ', 'ZOE', 'Zoe', 'Ines']],
  ['ACCUEILLIR ZOÉ', ['ZOÉ']],
  ['Anne Laure, ANNE-LAURE et Anne-laure', ['Anne Laure', 'ANNE-LAURE']],
  ['D’Inès à Zoé, qu’Anne-Laure aide', ['Inès', 'Zoé', 'Anne-Laure']],
  ['Rose, une rose à la main.', ['Rose']],
  // A family name alone.
  ['Quintrec progresse, comme QUINTREC l’an dernier.', ['Quintrec', 'QUINTREC']],
  ['Le Goff et Ben Ali sont venus chez Petit.', ['Le Goff', 'Ben Ali', 'Petit']],
])('%s names %j', (texte, expected) => {
  expect([...namesIn(texte)].sort()).toEqual([...expected].sort())
})

test.each([
  'Un petit groupe, une rose au mur.',
  'Petit à petit, les enfants lisent. Petit groupe le lundi : Petit déjeuner.',
  'UN PETIT GROUPE PAR SÉANCE',
  'On lit Prosper Jules, puis au collège Jean-Jaurès Zoé Dupont.',
  'Sortie à l’école Jules Ferry et au collège Rose-Parks.',
  'Lecture de Jules Verne ; la bibliothèque Jules-Verne nous accueille.',
  'La place Rosa Parks.',
  'Zoétrope, inestimable, roches.',
  'Lo est venu, Mme Yu aussi.',
  '',
])('« %s » names nobody', (texte) => {
  expect(namesIn(texte)).toEqual([])
})

test('with nobody known, nobody is found', () => {
  expect(createChercheurNoms([])('Zoé Quintrec')).toEqual([])
})

test.each([
  [null, '–'],
  ['', '–'],
  [0, '0'],
  ['2021-09-28', '28/09/2021'],
  ['2021-09-28T16:30:00Z', '28/09/2021'],
  ['le 2021-09-28', 'le 2021-09-28'],
])('the value %j is read as « %s »', (value, text) => {
  expect(texteDonnee(value)).toBe(text)
})

const INES = {
  nom: 'Benali',
  prenom: 'Inès',
  coordonnees: ['06 11 22 33 44', 'Ines@exemple.test', '05 53 00 00 00', 'samira@exemple.test'],
}

test('marks that somebody else has are left, however each is written', () => {
  const others = [
    { nom: 'INES', prenom: 'Benali', coordonnees: ['0611223344', 'ines@EXEMPLE.test'] },
    { nom: 'Sow', prenom: 'adam', coordonnees: [] },
  ]
  const brothers = ['Adam', 'Malo'].map((prenom) => ({ ...INES, prenom, coordonnees: [] }))

  expect(marquesOf([INES, ...brothers, { nom: '', prenom: '', coordonnees: [] }], others)).toEqual({
    noms: brothers,
    prenoms: ['Inès', 'Malo'],
    coordonnees: ['05 53 00 00 00', 'samira@exemple.test'],
  })
})

test('a whole name, a phone and an e-mail are erased from any text, a first name alone from a free text only', () => {
  const { coordonnees } = INES
  const efface = createEffaceur({
    noms: [INES, { nom: 'Le Goff', prenom: '' }, { nom: '', prenom: 'Mamie' }],
    prenoms: ['Inès', 'Lo'],
    coordonnees: [...coordonnees, '12345', '123456'],
  })
  const texts = [
    ['Benali INES, puis ines-benali.', '[anonymisé], puis [anonymisé].'],
    ['Mme Le-Goff et Mamie', 'Mme [anonymisé] et Mamie'],
    ['Une Mamie rit', 'Une Mamie rit'],
    ['au 06.11.22-33 44, à samira@exemple.test', 'au [anonymisé], à [anonymisé]'],
    ['samira@exempleXtest, 10611223344, 12345, 12-34-56', null],
    ['Inès et Lo', null],
  ] as const

  for (const [text, expected] of texts) {
    const shown = expected ?? text.replace('12-34-56', '[anonymisé]')
    expect(efface(text, false)).toBe(shown)
    expect(efface(text, true)).toBe(shown.replace('Inès', '[anonymisé]'))
  }
  expect(createEffaceur({ noms: [], prenoms: [], coordonnees: [] })('Inès', true)).toBe('Inès')
})

test('a first name alone is erased as it may be written, its capitals and accents aside, when nobody else bears it', () => {
  const zoe = { nom: 'Amrani', prenom: 'Zoé', coordonnees: [] }
  const annLaure = { nom: 'Amrani', prenom: 'annLaure', coordonnees: [] }
  const efface = createEffaceur(marquesOf([zoe, annLaure, { ...zoe, prenom: '——— ' }], []))

  expect(efface('Zoé, ZOÉ, Zoe, ZOE et zoé ; annLaure, Annlaure', true)).toBe(
    '[anonymisé], [anonymisé], [anonymisé], [anonymisé] et zoé ; [anonymisé], [anonymisé]',
  )
  const other = { nom: 'Benali', prenom: 'ZOE', coordonnees: [] }
  expect(createEffaceur(marquesOf([zoe], [other]))('Zoé et ZOE', true)).toBe('Zoé et ZOE')
})

test('a first name with a capital inside is found as it is written', () => {
  const find = createChercheurNoms([{ nom: 'd’Almeida', prenom: 'LouAnn' }])

  expect(find('Avec LouAnn, puis Louann et louann')).toEqual(['LouAnn', 'Louann'])
  expect(find('Merci à d’Almeida')).toEqual(['d’Almeida'])
})

test.each([
  ['Ayşe', 'Yılmaz'],
  ['Thị Hồng', 'Nguyễn'],
  ['Łucja', 'Kamińska'],
  ['ŞEYMA', 'ŞAHİN'],
])(
  'the name %s %s is found and erased with its accents, without, and in capitals',
  (prenom, nom) => {
    const personne = { nom, prenom, coordonnees: [] }
    const own = `${prenom} ${nom}`
    const plain = own.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i')
    const find = createChercheurNoms([personne])
    const efface = createEffaceur(marquesOf([personne], []))

    for (const name of [own, plain, own.toUpperCase(), own.normalize('NFD')]) {
      expect(find(`Vu ${name} hier`)).toEqual([name.normalize('NFC')])
      expect(efface(`Été : ${name}, à l’école.`, false)).toBe('Été : [anonymisé], à l’école.')
    }
    expect(find(`Vu ${nom} hier`)).toEqual([nom])
    expect(efface(`Éloïse${prenom} et ${prenom}é`, true)).toBe(`Éloïse${prenom} et ${prenom}é`)
  },
)

test('an id made of a name is known, whole where it is short', () => {
  const isTheirs = isNamedAfter([
    { nom: 'Le Goff', prenom: 'Lo' },
    { nom: 'Ali', prenom: '' },
  ])

  const ids = ['legoff-1', 'le-goff', 'lo-2', 'e-ALI-3', 'alix', 'e1', 'loup', 'gof', '']
  expect(ids.filter(isTheirs)).toEqual(['legoff-1', 'le-goff', 'lo-2', 'e-ALI-3', 'alix'])
})

test.each([
  ['2022-06-30', null],
  ['2022-07-01', '2022-07-01'],
  ['2022-08-31', '2022-07-01'],
  ['2022-09-01', null],
])('on %s, the yearly review is that of %s', (today, debut) => {
  expect(debutDeRevue(today)).toBe(debut)
})

test.each([
  [{ nom: 'martin', prenom: 'rose' }, [], 'Une rose rouge', []],
  [{ nom: 'Wong', prenom: 'Li' }, ['Li'], 'Avec Li Wong', ['Li Wong']],
  [{ nom: 'Sow', prenom: 'Léo' }, ['Léo'], 'Le groupe Léo', []],
  [{ nom: 'Mamie', prenom: '' }, [], 'Avec la mamie', []],
  [{ nom: '---', prenom: 'Zoé' }, [], 'Un, deux, Zoé', ['Zoé']],
] as const)('of %j, %j being no person, « %s » names %j', (personne, proper, text, noms) => {
  expect(createChercheurNoms([personne], proper)(text)).toEqual(noms)
})
