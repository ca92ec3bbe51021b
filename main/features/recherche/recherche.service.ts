import type { Kysely } from 'kysely'
import { neText } from '../../../shared/domain/enfant.ts'
import {
  formatDate,
  formatDateLongue,
  formatHeureDuJour,
  formatPersonne,
  formatTelephone,
  frCollator,
} from '../../../shared/format.ts'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import type { Database } from '../../db/schema.ts'
import {
  findContacts,
  findEnfants,
  findIntervenants,
  findProches,
  findRepertoire,
  findResponsables,
  findSeances,
} from './recherche.repository.ts'

type Named = Omit<EntreeRecherche, 'date'>

/** Detail of an entry: its known parts, joined. */
const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ')

const phone = (telephone: string | null): string | null =>
  telephone === null ? null : formatTelephone(telephone)

/** Entries of the adults, with their phone; each leads to the fiche of a child of theirs. */
async function adultes(db: Kysely<Database>): Promise<readonly Named[]> {
  const responsables = (await findResponsables(db)).flatMap((row): readonly Named[] => {
    const label = [row.prenom, row.nom].filter((part) => part !== null).join(' ')
    if (label === '' && row.telephone === null) return []
    return [
      {
        kind: 'responsable',
        id: row.enfantId,
        label: label === '' ? 'Responsable' : label,
        detail: joined(phone(row.telephone), `${row.lien ?? 'responsable'} de ${row.enfants}`),
      },
    ]
  })
  const proches = (await findProches(db)).map(
    (row): Named => ({
      kind: 'proche',
      id: row.enfantId,
      label: row.nom,
      detail: joined(
        phone(row.telephone),
        `${row.lien ?? 'proche'} de ${row.enfantPrenom} ${row.enfantNom}`,
      ),
    }),
  )
  return [...responsables, ...proches]
}

/** Entry of a contact, which leads to the record of its school or partner. */
function contactEntree(row: Awaited<ReturnType<typeof findContacts>>[number]): Named {
  return {
    kind: row.etablissement_id === null ? 'contact-partenaire' : 'contact-etablissement',
    id: row.etablissement_id ?? row.partenaire_id ?? '',
    label: row.nom ?? row.fonction ?? '',
    detail: joined(
      row.nom === null ? null : row.fonction,
      row.etablissement ?? row.partenaire,
      phone(row.telephone),
    ),
  }
}

/** Entries of Ctrl+K: people and schools by name, then the séances of the année by date. */
export async function findEntrees(
  db: Kysely<Database>,
  anneeId: string,
): Promise<readonly EntreeRecherche[]> {
  const { etablissements, partenaires } = await findRepertoire(db)
  const named: Named[] = [
    ...(await findEnfants(db)).map((row) => ({
      kind: 'enfant' as const,
      id: row.id,
      label: formatPersonne(row),
      detail: joined(row.niveau, neText(row), row.collectifs?.replaceAll(',', ', ') ?? null),
    })),
    ...(await adultes(db)),
    ...(await findIntervenants(db)).map((row) => ({
      kind: 'intervenant' as const,
      id: row.id,
      label: formatPersonne(row),
      detail: joined(phone(row.telephone)),
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
    label: `${formatDateLongue(row.date)}, ${formatHeureDuJour(row.debut)}`,
    detail: `${row.collectif} · ${formatDate(row.date)}`,
    date: row.date,
  }))
  return [
    ...named
      .sort((a, b) => frCollator.compare(a.label, b.label))
      .map((one) => ({ ...one, date: null })),
    ...seances,
  ]
}
