import table from '../../../resources/vacances-scolaires.json' with { type: 'json' }
import {
  type VacancesScolaires,
  vacancesScolairesSchema,
} from '../../../shared/domain/calendrier.ts'

let read: VacancesScolaires | undefined

/** The school holidays that come with the app: defaults, for the coordinator to correct. Read when they are first asked for. */
export function vacancesScolaires(): VacancesScolaires {
  read ??= vacancesScolairesSchema.parse(table)
  return read
}
