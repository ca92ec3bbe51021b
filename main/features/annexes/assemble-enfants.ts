import type { IsoDate } from '../../../shared/dates.ts'
import type {
  ComptePresences,
  EnfantAnnexe,
  IdentiteEnfant,
} from '../../../shared/domain/annexes.ts'
import { ORIGINES, type Origine } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import { frCollator } from '../../../shared/format.ts'
import type { IdentiteRow, InscriptionRow, ResponsableRow } from './annexes-enfants.repository.ts'
import { AUCUNE_PRESENCE } from './assemble-grilles.ts'

type Sources = {
  readonly inscriptions: readonly InscriptionRow[]
  readonly origines: readonly { readonly inscriptionId: string; readonly origine: Origine }[]
  /** Empty in a pseudonymised copy, as are the responsables. */
  readonly identites: readonly IdentiteRow[]
  readonly responsables: ReadonlyMap<string, readonly string[]>
  readonly codes: ReadonlyMap<string, string>
  readonly parEnfant: ReadonlyMap<string, ComptePresences>
}

/** Each famille's adults in words, by famille: « Benali Samira (06 00 00 00 01) ». */
export function responsablesByFamille(
  rows: readonly ResponsableRow[],
): ReadonlyMap<string, readonly string[]> {
  const familles = Map.groupBy(rows, (row) => row.familleId)
  return new Map([...familles].map(([familleId, own]) => [familleId, own.map(inWords)]))
}

function inWords({ nom, prenom, telephone }: ResponsableRow): string {
  const personne = [nom, prenom].filter((part) => part !== null).join(' ')
  if (personne === '') return telephone ?? ''
  return telephone === null ? personne : `${personne} (${telephone})`
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
  responsables: ReadonlyMap<string, readonly string[]>,
): IdentiteEnfant {
  return {
    nom: row.nom,
    prenom: row.prenom,
    naissance: row.dateNaissance ?? row.anneeNaissance,
    collectifs: distinctNames(inscriptions.map(({ collectif }) => collectif)),
    responsables: row.familleId === null ? [] : (responsables.get(row.familleId) ?? []),
  }
}

const sortKeyOf = ({ identite, code }: EnfantAnnexe): string =>
  identite === null ? code : `${identite.nom} ${identite.prenom} ${code}`

const distinctNames = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names.filter((name) => name !== null))].sort(frCollator.compare)
