import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { computeBilan, findProvenance } from '../../../../main/features/bilans/bilans.service.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { anAction, anEnfant, anEtablissement, anInscription } from '../../../builders/records.ts'

test('each établissement behind the figure says how many enfants go there, each enfant once', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const ferry = await anEtablissement(db, { nom: 'École Jules-Ferry', commune: 'Agen' })
  const zola = await anEtablissement(db, { nom: 'Collège Zola', commune: null })
  const ines = await anEnfant(db)
  const places = [
    { enfant_id: ines.id, etablissement_id: ferry.id },
    { enfant_id: ines.id, etablissement_id: ferry.id },
    { enfant_id: (await anEnfant(db)).id, etablissement_id: ferry.id },
    { enfant_id: (await anEnfant(db)).id, etablissement_id: zola.id },
  ]
  for (const place of places) await anInscription(db, { action_id: action.id, ...place })

  const demande = { actionId: action.id, arreteAu: '2022-04-30', trame: 'caf47' }
  const computed = await computeBilan(db, TRAMES_FOLDER, demande)
  if (!computed.ok) throw new Error(computed.error.code)
  const lines = await findProvenance(db, computed.value, 'public.etablissements')

  expect(lines.map(({ libelle, detail }) => [libelle, detail])).toEqual([
    ['Collège Zola', '1\u00a0enfant'],
    ['École Jules-Ferry', 'Agen · 2\u00a0enfants'],
  ])
})
