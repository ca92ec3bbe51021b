import { heuresOf } from './duree.ts'
import type { ParametresFigures, Previsionnel } from './faits.ts'
import { STATUTS } from './listes.ts'
import type { Indicateur, Valeur } from './valeur.ts'

/** What was announced, beside what happened. */
export type Comparaison = {
  readonly code: string
  readonly prevu: Valeur
  readonly reel: Valeur
  readonly differs: boolean
}

/** The question of the form that each comparison answers. */
const SECTIONS = {
  'calendrier.ecart': 'calendrier.',
  'intervenants.ecart': 'intervenants.',
  'public.ecart': 'public.',
  'activites.ecart': 'activites',
  'parents.ecart': 'parents',
  'ecole.ecart': 'ecole',
} as const

/**
 * « Existe-t-il des écarts entre le prévisionnel et le réel ? », proposed for the sections where the
 * projet announced something (référentiel, « écart »); null where it announced nothing.
 */
export function computeEcarts(
  figures: ReadonlyMap<string, Indicateur>,
  previsionnel: Previsionnel | null,
  parametres: ParametresFigures,
): ReadonlyMap<string, Indicateur> {
  const comparaisons = compareToPrevisionnel(figures, previsionnel, parametres)
  return new Map(
    Object.entries(SECTIONS).map(([code, prefix]) => {
      const own = comparaisons.filter((c) => c.code.startsWith(prefix))
      const valeur = own.length === 0 ? null : own.some((c) => c.differs)
      return [code, { valeur, provenance: {} }] as const
    }),
  )
}

/** Every announced value beside the real one, in the form's order. */
export function compareToPrevisionnel(
  figures: ReadonlyMap<string, Indicateur>,
  previsionnel: Previsionnel | null,
  parametres: ParametresFigures,
): readonly Comparaison[] {
  if (previsionnel === null) return []
  const announced = new Map<string, number | string | null>([
    ['calendrier.debut', previsionnel.debut],
    ['calendrier.fin', previsionnel.fin],
    ['calendrier.semaines', previsionnel.semaines],
  ])
  for (const statut of STATUTS) {
    const { nombre, minutes } = previsionnel.intervenants[statut]
    announced.set(`intervenants.${statut}.nombre`, nombre)
    announced.set(`intervenants.${statut}.heures`, minutes === null ? null : heuresOf(minutes))
  }
  for (const [key, count] of Object.entries(previsionnel.public)) {
    announced.set(`public.${key}`, count)
  }

  const values = [...announced].flatMap(([code, prevu]) => {
    if (prevu === null) return []
    const reel = figures.get(code)?.valeur ?? null
    return [{ code, prevu, reel, differs: isDifferent(prevu, reel, parametres.toleranceEcart) }]
  })
  const lists = (['activites', 'parents', 'ecole'] as const).flatMap((liste) =>
    compareListe(figures, liste, previsionnel[liste]),
  )
  return [...values, ...lists]
}

function isDifferent(prevu: number | string, reel: Valeur, tolerance: number): boolean {
  if (typeof prevu === 'number' && typeof reel === 'number') {
    // Two decimals at most on both sides: less than a thousandth apart is only how computers count.
    return Math.abs(reel - prevu) - Math.abs(prevu) * tolerance > 0.001
  }
  return prevu !== reel
}

/** An empty list announces nothing: nothing is proposed against it. */
function compareListe(
  figures: ReadonlyMap<string, Indicateur>,
  prefix: string,
  announced: readonly string[],
): readonly Comparaison[] {
  if (announced.length === 0) return []
  return [...figures]
    .filter(([code, figure]) => code.startsWith(`${prefix}.`) && typeof figure.valeur === 'boolean')
    .map(([code, figure]) => {
      const prevu = announced.includes(code.slice(prefix.length + 1))
      return { code, prevu, reel: figure.valeur, differs: prevu !== figure.valeur }
    })
}
