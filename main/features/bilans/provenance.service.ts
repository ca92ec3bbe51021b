import type { Kysely } from 'kysely'
import type { CategorieHeures, EtatSeance, Statut } from '../../../shared/domain/listes.ts'
import type { Trame } from '../../../shared/domain/trame.ts'
import {
  type Indicateur,
  PROVENANCE_KINDS,
  type ProvenanceKind,
} from '../../../shared/domain/valeur.ts'
import {
  formatCount,
  formatDate,
  formatDuree,
  formatHeureDuJour,
  frCollator,
} from '../../../shared/format.ts'
import type { ProvenanceLigne } from '../../../shared/ipc/bilans.ipc.ts'
import {
  LIBELLES_ETAT_SEANCE,
  LIBELLES_HEURES,
  LIBELLES_STATUT,
} from '../../../shared/texts/libelles.ts'
import type { Database } from '../../db/schema.ts'
import type { BilanCalcule } from './bilans.service.ts'
import { findProvenanceRows, type ProvenanceRow } from './provenance.repository.ts'

/** The records behind one figure, by kind, people in French order of their names. */
export function findProvenance(
  db: Kysely<Database>,
  calcule: BilanCalcule,
  code: string,
): Promise<readonly ProvenanceLigne[]> {
  return findLignes(db, calcule, calcule.indicateurs.figures.get(code) ?? { provenance: {} })
}

/** Records behind any figure, even one that no trame asks for. */
export async function findLignes(
  db: Kysely<Database>,
  { bilan }: BilanCalcule,
  { provenance, effectifs }: Pick<Indicateur, 'provenance' | 'effectifs'>,
): Promise<readonly ProvenanceLigne[]> {
  const lines: ProvenanceLigne[] = []
  // One query per kind of record.
  for (const kind of PROVENANCE_KINDS) {
    const ids = provenance[kind] ?? []
    if (ids.length === 0) continue
    const rows = await findProvenanceRows(db, kind, ids)
    const own = rows.map((row) =>
      provenanceLine(kind, { ...row, enfants: effectifs?.get(row.id) ?? null }, bilan.trame),
    )
    lines.push(
      ...(DATED.has(kind) ? own : own.sort((a, b) => frCollator.compare(a.libelle, b.libelle))),
    )
  }
  return lines
}

/** Kinds that stay in order of date. */
const DATED: ReadonlySet<ProvenanceKind> = new Set([
  'seances',
  'heures',
  'actionsParents',
  'concertations',
  'formations',
  'evaluations',
  'projets',
  'faitsMarquants',
])

/** Record behind a figure; `enfants`: number of enfants it stands for, where the figure counts them. */
type Row = ProvenanceRow & { readonly enfants: number | null }

/** Text of a record behind a figure: its name, then the details that tell it from its neighbours. */
function provenanceLine(kind: ProvenanceKind, row: Row, trame: Trame): ProvenanceLigne {
  const { libelle, detail } = partsOf(kind, row, trame)
  return { kind, id: row.id, libelle, detail: detail.filter((part) => part !== null).join(' · ') }
}

type Description = { readonly libelle: string; readonly detail: readonly (string | null)[] }

function partsOf(kind: ProvenanceKind, row: Row, trame: Trame): Description {
  const personne = `${row.nom ?? ''} ${row.prenom ?? ''}`.trim()
  const jour = row.date === null ? '' : formatDate(row.date)
  switch (kind) {
    case 'enfants':
      return { libelle: personne, detail: [naissanceText(row, jour)] }
    case 'familles':
      return { libelle: `Famille ${personne || 'sans responsable nommé'}`, detail: [row.lieu] }
    case 'inscriptions':
      return { libelle: personne, detail: [`depuis le ${jour}`, row.code, row.lieu] }
    case 'intervenants':
      return { libelle: personne, detail: [statutsText(row.lieu)] }
    case 'seances':
      return {
        libelle: `${jour} à ${formatHeureDuJour(row.lieu ?? '')}`,
        detail: [
          row.nom,
          row.minutes === null ? null : formatDuree(row.minutes),
          LIBELLES_ETAT_SEANCE[row.code as EtatSeance],
        ],
      }
    case 'heures':
      return {
        libelle: `${jour} · ${personne}`,
        detail: [LIBELLES_HEURES[row.code as CategorieHeures], formatDuree(row.minutes ?? 0)],
      }
    case 'formations':
      return {
        libelle: `${jour} · ${row.nom ?? ''}`,
        detail: [formatDuree(row.minutes ?? 0), row.lieu],
      }
    case 'evaluations':
    case 'faitsMarquants':
      return { libelle: `${jour} · ${row.nom ?? ''}`, detail: [] }
    case 'projets':
      return { libelle: row.nom ?? '', detail: [`depuis le ${jour}`, row.lieu] }
    case 'actionsParents':
      return {
        libelle: `${jour} · ${labelOf(trame, `parents.${row.code}`)}`,
        detail: [row.minutes === null ? null : formatCount(row.minutes, 'participant')],
      }
    case 'concertations':
      return {
        libelle: `${jour} · ${row.lieu === 'ecole' ? labelOf(trame, `ecole.${row.code}`) : (row.code ?? '')}`,
        detail: [row.nom],
      }
    case 'etablissements':
      return {
        libelle: row.nom ?? '',
        detail: [row.lieu, row.enfants === null ? null : formatCount(row.enfants, 'enfant')],
      }
    case 'partenaires':
    case 'collectifs':
      return { libelle: row.nom ?? '', detail: [row.lieu] }
  }
}

/** Text of a birth: the day, or the year alone. */
function naissanceText({ date, code }: ProvenanceRow, jour: string): string | null {
  if (date !== null) return `né(e) le ${jour}`
  return code === null ? null : `né(e) en ${code}`
}

function statutsText(statuts: string | null): string | null {
  if (statuts === null) return 'aucun statut'
  return [...new Set(statuts.split(','))]
    .map((statut) => LIBELLES_STATUT[statut as Statut].toLowerCase())
    .join(', puis ')
}

/** The form's own wording of a kind of action. */
function labelOf(trame: Trame, code: string): string {
  const items = trame.sections.flatMap((section) => section.list?.items ?? [])
  return items.find((item) => item.code === code)?.label ?? code
}
