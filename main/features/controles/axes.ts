import type { CodeControle, Controle } from '../../../shared/domain/controle.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import type { ActionSaisie } from '../../../shared/ipc/actions.ipc.ts'

type Axe = {
  readonly code: CodeControle
  readonly isAlive: (faits: Faits) => boolean
  readonly texte: string
}

const hasConcertation = (axe: 'ecole' | 'territoire') => (faits: Faits) =>
  faits.concertations.some((concertation) => concertation.axe === axe)

/** The four axes of the référentiel, compulsory and cumulative. */
const AXES: readonly Axe[] = [
  {
    code: 'axe-enfants-sans-action',
    isAlive: ({ activites }) => activites.size > 0,
    texte:
      'Axe 1, les enfants : aucune activité notée à cette date. Notez les séances tenues et ce qu’on y a fait.',
  },
  {
    code: 'axe-parents-sans-action',
    isAlive: ({ actionsParents }) => actionsParents.length > 0,
    texte:
      'Axe 2, les parents : aucune action notée à cette date. Notez les réunions, rencontres et moments partagés dans « Parents · Partenaires ».',
  },
  {
    code: 'axe-ecole-sans-action',
    isAlive: hasConcertation('ecole'),
    texte:
      'Axe 3, la concertation avec l’école : aucun échange noté à cette date. Notez-les dans « Parents · Partenaires ».',
  },
  {
    code: 'axe-territoire-sans-action',
    isAlive: hasConcertation('territoire'),
    texte:
      'Axe 4, les autres acteurs du territoire : aucune rencontre notée à cette date. Notez-les dans « Parents · Partenaires ».',
  },
]

const BONIFICATIONS = [
  {
    notifiee: 'bonificationEnfant',
    genre: 'ouverture-culturelle',
    texte:
      'La bonification de l’axe enfant est notifiée, mais aucun projet d’ouverture culturelle n’est noté à cette date. Décrivez-le dans « Quatre axes », « Projets », ou décochez-la dans Réglages, « Actions ».',
  },
  {
    notifiee: 'bonificationParent',
    genre: 'accompagnement-parents',
    texte:
      'La bonification de l’axe parent est notifiée, mais aucun projet d’accompagnement des parents n’est noté à cette date. Décrivez-le dans « Quatre axes », « Projets », ou décochez-la dans Réglages, « Actions ».',
  },
] as const

type Notifiees = Pick<ActionSaisie, (typeof BONIFICATIONS)[number]['notifiee']>

/** The axes of which no record speaks, and the bonifications notified without the projet that they pay for. */
export const controlesDesAxes = (faits: Faits, action: Notifiees): readonly Controle[] => [
  ...AXES.filter(({ isAlive }) => !isAlive(faits)).map(({ code, texte }) =>
    avertissement(code, texte),
  ),
  ...BONIFICATIONS.filter(
    ({ notifiee, genre }) =>
      action[notifiee] && !faits.axes.projets.some((projet) => projet.genre === genre),
  ).map(({ texte }) => avertissement('bonification-sans-projet', texte)),
]

const avertissement = (code: CodeControle, texte: string): Controle => ({
  code,
  gravite: 'avertissement',
  texte,
  ids: [],
})
