import { isDate, isOneOf } from './checks.ts'

// The structure is one row by construction; parametre holds the editable rules of an année.
export const structureAnnees = `
create table structure (
  id text primary key check (id = 'structure'),
  nom text not null,
  adresse text,
  commune text,
  telephone text,
  mail text,
  referent_nom text,
  referent_prenom text,
  referent_telephone text,
  referent_mail text,
  zone_scolaire text ${isOneOf('zone_scolaire', 'A', 'B', 'C')}
) strict;

create table annee (
  id text primary key,
  debut text not null unique ${isDate('debut')},
  fin text not null ${isDate('fin')},
  constraint annee_ends_after_it_begins check (fin > debut)
) strict;

create table parametre (
  annee_id text not null references annee (id) on delete cascade,
  cle text not null,
  valeur text not null check (json_valid(valeur)),
  primary key (annee_id, cle)
) strict, without rowid;
`
