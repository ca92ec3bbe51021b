import {
  IconAddressBook,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconHeartHandshake,
  IconHelpCircle,
  IconMoodKid,
  IconPhone,
  IconPlus,
  IconPrinter,
  IconSchool,
} from '@tabler/icons-react'
import { type IsoDate, monthsOf } from '../../../shared/dates.ts'
import { formatDeMois } from '../../../shared/format.ts'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import {
  NOUVELLE,
  navigate,
  SCREEN_LABELS,
  SCREENS,
  type ScreenName,
  type ScreenParams,
} from '../../app/router.ts'
import { SCREEN_ICONS } from '../../app/screen-icons.ts'
import { openAide } from '../aide/aide.ts'
import { AUTRES_PAGES, PARTIES, type PageName } from '../aide/pages.ts'

/** One thing that the search can lead to: a record, or a screen. */
export type Destination = {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly detail: string
  readonly icon: typeof IconMoodKid
  readonly go: () => void
  /** Day of a séance; null for any other destination. */
  readonly date: IsoDate | null
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
  responsable: {
    group: 'Parents',
    icon: IconPhone,
    go: (id) => navigate('enfants', { enfant: id }),
  },
  proche: {
    group: 'Personnes autorisées ou à prévenir',
    icon: IconPhone,
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

/** Destination of a record. */
export function toDestination({ kind, id, label, detail, date }: EntreeRecherche): Destination {
  const { group, icon, go } = KINDS[kind]
  // Several contacts of a school lead to that school: the label makes the id unique.
  return { id: `${kind}-${id}-${label}`, group, label, detail, icon, date, go: () => go(id) }
}

/** Destinations of all screens. */
export function screenDestinations(): readonly Destination[] {
  return SCREENS.map((name: ScreenName) => ({
    id: `ecran-${name}`,
    group: 'Écrans',
    label: SCREEN_LABELS[name],
    detail: '',
    date: null,
    icon: SCREEN_ICONS[name],
    go: () => navigate(name),
  }))
}

/** Group of the destinations in the help. */
export const AIDE = 'Aide'

/** Destinations in the help: every heading, and the pages that are no Markdown text. */
export function aideDestinations(): readonly Destination[] {
  const about = (label: string, detail: string, page: PageName, titre: string | null) => ({
    id: `aide-${page}-${label}`,
    group: AIDE,
    label,
    detail,
    date: null,
    icon: IconHelpCircle,
    go: () => openAide(page, titre),
  })
  const pages = Object.entries(AUTRES_PAGES) as [PageName, string][]
  return [
    ...PARTIES.map(({ page, titre, titrePage }) =>
      about(
        titre,
        titre === titrePage ? 'Aide' : titrePage,
        page,
        titre === titrePage ? null : titre,
      ),
    ),
    ...pages.map(([page, titre]) => about(titre, page === 'sommaire' ? '' : 'Aide', page, null)),
  ]
}

type Act = readonly [label: string, screen: ScreenName, params: ScreenParams, words?: string]

const section = (name: string): ScreenParams => ({ section: name })

/** Acts offered by the search, with other words that people type for them. */
const ACTS: readonly Act[] = [
  ['Nouvel enfant', 'enfants', { panneau: 'nouveau' }, 'inscrire créer ajouter'],
  [
    'Coller une liste d’enfants',
    'enfants',
    { panneau: 'coller' },
    'plusieurs inscrire copier noms',
  ],
  ['Liste d’attente', 'enfants', { vue: 'attente' }, 'places ordre'],
  ['Nouvelle orientation', 'orientations', { fiche: 'nouvelle' }, 'téléphone proposer'],
  ['Importer une liste d’école', 'orientations', {}, 'orientations tableur'],
  ['Attestation de présence d’un enfant', 'enfants', {}, 'imprimer certificat'],
  ['Imprimer la fiche d’un enfant', 'enfants', {}, 'autorisations'],
  ['Mails et téléphones des familles', 'enfants', {}, 'adresses copier liste'],
  ['Retour à l’école', 'orientations', { fiche: 'retour' }, 'imprimer réponse'],
  [
    'Préparer la fiche à envoyer aux écoles',
    'orientations',
    { onglet: 'fiche' },
    'vierge imprimer',
  ],
  ['Nouvel intervenant', 'intervenants', { panneau: 'nouveau' }, 'bénévole ajouter'],
  ['Ajouter des heures', 'intervenants', { vue: 'heures', panneau: 'heures' }, 'noter saisir'],
  ['Saisir une semaine d’heures', 'intervenants', { vue: 'heures', heures: 'semaine' }],
  ['Attestation d’heures d’un intervenant', 'intervenants', {}, 'imprimer bénévole certificat'],
  ['Convention de bénévolat', 'intervenants', {}, 'imprimer contrat signer'],
  ['Mails et téléphones des intervenants', 'intervenants', {}, 'adresses copier liste'],
  ['Importer des heures d’un tableur', 'intervenants', { vue: 'heures' }, 'excel reprendre'],
  ['Qui peut venir quand', 'intervenants', { vue: 'creneaux' }, 'disponibilités remplacer'],
  ['Ajouter une séance', 'seances', { panneau: 'nouvelle' }, 'nouvelle créer'],
  ['Créer les séances de l’année', 'seances', { panneau: 'serie' }, 'série calendrier'],
  ['Modifier plusieurs séances', 'seances', { panneau: 'plusieurs' }, 'équipe annuler grève'],
  ['Équipe d’un créneau', 'seances', { panneau: 'collectifs' }, 'qui encadre mardi'],
  ['Nouveau collectif, ses créneaux', 'seances', { panneau: 'collectifs' }, 'groupe'],
  ['Familles à appeler', 'accueil', {}, 'absences téléphone'],
  ['Remplir le registre', 'presences', { vue: 'registres' }, 'appel présences'],
  ['Ajouter une action avec les parents', 'partenaires', { onglet: 'parents', fiche: NOUVELLE }],
  ['Ajouter une concertation', 'partenaires', { onglet: 'concertations', fiche: NOUVELLE }],
  [
    'Ajouter un établissement',
    'partenaires',
    { onglet: 'etablissements', fiche: NOUVELLE },
    'école',
  ],
  ['Ajouter un partenaire', 'partenaires', { onglet: 'partenaires', fiche: NOUVELLE }],
  ['Où en sont les quatorze objectifs', 'axes', {}, 'quatre axes référentiel'],
  ['Suivi individuel des enfants', 'axes', { onglet: 'suivi' }, 'progrès échelles trimestre'],
  ['Noter un fait marquant', 'axes', { onglet: 'faits', fiche: NOUVELLE }],
  ['Ajouter une formation', 'axes', { onglet: 'formations', fiche: NOUVELLE }, 'intervenants'],
  ['Ajouter une évaluation', 'axes', { onglet: 'evaluations', fiche: NOUVELLE }, 'questionnaire'],
  ['Ajouter un projet de bonification', 'axes', { onglet: 'projets', fiche: NOUVELLE }, 'culture'],
  ['Préparer le bilan', 'bilan', {}, 'word caf annexes générer'],
  ['Sauvegarder', 'reglages', section('sauvegardes'), 'sauvegarde copie'],
  ['Restaurer une sauvegarde', 'reglages', section('sauvegardes'), 'copie'],
  ['Reprendre mes tableurs', 'reglages', section('tableurs'), 'excel importer inscrits heures'],
  ['Exporter le dossier de l’année', 'reglages', section('dossier'), 'envoyer'],
  ['Passer à l’année suivante', 'reglages', section('annees'), 'nouvelle année'],
  ['Modifier la structure', 'reglages', section('structure'), 'adresse référent'],
  ['Saisir le prévisionnel', 'reglages', { section: 'actions', partie: 'previsionnel' }, 'projet'],
  ['Jours fermés et vacances', 'reglages', section('calendrier'), 'calendrier congés'],
  ['Règles des groupes', 'reglages', section('regles'), 'effectif maximum places'],
  ['Taille du texte, couleurs', 'reglages', section('apparence'), 'sombre apparence zoom'],
]

/** Every act as a destination, with one per month of the année that prints its sheets. */
export function actDestinations(annee: {
  readonly debut: IsoDate
  readonly fin: IsoDate
}): readonly (Destination & { readonly words: string })[] {
  const sheets = monthsOf(annee).map(
    (mois): Act => [
      `Imprimer les feuilles ${formatDeMois(mois)}`,
      'presences',
      { imprimer: mois },
      'feuille présence émargement',
    ],
  )
  return [...ACTS, ...sheets].map(([label, screen, params, words = '']) => ({
    id: `acte-${label}`,
    group: 'Faire',
    label,
    detail: '',
    date: null,
    words,
    icon: label.startsWith('Imprimer') ? IconPrinter : IconPlus,
    go: () => navigate(screen, params),
  }))
}
