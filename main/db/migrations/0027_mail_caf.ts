// Where the bilans are sent.
export const mailCaf = `
alter table structure add column caf_mail text;
`
