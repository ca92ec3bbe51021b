import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** Label of each screen, by the name that its address carries after `#/`; in the order of the navigation. */
export const SCREEN_LABELS = {
  accueil: 'Accueil',
  seances: 'Séances',
  presences: 'Présences',
  enfants: 'Enfants',
  orientations: 'Orientations',
  intervenants: 'Intervenants',
  partenaires: 'Parents · Partenaires',
  axes: 'Quatre axes',
  bilan: 'Bilan',
  reseau: 'Réseau',
  reglages: 'Réglages',
} as const
export type ScreenName = keyof typeof SCREEN_LABELS
export const SCREENS = Object.keys(SCREEN_LABELS) as readonly ScreenName[]

/** Value of a parameter for a record still to be entered. */
export const NOUVELLE = 'nouvelle'

/** Parameters that narrow a screen: filters, the month shown, the bilan's date. Empty values are left out. */
export type ScreenParams = Readonly<Record<string, string | null>>

/** Address of a screen, for a link: `#/enfants?statut=liste-attente`. */
export function hrefTo(screen: ScreenName, params: ScreenParams = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (value !== null && value !== '') query.set(key, value)
  }
  return `#/${screen}${query.size > 0 ? `?${query}` : ''}`
}

/** Screen and parameters of an address; Accueil when the address names no screen. */
export function parseHash(hash: string): {
  readonly screen: ScreenName
  readonly params: URLSearchParams
} {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const screen = SCREENS.find((name) => name === path) ?? 'accueil'
  return { screen, params: new URLSearchParams(query) }
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The screen and its parameters, as the address says now. */
export function useRoute() {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => parseHash(hash), [hash])
}

/** Goes to a screen; « Précédent » comes back. */
export function navigate(screen: ScreenName, params: ScreenParams = {}): void {
  window.location.hash = hrefTo(screen, params)
}

/**
 * Address `hash` with some parameters of `screen` changed. Null once another screen is shown: a change that comes late, as after a
 * write, is dropped, and nobody is brought back.
 */
export function changedAddress(
  hash: string,
  screen: ScreenName,
  changes: ScreenParams,
): string | null {
  const shown = parseHash(hash)
  if (shown.screen !== screen) return null
  return hrefTo(screen, { ...Object.fromEntries(shown.params), ...changes })
}

/**
 * The parameters of the screen shown, and how to change some of them. A change takes the place of the
 * present address: « Précédent » leaves the screen rather than undoing each letter of a search.
 */
export function useScreenParams() {
  const { screen, params } = useRoute()
  const setParams = useCallback(
    (changes: ScreenParams) => {
      const next = changedAddress(window.location.hash, screen, changes)
      if (next === null) return
      window.history.replaceState(null, '', next)
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    },
    [screen],
  )
  return { params, setParams }
}

/** The filters last used on each screen: coming back by the navigation finds them again. */
const keptFilters = new Map<ScreenName, ScreenParams>()

export const keepFilters = (screen: ScreenName, values: ScreenParams): void => {
  keptFilters.set(screen, values)
}

/** Where the navigation leads: the screen as it was last narrowed. */
export const hrefToKept = (screen: ScreenName): string => hrefTo(screen, keptFilters.get(screen))

/** Forgets every kept filter, on a change of année: filters name things of one année. */
export const forgetFilters = (): void => keptFilters.clear()
