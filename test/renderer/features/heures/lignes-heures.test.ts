import { expect, test } from 'vitest'
import {
  CATEGORIES_CHOIX,
  categorieText,
  toLignes,
} from '../../../../renderer/features/heures/lignes-heures.ts'

const person = (intervenant: string, date: string) => ({
  ...{ intervenantId: intervenant, intervenant, statut: 'benevole', date, minutes: 90 },
})

test('hours of every source stand together, latest first, then by name in French order', () => {
  const heures = [
    { ...person('Zoé', '2021-10-05'), heuresId: 'h1', categorie: 'preparation', note: 'Jeux' },
    { ...person('Émile', '2021-10-12'), heuresId: 'h2', categorie: 'reunion', note: null },
  ]
  const seances = [{ ...person('Émile', '2021-10-05'), seanceId: 's1', collectif: 'Mardi' }]
  const formations = [{ ...person('Fanny', '2021-10-05'), formationId: 'f1', theme: 'Lire' }]

  const lignes = toLignes(heures as never, seances as never, formations as never)

  expect(
    lignes.map(({ id, categorie, detail, source }) => [id, categorie, detail, source.genre]),
  ).toEqual([
    ['h2', 'reunion', null, 'saisie'],
    ['s1 Émile', 'seances', 'Mardi', 'seance'],
    ['f1 Fanny', 'formation', 'Lire', 'formation'],
    ['h1', 'preparation', 'Jeux', 'saisie'],
  ])
  expect(lignes.map(({ source }) => source)).toMatchObject([
    { saisie: { heuresId: 'h2' } },
    { seanceId: 's1' },
    { formationId: 'f1' },
    { saisie: { heuresId: 'h1' } },
  ])
})

test('the time of séances has its own name, and is no catégorie to choose', () => {
  expect(categorieText('seances')).toBe('Séances')
  expect(CATEGORIES_CHOIX.map(({ value, label }) => [value, label])).toContainEqual([
    ...['preparation', categorieText('preparation')],
  ])
  expect(CATEGORIES_CHOIX.map(({ value }) => value)).not.toContain('seances')
})
