import { earlierOf, type IsoDate } from '../../../shared/dates.ts'
import { isPrevisionnelVide } from '../../../shared/domain/action.ts'
import { codesSansReponse, resteAConfirmer, sectionsOf } from '../../../shared/domain/bilan.ts'
import { type CodeControle, type Controle, GRAVITES } from '../../../shared/domain/controle.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import type { NomsLus } from '../../../shared/domain/personne.ts'
import { champsOfSection, type SectionTrame } from '../../../shared/domain/trame.ts'
import { formatCount, typographie } from '../../../shared/format.ts'
import type { ActionSaisie } from '../../../shared/ipc/actions.ipc.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { type BilanCalcule, type DemandeBilan, fillTrame } from '../bilans/bilans.service.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { findNomsLus } from '../personnes/noms.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { findLignes, type Lignes, listAFaire } from './a-faire.service.ts'
import { controlesDesChiffres } from './chiffres.ts'
import { controlesDesRegles } from './regles.ts'
import { controlesDuRythme } from './rythme.ts'

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
    nonNotifiee:
      'Un projet d’ouverture culturelle est noté, mais la bonification de l’axe enfant n’est pas notifiée : le bilan ne reprend pas ce projet. Cochez-la dans Réglages, « Actions », si la Caf l’a accordée.',
  },
  {
    notifiee: 'bonificationParent',
    genre: 'accompagnement-parents',
    texte:
      'La bonification de l’axe parent est notifiée, mais aucun projet d’accompagnement des parents n’est noté à cette date. Décrivez-le dans « Quatre axes », « Projets », ou décochez-la dans Réglages, « Actions ».',
    nonNotifiee:
      'Un projet d’accompagnement des parents est noté, mais la bonification de l’axe parent n’est pas notifiée : le bilan ne reprend pas ce projet. Cochez-la dans Réglages, « Actions », si la Caf l’a accordée.',
  },
] as const

type Notifiees = Pick<ActionSaisie, (typeof BONIFICATIONS)[number]['notifiee']>

/** The axes of which no record speaks, the bonifications notified without the projet that they pay for, and the reverse. */
const controlesDesAxes = (faits: Faits, action: Notifiees): readonly Controle[] => [
  ...AXES.filter(({ isAlive }) => !isAlive(faits)).map(({ code, texte }) =>
    avertissement(code, texte),
  ),
  ...BONIFICATIONS.flatMap(({ notifiee, genre, texte, nonNotifiee }) => {
    const isNoted = faits.axes.projets.some((projet) => projet.genre === genre)
    if (isNoted === action[notifiee]) return []
    return isNoted
      ? avertissement('projet-sans-bonification', nonNotifiee)
      : avertissement('bonification-sans-projet', texte)
  }),
]

const avertissement = (code: CodeControle, texte: string): Controle => ({
  code,
  gravite: 'avertissement',
  texte,
  ids: [],
})

/** Texts of the tasks that leave a gap in the bilan; the others are told with its figures, or do not concern it. */
const TEXTES = {
  'registres-a-saisir': (n) =>
    `${formatCount(n, 'registre')} de présence à saisir : ces séances ne sont pas comptées, ou sans leurs présences. Complétez-les dans « Présences ».`,
  'seances-sans-intervenant': (n) =>
    `${formatCount(n, 'séance tenue', 'séances tenues')} sans intervenant : leurs heures ne sont comptées à personne. Indiquez qui les a menées.`,
  'seances-sans-activite': (n) =>
    `${formatCount(n, 'séance tenue', 'séances tenues')} sans activité notée : notez ce qu’on y a fait, le bilan le demande.`,
  'enfants-sans-etablissement': (n) =>
    `${formatCount(n, 'enfant sans établissement scolaire : son', 'enfants sans établissement scolaire : leur')} école manquera à la liste du bilan. Indiquez-la sur ${n > 1 ? 'leur' : 'sa'} fiche.`,
  'enfants-sans-origine': (n) =>
    `${formatCount(n, 'enfant')} sans origine de l’inscription : indiquez qui l’a proposée, le bilan le demande.`,
} as const satisfies Partial<Record<Controle['code'], (count: number) => string>>

const isAsked = (code: string): code is keyof typeof TEXTES => Object.hasOwn(TEXTES, code)

/**
 * Contrôles to look at before the bilan of an action is sent, the gravest first: the figures, the gaps in
 * the records, the rules of the année, the four axes, the questions without an answer.
 */
export async function findControles(
  db: OpenDatabase['db'],
  tramesFolder: string,
  demande: DemandeBilan,
  today: IsoDate,
): Promise<Result<readonly Controle[], AppError>> {
  const trame = await loadTrame(tramesFolder, demande.trame)
  if (!trame.ok) return trame
  // Séances still to come before the bilan's date are not late yet.
  const jour = earlierOf(demande.arreteAu, today)
  return inSnapshot(db, async (trx) => {
    const computed = await fillTrame(trx, trame.value, demande)
    if (!computed.ok) return computed
    const { action, annee, faits, indicateurs, bilan } = computed.value
    const scope = { anneeId: annee.id, actionIds: [action.actionId] }
    const found = await findLignes(trx, scope, jour)
    const lignes = { ...found, seances: found.seances.filter(({ date }) => date <= jour) }
    const { vacances, inconnues } = await findJoursFermes(trx, annee)
    const calendrier = inconnues.length > 0 ? null : { vacances }
    const chiffres = controlesDesChiffres(indicateurs)
    const noms = controlesDesNoms(await findNomsLus(trx, action.actionId))
    const hasSeance = faits.seances.some((s) => s.etat === 'tenue' && s.date <= demande.arreteAu)
    const controles = hasSeance
      ? inOrder([
          ...chiffres,
          ...controlesDesManques(lignes, jour),
          ...controlesDesRegles(lignes, faits, calendrier),
          ...controlesDuRythme(lignes.seances, faits, { annee, calendrier }),
          ...controlesDesAxes(faits, action),
          ...controlesDeLaction(action),
          ...questionsSansReponse(bilan),
          ...reponsesAConfirmer(bilan),
          ...noms,
        ])
      : [
          AUCUNE_SEANCE,
          ...chiffres,
          ...controlesDesAxes(faits, action),
          ...controlesDeLaction(action),
          ...together(questionsSansReponse(bilan)),
          ...reponsesAConfirmer(bilan),
          ...noms,
        ]
    return ok(controles.map((controle) => ({ ...controle, texte: typographie(controle.texte) })))
  })
}

const inOrder = (controles: readonly Controle[]): readonly Controle[] =>
  controles.toSorted((a, b) => GRAVITES.indexOf(a.gravite) - GRAVITES.indexOf(b.gravite))

const AUCUNE_SEANCE: Controle = {
  code: 'aucune-seance-tenue',
  gravite: 'avertissement',
  texte:
    'Aucune séance tenue à cette date : le bilan est presque vide. Choisissez une date plus tardive, ou notez d’abord les séances tenues dans « Séances ».',
  ids: [],
}

/** Contrôles of the settings that the action still lacks. */
function controlesDeLaction(action: ActionSaisie): readonly Controle[] {
  const { previsionnel, dateRetour } = action
  return [
    ...(isPrevisionnelVide(previsionnel) ? [PREVISIONNEL_ABSENT] : []),
    ...(dateRetour === null ? [DATE_DE_RETOUR_ABSENTE] : []),
  ]
}

const PREVISIONNEL_ABSENT: Controle = {
  code: 'previsionnel-absent',
  gravite: 'avertissement',
  texte:
    'Aucun prévisionnel saisi : aucun écart ne peut être proposé. Saisissez ce que le projet annonçait dans Réglages, « Actions ».',
  ids: [],
}

/** Contrôles of the names of people that the Caf would read, one for each kind of text. */
const controlesDesNoms = (lus: readonly NomsLus[]): readonly Controle[] =>
  [...Map.groupBy(lus, ({ ou }) => ou)].map(([ou, own]) => {
    const noms = [...new Set(own.flatMap(({ noms }) => noms))].map((nom) => `« ${nom} »`)
    return {
      code: 'noms-cites',
      gravite: 'avertissement',
      texte: `La Caf lirait ${noms.length > 1 ? 'des noms' : 'un nom'} de personne (${ou}) : ${noms.join(', ')}. Écrivez plutôt « une élève », « un bénévole ».`,
      ids: own.map(({ code }) => code),
    }
  })

const DATE_DE_RETOUR_ABSENTE: Controle = {
  code: 'date-de-retour-absente',
  gravite: 'information',
  texte:
    'La date de retour à la Caf n’est pas notée : indiquez-la dans Réglages, « Actions », elle figure en tête du bilan.',
  ids: [],
}

/** The questions without an answer as a single contrôle, with all their ids and the next step. */
function together(controles: readonly Controle[]): readonly Controle[] {
  const [first] = controles
  const ids = controles.flatMap((controle) => controle.ids)
  const texte = `Questions du bilan sans réponse : ${ids.length}. Répondez-y dans « Bilan ».`
  return first === undefined ? [] : [{ ...first, texte, ids }]
}

/** Questions without an answer, each with its part of the form, since several use the same words. */
function questionsSansReponse(bilan: BilanCalcule['bilan']): readonly Controle[] {
  const missing = new Set(codesSansReponse(bilan))
  return sectionsOf(bilan).flatMap((section) => {
    return champsOfSection(section)
      .filter(({ code }) => missing.has(code))
      .map(({ code, label }) => ({
        code: 'question-sans-reponse',
        gravite: 'avertissement',
        texte: `Question du bilan sans réponse : « ${label} »${partOf(section, ' (', ')')}.`,
        ids: [code],
      }))
  })
}

/** Answers that keep the bilan a draft: proposals by section, then each « oui » without its reason. */
function reponsesAConfirmer(bilan: BilanCalcule['bilan']): readonly Controle[] {
  return resteAConfirmer(bilan).flatMap(({ section, aConfirmer, sansRaison }) => {
    const labels = new Map(champsOfSection(section).map(({ code, label }) => [code, label]))
    const quoted = (code: string) =>
      `« ${labels.get(code)} »${sansRaison.includes(code) && aConfirmer.includes(code) ? ' (et sa raison à écrire)' : ''}`
    const proposed: Controle = {
      code: 'reponses-a-confirmer',
      gravite: 'avertissement',
      texte: `${formatCount(aConfirmer.length, 'réponse proposée', 'réponses proposées')} à confirmer dans le bilan${partOf(section, ', ', '')} : ${aConfirmer.map(quoted).join(', ')}.`,
      ids: aConfirmer,
    }
    const confirmed = sansRaison.filter((code) => !aConfirmer.includes(code))
    const reasons = confirmed.map(
      (code): Controle => ({
        code: 'raison-manquante',
        gravite: 'avertissement',
        texte: `« Oui » sans explication dans le bilan : ${quoted(code)}${partOf(section, ' (', ')')}. Écrivez-en la raison.`,
        ids: [code],
      }),
    )
    return [...(aConfirmer.length === 0 ? [] : [proposed]), ...reasons]
  })
}

/** The heading under which a section stands, between two marks; nothing before the first heading. */
function partOf({ subheading, heading }: SectionTrame, before: string, after: string): string {
  const part = subheading ?? heading
  return part === undefined ? '' : `${before}${part}${after}`
}

/** The records to complete for the figures to be whole, as of `jour`. */
function controlesDesManques(lignes: Lignes, jour: IsoDate): readonly Controle[] {
  return listAFaire(lignes, jour).flatMap(({ code, ids }) =>
    isAsked(code)
      ? [{ code, gravite: 'avertissement' as const, texte: TEXTES[code](ids.length), ids }]
      : [],
  )
}
