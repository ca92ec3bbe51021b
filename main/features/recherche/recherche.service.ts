import type { Kysely } from 'kysely'
import { formatDate, formatDateLongue, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import type { Database } from '../../db/schema.ts'
import {
  findContacts,
  findEnfants,
  findIntervenants,
  findRepertoire,
  findSeances,
} from './recherche.repository.ts'

/** A contact leads to the record that it stands in. */
function contactEntree(row: Awaited<ReturnType<typeof findContacts>>[number]): EntreeRecherche {
  const detail = [
    row.nom === null ? null : row.fonction,
    row.etablissement ?? row.partenaire,
    row.telephone,
  ]
  return {
    kind: row.etablissement_id === null ? 'contact-partenaire' : 'contact-etablissement',
    id: row.etablissement_id ?? row.partenaire_id ?? '',
    label: row.nom ?? row.fonction ?? '',
    detail: detail.filter((part) => part !== null).join(' · '),
  }
}

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
    ...(await findContacts(db)).map(contactEntree),
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
