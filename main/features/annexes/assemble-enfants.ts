import type { IsoDate } from '../../../shared/dates.ts'
import type { EnfantAnnexe, IdentiteEnfant } from '../../../shared/domain/annexes.ts'
import { ORIGINES, type Origine } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { Totaux } from '../../../shared/domain/presence.ts'
import { frCollator } from '../../../shared/format.ts'
import type { IdentiteRow, InscriptionRow, ResponsableRow } from './annexes-enfants.repository.ts'
import { AUCUNE_PRESENCE } from './assemble-grilles.ts'

/** By famille, in its own order. */
export type Responsables = ReadonlyMap<string, readonly ResponsableRow[]>

type Sources = {
  readonly inscriptions: readonly InscriptionRow[]
  readonly origines: readonly { readonly inscriptionId: string; readonly origine: Origine }[]
  /** Empty in a pseudonymised copy, as are the responsables. */
  readonly identites: readonly IdentiteRow[]
  readonly responsables: Responsables
  readonly codes: ReadonlyMap<string, string>
  readonly parEnfant: ReadonlyMap<string, Totaux>
}

/** « Benali Samira (06 00 00 00 01) », or what is known of it. */
function joignable(row: ResponsableRow): string {
  const personne = personneOf(row)
  if (personne === '') return row.telephone ?? ''
  return row.telephone === null ? personne : `${personne} (${row.telephone})`
}

/** Name of an adult of a famille, empty when only a way to reach her is known. */
export function personneOf({ nom, prenom }: ResponsableRow): string {
  return [nom, prenom].filter((part) => part !== null).join(' ')
}

/**
 * The enfants that the bilan counts as of a date: an inscription begun, not on the waiting list, not
 * « jamais venu ». Sorted by name in a nominative copy, else by code.
 */
export function assembleEnfants(
  sources: Sources,
  arreteAu: IsoDate,
): {
  readonly enfants: readonly EnfantAnnexe[]
  readonly niveaux: ReadonlyMap<string, Niveau>
  readonly presencesNonComptees: number
} {
  const comptees = sources.inscriptions.filter(
    ({ statut, debut }) => statut === 'inscrit' && debut <= arreteAu,
  )
  const parEnfant = Map.groupBy(comptees, (inscription) => inscription.enfantId)
  const originesDe = Map.groupBy(sources.origines, (row) => row.inscriptionId)
  const identites = new Map(sources.identites.map((row) => [row.enfantId, row]))
  const niveaux = new Map<string, Niveau>()
  for (const { enfantId, niveau } of comptees) if (niveau !== null) niveaux.set(enfantId, niveau)

  const enfants = [...parEnfant].map(([enfantId, own]): EnfantAnnexe => {
    const identite = identites.get(enfantId)
    const origines = new Set(
      own.flatMap(({ inscriptionId }) => originesDe.get(inscriptionId) ?? []).map((o) => o.origine),
    )
    return {
      code: sources.codes.get(enfantId) as string,
      identite: identite === undefined ? null : identiteOf(identite, own, sources.responsables),
      niveau: own.at(-1)?.niveau ?? null,
      etablissements: distinctNames(own.map(({ etablissement }) => etablissement)),
      origines: ORIGINES.filter((origine) => origines.has(origine)),
      ...(sources.parEnfant.get(enfantId) ?? AUCUNE_PRESENCE),
    }
  })
  const others = [...sources.parEnfant].filter(([enfantId]) => !parEnfant.has(enfantId))
  return {
    enfants: enfants.sort((a, b) => frCollator.compare(sortKeyOf(a), sortKeyOf(b))),
    niveaux,
    presencesNonComptees: others.reduce(
      (sum, [, { presents, absents, excuses }]) => sum + presents + absents + excuses,
      0,
    ),
  }
}

function identiteOf(
  row: IdentiteRow,
  inscriptions: readonly InscriptionRow[],
  responsables: Responsables,
): IdentiteEnfant {
  return {
    nom: row.nom,
    prenom: row.prenom,
    naissance: row.dateNaissance ?? row.anneeNaissance,
    collectifs: distinctNames(inscriptions.map(({ collectif }) => collectif)),
    responsables: (responsables.get(row.familleId ?? '') ?? []).map(joignable),
  }
}

const sortKeyOf = ({ identite, code }: EnfantAnnexe): string =>
  identite === null ? code : `${identite.nom} ${identite.prenom} ${code}`

const distinctNames = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names.filter((name) => name !== null))].sort(frCollator.compare)
