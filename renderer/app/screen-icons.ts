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
import type { ScreenName } from './router.ts'

/** Icon of each screen, where it is named: the navigation, the search. */
export const SCREEN_ICONS: Readonly<Record<ScreenName, typeof IconHome>> = {
  accueil: IconHome,
  seances: IconCalendarEvent,
  presences: IconChecklist,
  enfants: IconMoodKid,
  orientations: IconInbox,
  intervenants: IconHeartHandshake,
  partenaires: IconMessages,
  axes: IconCompass,
  bilan: IconClipboardText,
  reseau: IconAffiliate,
  reglages: IconSettings,
}
