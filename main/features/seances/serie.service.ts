import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { planSerie } from '../../../shared/domain/planification.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SerieCollectif, SeriePreview } from '../../../shared/ipc/seances.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { type CollectifPlanifie, findPlanifies } from '../collectifs/find-collectif.service.ts'
import { addSeances, findExistantesByCollectif } from './seances-existantes.service.ts'

type Db = Kysely<Database>

type Demande = {
  readonly collectifIds: readonly string[]
  readonly debut: IsoDate
  readonly fin: IsoDate
}

/** What the créneaux of collectifs give from one date to another, and what is left out and why. */
export async function previewSerie(
  db: Db,
  { collectifIds, debut, fin }: Demande,
): Promise<Result<SeriePreview, AppError>> {
  const collectifs = await findPlanifies(db, collectifIds)
  const [first] = collectifs
  if (first === undefined || collectifs.length < new Set(collectifIds).size) {
    return err({ code: 'not-found', what: 'collectif', name: '' })
  }
  const fields = refusalsOfPeriode({ debut, fin }, first.annee)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })

  const { inconnues, ...calendrier } = await findJoursFermes(db, first.annee)
  const existing = await findExistantesByCollectif(db, collectifIds)
  const series = collectifs.map(
    ({ collectifId, nom, creneaux }): SerieCollectif => ({
      collectifId,
      collectif: nom,
      creneaux: creneaux.length,
      ...planSerie(creneaux, { debut, fin }, calendrier, existing.get(collectifId) ?? []),
    }),
  )
  return ok({ series, inconnues })
}

/** Creates what the preview shows, but the dates left out by hand. Nothing to create leaves no operation. */
export async function createSerie(
  db: Db,
  {
    sauf,
    ...demande
  }: Demande & { readonly sauf: readonly { readonly creneauId: string; readonly date: IsoDate }[] },
  now: Date,
): Promise<Result<{ readonly creees: number }, AppError>> {
  const preview = await previewSerie(db, demande)
  if (!preview.ok) return preview
  const left = new Set(sauf.map(({ creneauId, date }) => `${creneauId} ${date}`))
  const series = preview.value.series.map((serie) => ({
    ...serie,
    seances: serie.seances.filter(({ creneauId, date }) => !left.has(`${creneauId} ${date}`)),
  }))
  const creees = series.reduce((sum, { seances }) => sum + seances.length, 0)
  if (creees === 0) return ok({ creees })
  const label = `${formatCount(creees, 'séance')} de ${nameOf(series)}`
  await inOperation(db, saisieHeader(label, now), (trx) => addSeances(trx, series))
  return ok({ creees })
}

const nameOf = (series: readonly SerieCollectif[]): string =>
  series.length === 1 ? (series[0]?.collectif ?? '') : formatCount(series.length, 'collectif')

function refusalsOfPeriode(
  { debut, fin }: Pick<Demande, 'debut' | 'fin'>,
  annee: CollectifPlanifie['annee'],
): Record<string, string> {
  const outside = `Choisissez une date de l’année, du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
  const fields: Record<string, string> = {}
  if (debut < annee.debut || debut > annee.fin) fields.debut = outside
  if (fin < annee.debut || fin > annee.fin) fields.fin = outside
  else if (fin < debut) fields.fin = 'La période finit avant de commencer : corrigez sa fin.'
  return fields
}
