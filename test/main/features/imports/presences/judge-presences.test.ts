import { expect, test } from 'vitest'
import { judgePresences } from '../../../../../main/features/imports/presences/judge-presences.ts'
import type { PresencesConnues } from '../../../../../main/features/imports/presences/presences-connues.repository.ts'
import type { PresencesLue } from '../../../../../main/import/presences/understand-presences.ts'

const CONNUES: PresencesConnues = {
  annee: { debut: '2021-09-01', fin: '2022-08-31' },
  collectif: { id: 'c', nom: 'Mardi' },
  creneaux: [
    { jour: 'mardi', debut: '16:30', fin: '18:00' },
    { jour: 'jeudi', debut: '16:30', fin: '18:00' },
    { jour: 'jeudi', debut: '18:00', fin: '19:00' },
  ],
  seances: [
    { id: 's1', date: '2021-10-05', etat: 'tenue' },
    { id: 's2', date: '2021-10-12', etat: 'tenue' },
    { id: 's3', date: '2021-10-12', etat: 'prevue' },
    { id: 's4', date: '2021-10-19', etat: 'annulee' },
    { id: 's5', date: '2021-10-19', etat: 'prevue' },
  ],
  enfants: [
    {
      ...{ id: 'e1', nom: 'Benali', prenom: 'Inès', dateNaissance: '2013-03-12' },
      periodes: [{ debut: '2021-09-01', fin: null }],
    },
    {
      ...{ id: 'e2', nom: 'Benali', prenom: 'Inès', dateNaissance: '2015-01-02' },
      periodes: [{ debut: '2021-09-01', fin: null }],
    },
    {
      ...{ id: 'e3', nom: 'Sow', prenom: 'Adam', dateNaissance: null },
      periodes: [{ debut: '2021-09-01', fin: null }],
    },
  ],
  presences: new Map([['s1 e3', 'absent']]),
}

const aRow = (ligne: number, name: string, dates: readonly string[], more: object = {}) => {
  const [nom = '', prenom = ''] = name.split(' ')
  const pointages = dates.map((date) => ({ date, etat: 'present' as const }))
  return {
    ...{ feuille: 'f', ligne, rang: 0, nom, prenom, isNomSur: true, dateNaissance: null },
    ...{ pointages, messages: [], bruts: {}, ...more },
  } satisfies PresencesLue
}

test('of the days of a grid, those that can be written are told from the others, each with its reason', () => {
  const told = (today: string, ...dates: readonly string[]) => {
    const { lignes, ...rest } = judgePresences(
      [aRow(2, 'Sow Adam', dates)],
      CONNUES,
      { ignorees: [] },
      today,
    )
    const [row] = lignes
    const messages = row?.messages.map(({ texte }) => texte.replace(/[\u00a0\u202f]/g, ' '))
    return {
      ...rest,
      statut: row?.statut,
      written: row?.pointages.map((one) => one.date),
      messages,
    }
  }

  const around = told('2023-01-01', '2021-08-31', '2021-09-07', '2022-08-30', '2022-09-01')
  expect(around).toMatchObject({
    ...{ statut: 'nouveau', written: ['2021-09-07', '2022-08-30'] },
    seancesCreees: ['2021-09-07', '2022-08-30'],
    messages: ['2 jours (31/08/2021, 01/09/2022) : hors de l’année scolaire.'],
  })
  expect(told('2021-10-18', '2021-10-05', '2021-10-12', '2021-10-14', '2021-10-19')).toMatchObject({
    ...{ statut: 'erreur', written: [], seancesCreees: [] },
    messages: [
      '05/10/2021 : déjà noté autrement, gardé tel quel.',
      '12/10/2021 : deux séances du collectif ce jour-là.',
      '14/10/2021 : deux créneaux le jeudi : créez d’abord la séance.',
      '19/10/2021 : pas encore venu.',
    ],
  })
  // Beside a cancelled séance, the other one of that day is written; it stands already.
  expect(told('2021-10-19', '2021-10-19')).toMatchObject({
    ...{ statut: 'nouveau', written: ['2021-10-19'], seancesCreees: [], messages: [] },
  })
  const fridays = ['2021-10-01', '2021-10-08', '2021-10-15', '2021-10-22']
  expect(told('2022-01-01', ...fridays)).toMatchObject({
    joursSansCreneau: ['vendredi'],
    messages: [
      '4 jours (01/10/2021, 08/10/2021, 15/10/2021…) : « Mardi » n’a pas de créneau le vendredi.',
    ],
  })
  expect(told('2022-01-01', ...fridays.slice(1)).messages?.[0]).toContain('15/10/2021, 22/10/2021)')
})

test('homonyms of a group are told by birth; a row said twice counts once, one left out not at all', () => {
  const born = (dateNaissance: string | null) => ({ dateNaissance })
  const days = ['2021-10-26']
  const rows = [
    aRow(2, 'Benali Inès', days),
    aRow(3, 'Inès Benali', days, born('2015-01-02')),
    aRow(4, 'Benali Inès', days, born('2010-01-01')),
    aRow(5, 'Sow Adam', days, born('2010-01-01')),
    aRow(6, 'Sow Adam', days),
    aRow(7, 'Benali Inès', days, born('2013-03-12')),
  ]

  const { lignes } = judgePresences(
    rows,
    CONNUES,
    { ignorees: [{ feuille: 'f', ligne: 7 }] },
    '2022-01-01',
  )

  expect(lignes.map(({ enfantId, statut, isIgnoree }) => [enfantId, statut, isIgnoree])).toEqual([
    [null, 'ambigu', false],
    ['e2', 'nouveau', false],
    [null, 'ambigu', false],
    ['e3', 'nouveau', false],
    ['e3', 'erreur', false],
    [null, 'erreur', true],
  ])
  expect(lignes[4]?.messages[0]?.texte).toContain('déjà dit par la ligne 5')
})

test('an enfant is told by the prénom alone, or with the beginning of the nom, when the collectif has only one', () => {
  const told = (name: string, prenom = '') => {
    const row = aRow(2, name, ['2021-09-07'], { nom: name, prenom })
    const [judged] = judgePresences([row], CONNUES, { ignorees: [] }, '2023-01-01').lignes
    return [judged?.statut, ...(judged?.messages ?? []).map(({ texte }) => texte.slice(0, 24))]
  }

  expect(told('', 'Adam')).toEqual(['nouveau', 'Reconnu à son prénom\u00a0: A'])
  expect(told('Adam S.')).toEqual(['nouveau', 'Reconnu à son prénom\u00a0: A'])
  expect(told('Adam Diallo')).toEqual(['erreur', 'Aucun enfant de ce nom n'])
  expect(told('Sow')).toEqual(['erreur', 'Aucun enfant de ce nom n'])
  expect(told('', 'Inès')).toEqual(['ambigu', '2\u00a0enfants de ce prénom d'])
})
