import { weekday } from '../../../../shared/dates.ts'
import type { AnnexesData, SeanceAnnexe } from '../../../../shared/domain/annexes.ts'
import { JOURS } from '../../../../shared/domain/listes.ts'
import { frCollator } from '../../../../shared/format.ts'
import type { Column, Feuille } from '../feuille.ts'
import { ACTIVITE, ETAT_SEANCE, enListe } from '../libelles.ts'
import { presencesColumns } from './enfants.sheet.ts'

const ifTenue = <V>(seance: SeanceAnnexe, value: V): V | null =>
  seance.etat === 'tenue' ? value : null

/** Every séance up to the date; only those held carry figures. */
export function seancesFeuille(data: AnnexesData): Feuille<SeanceAnnexe> {
  const collectifs = new Set(data.seances.map(({ collectif }) => collectif))
  return {
    name: 'Séances et fréquentation',
    note: 'Seules les séances tenues sont comptées. Durée en heures décimales. Non notés : enfants inscrits ce jour-là dont la présence n’a pas été notée ; ils n’entrent pas dans l’assiduité.',
    columns: [
      { key: 'date', header: 'Date', width: 14, format: 'date', value: (s) => s.date },
      {
        key: 'jour',
        header: 'Jour',
        width: 12,
        format: 'texte',
        value: (s) => JOURS[weekday(s.date)] ?? null,
      },
      {
        key: 'collectif',
        header: 'Collectif',
        width: 20,
        format: 'texte',
        value: (s) => s.collectif,
      },
      { key: 'debut', header: 'Début', width: 9, format: 'heure', value: (s) => s.debut },
      { key: 'fin', header: 'Fin', width: 9, format: 'heure', value: (s) => s.fin },
      {
        key: 'etat',
        header: 'État',
        width: 11,
        format: 'texte',
        value: (s) => ETAT_SEANCE[s.etat],
      },
      {
        key: 'duree',
        header: 'Durée (h)',
        width: 10,
        format: 'minutes',
        value: (s) => ifTenue(s, s.minutes),
        total: 'sum',
      },
      ...presencesColumns<SeanceAnnexe>((s) => ifTenue(s, s)),
      {
        key: 'intervenants',
        header: 'Intervenants',
        width: 13,
        format: 'entier',
        value: (s) => ifTenue(s, s.intervenants),
        total: 'sum',
      },
      {
        key: 'activites',
        header: 'Activités',
        width: 30,
        format: 'texte-long',
        value: (s) => enListe(s.activites, ACTIVITE),
      },
      ...(data.nominatif ? TEXTES : []),
    ],
    rows: data.seances,
    frozenColumns: 3,
    vide: 'Aucune séance jusqu’à cette date.',
    total: {
      counted: 'duree',
      recap: { key: 'collectif', groups: [...collectifs].sort(frCollator.compare) },
    },
  }
}

const TEXTES: readonly Column<SeanceAnnexe>[] = [
  { key: 'motif', header: 'Motif', width: 26, format: 'texte-long', value: (s) => s.motif },
  { key: 'note', header: 'Note', width: 34, format: 'texte-long', value: (s) => s.note },
]
