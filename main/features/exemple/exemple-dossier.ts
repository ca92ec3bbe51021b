import { DOSSIER_FORMAT, DOSSIER_VERSION, type Dossier } from '../../../shared/domain/dossier.ts'
import { parseDossier } from '../../../shared/domain/dossier-check.ts'
import { buildEnfants, buildInscriptions } from './enfants.ts'
import { buildFamilles } from './familles.ts'
import { buildHeures } from './heures.ts'
import { buildIntervenants } from './intervenants.ts'
import { buildOrientations } from './orientations.ts'
import { buildActionsParents, buildConcertations } from './parents-concertations.ts'
import { ANNEE, actions, etablissements, partenaires, structure } from './plan.ts'
import { buildReponses } from './reponses.ts'
import { buildSeances } from './seances.ts'

/** The date at which the sample's bilans are made. */
export const EXEMPLE_ARRETE_AU = '2026-04-30'

/**
 * A whole sample year of an invented centre social, the same at every call: no clock, no chance. It
 * goes through the reading of any dossier; a fault in the sample's data is a bug and throws.
 */
export function buildExempleDossier(): Dossier {
  const enfants = buildEnfants()
  const inscriptions = buildInscriptions()
  const parsed = parseDossier({
    format: DOSSIER_FORMAT,
    version: DOSSIER_VERSION,
    structure,
    anneeScolaire: ANNEE,
    etablissements,
    partenaires,
    actions,
    familles: buildFamilles(),
    enfants,
    inscriptions,
    orientations: buildOrientations(),
    intervenants: buildIntervenants(),
    seances: buildSeances(inscriptions),
    heures: buildHeures(),
    actionsParents: buildActionsParents(enfants, inscriptions),
    concertations: buildConcertations(),
    reponses: buildReponses(),
  })
  if (!parsed.ok) {
    const problems = parsed.error.map(({ path, message }) => `${path}: ${message}`)
    throw new Error(`sample year: ${problems.join('; ')}`)
  }
  return parsed.value
}
