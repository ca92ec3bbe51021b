import { expect, test } from 'vitest'
import { applyToSeance, moisOfSeance } from '../../../../renderer/features/presences/useRegistre.ts'
import type { EnfantNote, SeanceOuverte } from '../../../../shared/ipc/seances.ipc.ts'

const anEnfantNote = (enfantId: string, noted: Partial<EnfantNote> = {}): EnfantNote => ({
  ...{ enfantId, nom: 'Costa', prenom: enfantId, sexe: null, niveau: null, precision: null },
  ...{ etat: null, note: null, isInscrit: true, contacts: [] },
  ...noted,
})

const SEANCE: SeanceOuverte = {
  ...{ seanceId: 'lundi', collectifId: 'c1', collectif: 'CP', date: '2025-10-06' },
  ...{ debut: '17:00', fin: '18:30', minutes: 90, etat: 'prevue', motif: null, note: null },
  annee: { debut: '2025-09-01', fin: '2026-08-31' },
  ...{ fermeture: null, activites: [], intervenants: [], candidats: [], equipeProposee: null },
  enfants: [
    anEnfantNote('ines', { etat: 'absent', note: 'malade' }),
    anEnfantNote('karim'),
    anEnfantNote('lina', { isInscrit: false, etat: 'present' }),
  ],
}
const typed = (seanceId: string, enfantId: string, etat: 'present' | 'excuse' | null) => ({
  ...{ seanceId, enfantId, etat },
})

test('what is typed changes its séance and its enfant alone, and keeps the note until it is erased', () => {
  const saisies = [
    typed('lundi', 'ines', 'excuse'),
    typed('mardi', 'karim', 'present'),
    typed('lundi', 'lina', null),
  ]

  const after = applyToSeance(SEANCE, saisies, ['mardi'])

  expect(after.etat).toBe('prevue')
  expect(after.enfants.map(({ etat, note }) => [etat, note])).toEqual([
    ['excuse', 'malade'],
    [null, null],
    [null, null],
  ])
})

test('a séance that is tenue by what is typed in it says so; one where nothing is typed stays the same object', () => {
  const held = applyToSeance(SEANCE, [typed('lundi', 'karim', 'present')], ['lundi'])
  const other = applyToSeance(SEANCE, [typed('mardi', 'karim', 'present')], ['mardi', 'lundi'])

  expect(held.etat).toBe('tenue')
  expect(held.enfants.map(({ etat }) => etat)).toEqual(['absent', 'present', 'present'])
  expect(other).toBe(SEANCE)
})

test('a séance is a month of one column, where an enfant not inscrit that day has no période', () => {
  const mois = moisOfSeance(SEANCE)

  expect(mois.seances.map(({ seanceId, date }) => [seanceId, date])).toEqual([
    ['lundi', '2025-10-06'],
  ])
  expect(mois.enfants.map(({ enfantId, periodes }) => [enfantId, periodes.length])).toEqual([
    ['ines', 1],
    ['karim', 1],
    ['lina', 0],
  ])
  expect(mois.presences).toEqual([
    { seanceId: 'lundi', enfantId: 'ines', etat: 'absent', note: 'malade' },
    { seanceId: 'lundi', enfantId: 'lina', etat: 'present', note: null },
  ])
})
