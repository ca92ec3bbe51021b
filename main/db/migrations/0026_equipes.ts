import { isDate } from './checks.ts'

// Team of a créneau: the intervenants who lead its séances, from a day to another. No dossier v1
// holds it.
export const equipes = `
create table creneau_intervenant (
  id text primary key,
  creneau_id text not null references creneau (id) on delete cascade,
  intervenant_id text not null references intervenant (id) on delete cascade,
  debut text not null ${isDate('debut')},
  fin text ${isDate('fin')},
  constraint equipe_ends_after_it_begins check (fin >= debut)
) strict;
create index creneau_intervenant_by_creneau on creneau_intervenant (creneau_id);
create index creneau_intervenant_by_intervenant on creneau_intervenant (intervenant_id);
`
