// The order of the waiting list; null for who has not been placed: after the others, by date.
export const rangAttente = `
alter table inscription add column rang integer check (rang > 0);
`
