// Bilans as they were sent: answers in words and files, byte for byte. They outlive their action, its année and
// a restored copy, so they refer to no other table; their rows are never updated.
export const envois = `
create table envoi (
  id text primary key,
  action_id text not null,
  numero text not null,
  annee text not null,
  arrete_au text not null,
  envoye_le text not null,
  version integer not null check (version >= 1),
  reponses text not null check (json_valid(reponses)),
  changements text not null check (json_valid(changements))
) strict, without rowid;
create index envoi_by_action on envoi (action_id, version);
create table envoi_fichier (
  envoi_id text not null references envoi (id) on delete cascade,
  nom text not null,
  octets blob not null,
  digest text not null,
  primary key (envoi_id, nom)
) strict, without rowid;
create trigger envoi_read_only before update on envoi
begin select raise(abort, 'an envoi is read-only'); end;
create trigger envoi_fichier_read_only before update on envoi_fichier
begin select raise(abort, 'an envoi is read-only'); end;
`
