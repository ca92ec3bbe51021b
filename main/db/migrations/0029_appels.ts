import { isDate } from './checks.ts'

// A call to the famille of an enfant after absences in a row. No dossier v1 holds it.
export const appels = `
create table appel (
  id text primary key,
  enfant_id text not null references enfant (id) on delete cascade,
  date text not null ${isDate('date')},
  note text check (trim(note) <> '')
) strict;
create index appel_by_enfant on appel (enfant_id, date);
`
