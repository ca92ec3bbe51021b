import { isDate, isOneOf, isTime } from './checks.ts'

const count = (column: string): string => `${column} integer check (${column} >= 0)`

// A null in previsionnel means « not announced »: such a figure proposes no écart.
export const actions = `
create table action (
  id text primary key,
  annee_id text not null references annee (id) on delete restrict,
  numero text not null check (trim(numero) <> ''),
  intitule text,
  lieu text,
  adresse text,
  is_bonification_enfant integer not null default 0 check (is_bonification_enfant in (0, 1)),
  is_bonification_parent integer not null default 0 check (is_bonification_parent in (0, 1)),
  date_retour text ${isDate('date_retour')},
  constraint one_numero_per_annee unique (annee_id, numero)
) strict;

create table action_nature_local (
  action_id text not null references action (id) on delete cascade,
  nature_local text not null ${isOneOf('nature_local', 'associatif', 'municipal', 'scolaire')},
  primary key (action_id, nature_local)
) strict, without rowid;

create table action_zonage (
  action_id text not null references action (id) on delete cascade,
  zonage text not null ${isOneOf('zonage', 'rep', 'pre', 'politique-ville')},
  primary key (action_id, zonage)
) strict, without rowid;

create table previsionnel (
  action_id text primary key references action (id) on delete cascade,
  debut text ${isDate('debut')},
  fin text ${isDate('fin')},
  ${count('semaines')},
  ${count('salarie_nombre')},
  ${count('salarie_minutes')},
  ${count('volontaire_nombre')},
  ${count('volontaire_minutes')},
  ${count('benevole_nombre')},
  ${count('benevole_minutes')},
  ${count('elementaire')},
  ${count('college')},
  ${count('lycee')},
  ${count('autres')},
  ${count('familles')},
  ${count('collectifs')},
  constraint previsionnel_ends_after_it_begins check (fin >= debut)
) strict;

-- What the projet announced of the form's closed lists: activites, parents, ecole.
create table previsionnel_item (
  action_id text not null references previsionnel (action_id) on delete cascade,
  liste text not null ${isOneOf('liste', 'activites', 'parents', 'ecole')},
  code text not null,
  primary key (action_id, liste, code)
) strict, without rowid;

create table collectif (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  nom text not null check (trim(nom) <> ''),
  constraint collectif_within_action unique (id, action_id)
) strict;
create index collectif_by_action on collectif (action_id);

create table creneau (
  id text primary key,
  collectif_id text not null references collectif (id) on delete cascade,
  jour text not null ${isOneOf('jour', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche')},
  debut text not null ${isTime('debut')},
  fin text not null ${isTime('fin')},
  constraint creneau_ends_after_it_begins check (fin > debut)
) strict;
create index creneau_by_collectif on creneau (collectif_id);
`
