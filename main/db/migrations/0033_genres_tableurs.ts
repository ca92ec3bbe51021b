import { isOneOf } from './checks.ts'

// The coordinator's own spreadsheets are imported too: the list of enfants inscrits, and the grid of présences.
// SQLite changes no CHECK in place: the column is made anew, with all its values.
export const genresTableurs = `
alter table import add column genre_lu text not null default 'orientations'
  ${isOneOf('genre_lu', 'orientations', 'responsables', 'heures', 'inscrits', 'presences')};
update import set genre_lu = genre;
alter table import drop column genre;
alter table import rename column genre_lu to genre;
`
