import type { IsoDate } from '../../../shared/dates.ts'
import { type BilanRempli, fillBilan } from '../../../shared/domain/bilan.ts'
import type { Trame } from '../../../shared/domain/trame.ts'
import {
  PROVENANCE_KINDS,
  type Provenance,
  type ProvenanceKind,
} from '../../../shared/domain/valeur.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { BilanVue, ProvenanceLigne } from '../../../shared/ipc/bilans.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { findIndicateurs, type IndicateursAction } from '../indicateurs/indicateurs.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { identiteOf } from './identite.ts'
import { findProvenanceRows } from './provenance.repository.ts'
import { provenanceLine } from './provenance-lines.ts'

/** A bilan is asked for one action, as of a date, on one Caf's form. */
export type DemandeBilan = {
  readonly actionId: string
  readonly arreteAu: IsoDate
  /** Id of the trame: « caf47 ». */
  readonly trame: string
}

export type BilanCalcule = IndicateursAction & { readonly bilan: BilanRempli }

/** The form filled, with the figures it comes from. */
export async function computeBilan(
  db: OpenDatabase['db'],
  tramesFolder: string,
  demande: DemandeBilan,
): Promise<Result<BilanCalcule, AppError>> {
  const trame = await loadTrame(tramesFolder, demande.trame)
  if (!trame.ok) return trame
  const found = await findIndicateurs(db, demande.actionId, demande.arreteAu)
  if (!found.ok) return found
  return ok({ ...found.value, bilan: fill(trame.value, found.value) })
}

function fill(trame: Trame, { action, indicateurs }: IndicateursAction): BilanRempli {
  return fillBilan(trame, {
    annee: { debut: action.annee.debut, fin: action.annee.fin },
    arreteAu: indicateurs.arreteAu,
    structure: action.structure?.nom ?? '',
    action: {
      id: action.id,
      numero: action.numero,
      intitule: action.intitule,
      dateRetour: action.dateRetour,
      bonificationEnfant: action.bonificationEnfant,
      bonificationParent: action.bonificationParent,
    },
    identite: identiteOf(action),
    figures: indicateurs.figures,
    reponses: action.reponses,
  })
}

/** What the Bilan screen shows. */
export function bilanVue({ bilan, indicateurs }: BilanCalcule): BilanVue {
  const comptes = [...indicateurs.figures].map(
    ([code, figure]) => [code, countOf(figure.provenance)] as const,
  )
  return { bilan, comptes: Object.fromEntries(comptes) }
}

const countOf = (provenance: Provenance) =>
  Object.fromEntries(
    Object.entries(provenance)
      .filter(([, ids]) => ids.length > 0)
      .map(([kind, ids]) => [kind, ids.length]),
  )

/** The records behind one figure, by kind, people in French order of their names. */
export async function findProvenance(
  db: OpenDatabase['db'],
  { bilan, indicateurs }: BilanCalcule,
  code: string,
): Promise<readonly ProvenanceLigne[]> {
  const { provenance = {}, effectifs } = indicateurs.figures.get(code) ?? {}
  const lines: ProvenanceLigne[] = []
  // One query per kind of record, eleven at most.
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
])
