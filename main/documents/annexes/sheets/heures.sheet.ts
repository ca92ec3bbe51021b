import { earlierOf, monthsOf } from '../../../../shared/dates.ts'
import type { AnnexesData, HeuresAnnexe } from '../../../../shared/domain/annexes.ts'
import { STATUTS } from '../../../../shared/domain/listes.ts'
import { formatHeures, formatMois } from '../../../../shared/format.ts'
import type { Column, Feuille } from '../feuille.ts'
import { CATEGORIE, STATUT } from '../libelles.ts'

/** Hours of each intervenant by catégorie and statut, month by month. */
export function heuresFeuille(data: AnnexesData): Feuille<HeuresAnnexe> {
  const mois = moisOf(data)
  const rows = data.heures.filter(({ statut }) => statut !== null)
  return {
    name: 'Intervenants et heures',
    note: `Heures décimales, chacune sous le statut en vigueur le jour même. Séances tenues : la durée propre à la personne si elle est saisie, sinon celle de la séance. Qui change de statut a une ligne par statut. ${data.nominatif ? 'Le code est celui de la copie pseudonymisée.' : 'Chaque personne est désignée par un code.'}`,
    columns: [
      {
        key: 'intervenant',
        header: 'Intervenant',
        width: 26,
        format: 'texte',
        value: (h) => h.intervenant,
      },
      ...(data.nominatif ? CODE : []),
      {
        key: 'statut',
        header: 'Statut',
        width: 13,
        format: 'texte',
        value: (h) => h.statut && STATUT[h.statut],
      },
      {
        key: 'categorie',
        header: 'Catégorie',
        width: 15,
        format: 'texte',
        value: (h) => CATEGORIE[h.categorie],
      },
      ...mois.map(moisColumn),
      {
        key: 'total',
        header: 'Total',
        width: 12,
        format: 'minutes',
        value: (h) => mois.reduce((sum, key) => sum + (h.minutesParMois[key] ?? 0), 0),
        formula: (at) => `SUM(${at(mois[0] as string)}:${at(mois.at(-1) as string)})`,
        total: (of) => mois.reduce((sum, key) => sum + of(key), 0),
      },
    ],
    rows,
    frozenColumns: data.nominatif ? 4 : 3,
    vide: 'Aucune heure enregistrée jusqu’à cette date.',
    total: {
      counted: null,
      recap: { key: 'statut', groups: STATUTS.map((statut) => STATUT[statut]) },
    },
    remarques: data.heures.filter(({ statut }) => statut === null).map(sansStatut),
  }
}

const CODE: readonly Column<HeuresAnnexe>[] = [
  { key: 'code', header: 'Code', width: 10, format: 'texte', value: (h) => h.code },
]

const moisColumn = (mois: string): Column<HeuresAnnexe> => ({
  key: mois,
  header: formatMois(mois),
  width: 12,
  format: 'minutes',
  value: (h) => h.minutesParMois[mois] ?? null,
  total: 'sum',
})

/** Every month of the année up to the bilan's date, and any other that holds hours. */
function moisOf({ annee, arreteAu, heures }: AnnexesData): readonly string[] {
  const mois = new Set<string>()
  for (const { minutesParMois } of heures) for (const key in minutesParMois) mois.add(key)
  const fin = earlierOf(arreteAu, annee.fin)
  for (const month of monthsOf({ debut: annee.debut, fin })) mois.add(month)
  return [...mois].sort()
}

function sansStatut({ intervenant, categorie, minutesParMois }: HeuresAnnexe): string {
  const minutes = Object.values(minutesParMois).reduce((sum, value) => sum + value, 0)
  const mois = Object.keys(minutesParMois).sort().map(formatMois).join(', ')
  return `Non comptées, faute de statut en vigueur ce jour-là\u00a0: ${intervenant}, ${CATEGORIE[categorie]}, ${formatHeures(minutes)}\u00a0h (${mois}).`
}
