// How the columns of a file were read, so that the next file like it is read alike. Titles are kept as a
// digest, and no cell is kept, except codes that the person has explained. `ecole` is a name, not a
// reference, which would prevent undoing an import that added the school.
export const correspondances = `
create table correspondance (
  id text primary key,
  ecole text check (trim(ecole) <> ''),
  forme text not null check (length(forme) = 64),
  colonnes text not null check (json_valid(colonnes)),
  valeurs text not null check (json_valid(valeurs)),
  retenue_le text not null
) strict;
`
