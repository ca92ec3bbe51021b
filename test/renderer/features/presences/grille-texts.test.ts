import { describe, expect, test } from 'vitest'
import {
  hauteurMm,
  hauteurStyle,
  horairesText,
  numberedNotes,
} from '../../../../renderer/features/presences/feuille-texts.ts'
import { buildGrille } from '../../../../renderer/features/presences/grille.ts'
import {
  caseLabel,
  changeText,
  hasTwin,
  jourCourt,
  jourDeSemaine,
  nomDuRegistre,
  refusalText,
} from '../../../../renderer/features/presences/grille-texts.ts'
import type { GrilleEnfant, GrilleMois } from '../../../../shared/ipc/presences.ipc.ts'

const seance = (date: string, debut = '16:30') =>
  ({ seanceId: `${date} ${debut}`, date, debut, fin: '18:00', etat: 'tenue', motif: null }) as const

const ines: GrilleEnfant = {
  enfantId: 'ines',
  nom: 'Benali',
  prenom: 'Inès',
  sexe: 'F',
  precision: null,
  periodes: [{ debut: '2021-09-01', fin: null }],
}
const adam: GrilleEnfant = { ...ines, enfantId: 'adam', nom: 'Diallo', prenom: 'Adam', sexe: 'M' }

const MARDI = seance('2021-09-28')
const OPEN = {
  presence: null,
  ouverture: 'ouverte',
  isHorsInscription: false,
  compte: null,
} as const

describe('what a screen reader says of a box', () => {
  test('who, when and how, agreeing with whom it is about', () => {
    const present = { ...OPEN, presence: { etat: 'present', note: null } } as const
    const late = { ...OPEN, presence: { etat: 'excuse', note: 'grippe' } } as const

    expect(caseLabel(ines, MARDI, present)).toBe('Inès Benali, mardi 28 septembre\u00a0: présente')
    expect(caseLabel(adam, MARDI, late)).toBe(
      'Adam Diallo, mardi 28 septembre\u00a0: excusé, note\u00a0: grippe',
    )
  })

  test('unknown is never called absent, and a closed box says why it is', () => {
    const said = (['ouverte', 'annulee', 'hors-inscription', 'a-venir'] as const).map(
      (ouverture) => caseLabel(ines, MARDI, { ...OPEN, ouverture }).split('\u00a0: ')[1],
    )

    expect(said).toEqual([
      'inconnu, rien n’est noté',
      'séance annulée',
      'pas inscrite ce jour-là',
      'séance à venir',
    ])
    const boy = caseLabel(adam, MARDI, { ...OPEN, ouverture: 'hors-inscription' })
    expect(boy.split('\u00a0: ')[1]).toBe('pas inscrit ce jour-là')
    const came = { ...OPEN, presence: { etat: 'present', note: null }, isHorsInscription: true }
    expect(
      [ines, adam].map((one) => caseLabel(one, MARDI, came as never).split('\u00a0: ')[1]),
    ).toEqual(['présente, sans être inscrite ce jour-là', 'présent, sans être inscrit ce jour-là'])
  })
})

test('what a gesture changed is said: the enfant, the séance, or how many boxes', () => {
  const both = [ines, adam].map((enfant) => ({ seance: MARDI, enfant }))
  const twice = [MARDI, seance('2021-10-05')].map((one) => ({ seance: one, enfant: ines }))

  expect([
    changeText(both.slice(0, 1), 'absent'),
    changeText(both.slice(0, 1), null),
    changeText(both, 'present'),
    changeText(twice, 'excuse'),
    changeText([], 'present'),
  ]).toEqual([
    'Inès Benali, mardi 28 septembre\u00a0: absente.',
    'Inès Benali, mardi 28 septembre\u00a0: inconnu, rien n’est noté.',
    'mardi 28 septembre\u00a0: 2\u00a0enfants présents.',
    '2\u00a0cases\u00a0: excusés.',
    '',
  ])
})

test('two séances of one day are told apart by their hour, the same séance is not its own twin', () => {
  const others = [MARDI, seance('2021-09-30')]

  expect(hasTwin(MARDI, others)).toBe(false)
  expect(hasTwin(MARDI, [...others, seance('2021-09-28', '14:00')])).toBe(true)
})

test('a refusal agrees with whom it is about', () => {
  const closed = { ...OPEN, ouverture: 'hors-inscription' } as const

  expect(refusalText(MARDI, ines, closed)).toContain('n’est pas inscrite le mardi 28 septembre')
  expect(refusalText(MARDI, adam, closed)).toContain('n’est pas inscrit le mardi 28 septembre')
})

test('two enfants of one name are told apart in the list and aloud', () => {
  const twin = { ...ines, precision: 'CE2, 2013' }

  expect(nomDuRegistre(twin)).toBe('Benali Inès (CE2, 2013)')
  expect(nomDuRegistre(ines)).toBe('Benali Inès')
  expect(caseLabel(twin, MARDI, OPEN)).toMatch(/^Inès Benali \(CE2, 2013\), mardi 28/)
})

test('the heading of a sheet gives each hour with its days, in the order of the week', () => {
  const seances = [seance('2021-10-01'), seance('2021-10-05'), seance('2021-10-06', '14:00')]

  expect(horairesText(seances).replaceAll('\u00a0', ' ')).toBe(
    'mardi et vendredi, 16 h 30 – 18 h · mercredi, 14 h – 18 h',
  )
})

test('the notes of a sheet are numbered as its boxes refer to them', () => {
  const vendredi = seance('2021-10-01')
  const mois: GrilleMois = {
    collectif: { collectifId: 'c', nom: 'Mardi', actionId: 'a' },
    seances: [MARDI, vendredi],
    enfants: [ines, adam],
    presences: [
      { seanceId: MARDI.seanceId, enfantId: 'adam', etat: 'present', note: 'arrivée à 17 h' },
      { seanceId: vendredi.seanceId, enfantId: 'ines', etat: 'absent', note: 'malade' },
      { seanceId: MARDI.seanceId, enfantId: 'ines', etat: 'present', note: null },
    ],
  }

  const { lines, rankOf } = numberedNotes(buildGrille(mois, '2021-10-02'))

  expect(lines.map(({ rank, text }) => `${rank} ${text}`)).toEqual([
    '1 Inès Benali, vendredi 1er octobre\u00a0: malade',
    '2 Adam Diallo, mardi 28 septembre\u00a0: arrivée à 17 h',
  ])
  expect([rankOf(0, 1), rankOf(1, 0), rankOf(0, 0)]).toEqual([1, 2, null])
})

test('lines of a sheet are as high as the page allows, never too low to write in', () => {
  expect([3, 15, 60].map(hauteurMm)).toEqual([11, 9.2, 7.5])
  expect([13, 14].map(hauteurStyle)).toEqual([{ '--hauteur': '10.6mm' }, { '--hauteur': '9.9mm' }])
})

test('a day heads its column short, under the day of its week', () => {
  expect([jourCourt('2021-09-28'), jourDeSemaine('2021-09-28')]).toEqual(['28/09', 'mardi'])
})
