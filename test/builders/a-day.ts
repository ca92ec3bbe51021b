import type { OpenDatabase } from '../../main/db/open.ts'
import { aRegister } from './a-register.ts'
import { aFamille, anIntervenant, aSeance } from './records.ts'

const STATUTS = [{ statut: 'benevole' as const, debut: '2025-09-01' }]

/** Tuesday 7 October 2025, with a séance of twelve enfants led last Tuesday; the family of the fourth has a phone. */
export async function aDay(open: OpenDatabase) {
  const { db } = open
  const made = await aRegister(open, { enfants: 12, seances: 3 })
  const famille = await aFamille(db, {
    responsables: [{ nom: 'Nom04', prenom: 'Awa', telephone: '0600000012' }],
  })
  await db
    .updateTable('enfant')
    .set({ famille_id: famille.id })
    .where('id', '=', made.enfantIds[3] ?? '')
    .execute()
  const monique = await anIntervenant(db, { nom: 'Leroy', prenom: 'Monique', statuts: STATUTS })
  await aSeance(db, {
    collectif_id: made.collectifId,
    date: '2025-09-30',
    presences: Object.fromEntries(made.enfantIds.map((id) => [id, 'present'])),
    intervenants: { [monique.id]: null },
  })
  return { ...made, monique: monique.id }
}

/** The same day, the fourth enfant absent three times in a row before it, and Lucas free on Tuesdays. */
export async function aDayAfterAbsences(open: OpenDatabase) {
  const made = await aDay(open)
  const { collectifId, enfantIds, monique } = made
  const lucas = await anIntervenant(open.db, {
    nom: 'Petit',
    prenom: 'Lucas',
    telephone: '0600000031',
    statuts: STATUTS,
  })
  await open.db
    .insertInto('disponibilite')
    .values({ id: 'd', intervenant_id: lucas.id, jour: 'mardi', debut: '16:00', fin: '19:00' })
    .execute()
  for (const date of ['2025-10-01', '2025-10-02', '2025-10-06']) {
    await aSeance(open.db, {
      collectif_id: collectifId,
      date,
      presences: { [enfantIds[3] ?? '']: 'absent' },
      intervenants: { [monique]: null },
      activites: ['jeux'],
    })
  }
  return made
}
