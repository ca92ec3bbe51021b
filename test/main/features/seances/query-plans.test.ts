import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { findCollectifs } from '../../../../main/features/collectifs/collectifs.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { previewSerie } from '../../../../main/features/seances/planification.service.ts'
import { findSeance } from '../../../../main/features/seances/seances.service.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { plansOf, tablesScanned } from '../../../builders/query-plans.ts'

test('a séance, a series and the collectifs are read by indexes, whatever the other années hold', async () => {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(imported.error.code)
  const { anneeId } = imported.value
  const seance = await open.db.selectFrom('seance').selectAll().executeTakeFirstOrThrow()
  const collectifIds = [seance.collectif_id]
  const periode = { debut: '2021-10-01', fin: '2022-06-30' }

  const plans = await plansOf(open.sqlite, async () => {
    await findSeance(open.db, seance.id)
    await previewSerie(open.db, { collectifIds, ...periode })
    await findCollectifs(open.db, { anneeId, actionId: null }, '2022-01-01')
  })

  expect(plans.length).toBeGreaterThan(8)
  // One row; and the statuts of one day, which no index can hold apart.
  const known = ['structure', 'intervenant_statut']
  expect(tablesScanned(open.sqlite, plans).filter((table) => !known.includes(table))).toEqual([])
})
