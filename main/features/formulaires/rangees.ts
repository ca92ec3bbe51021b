import type { Kysely } from 'kysely'
import { OUI_NON } from '../../../shared/domain/catalogue-values.ts'
import { heuresOf } from '../../../shared/domain/duree.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import { countEnfants } from '../../../shared/domain/indicateurs-formulaire.ts'
import { STATUTS, type TypeEtablissement } from '../../../shared/domain/listes.ts'
import {
  type ChampRangee,
  designe,
  type Rangee,
  rangeeOfCode,
} from '../../../shared/domain/rangees.ts'
import type { Provenance, Valeur } from '../../../shared/domain/valeur.ts'
import { compareTexts, formatDate, frCollator } from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import type { Database } from '../../db/schema.ts'

/** Details that the lists of a form need besides the facts behind the figures. */
export type DetailsRangees = {
  readonly collectifs: ReadonlyMap<string, string>
  /** Collectif of each inscription, by id of the inscription. */
  readonly collectifOf: ReadonlyMap<string, string | null>
  readonly typeEtablissement: ReadonlyMap<string, TypeEtablissement>
  /** Number of participants of each formation, by its id. */
  readonly formes: ReadonlyMap<string, number>
  readonly intervenants: ReadonlyMap<string, { readonly nom: string; readonly prenom: string }>
  /** Number of participants of each action with parents, by its id; null where nobody wrote it. */
  readonly participants: ReadonlyMap<string, number | null>
}

/** Details of the lists for an action, in a fixed number of queries. */
export async function findDetailsRangees(
  db: Kysely<Database>,
  actionId: string,
): Promise<DetailsRangees> {
  const collectifs = await db
    .selectFrom('collectif')
    .where('action_id', '=', actionId)
    .select(['id', 'nom'])
    .execute()
  const inscriptions = await db
    .selectFrom('inscription')
    .where('action_id', '=', actionId)
    .select(['id', 'collectif_id'])
    .execute()
  const etablissements = await db.selectFrom('etablissement').select(['id', 'type']).execute()
  const formes = await db
    .selectFrom('formation as f')
    .leftJoin('formation_intervenant as p', 'p.formation_id', 'f.id')
    .where('f.action_id', '=', actionId)
    .select(['f.id'])
    .select(({ fn }) => fn.count<number>('p.intervenant_id').as('n'))
    .groupBy('f.id')
    .execute()
  const actions = await db
    .selectFrom('action_parents')
    .where('action_id', '=', actionId)
    .select(['id', 'participants'])
    .execute()
  const intervenants = await db
    .selectFrom('intervenant')
    .where('anonymise_le', 'is', null)
    .select(['id', 'nom', 'prenom'])
    .execute()
  return {
    intervenants: new Map(intervenants.map(({ id, ...name }) => [id, name])),
    collectifs: new Map(collectifs.map((one) => [one.id, one.nom])),
    collectifOf: new Map(inscriptions.map((one) => [one.id, one.collectif_id])),
    typeEtablissement: new Map(etablissements.map((one) => [one.id, one.type])),
    formes: new Map(formes.map((one) => [one.id, one.n])),
    participants: new Map(actions.map((one) => [one.id, one.participants])),
  }
}

/** One record of a list: values of its columns, enfants that they may count, and the records behind. */
type Fiche = {
  readonly champs: Readonly<Record<string, Valeur>>
  readonly enfants: ReadonlySet<string> | null
  readonly provenance: Provenance
  /** Column whose answer waits to be confirmed. */
  readonly incertain?: string
}

type ListeFiches = {
  readonly fiches: readonly Fiche[]
  readonly isProposed: boolean
  /** True when the record of some enfants is unknown: the counts of each record are then only proposed. */
  readonly isPartielle?: boolean
}

export type SourcesRangees = {
  readonly faits: Faits
  readonly details: DetailsRangees
}

const made = new WeakMap<SourcesRangees, Map<Rangee, ListeFiches>>()

/** The records of a list, in the order of its rows; made once for one state of the records. */
function fichesOf(sources: SourcesRangees, liste: Rangee): ListeFiches {
  const known = made.get(sources) ?? new Map<Rangee, ListeFiches>()
  made.set(sources, known)
  const fiches = known.get(liste) ?? FICHES[liste](sources)
  known.set(liste, fiches)
  return fiches
}

/** Number of records of a list. */
export const countFiches = (sources: SourcesRangees, liste: Rangee): number =>
  fichesOf(sources, liste).fiches.length

/** Answer of a row of a list; null for a code of no list, a null value beyond the last record. */
export function reponseRangee(
  sources: SourcesRangees,
  code: string,
): { valeur: Valeur; isProposed: boolean; provenance: Provenance } | null {
  const rangee = rangeeOfCode(code)
  if (rangee === null) return null
  const { fiches, isProposed, isPartielle } = fichesOf(sources, rangee.liste)
  const named = fiches.filter((one) => designe(rangee.nom ?? '', String(one.champs.nom)))
  const fiche =
    rangee.nom === null ? fiches[rangee.n - 1] : named.length === 1 ? named[0] : undefined
  if (fiche === undefined) return { valeur: null, isProposed: false, provenance: {} }
  const counted = countedIn(sources.faits, fiche, rangee)
  if (counted !== null) {
    const isSettled = !isProposed && !isPartielle && counted.isProposed !== true
    return { ...counted, isProposed: !isSettled }
  }
  return {
    valeur: fiche.champs[rangee.champ] ?? null,
    isProposed: isProposed || fiche.incertain === rangee.champ,
    provenance: fiche.provenance,
  }
}

function countedIn({ inscriptions, ...faits }: Faits, { enfants }: Fiche, { filtre }: ChampRangee) {
  if (filtre === null || enfants === null) return null
  const own = inscriptions.filter((one) => enfants.has(one.enfantId))
  return countEnfants({ ...faits, inscriptions: own }, filtre)
}

/** Enfants shared out by the group that `of` gives each, groups in French order of their names. */
function shareOut(
  { inscriptions }: Faits,
  of: (
    latest: Faits['inscriptions'][number],
  ) => { readonly id: string; readonly nom: string } | null,
): readonly { readonly id: string; readonly nom: string; readonly enfants: ReadonlySet<string> }[] {
  const latest = new Map(inscriptions.map((one) => [one.enfantId, one]))
  const groups = new Map<string, { nom: string; enfants: Set<string> }>()
  for (const [enfantId, inscription] of latest) {
    const found = of(inscription)
    if (found === null) continue
    const group = groups.get(found.id) ?? { nom: found.nom, enfants: new Set<string>() }
    group.enfants.add(enfantId)
    groups.set(found.id, group)
  }
  return [...groups]
    .map(([id, group]) => ({ id, ...group }))
    .sort((a, b) => frCollator.compare(a.nom, b.nom) || compareTexts(a.id, b.id))
}

function etablissements({ faits }: SourcesRangees): readonly (Fiche & { readonly id: string })[] {
  const communes = new Map(
    faits.inscriptions.flatMap(({ etablissement: one }) =>
      one === null ? [] : [[one.id, one.commune] as const],
    ),
  )
  return shareOut(faits, (one) => one.etablissement).map(({ id, nom, enfants }) => ({
    id,
    champs: { nom, commune: communes.get(id) ?? null },
    enfants,
    provenance: { etablissements: [id], enfants: [...enfants] },
  }))
}

const byName = (
  { faits }: SourcesRangees,
  of: 'commune' | 'quartierPrioritaire',
): readonly Fiche[] =>
  shareOut(faits, ({ enfantId }) => {
    const nom = faits.enfants.get(enfantId)?.[of] ?? null
    return nom === null ? null : { id: nom, nom }
  }).map(({ nom, enfants }) => ({
    champs: { nom },
    enfants,
    provenance: { enfants: [...enfants] },
  }))

function collectifs({ faits, details }: SourcesRangees): ListeFiches {
  const tenues = faits.seances.filter((s) => s.etat === 'tenue' && s.date <= faits.arreteAu)
  const withEnfants = new Map(
    shareOut(faits, (one) => {
      const id = details.collectifOf.get(one.id) ?? null
      return id === null ? null : { id, nom: details.collectifs.get(id) ?? '' }
    }).map((one) => [one.id, one.enfants]),
  )
  // A collectif that never met is left out, as in the action's figures.
  const fiches = [...details.collectifs]
    .filter(([id]) => tenues.some((s) => s.collectifId === id))
    .sort(([, a], [, b]) => frCollator.compare(a, b))
    .map(([id, nom]): Fiche => {
      const own = tenues.filter((s) => s.collectifId === id)
      const enfants = withEnfants.get(id) ?? new Set<string>()
      const minutes = own.reduce((sum, s) => sum + s.minutes, 0)
      return {
        champs: { nom, seances: own.length, heures: heuresOf(minutes) },
        enfants,
        provenance: { enfants: [...enfants], seances: own.map((s) => s.id) },
      }
    })
  // An enfant who changed collectifs is counted in the last one, for the coordinator to confirm.
  const groups = Map.groupBy(faits.inscriptions, (one) => one.enfantId)
  const hasMoved = [...groups.values()].some(
    (own) => new Set(own.map((one) => details.collectifOf.get(one.id))).size > 1,
  )
  return { fiches, isProposed: hasMoved }
}

function partenaires({ faits }: SourcesRangees): ListeFiches {
  const met = faits.concertations.filter((c) => c.axe === 'territoire' && c.partenaire !== null)
  const fiches = [...Map.groupBy(met, (c) => c.partenaire?.id ?? '')]
    .map(([id, own]): Fiche => {
      const { nom = '', type = null } = own[0]?.partenaire ?? {}
      return {
        champs: { nom, type, dates: own.map((c) => formatDate(c.date)).join(', ') },
        enfants: null,
        provenance: { partenaires: [id], concertations: own.map((c) => c.id) },
      }
    })
    .sort((a, b) => frCollator.compare(String(a.champs.nom), String(b.champs.nom)))
  // The list is only proposed, as in the bilan: some partenaires may have no concertation.
  return { fiches, isProposed: true }
}

function formations({ faits, details }: SourcesRangees): ListeFiches {
  const { formations: all, heures } = faits.formations
  return {
    fiches: all.map(({ id, date, theme }) => ({
      champs: { nom: theme, date, participants: details.formes.get(id) ?? null },
      enfants: null,
      provenance: { formations: [id] },
    })),
    // Hours of training typed alone name no formation.
    isProposed: heures.length > 0,
  }
}

/** People who gave time up to the date, by name; who held two statuts gets both, to confirm. */
function intervenants({ faits, details }: SourcesRangees): ListeFiches {
  const given = faits.minutes.filter((one) => one.minutes > 0 && one.statut !== null)
  const groups = [...Map.groupBy(given, (one) => one.intervenantId)]
  const fiches = groups
    .flatMap(([id, own]): readonly Fiche[] => {
      const name = details.intervenants.get(id)
      if (name === undefined) return []
      const statuts = STATUTS.filter((one) => own.some(({ statut }) => statut === one))
      const champs = {
        nom: `${name.nom} ${name.prenom}`,
        nomSeul: name.nom,
        prenom: name.prenom,
        statut: statuts.map((one) => LIBELLES_STATUT[one]).join(', '),
        heures: heuresOf(own.reduce((sum, one) => sum + one.minutes, 0)),
      }
      const base = { champs, enfants: null, provenance: { intervenants: [id] } }
      return [statuts.length > 1 ? { ...base, incertain: 'statut' } : base]
    })
    .sort((a, b) => frCollator.compare(String(a.champs.nom), String(b.champs.nom)))
  // A person without a name leaves the list short of one row.
  return { fiches, isProposed: fiches.length < groups.length }
}

const GENRES = new Map(
  OUI_NON.filter(([code]) => code.startsWith('parents.')).map(([code, libelle]) => {
    const own = libelle.replace(/^Parents\s*:\s*/, '')
    return [code.slice('parents.'.length), own.charAt(0).toUpperCase() + own.slice(1)] as const
  }),
)

const parents = ({ faits, details }: SourcesRangees): readonly Fiche[] =>
  faits.actionsParents.map(({ id, genre, date, familles }) => ({
    champs: {
      nom: GENRES.get(genre) ?? genre,
      date,
      familles: familles.length,
      participants: details.participants.get(id) ?? null,
    },
    enfants: null,
    provenance: { actionsParents: [id], familles },
  }))

/** Whether the latest inscription of some enfant does not say to which record of the list it belongs. */
const hasUnknown = (
  { faits }: SourcesRangees,
  isUnknown: (latest: Faits['inscriptions'][number]) => boolean,
): boolean =>
  [...new Map(faits.inscriptions.map((one) => [one.enfantId, one])).values()].some(isUnknown)

const sansEtablissement = (sources: SourcesRangees): boolean =>
  hasUnknown(sources, (one) => one.etablissement === null)

const sansCommune = (sources: SourcesRangees): boolean =>
  hasUnknown(
    sources,
    ({ enfantId }) => (sources.faits.enfants.get(enfantId)?.commune ?? null) === null,
  )

const FICHES: Readonly<Record<Rangee, (sources: SourcesRangees) => ListeFiches>> = {
  etablissements: (sources) => ({
    fiches: etablissements(sources),
    isProposed: false,
    isPartielle: sansEtablissement(sources),
  }),
  ecoles: (sources) => {
    const fiches = etablissements(sources)
    const isOther = fiches.some(({ id }) => sources.details.typeEtablissement.get(id) !== 'ecole')
    return { fiches, isProposed: isOther, isPartielle: sansEtablissement(sources) }
  },
  communes: (sources) => ({
    fiches: byName(sources, 'commune'),
    isProposed: false,
    isPartielle: sansCommune(sources),
  }),
  qpv: (sources) => ({
    fiches: byName(sources, 'quartierPrioritaire'),
    isProposed: false,
    isPartielle: sansCommune(sources),
  }),
  quartiers: (sources) => ({
    fiches: byName(sources, 'quartierPrioritaire'),
    isProposed: true,
  }),
  collectifs,
  partenaires,
  formations,
  intervenants,
  parents: (sources) => ({ fiches: parents(sources), isProposed: false }),
}
