import { expect, test } from 'vitest'
import {
  brefText,
  checkInscription,
  isHomonyme,
  isParti,
  periodeText,
} from '../../shared/domain/enfant.ts'

const until = (fin: string | null) => ({ statut: 'inscrit' as const, debut: '2021-09-07', fin })

test.each([
  ['2021-12-16', false, 'jusqu’au 17/12/2021'],
  ['2021-12-17', false, 'jusqu’au 17/12/2021'],
  ['2021-12-18', true, 'parti le 17/12/2021'],
])('a child whose last day is 17 December reads, on %s', (today, hasLeft, text) => {
  expect(isParti(until('2021-12-17'), today)).toBe(hasLeft)
  expect(periodeText(until('2021-12-17'), today)).toBe(text)
})

test('a child without a last day goes on, and a wait that ended is no departure', () => {
  const attente = { ...until('2021-09-30'), statut: 'liste-attente' as const }

  expect(periodeText(until(null), '2021-12-18')).toBe('depuis le 07/09/2021')
  expect(isParti(attente, '2021-12-18')).toBe(false)
  expect(periodeText(attente, '2021-12-18')).toBe('jusqu’au 30/09/2021')
})

test.each([
  ['2021-09-01', null, []],
  ['2021-08-31', null, ['debut']],
  ['2022-08-31', '2022-08-31', []],
  ['2022-09-01', '2022-08-31', ['debut', 'fin']],
  ['2021-10-04', '2021-10-04', []],
  ['2021-10-04', '2021-10-03', ['fin']],
  ['2021-10-04', '2022-09-01', ['fin']],
  ['2021-10-04', '2021-08-31', ['fin']],
])('an inscription from %s to %s is refused at %j', (debut, fin, refused) => {
  const annee = { debut: '2021-09-01', fin: '2022-08-31' }

  const fields = checkInscription({ debut, fin }, annee)

  expect(Object.keys(fields)).toEqual(refused)
  if (fin === '2021-10-03') expect(fields.fin).toBe('Le départ vient avant l’arrivée.')
})

test('two names are of one person when their words are the same in any order, or once joined; half of the words is not enough', () => {
  const ines = { nom: 'Ben Ali', prenom: 'Inès' }
  const others = [
    ...[
      { nom: 'INES', prenom: 'ben-ali' },
      { nom: 'Benali', prenom: 'Ines' },
    ],
    ...[
      { nom: 'Ben Ali', prenom: 'Samir' },
      { nom: 'Ali', prenom: 'Inès' },
    ],
  ]

  expect(others.map((one) => isHomonyme(ines, one))).toEqual([true, true, false, false])
})

test('an enfant in one line: birth, class and collectifs, each only when it is known', () => {
  const none = { dateNaissance: null, anneeNaissance: null, sexe: null }
  const told = [
    { sexe: 'F' as const, dateNaissance: '2013-03-12', detail: 'CM1, Mardi' },
    { sexe: 'M' as const, anneeNaissance: 2013, detail: '' },
    { anneeNaissance: 2013, detail: 'CM1' },
    { detail: '' },
  ].map((one) => brefText({ nom: 'Benali', prenom: 'Inès', ...none, ...one }))

  expect(told).toEqual([
    'Inès Benali, née le 12/03/2013, CM1, Mardi',
    'Inès Benali, né en 2013',
    'Inès Benali, né(e) en 2013, CM1',
    'Inès Benali',
  ])
})
