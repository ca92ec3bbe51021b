import { isOneOf } from './checks.ts'

// Genre of an import: pupils that a school proposes, adults of known children, hours.
export const genreImport = `
alter table import add column genre text not null default 'orientations'
  ${isOneOf('genre', 'orientations', 'responsables', 'heures')};
`
