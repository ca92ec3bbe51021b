import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TRAME_USUELLE } from '../../../shared/domain/trame.ts'
import { type OpenDatabase, openDatabase } from '../../db/open.ts'
import { generateBilan } from '../bilans/generate-bilan.service.ts'
import { EXEMPLE_ARRETE_AU, installExemple } from '../exemple/exemple.service.ts'

/** Trial of one function of the app: its name in the user's words, and its failure (null when it works). */
export type Epreuve = { readonly quoi: string; readonly defaut: string | null }

type Options = {
  readonly resources: string
  /** Throws when the engine of the database is not the one that Cartable was built with. */
  readonly checkEngine: () => void
  readonly now: Date
}

/** Refusal met in a trial where none should be, with its code. */
class Refused extends Error {}

/**
 * Tries what a working installation must do, in a folder that is removed afterwards: the engine, a scratch
 * base, the spreadsheet of a school read in its thread, a bilan in Word and its annexes in Excel. Her own
 * data is not touched. Trials that depend on one that failed are not made.
 */
export async function verifyInstallation(options: Options): Promise<readonly Epreuve[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cartable-verification-'))
  const done: Epreuve[] = []
  let open: OpenDatabase | undefined
  const steps: readonly (readonly [string, () => void | Promise<void>])[] = [
    ['Le moteur de la base est celui de cette version', options.checkEngine],
    [
      'Une base s’ouvre et s’écrit',
      () => {
        open = openDatabase(join(folder, 'cartable.sqlite'))
      },
    ],
    [
      'Le tableur d’une école se lit',
      async () => valueOrThrow(await installExemple(baseOf(open), options.resources)),
    ],
    [
      'Un bilan Word et ses annexes Excel s’écrivent',
      () => writeDocuments(baseOf(open), folder, options),
    ],
  ]
  try {
    for (const [quoi, attempt] of steps) {
      const defaut = await faultOf(attempt)
      done.push({ quoi, defaut })
      if (defaut !== null) break
    }
  } finally {
    await open?.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  return done
}

/** Text of the report: one line each, then the verdict. */
export function verificationText(
  epreuves: readonly Epreuve[],
  { version, now }: { readonly version: string; readonly now: Date },
): string {
  const isSound = epreuves.every(({ defaut }) => defaut === null)
  return [
    `Cartable ${version}, ${process.platform} ${process.arch}, ${now.toISOString()}`,
    ...epreuves.map(({ quoi, defaut }) =>
      defaut === null ? `oui  ${quoi}` : `NON  ${quoi} (${defaut})`,
    ),
    isSound
      ? 'L’installation est bonne.'
      : 'L’installation est incomplète : réinstallez Cartable, vos données restent en place.',
    '',
  ].join('\n')
}

async function writeDocuments(open: OpenDatabase, sortie: string, { resources, now }: Options) {
  const action = await open.db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  const demande = { actionId: action.id, arreteAu: EXEMPLE_ARRETE_AU, trame: TRAME_USUELLE }
  const written = valueOrThrow(
    await generateBilan(open.db, demande, {
      tramesFolder: join(resources, 'trames'),
      sortie,
      annexesNominatives: false,
      siPris: 'autre-nom',
      now,
    }),
  )
  for (const file of [written.bilan, written.annexes]) {
    // A .docx and an .xlsx are zip archives.
    const head = (await readFile(file)).subarray(0, 2).toString('latin1')
    if (head !== 'PK') throw new Refused('fichier vide')
  }
}

function baseOf(open: OpenDatabase | undefined): OpenDatabase {
  if (open === undefined) throw new Refused('pas de base')
  return open
}

function valueOrThrow<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly code: string } },
): T {
  if (!result.ok) throw new Refused(result.error.code)
  return result.value
}

/** Words of a failure for the report: its class and code, never a message, which can quote a path or a record. */
async function faultOf(attempt: () => unknown): Promise<string | null> {
  try {
    await attempt()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.message
    if (!(error instanceof Error)) return 'erreur'
    const { code } = error as NodeJS.ErrnoException
    return code === undefined ? error.name : `${error.name} ${code}`
  }
}
