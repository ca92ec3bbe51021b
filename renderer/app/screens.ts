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
import type { ComponentType } from 'react'
import { AxesScreen } from '../features/axes/AxesScreen.tsx'
import { BilanScreen } from '../features/bilans/BilanScreen.tsx'
import { EnfantsScreen } from '../features/enfants/EnfantsScreen.tsx'
import { IntervenantsScreen } from '../features/intervenants/IntervenantsScreen.tsx'
import { OrientationsScreen } from '../features/orientations/OrientationsScreen.tsx'
import { PresencesScreen } from '../features/presences/PresencesScreen.tsx'
import { ReglagesScreen } from '../features/reglages/ReglagesScreen.tsx'
import { RencontresScreen } from '../features/rencontres/RencontresScreen.tsx'
import { ReseauScreen } from '../features/reseau/ReseauScreen.tsx'
import { AccueilScreen } from '../features/resumes/AccueilScreen.tsx'
import { SeancesScreen } from '../features/seances/SeancesScreen.tsx'
import type { ScreenName } from './router.ts'

/** One entry of the navigation. */
export type ScreenEntry = {
  readonly icon: typeof IconHome
  readonly component: ComponentType
}

/** What each address shows: by her week, not by our tables. */
export const screens: Readonly<Record<ScreenName, ScreenEntry>> = {
  accueil: { icon: IconHome, component: AccueilScreen },
  seances: { icon: IconCalendarEvent, component: SeancesScreen },
  presences: { icon: IconChecklist, component: PresencesScreen },
  enfants: { icon: IconMoodKid, component: EnfantsScreen },
  orientations: { icon: IconInbox, component: OrientationsScreen },
  intervenants: { icon: IconHeartHandshake, component: IntervenantsScreen },
  partenaires: {
    icon: IconMessages,
    component: RencontresScreen,
  },
  axes: { icon: IconCompass, component: AxesScreen },
  bilan: { icon: IconClipboardText, component: BilanScreen },
  reseau: { icon: IconAffiliate, component: ReseauScreen },
  reglages: { icon: IconSettings, component: ReglagesScreen },
}
