// Answers that the coordinator typed in the bilan, or set instead of a computed value (then with a
// raison).
export const reponses = `
create table reponse (
  action_id text not null references action (id) on delete restrict,
  code text not null,
  valeur text not null check (json_valid(valeur)),
  raison text,
  primary key (action_id, code)
) strict, without rowid;
`
