import { useLocalStorage } from '@mantine/hooks'
import { useEffect } from 'react'
import { useRoute } from '../../app/router.ts'

const KEPT = 6

/** Id in the search of the record that an address opens; null when it opens none. */
export function recordOf(screen: string, params: URLSearchParams): string | null {
  const fiche = params.get('fiche')
  switch (screen) {
    case 'enfants':
      return named('enfant', params.get('enfant'))
    case 'intervenants':
      return named('intervenant', params.get('intervenant'))
    case 'seances':
      return named('seance', params.get('seance'))
    case 'partenaires':
      if (params.get('onglet') === 'etablissements') return named('etablissement', fiche)
      return params.get('onglet') === 'partenaires' ? named('partenaire', fiche) : null
    default:
      return null
  }
}

const named = (kind: string, id: string | null): string | null =>
  id === null || id === 'nouvelle' ? null : `${kind}-${id}`

/** Recent records with one added: latest first, each once. */
export const withRecent = (recents: readonly string[], record: string): readonly string[] =>
  [record, ...recents.filter((one) => one !== record)].slice(0, KEPT)

/** Records opened last on this computer, by any link; ids alone are kept, never a name. */
export function useRecents(): readonly string[] {
  const { screen, params } = useRoute()
  const [recents, setRecents] = useLocalStorage<readonly string[]>({
    key: 'cartable.recherche.recents',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const record = recordOf(screen, params)
  useEffect(() => {
    if (record !== null) setRecents((before) => withRecent(before, record))
  }, [record, setRecents])
  return recents
}
