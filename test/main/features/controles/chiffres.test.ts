import { expect, test } from 'vitest'
import { controlesDesChiffres } from '../../../../main/features/controles/chiffres.ts'
import type { Constat } from '../../../../shared/domain/indicateurs.ts'

const texteOf = (code: Constat['code'], count: number) =>
  controlesDesChiffres({
    arreteAu: '2022-06-15',
    figures: new Map(),
    constats: [{ code, count, provenance: {} }],
    comparaisons: [],
  })[0]?.texte

test('a point about one enfant agrees with one, about several with several', () => {
  expect(texteOf('enfants-sans-niveau', 1)).toBe(
    '1\u00a0enfant sans niveau scolaire, compté dans « autres ». Indiquez son niveau.',
  )
  expect(texteOf('enfants-sans-niveau', 2)).toBe(
    '2\u00a0enfants sans niveau scolaire, comptés dans « autres ». Indiquez leur niveau.',
  )
  expect(texteOf('enfants-en-maternelle', 1)).toMatch(/^1\senfant de maternelle, compté dans/)
  expect(texteOf('enfants-sans-famille', 1)).toMatch(/il compte pour une famille\. Rattachez-le/)
})

test.each<[Constat['code'], string, RegExp]>([
  ['minutes-sans-statut', 'erreur', /aucun statut ce jour-là/],
  ['total-intervenants-distincts', 'information', /une seule fois dans le total/],
  ['enfants-sans-famille', 'avertissement', /^2\senfants sans famille/],
  ['enfants-sans-niveau', 'avertissement', /^2\senfants sans niveau/],
  ['enfants-en-maternelle', 'avertissement', /^2\senfants de maternelle/],
  ['presences-inconnues', 'avertissement', /^2\sprésences non renseignées : rien n’y compte/],
  ['lecture-encadrement', 'information', /comme choisi pour cette année/],
])('« %s » is told with its gravité and its records', (code, gravite, texte) => {
  const provenance = { enfants: ['e'], seances: ['s', 't'] }
  const constats = [{ code, count: 2, provenance }]

  const told = controlesDesChiffres({
    ...{ arreteAu: '2022-06-15', figures: new Map(), constats, comparaisons: [] },
  })

  const ids = ['e', 's', 't']
  expect(told).toEqual([{ code, gravite, texte: expect.stringMatching(texte), ids }])
})

test('time that counts nowhere is told as one sentence fits an hour as well as forty', () => {
  expect(texteOf('minutes-sans-statut', 60)).toMatch(/^Le bilan laisse de côté 1\sh : /)
})
