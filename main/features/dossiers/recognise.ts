import type { Dossier, DossierPart } from '../../../shared/domain/dossier.ts'
import { clePersonne, normalizeNom } from '../../../shared/domain/nom.ts'
import { NOM_ANONYME } from '../../../shared/domain/personne.ts'

/** What the base already holds that a dossier may speak of. */
export type Known = {
  readonly etablissements: readonly { id: string; nom: string; commune: string | null }[]
  readonly partenaires: readonly { id: string; nom: string }[]
  readonly familleIds: readonly string[]
  readonly enfants: readonly KnownEnfant[]
  readonly intervenants: readonly { id: string; nom: string; prenom: string }[]
  /** Ids already taken by records that belong to one année. */
  readonly taken: Readonly<
    Record<'actions' | 'collectifs' | 'orientations' | 'seances', ReadonlySet<string>>
  >
}
type KnownEnfant = {
  readonly id: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: string | null
  readonly anneeNaissance: number | null
  readonly familleId: string | null
}

type PartWithIds = Extract<
  DossierPart,
  | 'etablissements'
  | 'partenaires'
  | 'actions'
  | 'familles'
  | 'enfants'
  | 'orientations'
  | 'intervenants'
  | 'seances'
>

/** For each id of the file, the id that the record has (or gets) in the base. */
export type IdMaps = Readonly<Record<PartWithIds | 'collectifs', ReadonlyMap<string, string>>>

/**
 * Tells which records of a dossier are already in the base, so that none is doubled: the same id and
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
    actions: freshIds(dossier.actions, known.taken.actions, newId),
    collectifs: freshIds(
      dossier.actions.flatMap((a) => a.collectifs),
      known.taken.collectifs,
      newId,
    ),
    orientations: freshIds(dossier.orientations, known.taken.orientations, newId),
    seances: freshIds(dossier.seances, known.taken.seances, newId),
  }
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

/** A famille has no name: it is known by a child of it that is known. */
function matchFamilles(
  dossier: Dossier,
  known: Known,
  enfants: ReadonlyMap<string, string>,
  newId: () => string,
): ReadonlyMap<string, string> {
  const familleOf = new Map(known.enfants.map((enfant) => [enfant.id, enfant.familleId]))
  const taken = new Set(known.familleIds)
  const childrenOf = Map.groupBy(dossier.enfants, (enfant) => enfant.familleId)
  const used = new Set<string>()
  const map = new Map<string, string>()
  for (const famille of dossier.familles) {
    const knownFamille = (childrenOf.get(famille.id) ?? [])
      .map((enfant) => familleOf.get(enfants.get(enfant.id) ?? '') ?? null)
      .find((id) => id !== null && !used.has(id))
    if (knownFamille) {
      used.add(knownFamille)
      map.set(famille.id, knownFamille)
    } else {
      map.set(famille.id, taken.has(famille.id) ? newId() : famille.id)
    }
  }
  return map
}

function freshIds(
  records: readonly { readonly id: string }[],
  taken: ReadonlySet<string>,
  newId: () => string,
): ReadonlyMap<string, string> {
  return new Map(records.map(({ id }) => [id, taken.has(id) ? newId() : id]))
}
