import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { PAS } from '../../../shared/ipc/premiers-pas.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

/** How far the setting up of the année shown has come; hidden on this computer once she says so. */
export function usePremiersPas() {
  const { annee } = useSelection()
  const [isHidden, setIsHidden] = useLocalStorage({
    key: `cartable.premiers-pas.${annee.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const { data } = useQuery({
    queryKey: ['premiers-pas:find', annee.id],
    queryFn: () => call('premiers-pas:find', { anneeId: annee.id }),
  })
  const isLeft = data !== undefined && PAS.some((pas) => !data.faits[pas])
  return {
    premiersPas: isLeft && !isHidden ? data : null,
    hide: () => setIsHidden(true),
    /** null when they are shown already, or all done. */
    showAgain: isLeft && isHidden ? () => setIsHidden(false) : null,
  }
}
