// One row: identity of this structure in its network (random, for life), the network's secret, its model. A
// contribution received is kept as its file was: its checksum is its id, so the same file twice is one row.
export const reseau = `
create table reseau (
  id text primary key check (id = 'reseau'),
  porteur_id text not null,
  cle text,
  modele text check (json_valid(modele))
) strict;

create table contribution (
  id text primary key,
  porteur_id text not null,
  annee_debut text not null,
  recue_le text not null,
  contenu text not null check (json_valid(contenu))
) strict;
create index contribution_by_annee on contribution (annee_debut);
`
