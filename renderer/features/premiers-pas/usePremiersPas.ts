import { useLocalStorage } from '@mantine/hooks'
import { PAS } from '../../../shared/ipc/premiers-pas.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'

/** Progress of the first steps of the année shown; the user can hide them, on this computer. */
export function usePremiersPas() {
  const { annee } = useSelection()
  const [isHidden, setIsHidden] = useLocalStorage({
    key: `cartable.premiers-pas.${annee.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const { data } = useRead('premiers-pas:find', { anneeId: annee.id })
  const isLeft = data !== undefined && PAS.some((pas) => !data.faits[pas])
  return {
    premiersPas: isLeft && !isHidden ? data : null,
    hide: () => setIsHidden(true),
    /** Shows the first steps again; null when they are shown already, or all done. */
    showAgain: isLeft && isHidden ? () => setIsHidden(false) : null,
  }
}
