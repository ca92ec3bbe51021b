import {
  IconAffiliate,
  IconCalendarEvent,
  IconChecklist,
  IconClipboardText,
  IconCompass,
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconMessages,
  IconMoodKid,
  IconSettings,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'
import { AccueilScreen } from '../features/resumes/AccueilScreen.tsx'
import type { ScreenName } from './router.ts'

const loads: (() => Promise<ComponentType>)[] = []

/** A screen whose script is read after the first screen is drawn, or when it is shown. */
function later(load: () => Promise<ComponentType>): ComponentType {
  loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** One entry of the navigation. */
type ScreenEntry = {
  readonly icon: typeof IconHome
  readonly component: ComponentType
}

/** Screen of each address, ordered by the coordinator's week, not by tables. */
export const screens: Readonly<Record<ScreenName, ScreenEntry>> = {
  accueil: { icon: IconHome, component: AccueilScreen },
  seances: {
    icon: IconCalendarEvent,
    component: later(
      async () => (await import('../features/seances/SeancesScreen.tsx')).SeancesScreen,
    ),
  },
  presences: {
    icon: IconChecklist,
    component: later(
      async () => (await import('../features/presences/PresencesScreen.tsx')).PresencesScreen,
    ),
  },
  enfants: {
    icon: IconMoodKid,
    component: later(
      async () => (await import('../features/enfants/EnfantsScreen.tsx')).EnfantsScreen,
    ),
  },
  orientations: {
    icon: IconInbox,
    component: later(
      async () =>
        (await import('../features/orientations/OrientationsScreen.tsx')).OrientationsScreen,
    ),
  },
  intervenants: {
    icon: IconHeartHandshake,
    component: later(
      async () =>
        (await import('../features/intervenants/IntervenantsScreen.tsx')).IntervenantsScreen,
    ),
  },
  partenaires: {
    icon: IconMessages,
    component: later(
      async () => (await import('../features/rencontres/RencontresScreen.tsx')).RencontresScreen,
    ),
  },
  axes: {
    icon: IconCompass,
    component: later(async () => (await import('../features/axes/AxesScreen.tsx')).AxesScreen),
  },
  bilan: {
    icon: IconClipboardText,
    component: later(async () => (await import('../features/bilans/BilanScreen.tsx')).BilanScreen),
  },
  reseau: {
    icon: IconAffiliate,
    component: later(
      async () => (await import('../features/reseau/ReseauScreen.tsx')).ReseauScreen,
    ),
  },
  reglages: {
    icon: IconSettings,
    component: later(
      async () => (await import('../features/reglages/ReglagesScreen.tsx')).ReglagesScreen,
    ),
  },
}

/** Loads the screens that are not loaded yet, so that the user never waits for one. */
export async function readScreens(): Promise<void> {
  for (const load of loads) await load()
}
