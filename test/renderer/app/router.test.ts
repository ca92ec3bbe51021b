import { expect, test } from 'vitest'
import { hrefTo, parseHash } from '../../../renderer/app/router.ts'

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
