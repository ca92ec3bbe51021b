import { daysBetween, type IsoDate } from '../../../shared/dates.ts'
import type { Contribution } from '../../../shared/domain/contribution.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import { masquer, SEUIL_MASQUE } from '../../../shared/domain/masque.ts'
import type { findAttente, findOrientations, findTypes } from './reseau.repository.ts'

type Flux = Contribution['flux'][number]
type Ecole = Flux['etablissement']
type Found<F extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>
type Orientation = Found<typeof findOrientations>['orientations'][number]

const ISSUES = ['inscrits', 'attente', 'refuses', 'sansSuite', 'enCours'] as const
type Issue = (typeof ISSUES)[number]
const ISSUE_OF = {
  recue: 'enCours',
  'famille-contactee': 'enCours',
  accord: 'attente',
  inscrite: 'inscrits',
  refusee: 'refuses',
  'sans-suite': 'sansSuite',
} as const satisfies Readonly<Record<Orientation['statut'], Issue>>

/** Key of the proposals whose school is unknown. */
const SANS = 'non précisé'

/** Records from which the flows of one porteur are computed. */
type FluxFacts = Pick<Found<typeof findOrientations>, 'orientations' | 'etapes'> & {
  readonly attente: Found<typeof findAttente>
  readonly inscriptions: Faits['inscriptions']
  readonly types: Found<typeof findTypes>
  readonly arreteAu: IsoDate
  readonly isMasked: boolean
}

/**
 * Flows from each school to this porteur as of a date: outcomes of its proposals and the days they took, enfants
 * accueillis, enfants who wait. A step of a later day has not happened yet.
 */
export function fluxOf(facts: FluxFacts): Contribution['flux'] {
  const { orientations, attente, inscriptions, types, isMasked } = facts
  const kinds = new Map(types.map((type) => [keyOf(type), type.type]))
  const schools = new Map<string, Ecole>()
  const add = (nom: string | null, commune: string | null): string => {
    const key = keyOf({ nom: nom ?? SANS, commune })
    schools.set(key, { nom: nom ?? SANS, commune, type: kinds.get(key) ?? 'autre' })
    return key
  }
  const proposals = Map.groupBy(orientations, (o) => add(o.nom, o.commune))
  const accueillis = new Map<string, Set<string>>()
  for (const { enfantId, etablissement } of inscriptions) {
    if (etablissement === null) continue
    const key = add(etablissement.nom, etablissement.commune)
    accueillis.set(key, (accueillis.get(key) ?? new Set()).add(enfantId))
  }
  const waiting = new Map<string, number>()
  for (const { nom, commune, nombre } of attente) {
    const key = add(nom, commune)
    waiting.set(key, (waiting.get(key) ?? 0) + nombre)
  }
  const own = (counts: Readonly<Record<string, number>>) => (isMasked ? masquer(counts) : counts)
  // Counts are masked over the schools, since the sum of each is known, or nearly.
  const enfants = own(countsOf(schools.keys(), (key) => accueillis.get(key)?.size ?? 0))
  const listeAttente = own(countsOf(schools.keys(), (key) => waiting.get(key) ?? 0))
  return [...schools].map(([key, etablissement]) => ({
    etablissement,
    ...issuesOf(proposals.get(key) ?? [], facts),
    enfants: enfants[key] ?? null,
    listeAttente: listeAttente[key] ?? null,
  }))
}

function issuesOf(
  proposals: readonly Orientation[],
  { etapes, arreteAu, isMasked }: FluxFacts,
): Omit<Flux, 'etablissement' | 'enfants' | 'listeAttente'> {
  const issues = proposals.map(({ id, statut, date }) => {
    const reached = etapes.get(id)?.find((etape) => etape.statut === statut)?.date
    const issue: Issue = reached !== undefined && reached > arreteAu ? 'enCours' : ISSUE_OF[statut]
    const isOver = issue === 'inscrits' || issue === 'refuses' || issue === 'sansSuite'
    return { issue, jours: isOver && reached ? daysBetween(date, reached) : null }
  })
  const counts = countsOf(ISSUES, (issue) => issues.filter((one) => one.issue === issue).length)
  const jours = issues.flatMap((one) => one.jours ?? [])
  const isFew = isMasked && proposals.length > 0 && proposals.length < SEUIL_MASQUE
  const shown = isFew ? {} : isMasked ? masquer(counts) : counts
  const isWhole = ISSUES.every((issue) => shown[issue] != null)
  return {
    proposes: isFew ? null : proposals.length,
    inscrits: shown.inscrits ?? null,
    attente: shown.attente ?? null,
    refuses: shown.refuses ?? null,
    sansSuite: shown.sansSuite ?? null,
    enCours: shown.enCours ?? null,
    // Beside masked counts, the number of outcomes would give one of them back.
    aboutis: isWhole ? jours.length : null,
    // The mean of a few would tell of one child.
    delaiMoyenJours:
      jours.length === 0 || (isMasked && jours.length < SEUIL_MASQUE)
        ? null
        : Math.round((jours.reduce((sum, n) => sum + n, 0) / jours.length) * 10) / 10,
  }
}

const countsOf = <K extends string>(
  keys: Iterable<K>,
  count: (key: K) => number,
): Readonly<Record<string, number>> => Object.fromEntries([...keys].map((key) => [key, count(key)]))

const keyOf = ({ nom, commune }: Pick<Ecole, 'nom' | 'commune'>): string =>
  JSON.stringify([nom, commune])
