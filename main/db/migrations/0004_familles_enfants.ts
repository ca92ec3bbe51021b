import { isDate, isOneOf } from './checks.ts'

// A birth is a date, or a year alone when nothing more is known: never an invented day.
export const famillesEnfants = `
create table famille (
  id text primary key,
  commune text,
  quartier_prioritaire text
) strict;

create table responsable (
  id text primary key,
  famille_id text not null references famille (id) on delete cascade,
  position integer not null,
  nom text,
  prenom text,
  telephone text,
  mail text,
  lien text,
  constraint one_responsable_per_position unique (famille_id, position),
  constraint responsable_is_named check (coalesce(nom, prenom, telephone, mail, lien) is not null)
) strict;

create table enfant (
  id text primary key,
  nom text not null check (trim(nom) <> ''),
  prenom text not null check (trim(prenom) <> ''),
  date_naissance text ${isDate('date_naissance')},
  annee_naissance integer check (annee_naissance between 1900 and 2200),
  sexe text ${isOneOf('sexe', 'F', 'M')},
  famille_id text references famille (id) on delete set null,
  constraint birth_is_date_or_year check (date_naissance is null or annee_naissance is null)
) strict;
create index enfant_by_famille on enfant (famille_id);

create table enfant_situation (
  enfant_id text not null references enfant (id) on delete cascade,
  situation text not null ${isOneOf(
    'situation',
    'difficulte-scolaire',
    'logement',
    'acces-culture',
    'disponibilite-parents',
    'maitrise-francais',
    'rupture-ecole',
  )},
  primary key (enfant_id, situation)
) strict, without rowid;
`
