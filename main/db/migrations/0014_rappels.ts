import { isDate } from './checks.ts'

const rappelOf = (table: string) => `
alter table ${table} add column rappel_date text ${isDate('rappel_date')};
alter table ${table} add column rappel_objet text
  constraint rappel_objet_is_dated check (rappel_objet is null or rappel_date is not null);
alter table ${table} add column is_rappel_fait integer not null default 0
  check (is_rappel_fait in (0, 1))
  constraint rappel_fait_is_dated check (is_rappel_fait = 0 or rappel_date is not null);
`

// Reminder left by a meeting: its text, and its day.
export const rappels = rappelOf('action_parents') + rappelOf('concertation')
