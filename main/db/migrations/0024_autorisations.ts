import { isDate } from './checks.ts'

// Autorisations of a famille, asked anew each année; null: not asked yet. No health data: closed fields
// only.
export const autorisations = `
create table autorisation (
  enfant_id text not null references enfant (id) on delete cascade,
  annee_id text not null references annee (id) on delete cascade,
  rentre_seul integer check (rentre_seul in (0, 1)),
  droit_image integer check (droit_image in (0, 1)),
  contrat_signe text ${isDate('contrat_signe')},
  primary key (enfant_id, annee_id)
) strict, without rowid;
create index autorisation_by_annee on autorisation (annee_id);

-- Somebody beside the responsables who may fetch the enfant, or is to be told when something happens.
create table proche (
  id text primary key,
  enfant_id text not null references enfant (id) on delete cascade,
  position integer not null,
  nom text not null check (trim(nom) <> ''),
  lien text,
  telephone text,
  is_autorise integer not null check (is_autorise in (0, 1)),
  is_a_prevenir integer not null check (is_a_prevenir in (0, 1))
) strict;
create index proche_by_enfant on proche (enfant_id, position);
`
