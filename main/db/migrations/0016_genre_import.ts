import { isOneOf } from './checks.ts'

// What a file was read for: pupils that a school proposes, the adults of known children, hours.
export const genreImport = `
alter table import add column genre text not null default 'orientations'
  ${isOneOf('genre', 'orientations', 'responsables', 'heures')};
`
