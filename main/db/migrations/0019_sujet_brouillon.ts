// A draft is found by the record that it is about, no longer by the values that the form opened with:
// drafts kept so far could not be told from one another.
export const sujetBrouillon = `
delete from brouillon;
alter table brouillon rename column initial to sujet;
`
