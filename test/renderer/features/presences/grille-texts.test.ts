import { describe, expect, test } from 'vitest'
import {
  hauteurMm,
  horairesText,
  numberedNotes,
} from '../../../../renderer/features/presences/feuille-texts.ts'
import { buildGrille } from '../../../../renderer/features/presences/grille.ts'
import {
  caseLabel,
  labelBloc,
  labelCase,
  labelSeance,
} from '../../../../renderer/features/presences/grille-texts.ts'
import type { GrilleEnfant, GrilleMois } from '../../../../shared/ipc/presences.ipc.ts'

const seance = (date: string, debut = '16:30') =>
  ({ seanceId: `${date} ${debut}`, date, debut, fin: '18:00', etat: 'tenue', motif: null }) as const

const ines: GrilleEnfant = {
  enfantId: 'ines',
  nom: 'Benali',
  prenom: 'Inès',
  sexe: 'F',
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
  })
})

test('an undo names the séance, the enfant, or how many boxes of the month', () => {
  expect([
    labelSeance(MARDI),
    labelCase(MARDI, ines),
    labelBloc('2021-09', 12),
    labelBloc('2021-10', 2),
  ]).toEqual([
    'Présences du mardi 28/09',
    'Présence du mardi 28/09\u00a0: Inès Benali',
    'Présences de septembre 2021\u00a0: 12\u00a0cases',
    'Présences d’octobre 2021\u00a0: 2\u00a0cases',
  ])
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
})
