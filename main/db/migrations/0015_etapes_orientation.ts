import { isDate, isOneOf } from './checks.ts'

const niveaux = [
  'maternelle',
  'CP',
  'CE1',
  'CE2',
  'CM1',
  'CM2',
  'ULIS école',
  '6e',
  '5e',
  '4e',
  '3e',
  'SEGPA',
  'ULIS collège',
  '3e prépa-métiers',
  '2de',
  '1re',
  'Tle',
  'CAP',
  'BEP',
  'MFR',
  'apprentissage',
  'autre',
]

const origines = ['famille', 'enfant', 'enseignant', 'association', 'reussite-educative', 'autre']

const situations = [
  'difficulte-scolaire',
  'logement',
  'acces-culture',
  'disponibilite-parents',
  'maitrise-francais',
  'rupture-ecole',
]

const etapes = ['famille-contactee', 'accord', 'inscrite', 'refusee', 'sans-suite']

const tables = [
  'orientation',
  'orientation_origine',
  'orientation_situation',
  'orientation_critere',
]
const childrenFirst = tables.toReversed()

// « accord » joins the statuts: a CHECK cannot be altered, so the table is made anew. The tables of its
// lists are made anew too: dropping it would empty them by the cascade.
export const etapesOrientation = `
${tables.map((table) => `create temp table kept_${table} as select * from ${table};`).join('\n')}
${childrenFirst.map((table) => `drop table ${table};`).join('\n')}

-- A proposal that a child should join. The child is a record of ours, or only a name for now.
create table orientation (
  id text primary key,
  annee_id text not null references annee (id) on delete restrict,
  enfant_id text references enfant (id) on delete restrict,
  nom text,
  prenom text,
  date_naissance text ${isDate('date_naissance')},
  annee_naissance integer check (annee_naissance between 1900 and 2200),
  sexe text ${isOneOf('sexe', 'F', 'M')},
  niveau text ${isOneOf('niveau', ...niveaux)},
  classe text,
  date text not null ${isDate('date')},
  etablissement_id text references etablissement (id) on delete restrict,
  enseignant text,
  objectif text,
  accord_parental text check (accord_parental in ('oui', 'non') or accord_parental is date(accord_parental)),
  statut text not null ${isOneOf('statut', 'recue', ...etapes)},
  retour_ecole text ${isDate('retour_ecole')},
  import_id text,
  source_file text,
  source_sheet text,
  source_row integer,
  constraint orientation_names_a_child check (enfant_id is not null or (nom is not null and prenom is not null))
) strict;
create index orientation_by_annee on orientation (annee_id, statut);
create index orientation_by_enfant on orientation (enfant_id);
create index orientation_by_etablissement on orientation (etablissement_id);
create index orientation_by_import on orientation (import_id);

create table orientation_origine (
  orientation_id text not null references orientation (id) on delete cascade,
  origine text not null ${isOneOf('origine', ...origines)},
  primary key (orientation_id, origine)
) strict, without rowid;

create table orientation_situation (
  orientation_id text not null references orientation (id) on delete cascade,
  situation text not null ${isOneOf('situation', ...situations)},
  primary key (orientation_id, situation)
) strict, without rowid;

create table orientation_critere (
  orientation_id text not null references orientation (id) on delete cascade,
  position integer not null,
  critere text not null,
  primary key (orientation_id, position)
) strict, without rowid;

${tables.map((table) => `insert into ${table} select * from kept_${table};`).join('\n')}
${tables.map((table) => `drop table kept_${table};`).join('\n')}

-- The day that a step was reached, when it is known; that of the reception is the orientation's own date.
create table orientation_etape (
  orientation_id text not null references orientation (id) on delete cascade,
  statut text not null ${isOneOf('statut', ...etapes)},
  date text not null ${isDate('date')},
  primary key (orientation_id, statut)
) strict, without rowid;
`
