import { findIndicateurs } from '../../main/features/indicateurs/indicateurs.service.ts'
import { type Comparison, side } from './compare.ts'
import { captureQueries, runBare } from './compiled-queries.ts'
import type { LargeBase } from './large-base.ts'

/** All figures of an action (queries and rules) beside the SQL alone: what our own code adds. */
export async function figuresComparison(base: LargeBase): Promise<Comparison> {
  const { open, actionId, arreteAu } = base
  const queries = await captureQueries(open, (db) => findIndicateurs(db, actionId, arreteAu))
  return {
    name: 'Figures of an action',
    gate: 1.3,
    samples: 31,
    ours: side('queries + rules + provenance', {
      run: () => findIndicateurs(open.db, actionId, arreteAu),
    }),
    reference: side(`the same ${queries.length} queries, bare`, {
      run: () => runBare(open, queries),
    }),
  }
}
