import { expect, test } from 'vitest'
import { openDatabase } from '../../../main/db/open.ts'
import { importDossier } from '../../../main/features/dossiers/dossiers.service.ts'
import { findEnfants } from '../../../main/features/enfants/enfants.service.ts'
import { findIntervenantsOf } from '../../../main/features/intervenants/intervenants.service.ts'
import { findJournee } from '../../../main/features/resumes/journee.service.ts'
import { findResume } from '../../../main/features/resumes/resumes.service.ts'
import { findSeancesOf } from '../../../main/features/seances/seances.service.ts'
import { aDossier, anExempleInput } from '../../builders/fixture-dossiers.ts'
import { plansOf, tablesScanned } from '../../builders/query-plans.ts'

test('the lists read whole only the people who are in every year’s list anyway', async () => {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const input = { anneeId: imported.value.anneeId, actionId: null }
  const today = '2022-04-30'

  const plans = await plansOf(open.sqlite, async () => {
    await findEnfants(open.db, input, today)
    await findSeancesOf(open.db, input, today)
    await findIntervenantsOf(open.db, input, today)
    await findResume(open.db, input, today)
    await findJournee(open.db, input, today)
  })

  expect(plans.length).toBeGreaterThan(15)
  expect(tablesScanned(open.sqlite, plans)).toEqual(['intervenant', 'intervenant_statut'])
})

test('présences are found through the séance, then the enfant: never through the whole action', async () => {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const input = { anneeId: imported.value.anneeId, actionId: null }

  const plans = await plansOf(open.sqlite, () => findEnfants(open.db, input, '2022-04-30'))

  const ofPresences = plans.find(({ sql }) => sql.includes('"presence" as "p"'))
  expect(ofPresences?.steps.join('\n')).toContain('inscription_by_enfant')
})
