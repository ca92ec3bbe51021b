import { readTable } from './table.ts'

// Who runs which créneau. Minutes: own time when it is not the whole séance. Assidu: percent of the
// séances at which the person really is.
export const EQUIPES = readTable(
  ['collectif', 'jour', 'intervenant', 'minutes', 'assidu'],
  `
petits      | lundi    | karim      |    | 98
petits      | lundi    | louanne    |    | 95
petits      | lundi    | danielle   |    | 90
petits      | lundi    | michel     |    | 84
petits      | jeudi    | karim      |    | 98
petits      | jeudi    | louanne    |    | 95
petits      | jeudi    | danielle   |    | 86
petits      | jeudi    | rosa       |    | 88
moyens      | mardi    | sandrine   |    | 97
moyens      | mardi    | mamadou    |    | 94
moyens      | mardi    | helene     |    | 91
moyens      | vendredi | sandrine   |    | 95
moyens      | vendredi | mamadou    |    | 92
moyens      | vendredi | jeanpierre |    | 80
moyens      | vendredi | paul       |    | 92
moyens      | vendredi | jeanne     |    | 94
marronniers | mardi    | claire     |    | 97
marronniers | mardi    | louanne    |    | 94
marronniers | mardi    | rosa       | 60 | 90
marronniers | jeudi    | claire     | 75 | 96
marronniers | jeudi    | helene     |    | 87
marronniers | jeudi    | jeanne     |    | 95
college     | lundi    | sandrine   |    | 94
college     | lundi    | mamadou    |    | 92
college     | lundi    | amina      |    | 85
college     | jeudi    | sandrine   |    | 94
college     | jeudi    | mamadou    |    | 93
college     | jeudi    | paul       |    | 88
grands      | mercredi | claire     |    | 97
grands      | mercredi | thomas     | 60 | 90
grands      | mercredi | michel     |    | 82
grands      | mercredi | amina      |    | 86
`,
)

// What each créneau does, séance after séance, then again from the start.
export const ROTATIONS = readTable(
  ['collectif', 'jour', 'activites'],
  `
petits      | lundi    | methodologie travail-personnel, travail-personnel, methodologie travail-personnel, travail-personnel jeux
petits      | jeudi    | travail-personnel jeux, travail-personnel culture-sport, travail-personnel culture-sport
moyens      | mardi    | methodologie travail-personnel, travail-personnel, methodologie travail-personnel
moyens      | vendredi | travail-personnel jeux, travail-personnel culture-sport, travail-personnel sciences
marronniers | mardi    | methodologie travail-personnel, travail-personnel jeux
marronniers | jeudi    | travail-personnel culture-sport, travail-personnel jeux, travail-personnel
college     | lundi    | methodologie travail-personnel
college     | jeudi    | travail-personnel, travail-personnel jeux, travail-personnel citoyennete
grands      | mercredi | methodologie travail-personnel, travail-personnel ecole-orientation, methodologie citoyennete
`,
)

// Séances unlike the others: outings, visits, workshops.
export const JOURS_PARTICULIERS = readTable(
  ['collectif', 'date', 'activites', 'note'],
  `
petits      | 2025-11-20 | sorties culture-sport     | Visite de la médiathèque, inscription de chaque enfant
moyens      | 2025-11-25 | sorties culture-sport     | Visite de la médiathèque, inscription de chaque enfant
marronniers | 2025-11-27 | sorties culture-sport     | Visite de la médiathèque
petits      | 2026-02-05 | sorties jeux              | Après-midi à la ludothèque
moyens      | 2026-03-06 | culture-sport             | Initiation au judo avec le club
moyens      | 2026-03-10 | citoyennete               | Comment vote-t-on ? La mairie avant les élections
marronniers | 2026-03-24 | sorties sciences          | Atelier « petite mécanique » à la ludothèque
petits      | 2026-05-21 | sorties culture-sport     | Spectacle de marionnettes
college     | 2025-12-15 | numerique                 | EduConnect et messagerie : bien s’en servir
college     | 2026-03-12 | citoyennete               | Débat : à quoi sert une commune ?
college     | 2026-04-23 | sorties culture-sport     | Cinéma : le film, puis l’échange avec l’équipe de la médiathèque
grands      | 2025-12-03 | ecole-orientation         | Parcoursup et les voies après la 3e
grands      | 2026-01-21 | numerique                 | CV et recherche de stage
grands      | 2026-01-28 | numerique ecole-orientation | Lettre de motivation
grands      | 2026-03-18 | sorties ecole-orientation | Portes ouvertes du lycée des métiers du bois
grands      | 2026-04-22 | culture-sport             | Atelier d’écriture avec la médiathèque
`,
)

export const ANNULATIONS = readTable(
  ['collectif', 'date', 'motif'],
  `
petits      | 2025-12-04 | Grève : école fermée
grands      | 2025-12-10 | Animatrice malade, pas de remplaçant
petits      | 2026-01-08 | Neige : transports scolaires suspendus
marronniers | 2026-01-08 | Neige : transports scolaires suspendus
college     | 2026-01-08 | Neige : transports scolaires suspendus
college     | 2026-01-29 | Rencontre parents-professeurs au collège
moyens      | 2026-03-13 | Salle réservée aux élections municipales
moyens      | 2026-03-20 | Salle réservée aux élections municipales
grands      | 2026-05-13 | Veille de pont : trop peu de jeunes
`,
)

/** Registers that nobody filled in: intervenants are known, présences are not. */
export const REGISTRES_VIDES: ReadonlySet<string> = new Set([
  'petits 2026-02-26',
  'marronniers 2025-12-18',
  'grands 2026-04-29',
])
