import { expect, test } from 'vitest'
import { proposeAnnees } from '../../../../renderer/features/premier-demarrage/annees-proposees.ts'

test.each([
  ['2026-03-02', ['2025-2026', '2026-2027', '2024-2025']],
  ['2026-06-30', ['2025-2026', '2026-2027', '2024-2025']],
  ['2026-07-01', ['2026-2027', '2027-2028', '2025-2026']],
])('at first start on %s the année under way or prepared comes first', (today, libelles) => {
  expect(proposeAnnees(today).map(({ libelle }) => libelle)).toEqual(libelles)
})
