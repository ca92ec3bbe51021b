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
import { createObjectifsHandlers } from './objectifs/objectifs.handlers.ts'
import { createOrientationsHandlers } from './orientations/orientations.handlers.ts'
import { createParametresHandlers } from './parametres/parametres.handlers.ts'
import { createPersonnesHandlers } from './personnes/personnes.handlers.ts'
import { createProgressionsHandlers } from './progressions/progressions.handlers.ts'
import { createProjetsHandlers } from './projets/projets.handlers.ts'
import { createRechercheHandlers } from './recherche/recherche.handlers.ts'
import { createRencontresHandlers } from './rencontres/rencontres.handlers.ts'
import { createRepertoireHandlers } from './repertoire/repertoire.handlers.ts'
import { createReseauHandlers } from './reseau/reseau.handlers.ts'
import { createSauvegardesHandlers } from './sauvegardes/sauvegardes.handlers.ts'
import { createSeancesHandlers } from './seances/seances.handlers.ts'
import type { HandlerServices } from './services.ts'
import { createStructureHandlers } from './structure/structure.handlers.ts'
import { createTramesHandlers } from './trames/trames.handlers.ts'

/** Handlers of the channels that the window does not open with: `index.ts` loads this module at the first call of one of them. */
export const createOtherHandlers = (services: HandlerServices) => ({
  ...createAideHandlers(services),
  ...createReseauHandlers(services),
  ...createEnfantsHandlers(services),
  ...createIntervenantsHandlers(services),
  ...createSeancesHandlers(services),
  ...createDocumentsHandlers(services),
  ...createStructureHandlers(services),
  ...createParametresHandlers(services),
  ...createPersonnesHandlers(services),
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
  ...createBrouillonsHandlers(services),
  ...createSauvegardesHandlers(services),
})
