import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { agendaOf, findSeancesOf } from '../../../../main/features/seances/seances.service.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
} from '../../../builders/records.ts'

const TODAY = '2022-04-30'

async function seancesOf(db: ReturnType<typeof openDatabase>['db'], anneeId: string) {
  const result = await findSeancesOf(db, { anneeId, actionId: null }, TODAY)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('séances come by date, then time, then collectif, past and to come', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const action = await anAction(db)
  const etoiles = await aCollectif(db, { nom: 'Étoiles', action_id: action.id })
  const zebres = await aCollectif(db, { nom: 'Zèbres', action_id: action.id })
  await aSeance(db, { collectif_id: zebres.id, date: '2022-06-07', etat: 'prevue' })
  await aSeance(db, { collectif_id: zebres.id, date: '2021-10-05' })
  await aSeance(db, { collectif_id: etoiles.id, date: '2021-10-05' })
  await aSeance(db, { collectif_id: zebres.id, date: '2021-10-05', debut: '09:00', fin: '10:00' })

  const lignes = await seancesOf(db, annee.id)

  expect(lignes.map(({ date, debut, collectif }) => [date, debut, collectif])).toEqual([
    ['2021-10-05', '09:00', 'Zèbres'],
    ['2021-10-05', '16:30', 'Étoiles'],
    ['2021-10-05', '16:30', 'Zèbres'],
    ['2022-06-07', '16:30', 'Zèbres'],
  ])
})

test('the calendar for another program holds the séances of the action or of the collectif, cancelled ones said so', async () => {
  const { db } = openDatabase(':memory:')
  const { id: action_id, annee_id: anneeId } = await anAction(db)
  const zebres = await aCollectif(db, { nom: 'Zèbres', action_id })
  const etoiles = await aCollectif(db, { nom: 'Étoiles', action_id })
  await aSeance(db, { collectif_id: zebres.id, date: '2021-10-05' })
  const greve = { etat: 'annulee', motif: 'Grève', date: '2021-09-28' } as const
  await aSeance(db, { collectif_id: zebres.id, ...greve })
  await aSeance(db, { collectif_id: etoiles.id, date: '2021-10-12' })
  await aSeance(db, { date: '2021-10-19' })
  const agenda = async (actionId: string | null, collectifId: string | null) => {
    const found = await agendaOf(db, { anneeId, actionId, collectifId }, new Date(`${TODAY}T12:00`))
    if (!found.ok) throw new Error(found.error.code)
    const told = found.value.text.match(/(?<=SUMMARY:|STATUS:|DESCRIPTION:).*(?=\r)/g)
    const jours = found.value.text.match(/(?<=DTSTART.*:)\d{8}/g)
    expect(jours).toEqual(jours?.toSorted())
    return [found.value.titre, told?.toSorted()]
  }

  const grouped = [
    ...['Annulée : Zèbres', 'CANCELLED', 'Clas – Zèbres'],
    ...['Clas – Étoiles', 'CONFIRMED', 'CONFIRMED', 'Grève'],
  ]
  expect(await agenda(action_id, null)).toEqual(['Séances du Clas', grouped.toSorted()])
  expect(await agenda(null, null)).toEqual([
    'Séances du Clas',
    [...grouped, 'Clas – Mardi', 'CONFIRMED'].toSorted(),
  ])
  expect(await agenda(null, etoiles.id)).toEqual([
    'Séances du Clas – Étoiles',
    ['CONFIRMED', 'Clas – Étoiles'],
  ])
})

test('an enfant inscribed that day and not recorded is unknown, never absent', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id } = await aCollectif(db)
  const recorded = await anEnfant(db)
  const forgotten = await anEnfant(db)
  const waiting = await anEnfant(db)
  const late = await anEnfant(db)
  await anInscription(db, { enfant_id: recorded.id, collectif_id })
  await anInscription(db, { enfant_id: forgotten.id, collectif_id })
  await anInscription(db, { enfant_id: forgotten.id, collectif_id })
  await anInscription(db, { collectif_id })
  await anInscription(db, { enfant_id: waiting.id, collectif_id, statut: 'liste-attente' })
  await anInscription(db, { enfant_id: late.id, collectif_id, debut: '2021-11-01' })
  await aSeance(db, { collectif_id, presences: { [recorded.id]: 'present' } })
  const etats = ['present', 'present', 'absent', 'absent', 'absent', 'excuse', 'excuse'] as const
  const guests = await Promise.all(etats.map(async (etat) => [(await anEnfant(db)).id, etat]))
  await aSeance(db, { collectif_id, date: '2021-10-05', presences: Object.fromEntries(guests) })

  const [ligne, full] = await seancesOf(db, annee.id)

  expect(ligne).toMatchObject({ presents: 1, absents: 0, excuses: 0, inconnus: 2 })
  expect(full).toMatchObject({ presents: 2, absents: 3, excuses: 2, inconnus: 3 })
})

test('nothing is unknown in a cancelled séance or in one to come', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id } = await aCollectif(db)
  await anInscription(db, { collectif_id })
  await aSeance(db, { collectif_id, etat: 'annulee', motif: 'Grève' })
  await aSeance(db, { collectif_id, etat: 'prevue', date: TODAY })
  await aSeance(db, { collectif_id, etat: 'prevue', date: '2022-05-01' })

  const lignes = await seancesOf(db, annee.id)

  expect(lignes.map(({ inconnus }) => inconnus)).toEqual([0, 1, 0])
})

test('intervenants come by name and activités in the order of the form', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const omar = await anIntervenant(db, { nom: 'Sy', prenom: 'Omar' })
  const elise = await anIntervenant(db, { nom: 'Étienne', prenom: 'Élise' })
  await aSeance(db, {
    intervenants: { [omar.id]: null, [elise.id]: 30 },
    activites: ['sorties', 'methodologie'],
  })

  const [ligne] = await seancesOf(db, annee.id)

  expect(ligne?.intervenants).toEqual(['Étienne Élise', 'Sy Omar'])
  expect(ligne?.activites).toEqual(['methodologie', 'sorties'])
})
