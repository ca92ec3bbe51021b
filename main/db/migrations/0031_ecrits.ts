// The texts of the documents written beside the bilan (fiche d'expérience, presentation to families, contrat), as
// the coordinator changed them; a text that she left as proposed has no row. The logo, one image as a data URI: it
// goes through the journal, which keeps text alone. No dossier v1 holds either.
export const ecrits = `
create table ecrit (
  action_id text not null references action (id) on delete cascade,
  document text not null
    constraint document_known check (document in ('experience', 'presentation', 'contrat')),
  champ text not null check (trim(champ) <> ''),
  texte text not null,
  primary key (action_id, document, champ)
) strict, without rowid;

create table logo (
  id text primary key constraint one_logo check (id = 'logo'),
  image text not null constraint logo_is_image check (image glob 'data:image/*;base64,*')
) strict;
`
