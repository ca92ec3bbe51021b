// Unsaved content of a form, kept in case the app stops; deleted once the form is left.
export const brouillons = `
create table brouillon (
  formulaire text not null,
  initial text not null check (json_valid(initial)),
  saisie text not null check (json_valid(saisie)),
  ecran text not null,
  saved_at text not null,
  primary key (formulaire, initial)
) strict, without rowid;
`
