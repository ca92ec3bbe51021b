import { expect, test } from 'vitest'
import { changedAddress, hrefTo, parseHash } from '../../../renderer/app/router.ts'

test('an address leads back to the screen and the filters it was made from', () => {
  const href = hrefTo('enfants', {
    collectif: 'CP & CE1 « Étoiles »',
    q: 'n’diaye=?',
    statut: null,
  })

  const { screen, params } = parseHash(href)

  expect(screen).toBe('enfants')
  expect(Object.fromEntries(params)).toEqual({ collectif: 'CP & CE1 « Étoiles »', q: 'n’diaye=?' })
})

test('empty filters leave no trace in the address', () => {
  expect(hrefTo('seances', { etat: null, collectif: '' })).toBe('#/seances')
})

test.each(['', '#', '#/', '#/inconnu', '#/../secret'])('the address « %s » is Accueil', (hash) => {
  expect(parseHash(hash).screen).toBe('accueil')
})

test('a change keeps the other parameters of the screen as they are now', () => {
  expect(changedAddress('#/enfants?q=ben', 'enfants', { enfant: 'e' })).toBe(
    '#/enfants?q=ben&enfant=e',
  )
  expect(changedAddress('#/enfants?q=ben', 'enfants', { q: null })).toBe('#/enfants')
})

test('whoever left the screen while something was saved is not brought back by its answer', () => {
  expect(changedAddress('#/seances', 'enfants', { enfant: 'e' })).toBeNull()
})
