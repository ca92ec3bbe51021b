// What is typed in a form and not saved yet, kept lest the app stops short. It goes once the form is left.
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
