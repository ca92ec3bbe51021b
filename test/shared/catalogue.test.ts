import { expect, test } from 'vitest'
import { CATALOGUE, entreeOf, isPrevu } from '../../shared/domain/catalogue.ts'

const codes = CATALOGUE.map(({ code }) => code)

test('every answer of the catalogue has a code of its own, by which it is found', () => {
  expect(new Set(codes).size).toBe(codes.length)
  expect(CATALOGUE.filter((one) => entreeOf(one.code) !== one)).toEqual([])
})

test('the other words of an answer are searched one by one; an answer without any has none', () => {
  expect(entreeOf('public.total')?.autres).toEqual(['effectif', 'jeunes accueillis', 'inscrits'])
  expect(entreeOf('formations.heures')?.autres).toEqual([])
  expect(CATALOGUE.flatMap(({ autres }) => autres).filter((mot) => mot.trim() === '')).toEqual([])
})

test('what took place may have a prévu beside it: the calendar, the intervenants and the public', () => {
  const prevus = CATALOGUE.filter(({ temps }) => temps === 'previsionnel')
  const announced = prevus.map(({ code }) => code.replace('prevu.', ''))

  expect(announced).toEqual(codes.filter(isPrevu))
  expect(announced).toEqual(
    expect.arrayContaining(['calendrier.debut', 'intervenants.total.heures', 'public.collectifs']),
  )
  expect(announced).toHaveLength(18)
  expect(entreeOf('prevu.public.total')).toMatchObject({
    libelle: 'Nombre total d’enfants (prévu)',
    kind: 'nombre',
    calcul: 'Du prévisionnel de l’action.',
  })
  expect(isPrevu('assiduite.taux')).toBe(false)
})

test('a list of yes and no can be counted; that of the parents gives its dates too', () => {
  expect(codes.filter((code) => code.startsWith('parents.convivialite'))).toEqual([
    'parents.convivialite',
    'parents.convivialite.nombre',
    'parents.convivialite.dates',
  ])
  expect(entreeOf('parents.convivialite.dates')?.kind).toBe('texte')
  expect(codes.filter((code) => code.startsWith('origines.famille'))).toEqual([
    'origines.famille',
    'origines.famille.nombre',
  ])
})

test.each([
  ['public.enfants.sexe-F.age-6-10', 'Enfants : filles, 6 à 10 ans'],
  ['public.enfants.sexe-M.age-17-', 'Enfants : garçons, 17 ans et plus'],
  ['public.enfants.age--5', 'Enfants : jusqu’à 5 ans'],
  [
    'public.enfants.palier-college.niveau-6e.zone-qpv',
    'Enfants : collège, 6e, en quartier prioritaire',
  ],
  ['lignes.etablissements.2.nom', 'Établissement n° 2 : nom'],
])('the answer %s is called « %s »', (code, libelle) => {
  expect(entreeOf(code)?.libelle).toBe(libelle)
})

test('the count of new enfants says that an earlier stay may be unknown; the other counts do not', () => {
  expect(entreeOf('public.enfants.niveau-CP.nouveaux-oui')?.calcul).toContain(
    'y compte comme nouveau',
  )
  expect(entreeOf('public.enfants.niveau-CP.sexe-F')?.calcul).not.toContain('nouveau')
  expect(entreeOf('public.inconnu')).toBeUndefined()
})
