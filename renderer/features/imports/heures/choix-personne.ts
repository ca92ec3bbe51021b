import type { ChoixPersonne, PersonneImport } from '../../../../shared/domain/import-heures.ts'
import { OCCASIONNEL } from '../../../../shared/domain/intervenant.ts'
import { formatPersonne } from '../../../../shared/format.ts'

type Intervenant = {
  readonly intervenantId: string
  readonly nom: string
  readonly prenom: string
}

/** Choice encoded as the value of an option. */
export const encodeChoix = (choix: ChoixPersonne): string =>
  choix.kind === 'intervenant' ? choix.intervenantId : `:${choix.kind}`

export function decodeChoix(value: string): ChoixPersonne {
  if (value === ':nouveau' || value === ':occasionnel' || value === ':ignorer') {
    return { kind: value.slice(1) as 'nouveau' | 'occasionnel' | 'ignorer' }
  }
  return { kind: 'intervenant', intervenantId: value }
}

/** Options for a person of the file: similar intervenants, then the options valid for anybody, then the other intervenants. */
export function personneOptions(
  { mayBeNew, candidats }: PersonneImport,
  intervenants: readonly Intervenant[],
) {
  const option = (one: Intervenant) => ({ value: one.intervenantId, label: formatPersonne(one) })
  const alike = new Set(candidats.map(({ intervenantId }) => intervenantId))
  const others = intervenants.filter(({ intervenantId }) => !alike.has(intervenantId))
  const anybody = [
    ...(mayBeNew ? [{ value: ':nouveau', label: 'Nouvel intervenant' }] : []),
    { value: ':occasionnel', label: OCCASIONNEL },
    { value: ':ignorer', label: 'Ne pas importer' },
  ]
  return [
    ...(candidats.length === 0 ? [] : [{ group: 'Peut-être', items: candidats.map(option) }]),
    { group: 'Sinon', items: anybody },
    ...(others.length === 0 ? [] : [{ group: 'Intervenants connus', items: others.map(option) }]),
  ]
}
