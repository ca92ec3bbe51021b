// Proposed answers that the coordinator confirmed, with the value that she saw: another value is proposed anew.
export const confirmations = `
create table confirmation (
  action_id text not null references action (id) on delete cascade,
  code text not null,
  valeur text not null check (json_valid(valeur)),
  primary key (action_id, code)
) strict, without rowid;
`
