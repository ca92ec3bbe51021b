import { isOneOf } from './checks.ts'

// A person's own spreadsheets are read too: the list of the enrolled, and the grid of their presences. SQLite changes
// no CHECK in place: the column is made anew, nothing of it is lost.
export const genresTableurs = `
alter table import add column genre_lu text not null default 'orientations'
  ${isOneOf('genre_lu', 'orientations', 'responsables', 'heures', 'inscrits', 'presences')};
update import set genre_lu = genre;
alter table import drop column genre;
alter table import rename column genre_lu to genre;
`
