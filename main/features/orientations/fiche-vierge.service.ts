import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import type { ClasseFiche, FicheVierge } from '../../../shared/domain/fiche-vierge.ts'
import { TRAME_USUELLE, type Trame } from '../../../shared/domain/trame.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { fileName } from '../../documents/file-name.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { HandlerServices } from '../services.ts'
import { logoOf, readStructure } from '../structure/structure.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { findAnnee } from './orientations.repository.ts'
import { readLogoFiche, readReglages } from './reglages.service.ts'

const LIGNES = 30

type DemandeFiche = {
  readonly anneeId: string
  readonly etablissement: string | null
  readonly classes: readonly ClasseFiche[]
  readonly retourAvant: IsoDate | null
}

/** The blank fiche of the structure for a school, in the words of the form that its bilan will use. */
export async function findFicheVierge(
  db: Kysely<Database>,
  trame: Trame,
  { anneeId, etablissement, classes, retourAvant }: DemandeFiche,
): Promise<Result<FicheVierge, AppError>> {
  const annee = await findAnnee(db, anneeId)
  if (!annee) return err({ code: 'not-found', what: 'annee', name: anneeId })
  const structure = await readStructure(db)
  const { nom, mail, telephone, referentMail, referentTelephone } = structure
  const retour = [referentMail ?? mail, referentTelephone ?? telephone].filter(
    (part) => part !== null,
  )
  const { criteres, texteFiche } = await readReglages(db, anneeId)
  const logo = await readLogoFiche(db, anneeId)
  return ok({
    structure: nom,
    anneeScolaire: libelleAnnee(annee),
    retour: retour.length === 0 ? null : retour.join(' ou au '),
    retourAvant,
    texte: texteFiche,
    logo: logo === null ? null : logoOf(logo),
    etablissement,
    classes,
    origines: labelsOf(trame, 'origines.'),
    situations: labelsOf(trame, 'situations.'),
    criteres: criteres.map(({ libelle }) => libelle),
    lignes: LIGNES,
  })
}

const labelsOf = ({ sections }: Trame, prefix: string): readonly string[] =>
  sections
    .flatMap(({ list }) => list?.items ?? [])
    .filter(({ code }) => code.startsWith(prefix))
    .map(({ label }) => label)

/** Asks where to write the blank fiche for a school, then writes it. */
export async function writeFicheVierge(
  { db, dialogs, documents, resources, now }: HandlerServices,
  { format, ...demande }: Input<'orientations:writeFiche'>,
) {
  const trame = await loadTrame(join(resources, 'trames'), TRAME_USUELLE)
  if (!trame.ok) return trame
  const fiche = await findFicheVierge(db, trame.value, demande)
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

/** Imports the builders at the call: docx and exceljs are slow to load, and only a fiche needs them. */
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
