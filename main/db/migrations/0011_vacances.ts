import { isDate } from './checks.ts'

// Days off as the coordinator has corrected them: holidays, a bridge, one day closed. Until she does,
// an année follows the calendar that ships with the app: a parametre « calendrierPropre » says that
// these rows, even none, are the truth.
export const vacances = `
create table vacances (
  id text primary key,
  annee_id text not null references annee (id) on delete cascade,
  nom text not null check (trim(nom) <> ''),
  debut text not null ${isDate('debut')},
  fin text not null ${isDate('fin')},
  constraint vacances_end_after_they_begin check (fin >= debut)
) strict;
create index vacances_by_annee on vacances (annee_id, debut);
`
