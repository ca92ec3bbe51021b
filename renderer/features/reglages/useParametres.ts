import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'

/** The rules of the année shown. */
export function useParametres() {
  const { annee } = useSelection()
  return useRead('parametres:find', { anneeId: annee.id })
}
