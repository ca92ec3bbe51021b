import { expect, test } from 'vitest'
import { openDatabase } from '../../../main/db/open.ts'
import { findAnnexes } from '../../../main/features/annexes/annexes.service.ts'
import { importDossier } from '../../../main/features/dossiers/dossiers.service.ts'
import { findIndicateurs } from '../../../main/features/indicateurs/indicateurs.service.ts'
import { aDossier, anExempleInput } from '../../builders/fixture-dossiers.ts'
import { plansOf, tablesScanned } from '../../builders/query-plans.ts'

async function aFilledBase() {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  return open
}

test('the figures find their records by indexes, whatever the other années hold', async () => {
  const open = await aFilledBase()

  const plans = await plansOf(open.sqlite, () => findIndicateurs(open.db, 'a1', '2022-04-30'))

  expect(plans.length).toBeGreaterThan(10)
  // One row.
  expect(tablesScanned(open.sqlite, plans)).toEqual(['structure'])
})

test('so do the annexes', async () => {
  const open = await aFilledBase()
  const demande = { actionId: 'a1', arreteAu: '2022-04-30', nominatif: true }

  const plans = await plansOf(open.sqlite, () => findAnnexes(open.db, demande))

  expect(plans.length).toBeGreaterThan(5)
  expect(tablesScanned(open.sqlite, plans)).toEqual(['structure'])
})

test('a query without an index is seen', async () => {
  const open = await aFilledBase()

  const plans = await plansOf(open.sqlite, () =>
    open.db.selectFrom('seance as s').selectAll().where('s.motif', '=', 'Grève').execute(),
  )

  expect(tablesScanned(open.sqlite, plans)).toEqual(['seance'])
})
