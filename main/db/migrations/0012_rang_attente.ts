// Order of the waiting list; an enfant without a rang comes after the others, by date.
export const rangAttente = `
alter table inscription add column rang integer check (rang > 0);
`
