import { isOneOf } from './checks.ts'

export const repertoire = `
create table etablissement (
  id text primary key,
  nom text not null check (trim(nom) <> ''),
  type text not null ${isOneOf('type', 'ecole', 'college', 'lycee', 'autre')},
  commune text,
  education_prioritaire text ${isOneOf('education_prioritaire', 'REP', 'REP+')},
  quartier_prioritaire text
) strict;

create table partenaire (
  id text primary key,
  nom text not null check (trim(nom) <> ''),
  type text
) strict;
`
