import type { IsoDate } from '../../../shared/dates.ts'
import { isPrevisionnelVide } from '../../../shared/domain/action.ts'
import { codesSansReponse, resteAConfirmer, sectionsOf } from '../../../shared/domain/bilan.ts'
import { type Controle, GRAVITES } from '../../../shared/domain/controle.ts'
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
import { findLignes } from './a-faire.service.ts'
import { controlesDesAxes } from './axes.ts'
import { controlesDesChiffres } from './chiffres.ts'
import { controlesDesManques } from './manques.ts'
import { controlesDesRegles } from './regles.ts'
import { controlesDuRythme } from './rythme.ts'

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
  const jour = demande.arreteAu < today ? demande.arreteAu : today
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
          ...together(questionsSansReponse(bilan), 'Questions du bilan sans réponse'),
          ...together(reponsesAConfirmer(bilan), 'Réponses du bilan à confirmer ou à expliquer'),
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

/** Several contrôles of one kind as a single one, with all their ids. */
function together(controles: readonly Controle[], texte: string): readonly Controle[] {
  const [first] = controles
  const ids = controles.flatMap((controle) => controle.ids)
  return first === undefined ? [] : [{ ...first, texte: `${texte} : ${ids.length}.`, ids }]
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
    const quoted = (code: string) => `« ${labels.get(code)} »`
    const proposed: Controle = {
      code: 'reponses-a-confirmer',
      gravite: 'avertissement',
      texte: `${formatCount(aConfirmer.length, 'réponse proposée', 'réponses proposées')} à confirmer dans le bilan${partOf(section, ', ', '')} : ${aConfirmer.map(quoted).join(', ')}.`,
      ids: aConfirmer,
    }
    const reasons = sansRaison.map(
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
