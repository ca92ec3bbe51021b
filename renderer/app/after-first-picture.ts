/** What `afterFirstPicture` makes once the window's first picture is drawn: read as one file. */
export { Select, Tooltip } from '@mantine/core'
export { AideDock } from '../features/aide/AideDock.tsx'
export { RechercheSpotlight } from '../features/recherche/RechercheSpotlight.tsx'
export { AccueilMenu, UnderTheDay } from '../features/resumes/UnderTheDay.tsx'
export { Toasts } from './Toasts.tsx'
export { UnsavedDialog } from './UnsavedDialog.tsx'
