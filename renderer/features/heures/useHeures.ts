import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'

/** Hours entered outside séances, in what the top bar has chosen. */
export function useHeures() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['heures:findAll', perimetre],
    queryFn: () => call('heures:findAll', perimetre),
  })
}

/** The time of each person at each séance tenue. */
export function useHeuresSeances() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['heures:findSeances', perimetre],
    queryFn: () => call('heures:findSeances', perimetre),
  })
}

/** Minutes by person, statut, catégorie and month. */
export function useTotaux() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['heures:findTotals', perimetre],
    queryFn: () => call('heures:findTotals', perimetre),
  })
}

/** What an hour of bénévolat is worth this année, in cents; null: it is not valued. */
export function useTaux() {
  const { annee } = useSelection()
  const input = { anneeId: annee.id }
  return useQuery({
    queryKey: ['heures:findTaux', input],
    queryFn: () => call('heures:findTaux', input),
  })
}
