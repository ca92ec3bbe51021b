import { expect, test } from 'vitest'
import { documentEcritSchema, proposeTextes, type SourcesEcrit } from '../../shared/domain/ecrit.ts'

const FULL: SourcesEcrit = {
  ...{ structure: 'Le Moulin', intitule: 'Clas élémentaire', annee: '2021-2022' },
  ...{ lieu: 'École Ferry', referent: 'Awa Diallo', telephone: '05 00', mail: 'a@b.example' },
  ...{ diagnostic: 'Peu de lieux calmes', creneaux: ['Mardi, 16 h 30', 'Jeudi, 17 h'] },
  ...{ equipe: ['Omar', 'Lina'], ecoles: ['Ferry', 'Zola'], partenaires: ['Médiathèque'] },
  chiffres: { enfants: '12 enfants.', accompagnement: '3 adultes.' },
  bilan: { globalement: 'Une bonne année', difficultes: 'Peu de place' },
}
const BARE: SourcesEcrit = {
  ...{ ...FULL, lieu: null, referent: null, telephone: null, mail: null, diagnostic: null },
  ...{ creneaux: [], equipe: [], ecoles: [], partenaires: [] },
  chiffres: { enfants: '', accompagnement: '' },
  bilan: { globalement: null, difficultes: null },
}

test('what is known of an action is proposed where it is asked for, a line each', () => {
  expect(proposeTextes('experience', FULL)).toMatchObject({
    intitule: 'Clas élémentaire',
    diagnostic: 'Peu de lieux calmes',
    description:
      'Le Moulin mène le contrat local d’accompagnement à la scolarité (Clas), année 2021-2022.\n12 enfants.\nÉcoles : Ferry, Zola.',
    phases: '3 adultes.\nMardi, 16 h 30\nJeudi, 17 h\nPartenaires : Médiathèque.',
    impacts: 'Une bonne année',
    limites: 'Peu de place',
  })
  expect(proposeTextes('presentation', FULL)).toMatchObject({
    'ou-quand': 'École Ferry\nMardi, 16 h 30\nJeudi, 17 h',
    qui: 'Responsable : Awa Diallo.\nDans l’équipe : Omar, Lina.',
    contact: 'Awa Diallo\nTéléphone : 05 00\nMail : a@b.example',
  })
  expect(proposeTextes('contrat', FULL).objet).toBe(
    'Le Moulin accueille l’enfant au Clas pour l’année 2021-2022.\nLieu : École Ferry.\nMardi, 16 h 30\nJeudi, 17 h',
  )
})

test('what is not known leaves neither a blank line nor a word', () => {
  const texts = documentEcritSchema.options.map((document) => proposeTextes(document, BARE))

  expect(
    texts.flatMap(Object.values).filter((text) => /null|: ?\.|^\n|\n\n|\n$/.test(text)),
  ).toEqual([])
  expect(texts[0]).toMatchObject({ diagnostic: '', phases: '', impacts: '', limites: '' })
  expect(texts.map((text) => text.qui ?? text.contact ?? null)).toContain('')
})
