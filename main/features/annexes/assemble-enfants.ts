import type { IsoDate } from '../../../shared/dates.ts'
import type {
  EffectifAnnexe,
  EnfantAnnexe,
  IdentiteEnfant,
} from '../../../shared/domain/annexes.ts'
import {
  ageOn,
  isInTranche,
  TRANCHES_USUELLES,
} from '../../../shared/domain/indicateurs-formulaire.ts'
import { ORIGINES } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { Totaux } from '../../../shared/domain/presence.ts'
import { comparePersonnes, formatPersonne, frCollator } from '../../../shared/format.ts'
import type {
  IdentiteRow,
  InscriptionRow,
  ProfilRow,
  ResponsableRow,
} from './annexes.repository.ts'
import { AUCUNE_PRESENCE } from './assemble-grilles.ts'
import { codesReader } from './listes.ts'

/** Responsables by id of their famille, in the famille's own order. */
export type Responsables = ReadonlyMap<string, readonly ResponsableRow[]>

type Sources = {
  readonly inscriptions: readonly InscriptionRow[]
  /** Empty in a pseudonymised copy, as are the responsables. */
  readonly identites: readonly IdentiteRow[]
  readonly responsables: Responsables
  readonly codes: ReadonlyMap<string, string>
  /** Name or code of each enfant, by id, in the order of the lines. */
  readonly noms: ReadonlyMap<string, string>
  readonly parEnfant: ReadonlyMap<string, Totaux>
}

/** Name and telephone of an adult, « Benali Samira (06 00 00 00 01) », or the one that is known. */
function joignable(row: ResponsableRow): string {
  const personne = personneOf(row)
  if (personne === '') return row.telephone ?? ''
  return row.telephone === null ? personne : `${personne} (${row.telephone})`
}

/** Name of an adult of a famille, empty when only a way to reach her is known. */
export function personneOf({ nom, prenom }: ResponsableRow): string {
  return [nom, prenom].filter((part) => part !== null).join(' ')
}

/** Names of the enfants of a nominative copy, as a register has them: homonyms in the order of their codes. */
export function nomsDe(
  identites: readonly IdentiteRow[],
  codes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const identiteDe = new Map(identites.map((row) => [row.enfantId, row]))
  return new Map(
    [...codes.keys()]
      .map((enfantId) => identiteDe.get(enfantId) as IdentiteRow)
      .sort(comparePersonnes)
      .map((row) => [row.enfantId, formatPersonne(row)]),
  )
}

/**
 * The enfants that the bilan counts as of a date: an inscription begun, not on the waiting list, not
 * « jamais venu ».
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
  const identites = new Map(sources.identites.map((row) => [row.enfantId, row]))
  const niveaux = new Map<string, Niveau>()
  for (const { enfantId, niveau } of comptees) if (niveau !== null) niveaux.set(enfantId, niveau)

  const originesOf = codesReader(ORIGINES)
  const comptes = [...sources.noms.keys()].filter((enfantId) => parEnfant.has(enfantId))
  const enfants = comptes.map((enfantId): EnfantAnnexe => {
    const own = parEnfant.get(enfantId) as readonly InscriptionRow[]
    const identite = identites.get(enfantId)
    const origines = new Set(own.flatMap((row) => originesOf(row.origines)))
    return {
      code: sources.codes.get(enfantId) as string,
      identite: identite === undefined ? null : identiteOf(identite, sources.responsables),
      niveau: own.at(-1)?.niveau ?? null,
      collectifs: distinctNames(own.map(({ collectif }) => collectif)),
      etablissements: distinctNames(own.map(({ etablissement }) => etablissement)),
      origines: ORIGINES.filter((origine) => origines.has(origine)),
      ...(sources.parEnfant.get(enfantId) ?? AUCUNE_PRESENCE),
    }
  })
  const others = [...sources.parEnfant].filter(([enfantId]) => !parEnfant.has(enfantId))
  return {
    enfants,
    niveaux,
    presencesNonComptees: others.reduce(
      (sum, [, { presents, absents, excuses }]) => sum + presents + absents + excuses,
      0,
    ),
  }
}

function identiteOf(row: IdentiteRow, responsables: Responsables): IdentiteEnfant {
  return {
    nom: row.nom,
    prenom: row.prenom,
    naissance: row.dateNaissance ?? row.anneeNaissance,
    responsables: (responsables.get(row.familleId ?? '') ?? []).map(joignable),
  }
}

const distinctNames = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names.filter((name) => name !== null))].sort(frCollator.compare)

/** The enfants counted, by age on the day, sexe and quartier, the youngest first. */
export function assembleEffectifs(
  profils: readonly ProfilRow[],
  arreteAu: IsoDate,
): readonly EffectifAnnexe[] {
  const groups = new Map<string, EffectifAnnexe>()
  for (const profil of profils) {
    const age = ageOn(profil, arreteAu)
    const tranche =
      age === null ? null : (TRANCHES_USUELLES.find((one) => isInTranche(age, one)) ?? null)
    const { sexe, quartier } = profil
    const key = JSON.stringify([tranche, sexe, quartier])
    groups.set(key, { tranche, sexe, quartier, nombre: (groups.get(key)?.nombre ?? 0) + 1 })
  }
  const rank = ({ tranche, sexe, quartier }: EffectifAnnexe) =>
    [tranche ?? '99', sexe ?? 'Z', quartier ?? ''].join(' ')
  return [...groups.values()].sort((a, b) => frCollator.compare(rank(a), rank(b)))
}
