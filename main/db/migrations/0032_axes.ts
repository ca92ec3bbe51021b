import { isDate, isOneOf } from './checks.ts'

const text = (column: string): string => `${column} text check (trim(${column}) <> '')`

// Records of the four axes. No dossier v1 holds any of them.
export const axes = `
-- A training of intervenants: its minutes count for each who came, unless theirs are entered.
create table formation (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  date text not null ${isDate('date')},
  theme text not null check (trim(theme) <> ''),
  ${text('organisateur')},
  is_conjointe integer not null check (is_conjointe in (0, 1)),
  minutes integer not null constraint minutes_in_range check (minutes between 0 and 14400),
  ${text('note')}
) strict;
create index formation_by_action on formation (action_id, date);

create table formation_intervenant (
  formation_id text not null references formation (id) on delete cascade,
  intervenant_id text not null references intervenant (id) on delete restrict,
  minutes integer constraint minutes_in_range check (minutes between 0 and 14400),
  primary key (formation_id, intervenant_id)
) strict, without rowid;
create index formation_intervenant_by_intervenant on formation_intervenant (intervenant_id);

create table evaluation (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  date text not null ${isDate('date')},
  titre text not null check (trim(titre) <> ''),
  ${text('constat')}
) strict;
create index evaluation_by_action on evaluation (action_id, date);

create table evaluation_public (
  evaluation_id text not null references evaluation (id) on delete cascade,
  public text not null ${isOneOf('public', 'enfants', 'parents', 'enseignants', 'intervenants')},
  interroges integer check (interroges >= 0),
  reponses integer check (reponses >= 0),
  constraint reponses_are_of_the_interroges check (reponses <= interroges),
  primary key (evaluation_id, public)
) strict, without rowid;

-- A project of the bonifications, with the séances and the actions with parents that belong to it.
create table projet (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  genre text not null ${isOneOf('genre', 'ouverture-culturelle', 'accompagnement-parents')},
  titre text not null check (trim(titre) <> ''),
  partenaire_id text references partenaire (id) on delete restrict,
  debut text not null ${isDate('debut')},
  fin text ${isDate('fin')},
  ${text('description')},
  ${text('effets')},
  constraint projet_ends_after_it_begins check (fin >= debut)
) strict;
create index projet_by_action on projet (action_id, debut);
create index projet_by_partenaire on projet (partenaire_id);

create table projet_seance (
  projet_id text not null references projet (id) on delete cascade,
  seance_id text not null references seance (id) on delete cascade,
  primary key (projet_id, seance_id)
) strict, without rowid;
create index projet_seance_by_seance on projet_seance (seance_id);

create table projet_action_parents (
  projet_id text not null references projet (id) on delete cascade,
  action_parents_id text not null references action_parents (id) on delete cascade,
  primary key (projet_id, action_parents_id)
) strict, without rowid;
create index projet_action_parents_by_action_parents on projet_action_parents (action_parents_id);

create table fait_marquant (
  id text primary key,
  action_id text not null references action (id) on delete restrict,
  date text not null ${isDate('date')},
  objectif text not null ${isOneOf(
    'objectif',
    'methodologie',
    'centres-interet',
    'vie-collective',
    'competences',
    'suivi-presences',
    'information-parents',
    'convivialite',
    'codes-ecole',
    'orientation-partenaires',
    'echanges-informels',
    'relations-ecole',
    'orientation-ecole',
    'reunions-ecole',
    'acteurs-territoire',
  )},
  note text not null check (trim(note) <> '')
) strict;
create index fait_marquant_by_action on fait_marquant (action_id, date);

-- What an action stands on: the diagnostic of the needs, the charte that was signed.
create table cadre (
  action_id text primary key references action (id) on delete cascade,
  diagnostic_le text ${isDate('diagnostic_le')},
  ${text('diagnostic')},
  charte_le text ${isDate('charte_le')},
  ${text('charte_signataires')}
) strict;

alter table concertation add column moment text ${isOneOf('moment', 'amont', 'bilan')};

-- Individual follow-up: four levels on a few scales, once a trimestre.
create table echelle (
  id text primary key,
  position integer not null,
  nom text not null check (trim(nom) <> ''),
  is_archivee integer not null default 0 check (is_archivee in (0, 1))
) strict;
insert into echelle (id, position, nom) values
  ('echelle-autonomie', 1, 'Autonomie'),
  ('echelle-methode', 2, 'Méthode de travail'),
  ('echelle-assiduite', 3, 'Assiduité et ponctualité'),
  ('echelle-confiance', 4, 'Confiance en soi'),
  ('echelle-lecture', 5, 'Plaisir de lire');

create table progression (
  enfant_id text not null references enfant (id) on delete cascade,
  annee_id text not null references annee (id) on delete cascade,
  trimestre integer not null check (trimestre between 1 and 3),
  echelle_id text not null references echelle (id) on delete restrict,
  niveau integer not null check (niveau between 1 and 4),
  primary key (enfant_id, annee_id, trimestre, echelle_id)
) strict, without rowid;
create index progression_by_annee on progression (annee_id, trimestre);
create index progression_by_echelle on progression (echelle_id);
`
