import { read } from '@e965/xlsx'
import { undoOperation } from '../../main/db/undo.ts'
import { readFor } from '../../main/import/lecture-fichier.ts'
import { readFichier } from '../../main/import/read-fichier.ts'
import { aBase, commitLu } from '../builders/orientations/a-list.ts'
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
    return { open, importId }
  }
  return [
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
