import type { IsoDate } from '../../../shared/dates.ts'
import { codesSansReponse, resteAConfirmer, sectionsOf } from '../../../shared/domain/bilan.ts'
import { type Controle, GRAVITES } from '../../../shared/domain/controle.ts'
import { champsOfSection, type SectionTrame } from '../../../shared/domain/trame.ts'
import { formatCount, typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { type BilanCalcule, type DemandeBilan, fillTrame } from '../bilans/bilans.service.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { findLignes } from './a-faire.service.ts'
import { controlesDesAxes } from './axes.ts'
import { controlesDesChiffres } from './chiffres.ts'
import { controlesDesManques } from './manques.ts'
import { controlesDesRegles } from './regles.ts'

/**
 * All that deserves a look before the bilan of an action is sent, the gravest first: the figures, what the
 * records lack, the rules of the année, the four axes, the questions without an answer.
 */
export async function findControles(
  db: OpenDatabase['db'],
  tramesFolder: string,
  demande: DemandeBilan,
  today: IsoDate,
): Promise<Result<readonly Controle[], AppError>> {
  const trame = await loadTrame(tramesFolder, demande.trame)
  if (!trame.ok) return trame
  // What is to come before the bilan's date is not late yet.
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
    const controles = [
      ...controlesDesChiffres(indicateurs),
      ...controlesDesManques(lignes, jour),
      ...controlesDesRegles(lignes, faits, calendrier),
      ...controlesDesAxes(faits),
      ...questionsSansReponse(bilan),
      ...reponsesAConfirmer(bilan),
    ].map((controle) => ({ ...controle, texte: typographie(controle.texte) }))
    return ok(controles.sort((a, b) => GRAVITES.indexOf(a.gravite) - GRAVITES.indexOf(b.gravite)))
  })
}

/** Named with its part of the form: several ask the same in the same words. */
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

/** What makes the bilan a draft: proposals by section, then each « oui » without its reason. */
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
