import { codes, orNull, readTable } from './table.ts'

// Statuts: one « statut debut fin » per line of a person, a person's lines following each other.
const INTERVENANTS = readTable(
  ['id', 'prenom', 'nom', 'statut', 'debut', 'fin', 'disponibilites'],
  `
claire     | Claire      | Vasseur   | salarie    | 2025-09-01 |            | mardi-16:00-18:30 mercredi-13:30-17:00 jeudi-16:00-18:30
karim      | Karim       | Belkacem  | salarie    | 2025-09-01 |            | lundi-16:00-18:30 mercredi-09:00-12:00 jeudi-16:00-18:30
sandrine   | Sandrine    | Pujol     | salarie    | 2025-09-01 | 2025-12-31 | lundi-16:00-18:30 mardi-16:00-18:30 jeudi-16:00-18:30 vendredi-16:00-18:30
sandrine   | Sandrine    | Pujol     | benevole   | 2026-01-01 |            |
thomas     | Thomas      | Lagarde   | salarie    | 2025-12-01 |            | mercredi-13:30-17:00
louanne    | Lou-Anne    | Bertin    | volontaire | 2025-10-01 | 2026-05-31 | lundi-16:00-18:30 mardi-16:00-18:30 jeudi-16:00-18:30
mamadou    | Mamadou     | Keita     | volontaire | 2025-10-01 | 2026-05-31 | lundi-16:00-18:30 mardi-16:00-18:30 jeudi-16:00-18:30 vendredi-16:00-18:30
jeanne     | Jeanne      | Ricard    | volontaire | 2026-01-05 | 2026-06-30 | mardi-16:00-18:30 jeudi-16:00-18:30 vendredi-16:00-18:30
danielle   | Danielle    | Castéra   | benevole   | 2025-09-01 |            | lundi-16:30-18:00 jeudi-16:30-18:00
michel     | Michel      | Fournier  | benevole   | 2025-09-01 |            | lundi-16:00-18:30 mercredi-14:00-16:00
helene     | Hélène      | Nadaud    | benevole   | 2025-09-01 |            | mardi-16:30-18:00 jeudi-16:30-18:00
jeanpierre | Jean-Pierre | Salles    | benevole   | 2025-09-01 | 2026-01-31 | vendredi-16:30-18:00
amina      | Amina       | Cherif    | benevole   | 2025-10-01 |            | lundi-17:00-19:00 mercredi-14:00-18:00
paul       | Paul        | Etcheverry | benevole  | 2026-01-05 |            | jeudi-17:00-18:30 vendredi-16:30-18:00
rosa       | Rosa        | Almeida   | benevole   | 2025-09-01 |            | mardi-16:30-17:30 jeudi-16:30-18:00
`,
)

const FIRST_TELEPHONE = 70

/** The 14 intervenants; Sandrine retires at the end of December and comes back as bénévole. */
export function buildIntervenants() {
  const ids = [...new Set(INTERVENANTS.map(({ id }) => id))]
  return ids.map((id, index) => {
    const lines = INTERVENANTS.filter((line) => line.id === id)
    const [{ prenom, nom }] = lines as [(typeof lines)[number]]
    return {
      id,
      nom,
      prenom,
      telephone: `06 00 00 00 ${FIRST_TELEPHONE + index}`,
      mail: `${id}@laboussole.example`,
      disponibilites: lines.flatMap((line) => codes(line.disponibilites).map(plageOf)),
      statuts: lines.map(({ statut, debut, fin }) => ({ statut, debut, fin: orNull(fin) })),
    }
  })
}

/** `lundi-16:00-18:30`. */
function plageOf(text: string) {
  const [jour, debut, fin] = text.split('-')
  return { jour, debut, fin }
}

/** True on a day when the intervenant holds a statut: hours on another day would count nowhere. */
export function isInForce(intervenantId: string, date: string): boolean {
  return INTERVENANTS.some(
    ({ id, debut, fin }) => id === intervenantId && debut <= date && (fin === '' || date <= fin),
  )
}
