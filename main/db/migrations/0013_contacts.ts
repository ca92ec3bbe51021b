// Contacts of a school or a partner, in the order to call them. A contact bears the name of a person or a
// function: « secrétariat » has a telephone and no name.
export const contacts = `
create table contact (
  id text primary key,
  etablissement_id text references etablissement (id) on delete cascade,
  partenaire_id text references partenaire (id) on delete cascade,
  position integer not null,
  nom text,
  fonction text,
  telephone text,
  mail text,
  note text,
  constraint contact_is_of_one check ((etablissement_id is null) <> (partenaire_id is null)),
  constraint contact_is_named check (coalesce(nom, fonction) is not null),
  constraint one_contact_per_position_of_etablissement unique (etablissement_id, position),
  constraint one_contact_per_position_of_partenaire unique (partenaire_id, position)
) strict;
`
