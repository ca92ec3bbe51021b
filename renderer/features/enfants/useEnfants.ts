import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** The inscriptions of what the top bar has chosen, with their enfants. */
export function useEnfants() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['enfants:findAll', perimetre],
    queryFn: () => call('enfants:findAll', perimetre),
  })
}

/** Everything known of an enfant. */
export function useFicheEnfant(enfantId: string) {
  return useQuery({
    queryKey: ['enfants:find', enfantId],
    queryFn: () => call('enfants:find', { enfantId }),
  })
}

/** Every enfant of every année, to choose one. */
export function useBrefs() {
  return useQuery({
    queryKey: ['enfants:findBrefs'],
    queryFn: () => call('enfants:findBrefs', undefined),
  })
}

const PAUSE_MS = 250

/** Who may already be this child, once the typing pauses. */
export function useHomonymes(nom: string, prenom: string, exceptId: string | null) {
  const [input] = useDebouncedValue({ nom, prenom, exceptId }, PAUSE_MS)
  const isNamed = input.nom.trim() !== '' && input.prenom.trim() !== ''
  return useQuery({
    queryKey: ['enfants:findHomonymes', input],
    queryFn: () => call('enfants:findHomonymes', input),
    enabled: isNamed,
  })
}
