/** Filter on the enfants counted; a missing part filters nothing. */
export type FiltreEnfants = {
  readonly palier?: string
  readonly niveau?: string
  readonly sexe?: string
  /** « 6-10 », « 17- » for 17 and over, « -5 » for 5 and under. */
  readonly age?: string
  readonly zone?: string
  readonly nouveaux?: string
}

/** Parts of the filter, in the order of a code. */
export const FILTRES = ['palier', 'niveau', 'sexe', 'age', 'zone', 'nouveaux'] as const
const ENFANTS = 'public.enfants'

/** « public.college » for a palier alone, « public.enfants.sexe-F.age-6-10 » for a crossing. */
export function codeEnfants(filtre: FiltreEnfants): string {
  const parts = FILTRES.flatMap((key) =>
    filtre[key] === undefined ? [] : [`${key}-${filtre[key]}`],
  )
  if (parts.length === 0) return 'public.total'
  if (parts.length === 1 && filtre.palier !== undefined) return `public.${filtre.palier}`
  return [ENFANTS, ...parts].join('.')
}

/** Filter that a code stands for; null for any other code. */
export function filtreOfCode(code: string): FiltreEnfants | null {
  if (code === 'public.total') return {}
  const [, palier] = /^public\.(elementaire|college|lycee|autres)$/.exec(code) ?? []
  if (palier !== undefined) return { palier }
  if (!code.startsWith(`${ENFANTS}.`)) return null
  const filtre: Record<string, string> = {}
  for (const part of code.slice(ENFANTS.length + 1).split('.')) {
    const key = FILTRES.find((one) => part.startsWith(`${one}-`))
    if (key === undefined) return null
    filtre[key] = part.slice(key.length + 1)
  }
  return filtre
}
