import type { Kysely } from 'kysely'
import { formatDate, formatDateLongue, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import type { Database } from '../../db/schema.ts'
import {
  findEnfants,
  findIntervenants,
  findRepertoire,
  findSeances,
} from './recherche.repository.ts'

/** Everything that Ctrl+K can lead to: people and schools by name, then séances by date. */
export async function findEntrees(
  db: Kysely<Database>,
  anneeId: string,
): Promise<readonly EntreeRecherche[]> {
  const { etablissements, partenaires } = await findRepertoire(db)
  const named: EntreeRecherche[] = [
    ...(await findEnfants(db)).map((row) => ({
      kind: 'enfant' as const,
      id: row.id,
      label: formatPersonne(row),
      detail: row.collectifs?.replaceAll(',', ', ') ?? '',
    })),
    ...(await findIntervenants(db)).map((row) => ({
      kind: 'intervenant' as const,
      id: row.id,
      label: formatPersonne(row),
      detail: row.telephone ?? '',
    })),
    ...etablissements.map((row) => ({
      kind: 'etablissement' as const,
      id: row.id,
      label: row.nom,
      detail: row.commune ?? '',
    })),
    ...partenaires.map((row) => ({
      kind: 'partenaire' as const,
      id: row.id,
      label: row.nom,
      detail: row.type ?? '',
    })),
  ]
  const seances = (await findSeances(db, anneeId)).map((row) => ({
    kind: 'seance' as const,
    id: row.id,
    // Both ways of writing a date, so that either finds it.
    label: `${formatDateLongue(row.date)}, ${row.debut}`,
    detail: `${row.collectif} · ${formatDate(row.date)}`,
  }))
  return [...named.sort((a, b) => frCollator.compare(a.label, b.label)), ...seances]
}
