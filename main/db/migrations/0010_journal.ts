import { isOneOf } from './checks.ts'

/**
 * Every change made under an operation keeps the row before and after it, as JSON, so that an
 * operation (one entry, one whole import) can be undone and redone exactly. The rows are written by
 * triggers (main/db/journal.ts), hence by every path that writes.
 */
export const journal = `
create table operation (
  id text primary key,
  seq integer not null unique,
  genre text not null ${isOneOf('genre', 'saisie', 'import')},
  label text not null,
  created_at text not null,
  undone_at text
) strict;

create table operation_change (
  seq integer primary key,
  operation_id text not null references operation (id) on delete cascade,
  table_name text not null,
  before text check (json_valid(before)),
  after text check (json_valid(after)),
  constraint change_has_a_side check (before is not null or after is not null)
) strict;
create index operation_change_by_operation on operation_change (operation_id);

-- At most one row: the operation under way on this connection.
create table operation_under_way (
  one integer primary key check (one = 1),
  operation_id text not null references operation (id)
) strict;

create table import (
  id text primary key references operation (id) on delete cascade,
  annee_id text not null references annee (id) on delete restrict,
  source_file text not null,
  etablissement_id text references etablissement (id) on delete restrict,
  summary text not null check (json_valid(summary))
) strict;
create index import_by_annee on import (annee_id);
create index import_by_etablissement on import (etablissement_id);
`
