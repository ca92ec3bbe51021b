import { useLocalStorage } from '@mantine/hooks'
import { useSyncExternalStore } from 'react'
import type { ScreenName } from '../../app/router.ts'
import type { PageEcrite, PageName } from './pages.ts'

/** Page that the panel of help shows, and the heading to begin at. */
export type AideOuverte = { readonly page: PageName; readonly titre: string | null }

let opened: AideOuverte | null = null
let trail: readonly AideOuverte[] = []
const listeners = new Set<() => void>()

function set(next: AideOuverte | null, before: readonly AideOuverte[]): void {
  opened = next
  trail = before
  for (const listener of listeners) listener()
}

/** Page of the help about the screen of an address. */
export function pageOf(screen: ScreenName, params: URLSearchParams): PageEcrite {
  const onglet = params.get('onglet')
  const section = params.get('section')
  if (screen === 'orientations' && onglet === 'imports') return 'imports'
  if (screen === 'reglages' && section === 'tableurs') return 'imports'
  if (screen === 'intervenants' && params.get('vue') === 'heures') return 'heures'
  if (screen === 'bilan' && onglet === 'formulaire') return 'formulaire'
  if (screen === 'reglages' && ['sauvegardes', 'motdepasse', 'dossier'].includes(section ?? ''))
    return 'sauvegardes'
  if (screen === 'reglages' && section === 'reseau') return 'reseau'
  return screen
}

/** Opens the panel of help at a page, from wherever in the window. */
export function openAide(page: PageName, titre: string | null = null): void {
  if (opened?.page === page && opened.titre === titre) return
  set({ page, titre }, opened === null ? [] : [...trail, opened])
}

export const closeAide = (): void => set(null, [])

/** Goes back to the previous page; null when the panel opened on this one. */
export function backInAide(): (() => void) | null {
  const before = trail.at(-1)
  return before === undefined ? null : () => set(before, trail.slice(0, -1))
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Page shown by the panel now; null while the panel is closed. */
export const useAide = (): AideOuverte | null => useSyncExternalStore(subscribe, () => opened)

/** Rank from 0 of the step at which the tour was left, kept on this computer. */
export const useEtapeVisite = () =>
  useLocalStorage<number>({
    key: 'cartable.aide.visite',
    defaultValue: 0,
    getInitialValueInEffect: false,
  })

/** The version whose novelties were shown, kept on this computer; empty before the first start. */
export const useVersionVue = () =>
  useLocalStorage<string>({
    key: 'cartable.aide.version',
    defaultValue: '',
    getInitialValueInEffect: false,
  })
