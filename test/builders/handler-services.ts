import type { OpenDatabase } from '../../main/db/open.ts'
import { createWrittenDocuments } from '../../main/features/documents/written-documents.ts'
import { fixedVerrou } from '../../main/features/protection/verrou.service.ts'
import { createOpenedFiles } from '../../main/features/sauvegardes/opened-files.ts'
import { createSante } from '../../main/features/sauvegardes/sante.service.ts'
import type { HandlerServices } from '../../main/features/services.ts'
import { todayOf } from '../../shared/dates.ts'

/** Services given to a handler: dialogs that the user closes, programs that open every file, noon on 15 June 2022. */
export function handlerServices(
  database: OpenDatabase,
  overrides: Partial<HandlerServices> = {},
): HandlerServices {
  const now = overrides.now ?? (() => new Date('2022-06-15T12:00:00Z'))
  return {
    database,
    db: database.db,
    dialogs: {
      chooseFolder: async () => null,
      chooseFile: async () => null,
      saveFile: async () => null,
    },
    opener: { open: async () => true, showInFolder: () => {} },
    copyImage: async () => true,
    documents: createWrittenDocuments(),
    emit: () => {},
    printPdf: async ({ html }) => new TextEncoder().encode(`%PDF-1.4 ${html}`),
    sante: createSante(),
    verrou: fixedVerrou(database),
    resources: 'resources',
    version: '0.0.0',
    now,
    today: () => todayOf(now()),
    opened: createOpenedFiles(),
    ...overrides,
  }
}
