import type { Dossier } from '../../../shared/domain/dossier.ts'
import { clePersonne, normalizeNom } from '../../../shared/domain/nom.ts'
import { NOM_ANONYME } from '../../../shared/domain/personne.ts'

/** Records of the base that a dossier may speak of. */
export type Known = {
  readonly etablissements: readonly { id: string; nom: string; commune: string | null }[]
  readonly partenaires: readonly { id: string; nom: string }[]
  readonly familleIds: readonly string[]
  readonly enfants: readonly KnownEnfant[]
  readonly intervenants: readonly { id: string; nom: string; prenom: string }[]
  /** Ids already taken by records that are never two années' at once. */
  readonly taken: ReadonlyMap<PartOfAnnee, ReadonlySet<string>>
}

/** Parts of a dossier whose records are new to a base, with the table of each. */
export const TABLE_OF_PART = {
  actions: 'action',
  collectifs: 'collectif',
  creneaux: 'creneau',
  responsables: 'responsable',
  inscriptions: 'inscription',
  orientations: 'orientation',
  disponibilites: 'disponibilite',
  statuts: 'intervenant_statut',
  seances: 'seance',
  heures: 'heures',
  actionsParents: 'action_parents',
  concertations: 'concertation',
} as const
export type PartOfAnnee = keyof typeof TABLE_OF_PART

type KnownEnfant = {
  readonly id: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: string | null
  readonly anneeNaissance: number | null
  readonly familleId: string | null
}

/** Parts whose records outlive an année, with the table of each. */
const TABLE_OF_SHARED = {
  etablissements: 'etablissement',
  partenaires: 'partenaire',
  familles: 'famille',
  enfants: 'enfant',
  intervenants: 'intervenant',
} as const
type SharedPart = keyof typeof TABLE_OF_SHARED

/** For each id of the file, the id that the record has (or gets) in the base. */
export type IdMaps = Readonly<Record<SharedPart | PartOfAnnee, ReadonlyMap<string, string>>>

/**
 * Recognises the records of a dossier that are already in the base, so that none is doubled: the same id and
 * name, or the same name (accents, case, hyphens ignored) and the same birth. A record of the base
 * stands for one record of the file at most. An id that belongs to something else is replaced.
 */
export function recognise(dossier: Dossier, known: Known, newId: () => string): IdMaps {
  const enfants = matchRecords(dossier.enfants, known.enfants, clePersonne, sameEnfant, newId)
  return {
    etablissements: matchRecords(
      dossier.etablissements,
      known.etablissements,
      (e) => normalizeNom(e.nom),
      (a, b) =>
        a.commune === null ||
        b.commune === null ||
        normalizeNom(a.commune) === normalizeNom(b.commune),
      newId,
    ),
    partenaires: matchRecords(
      dossier.partenaires,
      known.partenaires,
      (p) => normalizeNom(p.nom),
      always,
      newId,
    ),
    intervenants: matchRecords(
      dossier.intervenants,
      known.intervenants,
      clePersonne,
      (one) => one.nom !== NOM_ANONYME.intervenant,
      newId,
    ),
    enfants,
    familles: matchFamilles(dossier, known, enfants, newId),
    ...freshIdsOf(dossier, known.taken, newId),
  }
}

function freshIdsOf(
  dossier: Dossier,
  taken: Known['taken'],
  newId: () => string,
): Pick<IdMaps, PartOfAnnee> {
  const fresh = (part: PartOfAnnee, records: readonly { readonly id: string | null }[]) => {
    const ids = taken.get(part)
    return new Map(
      records.flatMap(({ id }) =>
        id === null ? [] : [[id, ids?.has(id) ? newId() : id] as const],
      ),
    )
  }
  const collectifs = dossier.actions.flatMap((action) => action.collectifs)
  return {
    actions: fresh('actions', dossier.actions),
    collectifs: fresh('collectifs', collectifs),
    creneaux: fresh(
      'creneaux',
      collectifs.flatMap((collectif) => collectif.creneaux),
    ),
    responsables: fresh(
      'responsables',
      dossier.familles.flatMap((famille) => famille.responsables),
    ),
    inscriptions: fresh('inscriptions', dossier.inscriptions),
    orientations: fresh('orientations', dossier.orientations),
    disponibilites: fresh(
      'disponibilites',
      dossier.intervenants.flatMap((one) => one.disponibilites),
    ),
    statuts: fresh(
      'statuts',
      dossier.intervenants.flatMap((one) => one.statuts),
    ),
    seances: fresh('seances', dossier.seances),
    heures: fresh('heures', dossier.heures),
    actionsParents: fresh('actionsParents', dossier.actionsParents),
    concertations: fresh('concertations', dossier.concertations),
  }
}

/** Ids by table, those of the file's année included, to which its complements refer. */
export function idsByTable(
  maps: IdMaps,
  annee: { readonly id: string | null; readonly anneeId: string },
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const parts = Object.entries({ ...TABLE_OF_PART, ...TABLE_OF_SHARED }) as [keyof IdMaps, string][]
  return new Map([
    ...parts.map(([part, table]) => [table, maps[part]] as const),
    ['annee', new Map(annee.id === null ? [] : [[annee.id, annee.anneeId]])] as const,
  ])
}

const always = (): boolean => true

/** Two records that lost their names are one only by their id: « Enfant anonymisé n° 1 » is in every base. */
const sameEnfant = (a: Birth & { readonly nom: string }, b: Birth): boolean =>
  a.nom !== NOM_ANONYME.enfant && sameBirth(a, b)

function sameBirth(a: Birth, b: Birth): boolean {
  if (a.dateNaissance !== null && b.dateNaissance !== null)
    return a.dateNaissance === b.dateNaissance
  return yearOf(a) === yearOf(b)
}

type Birth = { readonly dateNaissance: string | null; readonly anneeNaissance: number | null }

const yearOf = (birth: Birth): number | null =>
  birth.dateNaissance === null ? birth.anneeNaissance : Number(birth.dateNaissance.slice(0, 4))

function matchRecords<F extends { readonly id: string }, K extends { readonly id: string }>(
  fileRecords: readonly F[],
  knownRecords: readonly K[],
  keyOf: (record: F | K) => string,
  agree: (a: F, b: K) => boolean,
  newId: () => string,
): ReadonlyMap<string, string> {
  const byId = new Map(knownRecords.map((record) => [record.id, record]))
  const byKey = Map.groupBy(knownRecords, keyOf)
  const used = new Set<string>()
  const map = new Map<string, string>()
  const take = (fileId: string, knownId: string) => {
    used.add(knownId)
    map.set(fileId, knownId)
  }
  // The same id under the same name first, so that a true twin never takes another's place.
  for (const record of fileRecords) {
    const sameId = byId.get(record.id)
    if (sameId && keyOf(sameId) === keyOf(record)) take(record.id, sameId.id)
  }
  for (const record of fileRecords) {
    if (map.has(record.id)) continue
    const twin = byKey.get(keyOf(record))?.find((k) => !used.has(k.id) && agree(record, k))
    if (twin) take(record.id, twin.id)
    else map.set(record.id, byId.has(record.id) ? newId() : record.id)
  }
  return map
}

/** Recognises familles, which have no name, by a known child; by the id when no child is in the file nor the base. */
function matchFamilles(
  dossier: Dossier,
  known: Known,
  enfants: ReadonlyMap<string, string>,
  newId: () => string,
): ReadonlyMap<string, string> {
  const familleOf = new Map(known.enfants.map((enfant) => [enfant.id, enfant.familleId]))
  const taken = new Set(known.familleIds)
  const childrenOf = Map.groupBy(dossier.enfants, (enfant) => enfant.familleId)
  const withChildren = new Set(familleOf.values())
  const used = new Set<string>()
  const map = new Map<string, string>()
  for (const famille of dossier.familles) {
    const children = childrenOf.get(famille.id) ?? []
    const isChildless = children.length === 0 && !withChildren.has(famille.id)
    const knownFamille =
      children
        .map((enfant) => familleOf.get(enfants.get(enfant.id) ?? '') ?? null)
        .find((id) => id !== null && !used.has(id)) ??
      (isChildless && taken.has(famille.id) ? famille.id : undefined)
    if (knownFamille) {
      used.add(knownFamille)
      map.set(famille.id, knownFamille)
    } else {
      map.set(famille.id, taken.has(famille.id) ? newId() : famille.id)
    }
  }
  return map
}
