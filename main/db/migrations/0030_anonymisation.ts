import { isDate } from './checks.ts'

// A person who was erased leaves a record without a name, so that no figure changes. The month of birth serves the
// age brackets of the forms only; `foyer_compte_des` is the day from which another enfant of the household that this
// one belonged to counts it, since the link itself is gone. No dossier v1 holds them.
export const anonymisation = `
alter table enfant add column anonymise_le text ${isDate('anonymise_le')};
alter table enfant add column mois_naissance text
  check (mois_naissance is strftime('%Y-%m', mois_naissance || '-01'));
alter table intervenant add column anonymise_le text ${isDate('anonymise_le')};
alter table inscription add column foyer_compte_des text ${isDate('foyer_compte_des')};
-- What an import changed, when it named somebody who was erased since: it can no longer be taken back.
alter table operation add column is_oubliee integer not null default 0 check (is_oubliee in (0, 1));
`
