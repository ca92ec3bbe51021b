import type { ReactNode } from 'react'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import {
  type DebutPropose,
  type InscriptionValues,
  newInscription,
  onlyCollectif,
  proposeDebut,
} from './inscription-form.ts'
import { useCollectifsOfAnnee } from './useInscriptionChoices.ts'

export type Proposed = { readonly values: InscriptionValues; readonly propose: DebutPropose }

/** Initial values of a new inscription, once the collectifs are known: an only collectif is chosen already. */
export function NewInscription({
  actionId,
  children,
}: {
  readonly actionId: string
  readonly children: (proposed: Proposed) => ReactNode
}) {
  const { annee, contexte } = useSelection()
  const query = useCollectifsOfAnnee()
  const propose = proposeDebut(contexte.today, annee)
  return (
    <Loaded query={query}>
      {(collectifs) =>
        children({
          values: newInscription(actionId, onlyCollectif(collectifs, actionId), propose),
          propose,
        })
      }
    </Loaded>
  )
}
