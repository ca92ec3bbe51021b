import fc from 'fast-check'
import type { DossierInput } from '../../shared/domain/dossier.ts'
import {
  ACTIVITES,
  CATEGORIES_HEURES,
  EDUCATIONS_PRIORITAIRES,
  ETATS_PRESENCE,
  ETATS_SEANCE,
  GENRES_ECOLE,
  GENRES_PARENTS,
  NATURES_LOCAL,
  ORIGINES,
  SEXES,
  SITUATIONS,
  STATUTS_INSCRIPTION,
  STATUTS_ORIENTATION,
  TYPES_ETABLISSEMENT,
  ZONAGES,
  ZONES_SCOLAIRES,
} from '../../shared/domain/listes.ts'
import { NIVEAUX } from '../../shared/domain/niveau.ts'
import { etapesTo } from '../../shared/domain/orientation.ts'
import {
  ANNEE,
  anyCreneau,
  anyDate,
  anyNaissance,
  anyNom,
  anyPeriod,
  anyPlage,
  anyStatuts,
  anyTexte,
  oneOf,
  orNull,
  small,
  someIds,
  someOf,
} from './arbitrary-values.ts'

type Part<P extends keyof DossierInput> = NonNullable<DossierInput[P]>
type RecordOf<P extends keyof DossierInput> = Part<P> extends readonly (infer R)[] ? R : never

/** Ids of the records that all others refer to. */
type Skeleton = {
  readonly etablissements: string[]
  readonly partenaires: string[]
  readonly familles: string[]
  readonly enfants: string[]
  readonly intervenants: string[]
  /** Actions, the first of which is `a1`. */
  readonly actions: { readonly id: string; readonly collectifs: string[] }[]
}

const anySkeleton: fc.Arbitrary<Skeleton> = fc.record({
  etablissements: someIds('et', 2),
  partenaires: someIds('p', 2),
  familles: someIds('f', 3),
  enfants: someIds('e', 6),
  intervenants: someIds('i', 4),
  actions: fc
    .tuple(someIds('c', 3), orNull(someIds('d', 1)))
    .map(([own, others]) => [
      { id: 'a1', collectifs: own },
      ...(others === null ? [] : [{ id: 'a2', collectifs: others }]),
    ]),
})

/** A list whose records need the others: empty when one of these is. */
function many<T>(
  max: number,
  needed: readonly (readonly unknown[])[],
  record: () => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return needed.some((list) => list.length === 0)
    ? fc.constant([])
    : fc.array(record(), { maxLength: max })
}

const refOrNull = (ids: readonly string[]): fc.Arbitrary<string | null> =>
  ids.length === 0 ? fc.constant(null) : orNull(oneOf(ids))

/** One record per id. */
const each = <T>(ids: readonly string[], record: (id: string) => fc.Arbitrary<T>) =>
  fc.tuple(...ids.map(record))

// Hours as derived from minutes, since the base keeps minutes.
const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100

const anyPrevisionnel = fc.record({
  debut: orNull(fc.constant(ANNEE.debut)),
  semaines: orNull(small(40)),
  intervenants: orNull(
    fc.record({
      benevole: orNull(
        fc.record({ nombre: orNull(small(9)), heures: orNull(small(30_000).map(hoursOf)) }),
      ),
    }),
  ),
  public: orNull(fc.record({ elementaire: orNull(small(6)), familles: orNull(small(4)) })),
  activites: someOf(ACTIVITES),
  parents: someOf(GENRES_PARENTS),
  ecole: someOf(GENRES_ECOLE),
})

const anyAction = (
  { id, collectifs }: Skeleton['actions'][number],
  rank: number,
): fc.Arbitrary<RecordOf<'actions'>> =>
  fc.record({
    id: fc.constant(id),
    numero: fc.constant(String(rank + 1)),
    intitule: orNull(anyTexte),
    natureLocal: someOf(NATURES_LOCAL),
    zonage: someOf(ZONAGES),
    bonificationEnfant: fc.boolean(),
    bonificationParent: fc.boolean(),
    dateRetour: orNull(anyDate),
    previsionnel: orNull(anyPrevisionnel),
    collectifs: each(collectifs, (collectif) =>
      fc.record({
        id: fc.constant(collectif),
        nom: anyNom,
        creneaux: fc.array(anyCreneau, { maxLength: 2 }),
      }),
    ),
  })

function anyInscription(skeleton: Skeleton): fc.Arbitrary<RecordOf<'inscriptions'>> {
  const places = skeleton.actions.flatMap(({ id, collectifs }) =>
    [null, ...collectifs].map((collectifId) => ({ actionId: id, collectifId })),
  )
  const rest = fc.record({
    enfantId: oneOf(skeleton.enfants),
    statut: oneOf(['inscrit', 'inscrit', ...STATUTS_INSCRIPTION] as const),
    niveau: orNull(oneOf(NIVEAUX)),
    classe: orNull(anyTexte),
    etablissementId: refOrNull(skeleton.etablissements),
    origines: someOf(ORIGINES),
    accordParental: orNull(anyDate),
  })
  return fc
    .tuple(oneOf(places), anyPeriod, rest)
    .map(([place, period, own]) => ({ ...own, ...place, ...period }))
}

function anyOrientation(skeleton: Skeleton): fc.Arbitrary<RecordOf<'orientations'>> {
  const rest = fc.record({
    enfantId: refOrNull(skeleton.enfants),
    nom: anyNom,
    prenom: anyNom,
    sexe: orNull(oneOf(SEXES)),
    niveau: orNull(oneOf(NIVEAUX)),
    date: anyDate,
    etablissementId: refOrNull(skeleton.etablissements),
    enseignant: orNull(anyTexte),
    origines: someOf(ORIGINES),
    situations: someOf(SITUATIONS),
    criteres: fc.array(anyTexte, { maxLength: 3 }),
    objectif: orNull(anyTexte),
    accordParental: orNull(fc.oneof(fc.boolean(), anyDate)),
    retourEcole: orNull(anyDate),
  })
  return fc
    .tuple(fc.uuid(), anyNaissance, anySuivi, rest)
    .map(([id, naissance, suivi, own]) => ({ id, ...naissance, ...suivi, ...own }))
}

/** A statut with the days of some steps that lead to it. */
const anySuivi: fc.Arbitrary<Pick<RecordOf<'orientations'>, 'statut' | 'etapes'>> = oneOf(
  STATUTS_ORIENTATION,
).chain((statut) =>
  fc
    .tuple(...etapesTo(statut).map((etape) => fc.tuple(fc.constant(etape), orNull(anyDate))))
    .map((dated) => ({
      statut: statut === 'accord' ? ('famille-contactee' as const) : statut,
      etapes: dated.flatMap(([etape, date]) =>
        date !== null || (etape === 'accord' && statut === 'accord')
          ? [{ statut: etape, date }]
          : [],
      ),
    })),
)

function anySeance(skeleton: Skeleton): fc.Arbitrary<RecordOf<'seances'>> {
  const rest = fc.record({
    id: fc.uuid(),
    collectifId: oneOf(skeleton.actions.flatMap((action) => action.collectifs)),
    date: anyDate,
    etat: oneOf(['tenue', 'tenue', ...ETATS_SEANCE] as const),
    motif: orNull(anyTexte),
    note: orNull(anyTexte),
    activites: someOf(ACTIVITES),
    presences: someOf(skeleton.enfants).chain((enfants) =>
      each(enfants, (enfantId) =>
        fc.record({
          enfantId: fc.constant(enfantId),
          etat: oneOf(ETATS_PRESENCE),
          note: orNull(anyTexte),
        }),
      ),
    ),
    intervenants: someOf(skeleton.intervenants).chain((intervenants) =>
      each(intervenants, (intervenantId) =>
        fc.record({ intervenantId: fc.constant(intervenantId), minutes: orNull(small(180)) }),
      ),
    ),
  })
  return fc.tuple(anyPlage, rest).map(([plage, own]) => ({ ...own, ...plage }))
}

function anyConcertation(skeleton: Skeleton): fc.Arbitrary<RecordOf<'concertations'>> {
  const genre = fc.oneof(
    fc.record({ axe: fc.constant('ecole' as const), genre: oneOf(GENRES_ECOLE) }),
    fc.record({ axe: fc.constant('territoire' as const), genre: anyNom }),
  )
  const rest = fc.record({
    actionId: oneOf(skeleton.actions.map((action) => action.id)),
    date: anyDate,
    etablissementId: refOrNull(skeleton.etablissements),
    partenaireId: refOrNull(skeleton.partenaires),
    note: orNull(anyTexte),
  })
  return fc.tuple(genre, rest).map(([kind, own]) => ({ ...own, ...kind }))
}

function dossierOf(skeleton: Skeleton): fc.Arbitrary<DossierInput> {
  const { etablissements, partenaires, familles, enfants, intervenants, actions } = skeleton
  const anyActionId = oneOf(actions.map((action) => action.id))
  const collectifs = actions.flatMap((action) => action.collectifs)
  const responsable = fc
    .record({ nom: orNull(anyNom), prenom: orNull(anyTexte), telephone: orNull(anyTexte) })
    .map((own) => ({ ...own, lien: 'mère' }))
  return fc.record({
    format: fc.constant('cartable/dossier' as const),
    version: fc.constant(1 as const),
    structure: fc.record({
      nom: anyNom,
      commune: orNull(anyTexte),
      referent: orNull(fc.record({ nom: orNull(anyTexte), mail: orNull(anyTexte) })),
      zoneScolaire: orNull(oneOf(ZONES_SCOLAIRES)),
    }),
    anneeScolaire: fc.constant(ANNEE),
    etablissements: each(etablissements, (id) =>
      fc.record({
        id: fc.constant(id),
        nom: anyNom,
        type: oneOf(TYPES_ETABLISSEMENT),
        commune: orNull(anyNom),
        educationPrioritaire: orNull(oneOf(EDUCATIONS_PRIORITAIRES)),
        quartierPrioritaire: orNull(anyTexte),
      }),
    ),
    partenaires: each(partenaires, (id) =>
      fc.record({ id: fc.constant(id), nom: anyNom, type: orNull(anyTexte) }),
    ),
    actions: fc.tuple(...actions.map(anyAction)),
    familles: each(familles, (id) =>
      fc.record({
        id: fc.constant(id),
        responsables: fc.array(responsable, { maxLength: 2 }),
        commune: orNull(anyTexte),
      }),
    ),
    enfants: each(enfants, (id) =>
      fc
        .tuple(
          anyNaissance,
          fc.record({
            nom: anyNom,
            prenom: anyNom,
            sexe: orNull(oneOf(SEXES)),
            familleId: refOrNull(familles),
            situations: someOf(SITUATIONS),
          }),
        )
        .map(([naissance, own]) => ({ id, ...naissance, ...own })),
    ),
    inscriptions: many(10, [enfants], () => anyInscription(skeleton)),
    orientations: fc.array(anyOrientation(skeleton), { maxLength: 2 }),
    intervenants: each(intervenants, (id) =>
      fc.record({
        id: fc.constant(id),
        nom: anyNom,
        prenom: anyTexte,
        telephone: orNull(anyTexte),
        disponibilites: fc.array(anyCreneau, { maxLength: 2 }),
        statuts: anyStatuts,
      }),
    ),
    seances: many(10, [collectifs], () => anySeance(skeleton)),
    heures: many(6, [intervenants], () =>
      fc.record({
        intervenantId: oneOf(intervenants),
        actionId: anyActionId,
        date: anyDate,
        categorie: oneOf(CATEGORIES_HEURES),
        minutes: small(600),
        note: orNull(anyTexte),
      }),
    ),
    actionsParents: fc.array(
      fc.record({
        actionId: anyActionId,
        date: anyDate,
        genre: oneOf(GENRES_PARENTS),
        participants: orNull(small(20)),
        familleIds: someOf(familles),
        note: orNull(anyTexte),
      }),
      { maxLength: 3 },
    ),
    concertations: fc.array(anyConcertation(skeleton), { maxLength: 4 }),
    reponses: fc.uniqueArray(
      fc.record({
        actionId: anyActionId,
        code: oneOf(['calendrier.ecart', 'reseau.formations', 'public.total']),
        valeur: fc.oneof(small(99), fc.boolean(), anyTexte, fc.array(anyTexte, { maxLength: 2 })),
        raison: orNull(anyTexte),
      }),
      { maxLength: 3, selector: ({ actionId, code }) => `${actionId} ${code}` },
    ),
  })
}

/**
 * Small valid dossiers of one année, with all that one meets: near-homonyms, children without famille,
 * in two collectifs or waiting, séances not held, statuts with gaps, présences and minutes unknown or
 * nil, texts that a spreadsheet has been through.
 */
export const arbitraryDossier: fc.Arbitrary<DossierInput> = anySkeleton.chain(dossierOf)
