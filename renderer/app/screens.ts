import {
  IconCalendarEvent,
  IconChecklist,
  IconClipboardText,
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconMessages,
  IconMoodKid,
  IconSettings,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { BilanScreen } from '../features/bilans/BilanScreen.tsx'
import { EnfantsScreen } from '../features/enfants/EnfantsScreen.tsx'
import { IntervenantsScreen } from '../features/intervenants/IntervenantsScreen.tsx'
import { OrientationsScreen } from '../features/orientations/OrientationsScreen.tsx'
import { PresencesScreen } from '../features/presences/PresencesScreen.tsx'
import { ReglagesScreen } from '../features/reglages/ReglagesScreen.tsx'
import { RencontresScreen } from '../features/rencontres/RencontresScreen.tsx'
import { AccueilScreen } from '../features/resumes/AccueilScreen.tsx'
import { SeancesScreen } from '../features/seances/SeancesScreen.tsx'
import type { ScreenName } from './router.ts'

/** One entry of the navigation. */
export type ScreenEntry = {
  readonly label: string
  readonly icon: typeof IconHome
  readonly component: ComponentType
}

/** In the order of the navigation: by her week, not by our tables. */
export const screens: Readonly<Record<ScreenName, ScreenEntry>> = {
  accueil: { label: 'Accueil', icon: IconHome, component: AccueilScreen },
  seances: { label: 'Séances', icon: IconCalendarEvent, component: SeancesScreen },
  presences: { label: 'Présences', icon: IconChecklist, component: PresencesScreen },
  enfants: { label: 'Enfants', icon: IconMoodKid, component: EnfantsScreen },
  orientations: { label: 'Orientations', icon: IconInbox, component: OrientationsScreen },
  intervenants: { label: 'Intervenants', icon: IconHeartHandshake, component: IntervenantsScreen },
  partenaires: {
    label: 'Parents · Partenaires',
    icon: IconMessages,
    component: RencontresScreen,
  },
  bilan: { label: 'Bilan', icon: IconClipboardText, component: BilanScreen },
  reglages: { label: 'Réglages', icon: IconSettings, component: ReglagesScreen },
}
