import { join, resolve } from 'node:path'
import { Packer } from 'docx'
import { writeAnnexes } from '../../main/documents/annexes/write-annexes.ts'
import { buildBilanDocument, buildBilanDocx } from '../../main/documents/bilan/build-bilan.ts'
import { findAnnexes } from '../../main/features/annexes/annexes.service.ts'
import { type BilanCalcule, computeBilan } from '../../main/features/bilans/bilans.service.ts'
import { syntheseOf } from '../../main/features/bilans/synthese.ts'
import { type Comparison, side } from './compare.ts'
import { captureQueries, runBare } from './compiled-queries.ts'
import type { LargeBase } from './large-base.ts'
import { readSheets, streamSheets } from './plain-workbook.ts'

const TRAMES = resolve(import.meta.dirname, '../../resources/trames')
const NOW = new Date('2026-05-04T09:00:00Z')

/** The filled form, from the records to its bytes, beside the same SQL bare and docx packing an equal document. */
export async function bilanComparison(base: LargeBase): Promise<Comparison> {
  const { bilan } = await computedBilan(base)
  const queries = await captureQueries(base.open, (db) => computedBilan(base, db))
  return {
    name: `Bilan (.docx)${ofActions(base)}`,
    gate: 1.2,
    samples: 21,
    ours: side('queries, figures, form, file', {
      run: async () => {
        const computed = await computedBilan(base)
        return buildBilanDocx(computed.bilan, { date: NOW, author: computed.bilan.structure })
      },
    }),
    reference: side(`the same ${queries.length} queries bare, docx of an equal document`, {
      run: () => {
        runBare(base.open, queries)
        return Packer.toBuffer(buildBilanDocument(bilan, bilan.structure))
      },
    }),
  }
}

/**
 * The workbook of annexes beside the same SQL bare and exceljs streaming the same cells. The bilan is at hand,
 * as in the app, which computes it once for both documents.
 */
export async function annexesComparison(base: LargeBase): Promise<Comparison> {
  const path = join(base.folder, 'annexes.xlsx')
  const computed = await computedBilan(base)
  const queries = await captureQueries(base.open, (db) => writeOurs(base, computed, path, db))
  const sheets = await readSheets(path)
  const cells = sheets.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.cells.length, 0)
  return {
    name: `Annexes (.xlsx)${ofActions(base)}`,
    gate: 1.2,
    samples: 15,
    ours: side('queries, sheets, file', { run: () => writeOurs(base, computed, path) }),
    reference: side(
      `the same ${queries.length} queries bare, exceljs streaming the same ${cells} cells`,
      {
        run: () => {
          runBare(base.open, queries)
          return streamSheets(sheets, join(base.folder, 'plain.xlsx'))
        },
      },
    ),
  }
}

const ofActions = ({ actions }: LargeBase): string =>
  actions === 1 ? '' : `, 1 of ${actions} actions`

async function writeOurs(
  base: LargeBase,
  computed: BilanCalcule,
  path: string,
  db = base.open.db,
): Promise<void> {
  const { actionId, arreteAu } = base
  const data = await findAnnexes(db, { actionId, arreteAu, nominatif: false })
  if (data === null) throw new Error('no such action')
  await writeAnnexes({ ...data, ...syntheseOf(computed) }, path, NOW)
}

async function computedBilan(
  { open, actionId, arreteAu }: LargeBase,
  db = open.db,
): Promise<BilanCalcule> {
  const computed = await computeBilan(db, TRAMES, { actionId, arreteAu, trame: 'caf47' })
  if (!computed.ok) throw new Error(computed.error.code)
  return computed.value
}
