import type { IsoDate } from '../../../../shared/dates.ts'
import type { EtablissementConnu } from '../../../../shared/domain/etablissement.ts'
import type {
  Origine,
  Situation,
  StatutInscription,
  StatutOrientation,
} from '../../../../shared/domain/listes.ts'
import type { Niveau } from '../../../../shared/domain/niveau.ts'
import type { Etapes } from '../../../../shared/domain/orientation.ts'

/** Records of the base with which an import of orientations is compared. */
export type Connus = {
  readonly enfants: readonly EnfantConnu[]
  readonly familles: readonly FamilleConnue[]
  readonly etablissements: readonly EtablissementConnu[]
  /** Orientations of the année. */
  readonly orientations: readonly OrientationConnue[]
  /** Inscriptions in the action that the import proposes, if any, ended ones included. */
  readonly inscriptions: readonly InscriptionConnue[]
  /** Enfants inscrits of the année, whatever the action. */
  readonly inscrits: readonly InscritConnu[]
  /** Collectifs of the action. */
  readonly collectifs: readonly CollectifConnu[]
  /** Niveaux and classes of the année, from inscriptions and orientations. */
  readonly classes: readonly ClasseConnue[]
}

type InscritConnu = {
  readonly inscriptionId: string
  readonly enfantId: string
  readonly etablissementId: string | null
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly collectif: string | null
}

export type CollectifConnu = { readonly id: string; readonly nom: string }

export type ClasseConnue = {
  readonly enfantId: string
  readonly niveau: Niveau | null
  readonly classe: string | null
}

export type EnfantConnu = {
  readonly id: string
  readonly nom: string
  readonly prenom: string
  /** Other spellings or names under which schools have proposed the child. */
  readonly alias: readonly { readonly nom: string; readonly prenom: string }[]
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
  readonly familleId: string | null
  readonly situations: readonly Situation[]
  /** Schools and niveaux of the child, from orientations and inscriptions. */
  readonly scolarites: readonly ScolariteConnue[]
}

export type ScolariteConnue = {
  readonly etablissement: string
  readonly niveau: Niveau
  /** Years between the année of the scolarité and the import's: 0 for the same, 1 for the one before. */
  readonly anneesAvant: number
}

export type ResponsableConnu = {
  readonly id: string
  readonly nom: string | null
  readonly prenom: string | null
  readonly telephone: string | null
  readonly mail: string | null
  readonly lien: string | null
}

export type FamilleConnue = {
  readonly id: string
  /** Responsables in the order of their positions. */
  readonly responsables: readonly ResponsableConnu[]
  readonly lastPosition: number
}

export type OrientationConnue = {
  readonly id: string
  readonly enfantId: string
  readonly etablissementId: string | null
  readonly date: IsoDate
  readonly statut: StatutOrientation
  readonly etapes: Etapes
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly enseignant: string | null
  readonly objectif: string | null
  readonly accordParental: string | null
  readonly origines: readonly Origine[]
  readonly situations: readonly Situation[]
  readonly criteres: readonly string[]
}

export type InscriptionConnue = {
  readonly id: string
  readonly enfantId: string
  readonly collectifId: string | null
  readonly debut: IsoDate
  readonly fin: IsoDate | null
  readonly statut: StatutInscription
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissementId: string | null
  readonly accordParental: IsoDate | null
  readonly origines: readonly Origine[]
}

type OfEnfant = { readonly enfantId: string }
const byEnfant = new WeakMap<readonly OfEnfant[], ReadonlyMap<string, readonly OfEnfant[]>>()

/** Records of one enfant, in their order. A list is indexed once: an import looks in it for each of its rows. */
export function recordsOf<T extends OfEnfant>(
  records: readonly T[],
  enfantId: string,
): readonly T[] {
  let index = byEnfant.get(records)
  if (index === undefined) {
    index = Map.groupBy(records, (one) => one.enfantId)
    byEnfant.set(records, index)
  }
  return (index.get(enfantId) ?? []) as readonly T[]
}
