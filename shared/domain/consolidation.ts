import { type IsoDate, libelleAnnee } from '../dates.ts'
import { compareEmptyLast, compareTexts, frCollator } from '../format.ts'
import { type Contribution, FIGURES_ADDITIVES, FIGURES_DISTINCTES } from './contribution.ts'
import { normalizeNom } from './nom.ts'

/** A number of persons over several porteurs: exact, or its bounds. */
export type Distinct = number | { readonly auMoins: number; readonly auPlus: number }

/** A sum in which some counts were masked: the known part, and how many porteurs masked theirs. */
export type Somme = { readonly valeur: number; readonly masques: number }

/** The proposals of one school over every porteur. */
export type FluxEtablissement = {
  readonly nom: string
  readonly commune: string | null
  readonly porteurs: readonly {
    readonly contribution: Contribution
    readonly flux: Contribution['flux'][number]
  }[]
  readonly proposes: Somme
  readonly inscrits: Somme
  readonly attente: Somme
  readonly refuses: Somme
  readonly sansSuite: Somme
  readonly enCours: Somme
  readonly enfants: Somme
  readonly listeAttente: Somme
}

/** Figures of the town in one année, for the trend. */
type PointTendance = {
  /** « 2025-2026 ». */
  readonly annee: string
  readonly porteurs: readonly Contribution[]
  readonly figures: ReadonlyMap<string, number>
  readonly distincts: ReadonlyMap<string, Distinct>
}

/**
 * Two contributions of one année under one identity that seem to come from two centres. `raison`: their names (or
 * communes) differ, or their enfants do.
 */
type IdentiteDouble = {
  /** The newer of the two, which may count. */
  readonly compte: Contribution
  readonly autre: Contribution
  readonly raison: 'nom' | 'enfants'
}

/** The figures of a town: the last contribution of each porteur for one année, as of a date at the latest. */
export type Consolidation = {
  readonly arreteAu: IsoDate
  /** « 2025-2026 »; null when nothing was received. */
  readonly annee: string | null
  /** By name, in French order. */
  readonly porteurs: readonly Contribution[]
  /** Contributions that a newer one of the same porteur replaces. */
  readonly remplacees: readonly Contribution[]
  /** Contributions given more than once: each counts once, and stands here as often as it was repeated. */
  readonly repetees: readonly Contribution[]
  /** Identities that two porteurs seem to bear. */
  readonly identitesDoubles: readonly IdentiteDouble[]
  /** Contributions made as of a later day than asked: left aside. */
  readonly posterieures: readonly Contribution[]
  readonly figures: ReadonlyMap<string, number>
  readonly distincts: ReadonlyMap<string, Distinct>
  readonly ventilations: Readonly<
    Record<keyof Contribution['ventilations'], ReadonlyMap<string, Somme>>
  >
  readonly attente: ReadonlyMap<string, Somme>
  readonly flux: readonly FluxEtablissement[]
  /** This année and those before it, the oldest first; each at the latest that its porteurs sent. */
  readonly tendance: readonly PointTendance[]
}

/**
 * Puts contributions together: those of the année in which `arreteAu` lies (else the last one begun by then), and the
 * trend over the années before. The order of the files changes nothing; of one porteur the latest as of `arreteAu`
 * counts alone (latest `arreteAu`, then latest made). Two porteurs may begin one année on different days.
 */
export function consolidate(given: readonly Contribution[], arreteAu: IsoDate): Consolidation {
  const { contributions, repetees } = partRepeated(given)
  const byAnnee = Map.groupBy(contributions, (c) => libelleAnnee(c.annee))
  const annees = [...byAnnee.keys()].toSorted()
  const begun = annees.filter((one) => byAnnee.get(one)?.some((c) => c.annee.debut <= arreteAu))
  const annee = begun.at(-1) ?? annees[0] ?? null
  const own = annee === null ? [] : (byAnnee.get(annee) ?? [])
  const { porteurs, remplacees } = latestOf(own.filter((c) => c.arreteAu <= arreteAu))
  const ventilation = (part: keyof Contribution['ventilations']) =>
    sumsOf(porteurs.map((c) => c.ventilations[part]))
  const { figures, distincts } = countsOf(porteurs)
  const before = annees.filter((one) => annee !== null && one < annee)
  return {
    arreteAu,
    annee,
    porteurs,
    remplacees,
    repetees,
    identitesDoubles: identitesDoublesOf(own),
    posterieures: contributions.filter((c) => {
      const of = libelleAnnee(c.annee)
      return annee !== null && (of > annee || (of === annee && c.arreteAu > arreteAu))
    }),
    figures,
    distincts,
    ventilations: {
      niveaux: ventilation('niveaux'),
      quartiers: ventilation('quartiers'),
      origines: ventilation('origines'),
      situations: ventilation('situations'),
      criteres: ventilation('criteres'),
    },
    attente: sumsOf(porteurs.map((c) => c.attente)),
    flux: fluxOf(porteurs),
    tendance:
      before.length === 0 || annee === null
        ? []
        : [
            ...before.map((one) => pointOf(one, latestOf(byAnnee.get(one) ?? []).porteurs)),
            { annee, porteurs, figures, distincts },
          ],
  }
}

/** Splits the contributions into distinct ones and repetitions, compared by checksum. */
function partRepeated(given: readonly Contribution[]) {
  const contributions = [...new Map(given.map((c) => [c.controle, c])).values()]
  const seen = new Set<string>()
  const repetees = given.filter(({ controle }) => {
    const isKnown = seen.has(controle)
    seen.add(controle)
    return isKnown
  })
  return { contributions, repetees }
}

/** The latest contribution of each porteur, by name in French order, and those that it replaces. */
function latestOf(contributions: readonly Contribution[]) {
  const ranked = [...Map.groupBy(contributions, (c) => c.porteur.id).values()].map((own) =>
    own.toSorted(compareRecency),
  )
  return {
    porteurs: ranked.flatMap(([latest]) => latest ?? []).toSorted(compareByNom),
    remplacees: ranked.flatMap(([, ...older]) => older),
  }
}

/**
 * Identities that two centres seem to bear, in one année: another name or commune, or fewer than half of the enfants
 * in common. A base copied to the computer of another centre carries its identity along.
 */
function identitesDoublesOf(own: readonly Contribution[]): readonly IdentiteDouble[] {
  return [...Map.groupBy(own, (c) => c.porteur.id).values()].flatMap((ofOne) => {
    const [compte, ...others] = ofOne.toSorted(compareRecency) as [Contribution, ...Contribution[]]
    const [double] = others.flatMap((autre) => {
      const raison = raisonOf(compte, autre)
      return raison === null ? [] : { compte, autre, raison }
    })
    return double ?? []
  })
}

/** Difference that sets two contributions of one identity apart; null when there is none. */
function raisonOf(a: Contribution, b: Contribution): IdentiteDouble['raison'] | null {
  const nameOf = ({ porteur: { nom, commune } }: Contribution) =>
    `${normalizeNom(nom)}|${normalizeNom(commune ?? '')}`
  if (nameOf(a) !== nameOf(b)) return 'nom'
  const [one, two] = [a.empreintes?.enfants ?? [], b.empreintes?.enfants ?? []]
  const known = new Set(two)
  const common = one.filter((empreinte) => known.has(empreinte)).length
  return common * 2 < Math.min(one.length, two.length) ? 'enfants' : null
}

const pointOf = (annee: string, porteurs: readonly Contribution[]): PointTendance => ({
  annee,
  porteurs,
  ...countsOf(porteurs),
})

function countsOf(porteurs: readonly Contribution[]): Pick<Consolidation, 'figures' | 'distincts'> {
  return {
    figures: new Map(
      FIGURES_ADDITIVES.map((code) => [code, sum(porteurs.map((c) => c.ensemble[code] ?? 0))]),
    ),
    distincts: new Map(FIGURES_DISTINCTES.map((code) => [code, distinctOf(code, porteurs)])),
  }
}

/** Sums of decimals are rounded to the hundredth, the form's own precision. */
const sum = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((total, n) => total + n, 0) * 100) / 100

const compareByNom = ({ porteur: a }: Contribution, { porteur: b }: Contribution): number =>
  frCollator.compare(a.nom, b.nom) || compareTexts(a.id, b.id)

/** Latest first; ties are broken by the checksum, so that the order of files never counts. */
const compareRecency = (a: Contribution, b: Contribution): number =>
  compareTexts(b.arreteAu, a.arreteAu) ||
  compareTexts(b.faiteLe, a.faiteLe) ||
  compareTexts(b.controle, a.controle)

function sumsOf(
  parts: readonly Readonly<Record<string, number | null>>[],
): ReadonlyMap<string, Somme> {
  const keys = [...new Set(parts.flatMap((part) => Object.keys(part)))].toSorted(frCollator.compare)
  return new Map(keys.map((key) => [key, sommeOf(parts.map((part) => part[key]))]))
}

const sommeOf = (comptes: readonly (number | null | undefined)[]): Somme => ({
  valeur: comptes.reduce<number>((total, n) => total + (n ?? 0), 0),
  masques: comptes.filter((n) => n === null).length,
})

/** Exact count when every porteur gives its fingerprints and knows every birth; else its bounds. */
function distinctOf(code: string, porteurs: readonly Contribution[]): Distinct {
  const counts = porteurs.map((c) => c.ensemble[code] ?? 0)
  const bounds = { auMoins: Math.max(0, ...counts), auPlus: sum(counts) }
  if (porteurs.length === 1) return bounds.auPlus
  const empreintes = porteurs.map((c) => c.empreintes)
  if (empreintes.some((e) => e === null)) return bounds
  const given = empreintes.filter((e) => e !== null)
  const known =
    code === 'public.familles'
      ? countGroups(given.flatMap((e) => e.familles))
      : new Set(given.flatMap((e) => e.enfants)).size
  const key = code === 'public.familles' ? 'famillesSansIdentite' : 'enfantsSansIdentite'
  // Enfants or familles without a fingerprint may be among the others, or not.
  const unknown = sum(given.map((e) => e[key]))
  return unknown === 0
    ? known
    : { auMoins: Math.max(known, bounds.auMoins), auPlus: Math.min(known + unknown, bounds.auPlus) }
}

/** How many familles there are when two that share a fingerprint are one (union-find over fingerprints). */
function countGroups(familles: readonly (readonly string[])[]): number {
  const parents = familles.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] as number
    parents[index] = root
    return root
  }
  const firstWith = new Map<string, number>()
  for (const [index, empreintes] of familles.entries()) {
    for (const empreinte of empreintes) {
      const other = firstWith.get(empreinte)
      if (other === undefined) firstWith.set(empreinte, index)
      else parents[rootOf(index)] = rootOf(other)
    }
  }
  return new Set(familles.map((_, index) => rootOf(index))).size
}

function fluxOf(porteurs: readonly Contribution[]): readonly FluxEtablissement[] {
  const all = porteurs.flatMap((c) => c.flux.map((flux) => ({ contribution: c, flux })))
  const bySchool = Map.groupBy(all, ({ flux: { etablissement } }) =>
    JSON.stringify([normalizeNom(etablissement.nom), normalizeNom(etablissement.commune ?? '')]),
  )
  return [...bySchool.values()]
    .map((own) => {
      const total = (
        key:
          | 'proposes'
          | 'inscrits'
          | 'attente'
          | 'refuses'
          | 'sansSuite'
          | 'enCours'
          | 'enfants'
          | 'listeAttente',
      ) => sommeOf(own.map(({ flux }) => flux[key]))
      const { nom, commune } = (own[0] as (typeof own)[number]).flux.etablissement
      return {
        nom,
        commune,
        porteurs: own,
        proposes: total('proposes'),
        inscrits: total('inscrits'),
        attente: total('attente'),
        refuses: total('refuses'),
        sansSuite: total('sansSuite'),
        enCours: total('enCours'),
        enfants: total('enfants'),
        listeAttente: total('listeAttente'),
      }
    })
    .toSorted((a, b) => frCollator.compare(a.nom, b.nom) || compareEmptyLast(a.commune, b.commune))
}
