import { expect, test } from 'vitest'
import { createChercheurNoms } from '../../shared/domain/personne.ts'

const PERSONNES = [
  { nom: 'Quintrec', prenom: 'Zoé' },
  { nom: 'Petit', prenom: 'Jules' },
  { nom: 'BEN ALI', prenom: 'Inès' },
  { nom: 'Roche', prenom: 'Rose' },
  { nom: 'Le Goff', prenom: 'Anne-Laure' },
  { nom: 'mamie Odette', prenom: '' },
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
])('%s names %j', (texte, expected) => {
  expect([...namesIn(texte)].sort()).toEqual([...expected].sort())
})

test.each([
  'Un petit groupe, une rose au mur.',
  'Petit à petit, les enfants lisent.',
  'Sortie à l’école Jules Ferry et au collège Rose-Parks.',
  'Lecture de Jules Verne ; la bibliothèque Jules-Verne nous accueille.',
  'La place Rosa Parks.',
  'Zoétrope, inestimable, roches.',
  '',
])('« %s » names nobody', (texte) => {
  expect(namesIn(texte)).toEqual([])
})

test('with nobody known, nobody is found', () => {
  expect(createChercheurNoms([])('Zoé Quintrec')).toEqual([])
})
