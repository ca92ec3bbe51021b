import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { findAttestation } from '../../../../main/features/presences/absences.service.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  aSeance,
} from '../../../builders/records.ts'

test('a certificate counts, by month, the séances tenues of the année where the enfant came, up to today', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const before = await anAnnee(db, { debut: '2020-09-01', fin: '2021-08-31' })
  const action = await anAction(db, { annee_id: annee.id })
  const mardi = (await aCollectif(db, { action_id: action.id, nom: 'Mardi' })).id
  const jeudi = (await aCollectif(db, { action_id: action.id, nom: 'Jeudi' })).id
  const old = (
    await aCollectif(db, { action_id: (await anAction(db, { annee_id: before.id })).id })
  ).id
  const ines = (await anEnfant(db, { date_naissance: '2013-05-04', sexe: 'F' })).id
  const adam = (await anEnfant(db, { nom: 'Diallo' })).id
  await anInscription(db, {
    enfant_id: ines,
    collectif_id: mardi,
    debut: '2021-09-14',
    fin: '2021-12-31',
  })
  await anInscription(db, {
    enfant_id: ines,
    collectif_id: jeudi,
    debut: '2021-09-20',
    fin: '2022-01-31',
  })
  const came = { [ines]: 'present', [adam]: 'present' } as const
  await aSeance(db, { collectif_id: mardi, date: '2021-09-28', presences: came })
  await aSeance(db, { collectif_id: jeudi, date: '2021-09-30', presences: came })
  await aSeance(db, { collectif_id: mardi, date: '2021-10-05', presences: { [ines]: 'absent' } })
  await aSeance(db, { collectif_id: mardi, date: '2021-10-12', presences: { [ines]: 'present' } })
  await aSeance(db, { collectif_id: mardi, date: '2021-10-13', presences: { [ines]: 'present' } })
  await aSeance(db, { collectif_id: old, date: '2021-05-04', presences: { [ines]: 'present' } })
  await anInscription(db, { enfant_id: ines, collectif_id: old, debut: '2020-09-14' })
  await anInscription(db, {
    ...{ enfant_id: ines, collectif_id: mardi, statut: 'liste-attente', debut: '2021-09-01' },
  })
  // An excuse may be noted ahead; whoever was noted at a séance that was then cancelled did not come.
  await aSeance(db, {
    ...{ collectif_id: mardi, date: '2021-10-11', etat: 'annulee', motif: 'Grève' },
    presences: { [ines]: 'present' },
  })

  const found = await findAttestation(db, { enfantId: ines, anneeId: annee.id }, '2021-10-12')
  const none = await findAttestation(db, { enfantId: adam, anneeId: annee.id }, '2021-10-12')

  expect(found).toEqual({
    ok: true,
    value: {
      nom: 'Benali',
      prenom: 'Inès',
      dateNaissance: '2013-05-04',
      sexe: 'F',
      debut: '2021-09-14',
      fin: '2022-01-31',
      collectifs: ['Jeudi', 'Mardi'],
      mois: [
        { mois: '2021-09', presents: 2 },
        { mois: '2021-10', presents: 1 },
      ],
    },
  })
  expect(none).toMatchObject({ error: { fields: { enfantId: expect.any(String) } } })
})
