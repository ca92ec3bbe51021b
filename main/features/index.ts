import { todayOf } from '../../shared/dates.ts'
import type { AppError } from '../../shared/ipc/app-error.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import {
  FIRST_READS,
  type FirstRead,
  type KeptSelection,
  selectionIn,
} from '../../shared/ipc/first-reads.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { createActionsHandlers } from './actions/actions.handlers.ts'
import { createAideHandlers } from './aide/aide.handlers.ts'
import { createAnneesHandlers } from './annees/annees.handlers.ts'
import { createBilansHandlers } from './bilans/bilans.handlers.ts'
import { createBrouillonsHandlers } from './brouillons/brouillons.handlers.ts'
import { createCalendrierHandlers } from './calendrier/calendrier.handlers.ts'
import { createCollectifsHandlers } from './collectifs/collectifs.handlers.ts'
import { createControlesHandlers } from './controles/controles.handlers.ts'
import { createCorrespondancesHandlers } from './correspondances/correspondances.handlers.ts'
import { createDocumentsHandlers } from './documents/documents.handlers.ts'
import { createDossiersHandlers } from './dossiers/dossiers.handlers.ts'
import { createEcritsHandlers } from './ecrits/ecrits.handlers.ts'
import { createEnfantsHandlers } from './enfants/enfants.handlers.ts'
import { createEnvoisHandlers } from './envois/envois.handlers.ts'
import { createEvaluationsHandlers } from './evaluations/evaluations.handlers.ts'
import { createExempleHandlers } from './exemple/exemple.handlers.ts'
import { createFaitsMarquantsHandlers } from './faits-marquants/faits-marquants.handlers.ts'
import { createFamillesHandlers } from './familles/familles.handlers.ts'
import { createFormationsHandlers } from './formations/formations.handlers.ts'
import { createFormulairesHandlers } from './formulaires/formulaires.handlers.ts'
import { createHeuresHandlers } from './heures/heures.handlers.ts'
import { createImportsHandlers } from './imports/imports.handlers.ts'
import { createInscriptionsHandlers } from './inscriptions/inscriptions.handlers.ts'
import { createIntervenantsHandlers } from './intervenants/intervenants.handlers.ts'
import { createJournalHandlers } from './journal/journal.handlers.ts'
import { createObjectifsHandlers } from './objectifs/objectifs.handlers.ts'
import { createOrientationsHandlers } from './orientations/orientations.handlers.ts'
import { createParametresHandlers } from './parametres/parametres.handlers.ts'
import { createPersonnesHandlers } from './personnes/personnes.handlers.ts'
import { createPremiersPasHandlers } from './premiers-pas/premiers-pas.handlers.ts'
import { createPresencesHandlers } from './presences/presences.handlers.ts'
import { createProgressionsHandlers } from './progressions/progressions.handlers.ts'
import { createProjetsHandlers } from './projets/projets.handlers.ts'
import { createProtectionHandlers } from './protection/protection.handlers.ts'
import { fixedVerrou } from './protection/verrou.service.ts'
import { createRechercheHandlers } from './recherche/recherche.handlers.ts'
import { createRencontresHandlers } from './rencontres/rencontres.handlers.ts'
import { createRepertoireHandlers } from './repertoire/repertoire.handlers.ts'
import { createReseauHandlers } from './reseau/reseau.handlers.ts'
import { createResumesHandlers } from './resumes/resumes.handlers.ts'
import { createOpenedFiles } from './sauvegardes/opened-files.ts'
import { createSante } from './sauvegardes/sante.service.ts'
import { createSauvegardesHandlers } from './sauvegardes/sauvegardes.handlers.ts'
import { createSeancesHandlers } from './seances/seances.handlers.ts'
import type { HandlerServices, Services } from './services.ts'
import { createStructureHandlers } from './structure/structure.handlers.ts'
import { createTramesHandlers } from './trames/trames.handlers.ts'

/** Handlers of every channel of the contract. */
export function createHandlers(given: Services): Handlers {
  const handlers = Object.entries(handlersOf(given)).map(([channel, handler]) => [
    channel,
    answered(handler as AnyHandler),
  ])
  return Object.fromEntries(handlers)
}

type AnyHandler = (input: unknown) => Promise<Result<unknown, AppError>>

/** Handler that answers `not-found` to an unknown id which only the base's foreign keys refused; nothing is written. */
const answered =
  (handler: AnyHandler): AnyHandler =>
  async (input) => {
    try {
      return await handler(input)
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error
      return err({ code: 'not-found', what: 'fiche', name: '' })
    }
  }

function handlersOf(given: Services): Handlers {
  const services: HandlerServices = {
    ...given,
    db: given.database.db,
    today: () => todayOf(given.now()),
    opened: createOpenedFiles(),
    sante: given.sante ?? createSante(),
    verrou: given.verrou ?? fixedVerrou(given.database),
  }
  const handlers: Omit<Handlers, 'app:findFirst'> = {
    ...createAideHandlers(services),
    ...createReseauHandlers(services),
    ...createResumesHandlers(services),
    ...createEnfantsHandlers(services),
    ...createIntervenantsHandlers(services),
    ...createSeancesHandlers(services),
    ...createDocumentsHandlers(services),
    ...createStructureHandlers(services),
    ...createParametresHandlers(services),
    ...createPersonnesHandlers(services),
    ...createPremiersPasHandlers(services),
    ...createFamillesHandlers(services),
    ...createInscriptionsHandlers(services),
    ...createHeuresHandlers(services),
    ...createRechercheHandlers(services),
    ...createImportsHandlers(services),
    ...createOrientationsHandlers(services),
    ...createCorrespondancesHandlers(services),
    ...createRencontresHandlers(services),
    ...createObjectifsHandlers(services),
    ...createFormationsHandlers(services),
    ...createEvaluationsHandlers(services),
    ...createProjetsHandlers(services),
    ...createProgressionsHandlers(services),
    ...createFaitsMarquantsHandlers(services),
    ...createRepertoireHandlers(services),
    ...createActionsHandlers(services),
    ...createAnneesHandlers(services),
    ...createDossiersHandlers(services),
    ...createExempleHandlers(services),
    ...createBilansHandlers(services),
    ...createTramesHandlers(services),
    ...createEcritsHandlers(services),
    ...createEnvoisHandlers(services),
    ...createFormulairesHandlers(services),
    ...createControlesHandlers(services),
    ...createCollectifsHandlers(services),
    ...createCalendrierHandlers(services),
    ...createPresencesHandlers(services),
    ...createJournalHandlers(services),
    ...createBrouillonsHandlers(services),
    ...createSauvegardesHandlers(services),
    ...createProtectionHandlers(services),
  }
  return { ...handlers, 'app:findFirst': (kept) => findFirst(handlers, kept) }
}

/** Asks `handlers` for what the window opens with; an année is needed for what its frame shows. */
async function findFirst(
  handlers: Omit<Handlers, 'app:findFirst'>,
  kept: KeptSelection,
): Promise<Result<readonly FirstRead[], never>> {
  const reads: FirstRead[] = []
  const read = async (channels: readonly FirstRead['channel'][], input: unknown) => {
    for (const channel of channels) {
      const answer = await (handlers[channel] as AnyHandler)(input)
      if (answer.ok) reads.push({ channel, input, value: answer.value })
    }
  }
  await read(FIRST_READS.nothing, undefined)
  const contexte = await handlers['app:findContexte'](undefined)
  const [latest, ...others] = contexte.ok ? contexte.value.annees : []
  if (latest === undefined) return ok(reads)
  const { annee, action } = selectionIn([latest, ...others], kept)
  await read(FIRST_READS.annee, { anneeId: annee.id })
  await read(FIRST_READS.perimetre, { anneeId: annee.id, actionId: action?.id ?? null })
  return ok(reads)
}
