import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { undoOperation } from '../../main/db/undo.ts'
import { openImportFile } from '../../main/features/imports/import-file.ts'
import { createOpenedImport } from '../../main/features/imports/opened-imports.ts'
import { ORIENTATIONS } from '../../main/features/imports/orientations/import-orientations.service.ts'
import { aBase, commitLu } from '../builders/orientations/a-list.ts'
import { readFichier, readFor } from '../builders/readings.ts'
import { type Comparison, side } from './compare.ts'
import { aSchoolFile, LECTURE, READ_OPTIONS } from './school-file.ts'

const NOW = new Date('2021-10-01T10:00:00Z')

/** A school's file, from its bytes to its children in the base and back, beside the reader's bare parse. */
export function importComparisons(): readonly Comparison[] {
  const bytes = aSchoolFile()
  const bare = side('SheetJS alone', { run: () => read(bytes, READ_OPTIONS) })
  const understood = () => readFichier(bytes, LECTURE.options)
  const imported = async () => {
    const { open, options } = await aBase()
    const { importId } = await commitLu(open.db, understood(), options, NOW)
    if (importId === null) throw new Error('nothing was imported')
    return { open, options, importId }
  }
  const answered = answerTo(bytes)
  return [
    {
      name: 'Answer to one decision, 10 000 rows',
      gate: 0.1,
      samples: 7,
      ours: side('one row ignored, judged, sent', {
        before: async () => {
          const fixture = await answered.open()
          const first = await answered.preview(fixture, [], null)
          return { fixture, since: first.version }
        },
        run: async ({ fixture, since }) => {
          const { changed } = await answered.preview(fixture, [5_000], since)
          if (changed.length !== 1) throw new Error('the answer changed other rows')
        },
        after: ({ fixture }) => answered.close(fixture),
      }),
      reference: side('first preview', {
        before: answered.open,
        run: (fixture) => answered.preview(fixture, [], null),
        after: answered.close,
      }),
    },
    {
      name: 'Answer to one correction, 10 000 rows',
      gate: null,
      samples: 7,
      ours: side('one cell written over, understood, judged, sent', {
        before: async () => {
          const fixture = await answered.open()
          const first = await answered.preview(fixture, [], null)
          return { fixture, since: first.version }
        },
        run: ({ fixture, since }) => answered.preview(fixture, [], since, [5_000]),
        after: ({ fixture }) => answered.close(fixture),
      }),
      reference: side('first preview', {
        before: answered.open,
        run: (fixture) => answered.preview(fixture, [], null),
        after: answered.close,
      }),
    },
    {
      name: 'Preview of a file, 10 000 × 20 (.xlsx)',
      gate: 1.5,
      samples: 7,
      ours: side('guard, parse, understand', { run: () => readFor(bytes, LECTURE) }),
      reference: bare,
    },
    {
      name: 'Import of a file, 10 000 × 20 (.xlsx)',
      gate: 1.5,
      samples: 7,
      ours: side('guard, parse, understand, match, write, journal', {
        before: aBase,
        run: ({ open, options }) => commitLu(open.db, understood(), options, NOW),
        after: ({ open }) => open.close(),
      }),
      reference: bare,
    },
    {
      name: 'Same file imported again',
      gate: 1.3,
      samples: 5,
      ours: side('understood, every child and orientation known, completed', {
        before: imported,
        run: ({ open, options }) => commitLu(open.db, understood(), options, NOW),
        after: ({ open }) => open.close(),
      }),
      reference: side('imported for the first time', {
        before: aBase,
        run: ({ open, options }) => commitLu(open.db, understood(), options, NOW),
        after: ({ open }) => open.close(),
      }),
    },
    {
      name: 'Undo of that import',
      gate: 1,
      samples: 5,
      ours: side('rows compared, taken away', {
        before: imported,
        run: ({ open, importId }) => undoOperation(open.db, importId, NOW.toISOString()),
        after: ({ open }) => open.close(),
      }),
      reference: bare,
    },
  ]
}

/** The file opened in a base as the window does, and previews of it with some rows ignored or corrected. */
function answerTo(bytes: Uint8Array) {
  const open = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cartable-bench-'))
    const path = join(folder, 'onde.xlsx')
    writeFileSync(path, bytes)
    const base = await aBase()
    return { folder, base, opened: createOpenedImport(await openImportFile(path)) }
  }
  type Fixture = Awaited<ReturnType<typeof open>>
  return {
    open,
    async preview(
      { base, opened }: Fixture,
      ignored: readonly number[],
      since: number | null,
      corrected: readonly number[] = [],
    ) {
      const place = (ligne: number) => ({ feuille: 'Élèves', ligne, rang: 0 })
      const options = {
        anneeId: base.options.anneeId,
        now: NOW,
        decisions: ignored.map((ligne) => ({
          ...place(ligne),
          choix: { kind: 'ignorer' as const },
        })),
        corrections: corrected.map((ligne) => ({ ...place(ligne), champ: 'prenom', texte: 'Zoé' })),
      }
      const reply = await opened.preview(base.open.db, ORIENTATIONS, options, since)
      if (!reply.ok) throw new Error(reply.error.code)
      return reply.value
    },
    async close({ folder, base, opened }: Fixture) {
      opened.file.close()
      await base.open.close()
      rmSync(folder, { recursive: true })
    },
  }
}
