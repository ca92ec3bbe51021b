import type { OpenDatabase } from '../../main/db/open.ts'
import { addDays } from '../../shared/dates.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  aSeance,
  aStructure,
} from './records.ts'

const PRENOMS = ['Inès', 'Adam', 'Lou', 'Noé', 'Zoé', 'Tom', 'Lina', 'Elias', 'Mia', 'Sami']

/** A collectif of 2025-2026 with so many enfants, meeting on Tuesdays and Fridays of October 2025. */
export async function aRegister(
  { db }: OpenDatabase,
  size: { readonly enfants: number; readonly seances: number },
) {
  await aStructure(db)
  const annee = await anAnnee(db, { debut: '2025-09-01', fin: '2026-08-31' })
  const action = await anAction(db, { annee_id: annee.id })
  const collectif = await aCollectif(db, { action_id: action.id, nom: 'CE2-CM2' })
  const enfantIds: string[] = []
  for (let rank = 0; rank < size.enfants; rank++) {
    const nom = `Nom${String(rank + 1).padStart(2, '0')}`
    const { id } = await anEnfant(db, { nom, prenom: PRENOMS[rank % PRENOMS.length] ?? 'Inès' })
    await anInscription(db, { enfant_id: id, collectif_id: collectif.id, debut: '2025-09-01' })
    enfantIds.push(id)
  }
  const seanceIds: string[] = []
  for (let rank = 0; rank < size.seances; rank++) {
    // Tuesday the 7th, Friday the 10th, and so on.
    const date = addDays('2025-10-03', Math.floor(rank / 2) * 7 + (rank % 2 === 0 ? 4 : 7))
    const { id } = await aSeance(db, { collectif_id: collectif.id, date, etat: 'prevue' })
    seanceIds.push(id)
  }
  return { anneeId: annee.id, actionId: action.id, collectifId: collectif.id, enfantIds, seanceIds }
}
