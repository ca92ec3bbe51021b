// Files that Cartable wrote, by path: a file whose digest differs was changed by someone, and is kept.
export const fichiersEcrits = `
create table fichier_ecrit (
  chemin text primary key,
  digest text not null,
  ecrit_le text not null
) strict, without rowid;
`
