import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { buildLargeDossier } from '../builders/large-dossier.ts'

/** A real file holding the large year, for every comparison to read. */
export type LargeBase = {
  readonly dossier: Dossier
  readonly open: OpenDatabase
  readonly folder: string
  readonly actions: number
  readonly actionId: string
  readonly arreteAu: string
  close(): Promise<void>
}

/** `actions`: over how many the enfants and séances are dealt; the first one is measured. */
export async function openLargeBase(facteur: number, actions: number): Promise<LargeBase> {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-bench-'))
  const dossier = buildLargeDossier({ facteur, actions })
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const imported = await importDossier(open, dossier, { remplacer: false })
  if (!imported.ok) throw new Error(`large dossier: ${imported.error.code}`)
  const { id } = await open.db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  const close = async (): Promise<void> => {
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { dossier, open, folder, actions, actionId: id, arreteAu: '2026-04-30', close }
}
