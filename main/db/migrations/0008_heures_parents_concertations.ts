import { isDate, isOneOf } from './checks.ts'

export const heuresParentsConcertations = `
create table heures (
  id text primary key,
  intervenant_id text not null references intervenant (id) on delete restrict,
  action_id text not null references action (id) on delete restrict,
  date text not null ${isDate('date')},
  categorie text not null ${isOneOf(
    'categorie',
    'preparation',
    'reunion',
    'formation',
    'parents',
    'concertation',
    'autre',
  )},
  minutes integer not null constraint minutes_in_range check (minutes between 0 and 14400),
  note text
) strict;
create index heures_by_action on heures (action_id, date);
create index heures_by_intervenant on heures (intervenant_id);

create table action_parents (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  date text not null ${isDate('date')},
  genre text not null ${isOneOf(
    'genre',
    'reunion-information',
    'contractualisation',
    'rencontre-individuelle',
    'outil-liaison',
    'accompagnement-enseignants',
    'convivialite',
    'participation-seance',
    'rencontre-thematique',
    'numerique',
    'associations-parents',
    'codes-ecole',
    'mise-en-relation',
    'evaluation',
  )},
  participants integer check (participants >= 0),
  note text
) strict;
create index action_parents_by_action on action_parents (action_id, date);

create table action_parents_famille (
  action_parents_id text not null references action_parents (id) on delete cascade,
  famille_id text not null references famille (id) on delete restrict,
  primary key (action_parents_id, famille_id)
) strict, without rowid;
create index action_parents_famille_by_famille on action_parents_famille (famille_id);

create table concertation (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  date text not null ${isDate('date')},
  axe text not null ${isOneOf('axe', 'ecole', 'territoire')},
  genre text not null,
  etablissement_id text references etablissement (id) on delete restrict,
  partenaire_id text references partenaire (id) on delete restrict,
  note text,
  constraint genre_ecole_is_closed check (
    axe = 'territoire'
    or genre in ('partenariat-formalise', 'partenariat-informel', 'orientation', 'echanges-reguliers')
  )
) strict;
create index concertation_by_action on concertation (action_id, date);
create index concertation_by_etablissement on concertation (etablissement_id);
create index concertation_by_partenaire on concertation (partenaire_id);
`
