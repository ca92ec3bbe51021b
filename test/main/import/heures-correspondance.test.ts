import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { HeuresLues } from '../../../main/import/heures/heures-lues.ts'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import {
  aTable,
  aTableAs,
  categoriesSaid,
  ODD_HOURS,
  ODD_TITLES,
} from '../../builders/heures/a-table.ts'
import {
  heuresPath,
  outlineHeures,
  readHeuresFixture,
} from '../../builders/heures/fixture-files.ts'

const saidOf = ({ lecture }: HeuresLues): readonly Correspondance[] =>
  lecture.filter(({ origine }) => origine !== 'aucune').map(({ lue }) => lue)

const ODD = [ODD_TITLES, 'DURAND Hélène;05/10/2021;1h30;Goûter']

test.each(readdirSync(heuresPath('')))(
  '%s: its own reading, given back, changes nothing',
  (name) => {
    const automatic = readHeuresFixture(name)

    const explicit = readHeuresFixture(name, saidOf(automatic))

    expect(explicit.lignes).toEqual(automatic.lignes)
    expect(explicit.feuilles).toEqual(automatic.feuilles)
    expect(saidOf(explicit)).toEqual(saidOf(automatic))
  },
)

test('titles that nobody could guess are shown to be explained, then read as any other', () => {
  const unread = aTable(...ODD)
  const lues = aTableAs({ correspondances: [ODD_HOURS] }, ...ODD)

  expect(unread).toMatchObject({ feuilles: [], lignes: [], lecture: [{ origine: 'aucune' }] })
  expect(unread.lecture[0]?.colonnes.map(({ entete }) => entete)).toEqual([
    'Qui donc',
    'Quand',
    'Combien',
    'Pour',
  ])
  expect(outlineHeures(lues)).toEqual(['2 DURAND Hélène 2021-10-05 90 Goûter'])
  expect(lues.lignes[0]?.categorieDite).toBe('autre')
  expect(lues.feuilles[0]?.colonnes).toMatchObject({ nom: 'Qui donc', duree: 'Combien' })
})

test('words that name no catégorie or no statut are counted, to be explained', () => {
  const rows = [
    'Nom;Prénom;Durée;Catégorie;Statut',
    'PETIT;Marc;1h;Transport;prestataire',
    'PETIT;Marc;2h;Transport;bénévole',
    'PETIT;Marc;2h;Réunion;',
  ]
  const [before] = aTable(...rows).lecture
  const statut = { champ: 'statut', texte: 'prestataire', code: 'salarie' }
  const said = categoriesSaid({ Transport: 'autre', Réunion: null })

  const lues = aTableAs(
    { correspondances: [{ ...said, valeurs: [...said.valeurs, statut] }] },
    ...rows,
  )

  expect(before?.valeurs).toEqual([
    { champ: 'categorie', texte: 'Transport', nombre: 2 },
    { champ: 'statut', texte: 'prestataire', nombre: 1 },
  ])
  expect(lues.lignes.map((one) => [one.categorieDite, one.statut])).toEqual([
    ['autre', 'salarie'],
    ['autre', 'benevole'],
    ['ignorer', null],
  ])
})

test('what was kept of a file of hours is used again for the next one of the same titles', () => {
  const [lecture] = aTableAs({ correspondances: [ODD_HOURS] }, ...ODD).lecture
  const retenue = {
    correspondanceId: 'one',
    ecole: null,
    forme: lecture?.forme ?? '',
    colonnes: ODD_HOURS.colonnes ?? [],
    valeurs: ODD_HOURS.valeurs,
  }

  const lues = aTableAs({ retenues: [retenue] }, ODD_TITLES, 'PETIT Marc;06/10/2021;2h;Goûter')

  expect(lues.lecture[0]).toMatchObject({ origine: 'memoire' })
  expect(lues.lignes).toMatchObject([{ nom: 'PETIT', minutes: 120, categorieDite: 'autre' }])
})
