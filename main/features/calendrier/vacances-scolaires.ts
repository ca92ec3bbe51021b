import table from '../../../resources/vacances-scolaires.json' with { type: 'json' }
import {
  type VacancesScolaires,
  vacancesScolairesSchema,
} from '../../../shared/domain/calendrier.ts'

/** The school holidays that come with the app: defaults, for the coordinator to correct. */
export const vacancesScolaires: VacancesScolaires = vacancesScolairesSchema.parse(table)
