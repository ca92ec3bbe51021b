// Covering index: the enfants inscribed in a collectif on a day are read for each séance, from the index
// alone.
export const inscriptionsDuJour = `
drop index inscription_by_collectif;
create index inscription_by_collectif on inscription (collectif_id, action_id, debut, fin, statut, enfant_id);
`
