import { describe, expect, test } from 'vitest'
import {
  changedInscription,
  debutOfStatut,
  inscriptionValues,
  keepDebut,
  newInscription,
  onlyCollectif,
  proposeDebut,
  toSaisieInscription,
} from '../../../../renderer/features/inscriptions/inscription-form.ts'
import type { SaisieInscription } from '../../../../shared/domain/enfant.ts'

const ANNEE = { debut: '2026-09-01', fin: '2027-07-10' }

describe('the first day of an inscription', () => {
  test.each([
    { today: '2026-11-23', typed: '23/11/2026', raison: 'aujourd’hui' },
    { today: '2026-08-20', typed: '01/09/2026', raison: 'le premier jour de l’année' },
    { today: '2027-08-20', typed: '01/09/2026', raison: 'le premier jour de l’année' },
  ])('on $today, $raison is proposed', ({ today, typed, raison }) => {
    const proposed = proposeDebut(today, ANNEE, null)

    expect(proposed).toEqual({ typed, raison })
  })

  test('is proposed like that of the child before, in the same année only', () => {
    keepDebut({ statut: 'inscrit', debut: '15/09/2026' })
    keepDebut({ statut: 'liste-attente', debut: '02/10/2026' })

    const next = proposeDebut('2026-11-23', ANNEE)
    const nextAnnee = proposeDebut('2027-09-10', { debut: '2027-09-01', fin: '2028-07-08' })

    expect(next).toEqual({ typed: '15/09/2026', raison: 'comme l’inscription précédente' })
    expect(nextAnnee.typed).toBe('10/09/2027')
  })

  test('follows a wait that becomes an inscription and back, unless it was typed', () => {
    const days = { attente: '01/09/2026', entree: '23/11/2026' }

    const changes = [
      debutOfStatut('inscrit', '01/09/2026', days),
      debutOfStatut('liste-attente', '23/11/2026', days),
      debutOfStatut('inscrit', '12/10/2026', days),
      debutOfStatut('jamais-venu', '01/09/2026', days),
      debutOfStatut('jamais-venu', '23/11/2026', days),
      debutOfStatut('liste-attente', '12/10/2026', days),
    ]

    expect(changes).toEqual([
      ...['23/11/2026', '01/09/2026', '12/10/2026', '01/09/2026', '23/11/2026', '12/10/2026'],
    ])
  })
})

test('a collectif is chosen by itself where the action has no other', () => {
  const collectifs = [
    { collectifId: 'mardi', actionId: 'a1' },
    { collectifId: 'jeudi', actionId: 'a2' },
    { collectifId: 'vendredi', actionId: 'a2' },
  ]

  const chosen = ['a1', 'a2', 'a3'].map((actionId) => onlyCollectif(collectifs, actionId))

  expect(chosen).toEqual(['mardi', null, null])
})

test('the day of the inscription before is proposed from the first to the last day of the année', () => {
  const proposed = (latest: string) => proposeDebut('2026-11-23', ANNEE, latest).raison

  expect(['31/08/2026', '01/09/2026', '10/07/2027', '11/07/2027'].map(proposed)).toEqual([
    'aujourd’hui',
    'comme l’inscription précédente',
    'comme l’inscription précédente',
    'aujourd’hui',
  ])
})

test('an inscription that is saved is shown and saved again the same, with nothing else of the fiche', () => {
  const saved: SaisieInscription = {
    ...{ actionId: 'a', collectifId: 'c', statut: 'inscrit', debut: '2026-09-15' },
    ...{ fin: '2027-03-31', niveau: 'CE2', classe: 'CE2 B', etablissementId: 'e' },
    ...{ origines: ['famille'], accordParental: '2026-09-12' },
  }
  const bare = { ...saved, fin: null, classe: null, accordParental: null }

  expect(inscriptionValues(saved)).toMatchObject({ debut: '15/09/2026', fin: '31/03/2027' })
  expect(toSaisieInscription(inscriptionValues(saved))).toEqual(saved)
  expect(toSaisieInscription(inscriptionValues(bare))).toEqual({ ...bare, classe: '' })
  expect(toSaisieInscription({ ...inscriptionValues(saved), debut: 'hier' }).debut).toBe('hier')
  expect(changedInscription({ ...saved, enfantId: 'x' } as never, { fin: null })).toEqual({
    ...{ ...saved, fin: null },
  })
  expect(
    toSaisieInscription(newInscription('a', null, { typed: '15/09/2026', raison: '' })),
  ).toMatchObject({ ...{ debut: '2026-09-15', fin: null, accordParental: null } })
})
