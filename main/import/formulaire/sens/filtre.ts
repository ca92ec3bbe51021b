import type { FiltreEnfants } from '../../../../shared/domain/filtre-enfants.ts'
import { type Sens, valuesOf } from './sens.ts'

/** Families of which the words of one count give one value. */
const SEULS = ['palier', 'niveau', 'sexe', 'nouveaux', 'zone'] as const

/** Filter on enfants that the words give; null when they contradict each other. */
export function filtreOf(sens: Sens): FiltreEnfants | null {
  const filtre: { -readonly [K in keyof FiltreEnfants]: FiltreEnfants[K] } = {}
  if (sens.tranches.length > 1 || SEULS.some((one) => valuesOf(sens, one).length > 1)) return null
  const [palier, niveau, sexe, nouveaux, zone] = SEULS.map((one) => valuesOf(sens, one)[0])
  if (niveau) filtre.niveau = niveau
  else if (palier) filtre.palier = palier
  if (sexe) filtre.sexe = sexe
  if (nouveaux) filtre.nouveaux = nouveaux
  if (zone === 'qpv') filtre.zone = 'qpv'
  else if (zone) return null
  const [tranche] = sens.tranches
  if (tranche) filtre.age = `${tranche.de ?? ''}-${tranche.a ?? ''}`
  return filtre
}

/** Whether the words ask for a part of the enfants. */
export const hasFiltre = (sens: Sens): boolean =>
  ['palier', 'niveau', 'sexe', 'nouveaux', 'zone', 'statut'].some(
    (family) => valuesOf(sens, family).length > 0,
  ) || sens.tranches.length > 0

/** Filter of the words around, without the niveau or the palier that the place's own replaces. */
export function apartFrom(near: FiltreEnfants, own: FiltreEnfants): FiltreEnfants {
  if (own.palier === undefined && own.niveau === undefined) return near
  const { palier: _, niveau: __, ...rest } = near
  return rest
}

/** Another cut than its own: « dont filles » beside « collégiens », not « dont collège » beside « dont primaire ». */
export const narrows = (before: Sens, own: Sens): boolean =>
  CUTS.some(
    (cut) => cut.some((family) => said(before, family)) && !cut.some((family) => said(own, family)),
  )

const CUTS = [
  ['palier', 'niveau', 'autres'],
  ['sexe'],
  ['nouveaux'],
  ['zone'],
  ['tranche'],
] as const
const said = (sens: Sens, family: string): boolean =>
  family === 'tranche' ? sens.tranches.length > 0 : valuesOf(sens, family).length > 0
