import type { ComponentType } from 'react'
import { AccueilScreen } from '../features/resumes/AccueilScreen.tsx'
import { lazyPart, readTwice } from '../ui/lazy-part.ts'
import type { ScreenName } from './router.ts'

const loads: (() => Promise<ComponentType>)[] = []

/** A screen whose script is read after the first screen is drawn, or when it is shown. */
function later(load: () => Promise<ComponentType>): ComponentType {
  loads.push(load)
  return lazyPart(load)
}

/** Screen of each address, ordered by the coordinator's week, not by tables. */
export const screens: Readonly<Record<ScreenName, ComponentType>> = {
  accueil: AccueilScreen,
  seances: later(async () => (await import('../features/seances/SeancesScreen.tsx')).SeancesScreen),
  presences: later(
    async () => (await import('../features/presences/PresencesScreen.tsx')).PresencesScreen,
  ),
  enfants: later(async () => (await import('../features/enfants/EnfantsScreen.tsx')).EnfantsScreen),
  orientations: later(
    async () =>
      (await import('../features/orientations/OrientationsScreen.tsx')).OrientationsScreen,
  ),
  intervenants: later(
    async () =>
      (await import('../features/intervenants/IntervenantsScreen.tsx')).IntervenantsScreen,
  ),
  partenaires: later(
    async () => (await import('../features/rencontres/RencontresScreen.tsx')).RencontresScreen,
  ),
  axes: later(async () => (await import('../features/axes/AxesScreen.tsx')).AxesScreen),
  bilan: later(async () => (await import('../features/bilans/BilanScreen.tsx')).BilanScreen),
  reseau: later(async () => (await import('../features/reseau/ReseauScreen.tsx')).ReseauScreen),
  reglages: later(
    async () => (await import('../features/reglages/ReglagesScreen.tsx')).ReglagesScreen,
  ),
}

/** Loads the screens that are not loaded yet, so that the user never waits for one. */
export async function readScreens(): Promise<void> {
  for (const load of loads) await readTwice(load)
}
