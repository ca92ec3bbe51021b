// Address that the bilans are sent to.
export const mailCaf = `
alter table structure add column caf_mail text;
`
