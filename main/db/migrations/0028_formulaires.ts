// Places confirmed in the Cafs' forms: the answer that each place asks for, by the words of the place; and the
// coordinator's own answers there for one action. No word of a form is personal; her answers may be.
export const formulaires = `
create table formulaire (
  id text primary key,
  nom text not null check (trim(nom) <> ''),
  retenu_le text not null
) strict;

create table formulaire_place (
  formulaire_id text not null references formulaire (id) on delete cascade,
  cle text not null check (length(cle) = 64),
  libelle text not null,
  code text,
  primary key (formulaire_id, cle)
) strict, without rowid;

create table place_reponse (
  action_id text not null references action (id) on delete cascade,
  cle text not null check (length(cle) = 64),
  valeur text not null check (json_valid(valeur)),
  is_confirmation integer not null check (is_confirmation in (0, 1)),
  primary key (action_id, cle)
) strict, without rowid;
`
