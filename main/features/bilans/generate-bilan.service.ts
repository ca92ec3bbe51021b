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

export type GenerateOptions = {
  readonly tramesFolder: string
  /** Folder of the files; made when it is not there. */
  readonly sortie: string
  /** Annexes with the children's names: for the coordinator's own use, never for the Caf. */
  readonly annexesNominatives: boolean
  readonly siPris: SiPris
  /** Written in the files' properties. */
  readonly now: Date
  /** Told before each step: how many are done, of how many, and what comes. */
  onProgress?(done: number, total: number, label: string): void
}

/** Paths of the files written. */
export type GeneratedBilan = { readonly bilan: string; readonly annexes: string }

const STEPS = 3

/** Writes the filled form (.docx) and its annexes (.xlsx) side by side; each is whole or not there. */
export async function generateBilan(
  db: OpenDatabase['db'],
  demande: DemandeBilan,
  options: GenerateOptions,
): Promise<Result<GeneratedBilan, AppError>> {
  const step = (done: number, label: string) => options.onProgress?.(done, STEPS, label)
  step(0, 'Calcul des chiffres')
  const found = await findAll(db, demande, options)
  if (!found.ok) return found
  const { computed, annexes: data } = found.value
  const folder = await makeFolder(options.sortie)
  if (!folder.ok) return folder
  // Both places are settled before either file is written.
  const places = await placesFor(db, computed, options)
  if (!places.ok) return places

  step(1, 'Bilan Word')
  const bilan = await writeDocument(
    db,
    places.value.bilan,
    await bilanBytes(computed, options),
    options,
  )
  if (!bilan.ok) return bilan
  step(2, 'Annexes Excel')
  const write = (temporary: string) =>
    writeAnnexes({ ...data, ...syntheseOf(computed) }, temporary, options.now)
  const annexes = await writeDocument(db, places.value.annexes, write, options)
  if (!annexes.ok) return annexes
  step(STEPS, 'Terminé')
  return ok({ bilan: bilan.value.path, annexes: annexes.value.path })
}

/** The bilan and its annexes from one snapshot: a présence written meanwhile is in both or in neither. */
async function findAll(
  db: OpenDatabase['db'],
  { actionId, arreteAu, trame }: DemandeBilan,
  { tramesFolder, annexesNominatives }: GenerateOptions,
) {
  const read = await loadTrame(tramesFolder, trame)
  if (!read.ok) return read
  return inSnapshot(db, async (trx) => {
    const computed = await fillTrame(trx, read.value, { actionId, arreteAu })
    if (!computed.ok) return computed
    const demande = { actionId, arreteAu, nominatif: annexesNominatives }
    const annexes = await findAnnexes(trx, demande)
    if (annexes === null) return err({ code: 'not-found', what: 'action', name: actionId } as const)
    return ok({ computed: computed.value, annexes })
  })
}

/** « Bilan Clas 2025-2026 – action 1 – arrêté au 30-04-2026 ». */
const nameOf = ({ bilan }: BilanCalcule, what: string): string => {
  const date = formatDate(bilan.arreteAu).replaceAll('/', '-')
  return `${what} Clas ${libelleAnnee(bilan.annee)} – action ${bilan.action.numero} – arrêté au ${date}`
}

async function placesFor(
  db: OpenDatabase['db'],
  computed: BilanCalcule,
  { sortie, annexesNominatives, siPris }: GenerateOptions,
): Promise<Result<GeneratedBilan, AppError>> {
  const what = annexesNominatives ? 'Annexes nominatives' : 'Annexes'
  const bilan = await placeFor(
    db,
    join(sortie, fileName(nameOf(computed, 'Bilan'), '.docx')),
    siPris,
  )
  if (!bilan.ok) return bilan
  const annexes = await placeFor(
    db,
    join(sortie, fileName(nameOf(computed, what), '.xlsx')),
    siPris,
  )
  return annexes.ok ? ok({ bilan: bilan.value, annexes: annexes.value }) : annexes
}

async function bilanBytes({ bilan }: BilanCalcule, { now }: GenerateOptions): Promise<Uint8Array> {
  // docx takes a moment to load: only whoever writes a bilan waits for it.
  const { buildBilanDocx } = await import('../../documents/bilan/build-bilan.ts')
  return buildBilanDocx(bilan, { date: now, author: bilan.structure })
}
