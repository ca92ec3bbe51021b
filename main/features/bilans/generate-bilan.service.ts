import { join } from 'node:path'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { writeAnnexes } from '../../documents/annexes/write-annexes.ts'
import { fileName } from '../../documents/file-name.ts'
import { makeFolder } from '../../documents/make-folder.ts'
import { findAnnexes } from '../annexes/annexes.service.ts'
import { placeFor, type SiPris, writeDocument } from '../documents/documents.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { type BilanCalcule, type DemandeBilan, fillTrame } from './bilans.service.ts'
import { syntheseOf } from './synthese.ts'
import { unePageOf } from './une-page.ts'

export type GenerateOptions = {
  readonly tramesFolder: string
  /** Folder of the files; made when it is not there. */
  readonly sortie: string
  /** Annexes with the children's names: for the coordinator's own use, never for the Caf. */
  readonly annexesNominatives: boolean
  readonly siPris: SiPris
  /** One more file: a page for the board and the mairie. */
  readonly unePage?: boolean
  /** Written in the files' properties. */
  readonly now: Date
  /** Told before each step: how many are done, of how many, and what comes. */
  onProgress?(done: number, total: number, label: string): void
}

/** Paths of the files written. */
export type GeneratedBilan = {
  readonly bilan: string
  readonly annexes: string
  /** null unless it was asked for. */
  readonly unePage: string | null
}

const STEPS = 3

/** Writes the filled form (.docx) and its annexes (.xlsx) side by side; each is whole or not there. */
export async function generateBilan(
  db: OpenDatabase['db'],
  demande: DemandeBilan,
  options: GenerateOptions,
): Promise<Result<GeneratedBilan, AppError>> {
  const step = (done: number, label: string) => options.onProgress?.(done, STEPS, label)
  step(0, 'Calcul des chiffres')
  const composed = await composeBilan(db, demande, {
    ...options,
    nominatif: options.annexesNominatives,
  })
  if (!composed.ok) return composed
  const { files } = composed.value
  const folder = await makeFolder(options.sortie)
  if (!folder.ok) return folder
  // Both places are settled before either file is written.
  const place = (name: string) => placeFor(db, join(options.sortie, name), options.siPris)
  const bilanPlace = await place(files.bilan.name)
  if (!bilanPlace.ok) return bilanPlace
  const annexesPlace = await place(files.annexes.name)
  if (!annexesPlace.ok) return annexesPlace
  const unePagePlace = options.unePage ? await place(files.unePage.name) : ok(null)
  if (!unePagePlace.ok) return unePagePlace

  step(1, 'Bilan Word')
  const bilan = await writeDocument(db, bilanPlace.value, await files.bilan.bytes(), options)
  if (!bilan.ok) return bilan
  step(2, 'Annexes Excel')
  const annexes = await writeDocument(db, annexesPlace.value, files.annexes.write, options)
  if (!annexes.ok) return annexes
  const unePage =
    unePagePlace.value === null
      ? ok({ path: null })
      : await writeDocument(db, unePagePlace.value, await files.unePage.bytes(), options)
  if (!unePage.ok) return unePage
  step(STEPS, 'Terminé')
  return ok({
    bilan: bilan.value.path,
    annexes: annexes.value.path,
    unePage: unePage.value.path,
  })
}

/** A bilan and its annexes with the names of their files, before they are written. */
export type ComposedBilan = {
  readonly computed: BilanCalcule
  readonly files: {
    readonly bilan: { readonly name: string; readonly bytes: () => Promise<Uint8Array> }
    readonly annexes: { readonly name: string; readonly write: (path: string) => Promise<void> }
    readonly unePage: { readonly name: string; readonly bytes: () => Promise<Uint8Array> }
  }
}

/** The bilan and its annexes from one snapshot: a présence written meanwhile is in both or in neither. */
export async function composeBilan(
  db: OpenDatabase['db'],
  { actionId, arreteAu, trame }: DemandeBilan,
  {
    tramesFolder,
    nominatif,
    now,
  }: { readonly tramesFolder: string; readonly nominatif: boolean; readonly now: Date },
): Promise<Result<ComposedBilan, AppError>> {
  const read = await loadTrame(tramesFolder, trame)
  if (!read.ok) return read
  return inSnapshot(db, async (trx) => {
    const found = await fillTrame(trx, read.value, { actionId, arreteAu })
    if (!found.ok) return found
    const data = await findAnnexes(trx, { actionId, arreteAu, nominatif })
    if (data === null) return err({ code: 'not-found', what: 'action', name: actionId } as const)
    const computed = found.value
    const annexes = nominatif ? 'Annexes nominatives' : 'Annexes'
    return ok({
      computed,
      files: {
        bilan: {
          name: fileName(nameOf(computed, 'Bilan'), '.docx'),
          // A nominative copy is never joined.
          bytes: () => bilanBytes(computed, now, nominatif ? [] : [PIECE_JOINTE]),
        },
        annexes: {
          name: fileName(nameOf(computed, annexes), '.xlsx'),
          write: (path: string) => writeAnnexes({ ...data, ...syntheseOf(computed) }, path, now),
        },
        unePage: {
          name: fileName(nameOf(computed, 'Une page'), '.docx'),
          bytes: () => unePageBytes(computed, now),
        },
      },
    })
  })
}

/** The tools that the form asks to join: they are sheets of the annexes. */
const PIECE_JOINTE =
  'Annexes (tableur) : grilles de présence de chaque collectif et assiduité de chaque enfant, sans les noms.'

/** « Bilan Clas 2025-2026 – action 1 – arrêté au 30-04-2026 ». */
const nameOf = ({ bilan }: BilanCalcule, what: string): string => {
  const date = formatDate(bilan.arreteAu).replaceAll('/', '-')
  return `${what} Clas ${libelleAnnee(bilan.annee)} – action ${bilan.action.numero} – arrêté au ${date}`
}

async function bilanBytes(
  { bilan }: BilanCalcule,
  now: Date,
  piecesJointes: readonly string[],
): Promise<Uint8Array> {
  // docx takes a moment to load: only whoever writes a bilan waits for it.
  const { buildBilanDocx } = await import('../../documents/bilan/build-bilan.ts')
  return buildBilanDocx(bilan, { date: now, author: bilan.structure, piecesJointes })
}

async function unePageBytes(computed: BilanCalcule, now: Date): Promise<Uint8Array> {
  const { buildUnePageDocx } = await import('../../documents/une-page/build-une-page.ts')
  return buildUnePageDocx(unePageOf(computed), now)
}
