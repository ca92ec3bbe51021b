import {
  IconAddressBook,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconHeartHandshake,
  IconMoodKid,
  IconPlus,
  IconSchool,
} from '@tabler/icons-react'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import {
  navigate,
  SCREEN_LABELS,
  SCREENS,
  type ScreenName,
  type ScreenParams,
} from '../../app/router.ts'
import { screens } from '../../app/screens.ts'
import { NOUVELLE } from '../rencontres/useFiche.ts'

/** One thing that the search can lead to: a record, or a screen. */
export type Destination = {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly detail: string
  readonly icon: typeof IconMoodKid
  readonly go: () => void
}

const KINDS: Readonly<
  Record<
    EntreeRecherche['kind'],
    { readonly group: string; readonly icon: typeof IconMoodKid; readonly go: (id: string) => void }
  >
> = {
  enfant: {
    group: 'Enfants',
    icon: IconMoodKid,
    go: (id) => navigate('enfants', { enfant: id }),
  },
  intervenant: {
    group: 'Intervenants',
    icon: IconHeartHandshake,
    go: (id) => navigate('intervenants', { intervenant: id }),
  },
  etablissement: {
    group: 'Établissements',
    icon: IconSchool,
    go: (id) => navigate('partenaires', { onglet: 'etablissements', fiche: id }),
  },
  partenaire: {
    group: 'Partenaires',
    icon: IconBuildingCommunity,
    go: (id) => navigate('partenaires', { onglet: 'partenaires', fiche: id }),
  },
  'contact-etablissement': {
    group: 'Contacts',
    icon: IconAddressBook,
    go: (id) => navigate('partenaires', { onglet: 'etablissements', fiche: id }),
  },
  'contact-partenaire': {
    group: 'Contacts',
    icon: IconAddressBook,
    go: (id) => navigate('partenaires', { onglet: 'partenaires', fiche: id }),
  },
  seance: {
    group: 'Séances',
    icon: IconCalendarEvent,
    go: (id) => navigate('seances', { seance: id }),
  },
}

/** A record as somewhere to go. */
export function toDestination({ kind, id, label, detail }: EntreeRecherche): Destination {
  const { group, icon, go } = KINDS[kind]
  // A school has several contacts, each leading to it.
  return { id: `${kind}-${id}-${label}`, group, label, detail, icon, go: () => go(id) }
}

/** Every screen as somewhere to go. */
export function screenDestinations(): readonly Destination[] {
  return SCREENS.map((name: ScreenName) => ({
    id: `ecran-${name}`,
    group: 'Écrans',
    label: SCREEN_LABELS[name],
    detail: '',
    icon: screens[name].icon,
    go: () => navigate(name),
  }))
}

const ACTS: readonly (readonly [string, ScreenName, ScreenParams])[] = [
  ['Nouvel enfant', 'enfants', { panneau: 'nouveau' }],
  ['Nouvel intervenant', 'intervenants', { panneau: 'nouveau' }],
  ['Ajouter des heures', 'intervenants', { vue: 'heures', panneau: 'heures' }],
  ['Saisir une semaine d’heures', 'intervenants', { vue: 'heures', heures: 'semaine' }],
  ['Ajouter une séance', 'seances', { panneau: 'nouvelle' }],
  ['Nouveau collectif, ses créneaux', 'seances', { panneau: 'collectifs' }],
  ['Ajouter une action avec les parents', 'partenaires', { onglet: 'parents', fiche: NOUVELLE }],
  ['Ajouter une concertation', 'partenaires', { onglet: 'concertations', fiche: NOUVELLE }],
  ['Ajouter un établissement', 'partenaires', { onglet: 'etablissements', fiche: NOUVELLE }],
  ['Ajouter un partenaire', 'partenaires', { onglet: 'partenaires', fiche: NOUVELLE }],
]

/** What is entered most, each as the way to its form. */
export function actDestinations(): readonly Destination[] {
  return ACTS.map(([label, screen, params]) => ({
    id: `acte-${label}`,
    group: 'Faire',
    label,
    detail: '',
    icon: IconPlus,
    go: () => navigate(screen, params),
  }))
}
