import { isDate, isOneOf, isTime, minutesOf } from './checks.ts'

// No row in presence means « unknown », never « absent ». A null in seance_intervenant.minutes means
// the séance's own duration.
export const seances = `
create table seance (
  id text primary key,
  collectif_id text not null references collectif (id) on delete restrict,
  date text not null ${isDate('date')},
  debut text not null ${isTime('debut')},
  fin text not null ${isTime('fin')},
  minutes integer not null generated always as (${minutesOf('fin')} - ${minutesOf('debut')}) virtual,
  etat text not null ${isOneOf('etat', 'tenue', 'prevue', 'annulee')},
  motif text,
  note text,
  constraint seance_ends_after_it_begins check (fin > debut)
) strict;
create index seance_by_collectif on seance (collectif_id, date);
create index seance_by_date on seance (date);

create table seance_activite (
  seance_id text not null references seance (id) on delete cascade,
  activite text not null ${isOneOf(
    'activite',
    'methodologie',
    'travail-personnel',
    'numerique',
    'culture-sport',
    'sciences',
    'jeux',
    'sorties',
    'citoyennete',
    'ecole-orientation',
  )},
  primary key (seance_id, activite)
) strict, without rowid;

create table presence (
  seance_id text not null references seance (id) on delete cascade,
  enfant_id text not null references enfant (id) on delete restrict,
  etat text not null ${isOneOf('etat', 'present', 'absent', 'excuse')},
  note text,
  primary key (seance_id, enfant_id)
) strict, without rowid;
create index presence_by_enfant on presence (enfant_id);

create table seance_intervenant (
  seance_id text not null references seance (id) on delete cascade,
  intervenant_id text not null references intervenant (id) on delete restrict,
  minutes integer constraint minutes_in_range check (minutes between 0 and 1440),
  primary key (seance_id, intervenant_id)
) strict, without rowid;
create index seance_intervenant_by_intervenant on seance_intervenant (intervenant_id);
`
