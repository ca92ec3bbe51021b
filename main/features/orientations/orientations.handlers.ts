import { join } from 'node:path'
import type { FicheVierge } from '../../../shared/domain/fiche-vierge.ts'
import { TRAME_USUELLE } from '../../../shared/domain/trame.ts'
import type { Handlers, Input } from '../../../shared/ipc/contract.ts'
import type { orientationsIpc } from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { fileName } from '../../documents/file-name.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { Services } from '../services.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { findFicheVierge } from './fiche-vierge.service.ts'

/** The fiche that we send to schools. */
export function createOrientationsHandlers(
  services: Services,
): Pick<Handlers, keyof typeof orientationsIpc> {
  return { 'orientations:writeFiche': (demande) => writeFiche(services, demande) }
}

/** Asks where, then writes the blank fiche. */
async function writeFiche(
  { database, dialogs, documents, resources, now }: Services,
  { format, ...demande }: Input<'orientations:writeFiche'>,
) {
  const trame = await loadTrame(join(resources, 'trames'), TRAME_USUELLE)
  if (!trame.ok) return trame
  const fiche = await findFicheVierge(database.db, trame.value, demande)
  if (!fiche.ok) return fiche
  const path = await dialogs.saveFile({
    title: 'Enregistrer la fiche d’orientation',
    name: fileName(`Fiche d’orientation Clas ${fiche.value.anneeScolaire}`, `.${format}`),
    kinds: [{ name: format === 'xlsx' ? 'Tableur' : 'Document', extensions: [format] }],
  })
  if (path === null) return err({ code: 'cancelled' } as const)
  const written = await writeFileSafely(path, await ficheBytes(format, fiche.value, now()))
  return written.ok ? ok(documents.add(written.value.path)) : written
}

/** The libraries take a moment to load: only whoever writes a fiche waits for them. */
async function ficheBytes(
  format: 'xlsx' | 'docx',
  fiche: FicheVierge,
  now: Date,
): Promise<Uint8Array> {
  if (format === 'xlsx') {
    const { buildFicheXlsx } = await import('../../documents/fiche/build-fiche-xlsx.ts')
    return buildFicheXlsx(fiche, now)
  }
  const { buildFicheDocx } = await import('../../documents/fiche/build-fiche-docx.ts')
  return buildFicheDocx(fiche, { date: now })
}
