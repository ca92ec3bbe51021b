import { expect, test } from 'vitest'
import { consolidate } from '../../shared/domain/consolidation.ts'
import type { Contribution } from '../../shared/domain/contribution.ts'

const JUNE = '2026-06-30'

/** A contribution of Agen's centre « A » at the end of April, of which nothing else is written. */
function aContribution(controle: string, { porteur, ...more }: Record<string, unknown> = {}) {
  return {
    ...{ controle, arreteAu: '2026-04-30', faiteLe: '2026-05-04T10:00:00.000Z' },
    porteur: { id: 'A', nom: 'Les Trois Ponts', commune: 'Agen', ...(porteur as object) },
    annee: { debut: '2025-09-01', fin: '2026-08-31' },
    ventilations: { niveaux: {}, quartiers: {}, origines: {}, situations: {}, criteres: {} },
    ...{ ensemble: {}, attente: {}, flux: [], empreintes: null },
    ...more,
  } as unknown as Contribution
}

const of = (id: string, nom = id) => ({ porteur: { id, nom } })
const previous = { annee: { debut: '2024-09-01', fin: '2025-08-31' }, arreteAu: '2025-04-30' }
const names = (contributions: readonly Contribution[]) =>
  contributions.map(({ controle }) => controle)

test('of one porteur the latest counts: by its day, then its moment, then its checksum', () => {
  const older = aContribution('z', { arreteAu: '2026-04-29', faiteLe: '2026-06-01T10:00:00.000Z' })
  const before = aContribution('y', { faiteLe: '2026-05-04T09:59:00.000Z' })
  const [b, c] = [aContribution('b'), aContribution('c')]
  const other = aContribution('x', of('B', 'Élan'))
  const last = aContribution('w', of('C', 'Zoé'))

  const found = consolidate([older, last, b, before, c, other], JUNE)

  expect(names(found.porteurs)).toEqual(['x', 'c', 'w'])
  expect(names(found.remplacees)).toEqual(['b', 'y', 'z'])
  expect([found.repetees, found.posterieures]).toEqual([[], []])
})

test('one given three times counts once, and is told twice as repeated', () => {
  const one = aContribution('a', { ensemble: { 'seances.heures': 1.1 } })
  const found = consolidate([one, one, one], JUNE)

  expect(names(found.porteurs)).toEqual(['a'])
  expect(names(found.repetees)).toEqual(['a', 'a'])
  expect(found.figures.get('seances.heures')).toBe(1.1)
})

test('the année is that of the day asked for; what is of a later day or année is left aside', () => {
  const own = aContribution('own')
  const late = aContribution('late', { ...of('B'), arreteAu: '2026-07-01' })
  const old = aContribution('old', { ...previous, ...of('C') })
  const all = [late, own, old]
  const at = (day: string) => {
    const { annee, porteurs, posterieures } = consolidate(all, day)
    return [annee, names(porteurs), names(posterieures)]
  }

  expect(at(JUNE)).toEqual(['2025-2026', ['own'], ['late']])
  expect(at('2026-07-01')).toEqual(['2025-2026', ['late', 'own'], []])
  expect(at('2026-04-30')).toEqual(['2025-2026', ['own'], ['late']])
  expect(at('2025-09-01')).toEqual(['2025-2026', [], ['late', 'own']])
  expect(at('2025-08-31')).toEqual(['2024-2025', ['old'], ['late', 'own']])
  const annee = { debut: '2025-09-15', fin: '2026-08-31' }
  const early = aContribution('early', { annee, arreteAu: '2025-09-10', ...of('D') })
  expect(consolidate([early, ...all], '2025-09-10')).toMatchObject({ annee: '2025-2026' })
  const oldest = { debut: '2023-09-01', fin: '2024-08-31' }
  const third = aContribution('third', { ...of('C'), annee: oldest })
  expect(consolidate([...all, third], JUNE)).toMatchObject({ annee: '2025-2026' })
  // Before all of them, the first année, of which nothing is there yet.
  expect(at('2024-08-31')).toEqual(['2024-2025', [], ['late', 'own', 'old']])
  expect(consolidate([], JUNE)).toMatchObject({ annee: null, porteurs: [], tendance: [] })
})

test('the trend holds the années before, each at the latest of its porteurs, then the année itself', () => {
  const heures = (n: number) => ({ ensemble: { 'seances.heures': n } })
  const first = aContribution('first', { ...previous, ...heures(1) })
  const second = aContribution('second', { ...previous, ...heures(2), arreteAu: '2025-05-31' })
  const own = aContribution('own', heures(3))

  const { tendance } = consolidate([own, first, second], JUNE)

  expect(
    tendance.map(({ annee, porteurs, figures }) => [
      ...[annee, names(porteurs), figures.get('seances.heures')],
    ]),
  ).toEqual([
    ['2024-2025', ['second'], 2],
    ['2025-2026', ['own'], 3],
  ])
  expect(consolidate([own], JUNE).tendance).toEqual([])
})

test('figures add up to the hundredth; masked counts are told beside the sum of the others', () => {
  const one = aContribution('a', {
    ensemble: { 'seances.heures': 0.1, 'public.total': 4 },
    ventilations: { ...aContribution('').ventilations, niveaux: { CE1: 3, CE2: null } },
    attente: { CP: null },
  })
  const two = aContribution('b', {
    ...of('B'),
    ensemble: { 'seances.heures': 0.2 },
    ventilations: { ...aContribution('').ventilations, niveaux: { CE1: 5, CP: 6 } },
    attente: { CP: 2 },
  })

  const { figures, ventilations, attente } = consolidate([one, two], JUNE)

  expect([figures.get('seances.heures'), figures.get('public.total')]).toEqual([0.3, 4])
  expect(figures.get('seances.tenues')).toBe(0)
  expect([...ventilations.niveaux]).toEqual([
    ['CE1', { valeur: 8, masques: 0 }],
    ['CE2', { valeur: 0, masques: 1 }],
    ['CP', { valeur: 6, masques: 0 }],
  ])
  expect([...attente]).toEqual([['CP', { valeur: 2, masques: 1 }]])
})

/** Number of enfants and familles of two porteurs who count 4 and 3 of each. */
function distinctsOf(a: object | null, b: object | null) {
  const ensemble = (n: number) => ({ 'public.total': n, 'public.familles': n })
  const empreintes = (own: object | null) =>
    own && { enfants: [], familles: [], enfantsSansIdentite: 0, famillesSansIdentite: 0, ...own }
  const { distincts } = consolidate(
    [
      aContribution('a', { ensemble: ensemble(4), empreintes: empreintes(a) }),
      aContribution('b', { ...of('B'), ensemble: ensemble(3), empreintes: empreintes(b) }),
    ],
    JUNE,
  )
  return [distincts.get('public.total'), distincts.get('public.familles')]
}

test('an enfant or a famille of two porteurs counts once where fingerprints tell it, else within bounds', () => {
  const a = { enfants: ['1', '2', '3', '4'], familles: [['p', 'q'], ['r'], ['s'], ['t']] }
  const b = { enfants: ['4', '5', '6'], familles: [['q', 'r'], ['u'], ['v']] }
  const atLeast = (auMoins: number) => ({ auMoins, auPlus: 7 })

  expect(distinctsOf(a, b)).toEqual([6, 5])
  expect(distinctsOf(a, null)).toEqual([atLeast(4), atLeast(4)])
  const sans = { enfantsSansIdentite: 1, famillesSansIdentite: 2 }
  expect(distinctsOf({ ...a, ...sans }, b)).toEqual([
    { auMoins: 6, auPlus: 7 },
    { auMoins: 5, auPlus: 7 },
  ])
  const sansFamille = { ...b, famillesSansIdentite: 1 }
  expect(distinctsOf(a, sansFamille)).toEqual([6, { auMoins: 5, auPlus: 6 }])
  // Hardly anything known: no fewer than the largest porteur, no more than all of them.
  const many = {
    enfants: ['1'],
    familles: [['p']],
    enfantsSansIdentite: 9,
    famillesSansIdentite: 9,
  }
  expect(distinctsOf(many, many)).toEqual([atLeast(4), atLeast(4)])
  const alone = aContribution('a', { ensemble: { 'public.total': 4 } })
  expect(consolidate([alone], JUNE).distincts.get('public.total')).toBe(4)
})

test('an identity seems to be of two centres when name, commune or most of the enfants differ', () => {
  const enfants = (...own: readonly string[]) => ({ empreintes: { enfants: own, familles: [] } })
  const newer = (more: object) => aContribution('newer', { arreteAu: '2026-05-31', ...more })
  const raisons = (a: Contribution, b: Contribution) =>
    consolidate([a, b], JUNE).identitesDoubles.map(({ compte, autre, raison }) => [
      ...[compte.controle, autre.controle, raison],
    ])
  const older = aContribution('older', enfants('1', '2', '3', '4', '5'))

  expect(raisons(older, newer(enfants('4', '5', '6', '7')))).toEqual([])
  expect(raisons(older, newer(enfants('4', '5', '6', '7', '8')))).toEqual([
    ['newer', 'older', 'enfants'],
  ])
  expect(raisons(older, newer({ porteur: { nom: 'LES TROIS-PONTS' } }))).toEqual([])
  expect(raisons(older, newer({ porteur: { nom: 'Mosaïque' } }))).toEqual([
    ['newer', 'older', 'nom'],
  ])
  expect(raisons(older, newer({ porteur: { commune: 'Pau' } }))).toEqual([
    ['newer', 'older', 'nom'],
  ])
  expect(raisons(older, newer({ ...of('B'), ...previous }))).toEqual([])
})

test('the proposals of a school are those of all porteurs, schools by name then commune', () => {
  const flux = (nom: string, commune: string | null, counts: object) => ({
    etablissement: { nom, commune, type: 'ecole' },
    ...{ proposes: 0, inscrits: 0, attente: 0, refuses: 0, sansSuite: 0, enCours: 0, enfants: 0 },
    ...counts,
  })
  const counts = { inscrits: 1, attente: 2, refuses: 3, sansSuite: 4, enCours: 5, enfants: 6 }
  const own = aContribution('a', {
    flux: [flux('Zola', null, {}), flux('École Ferry', 'Pau', {}), flux('Zola', 'Agen', {})],
  })
  const other = aContribution('b', {
    ...of('B', 'Mosaïque'),
    flux: [flux('ECOLE FERRY', 'pau', { ...counts, proposes: null, listeAttente: 7 })],
  })

  const { flux: found } = consolidate([own, other], JUNE)

  expect(found.map(({ nom, commune, porteurs }) => [nom, commune, porteurs.length])).toEqual([
    ['École Ferry', 'Pau', 2],
    ['Zola', 'Agen', 1],
    ['Zola', null, 1],
  ])
  const exact = (valeur: number) => ({ valeur, masques: 0 })
  expect(found[0]).toMatchObject({
    ...{ proposes: { valeur: 0, masques: 1 }, inscrits: exact(1), attente: exact(2) },
    ...{ refuses: exact(3), sansSuite: exact(4), enCours: exact(5), enfants: exact(6) },
    listeAttente: exact(7),
  })
})
