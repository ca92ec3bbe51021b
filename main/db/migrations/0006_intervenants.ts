import { isDate, isOneOf, isTime } from './checks.ts'

const overlap = `
  select raise(abort, 'statut_overlap')
  where exists (
    select 1 from intervenant_statut as s
    where s.intervenant_id = new.intervenant_id and s.id <> new.id
      and s.debut <= coalesce(new.fin, '9999-12-31') and new.debut <= coalesce(s.fin, '9999-12-31')
  );`

// One statut at most is in force on any day: hours must fall under exactly one.
export const intervenants = `
create table intervenant (
  id text primary key,
  nom text not null check (trim(nom) <> ''),
  prenom text not null,
  telephone text,
  mail text
) strict;

create table disponibilite (
  id text primary key,
  intervenant_id text not null references intervenant (id) on delete cascade,
  jour text not null ${isOneOf('jour', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche')},
  debut text not null ${isTime('debut')},
  fin text not null ${isTime('fin')},
  constraint disponibilite_ends_after_it_begins check (fin > debut)
) strict;
create index disponibilite_by_intervenant on disponibilite (intervenant_id);

create table intervenant_statut (
  id text primary key,
  intervenant_id text not null references intervenant (id) on delete cascade,
  statut text not null ${isOneOf('statut', 'salarie', 'volontaire', 'benevole')},
  debut text not null ${isDate('debut')},
  fin text ${isDate('fin')},
  constraint statut_ends_after_it_begins check (fin >= debut)
) strict;
create index intervenant_statut_by_intervenant on intervenant_statut (intervenant_id, debut);

create trigger intervenant_statut_insert_overlap before insert on intervenant_statut
begin ${overlap} end;
create trigger intervenant_statut_update_overlap before update on intervenant_statut
begin ${overlap} end;
`
