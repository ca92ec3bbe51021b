import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../main/db/open.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { addDays, isIsoDate } from '../../shared/dates.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { buildLargeDossier } from '../builders/large-dossier.ts'
import { nomOf } from '../builders/large-year/plan.ts'

/** A hundred enfants a year: a large centre. */
const FACTEUR = 0.15
const DAYS_PER_YEAR = 365.25

/** A data folder whose base holds that many années: the same intervenants and schools, other enfants each time. */
export async function makeYears(count: number): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-bench-years-'))
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  for (let ago = count - 1; ago >= 0; ago--) {
    const dossier = buildLargeDossier({ facteur: FACTEUR, seed: `il y a ${ago}` })
    const imported = await importDossier(open, earlier(dossier, ago), { remplacer: false })
    if (!imported.ok) throw new Error(`year ${ago}: ${JSON.stringify(imported.error)}`)
  }
  await open.close()
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The same dossier some years before: by whole weeks, so that a Tuesday stays one; the année itself by its years. */
function earlier(dossier: Dossier, years: number): Dossier {
  const days = Math.round((years * DAYS_PER_YEAR) / 7) * 7
  const shift = (_key: string, value: unknown) =>
    typeof value === 'string' && isIsoDate(value) ? addDays(value, -days) : value
  const { debut, fin } = dossier.anneeScolaire
  const before = (date: string) => `${Number(date.slice(0, 4)) - years}${date.slice(4)}`
  const text = JSON.stringify(dossier)
    .replaceAll(/"(enfant|famille)-(\d+)"/g, `"$1-$2-${years}"`)
    .replaceAll(/"Enfant (\d+)"/g, `"Enfant $1 ${nomOf(years)}"`)
  return {
    ...JSON.parse(text, shift),
    anneeScolaire: { debut: before(debut), fin: before(fin) },
  }
}
