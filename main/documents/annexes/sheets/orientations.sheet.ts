import { isIsoDate } from '../../../../shared/dates.ts'
import type { AnnexesData, OrientationAnnexe } from '../../../../shared/domain/annexes.ts'
import type { Column, Feuille } from '../feuille.ts'
import { enListe, ORIGINE, SITUATION, STATUT_ORIENTATION } from '../libelles.ts'

/** Enfants proposed to the action, and the outcome. */
export function orientationsFeuille(data: AnnexesData): Feuille<OrientationAnnexe> {
  return {
    name: 'Orientations',
    note: 'Propositions d’enfants inscrits dans l’action. Celles d’enfants sans aucune inscription dans l’année ne figurent que dans les annexes de la première action.',
    columns: [
      { key: 'date', header: 'Date', width: 14, format: 'date', value: (o) => o.date },
      {
        key: 'code',
        header: 'Enfant',
        width: 14,
        format: 'texte',
        value: (o) => o.code ?? 'pas inscrit',
      },
      ...(data.nominatif ? IDENTITE : []),
      { key: 'niveau', header: 'Niveau', width: 15, format: 'texte', value: (o) => o.niveau },
      {
        key: 'etablissement',
        header: 'Établissement',
        width: 32,
        format: 'texte-long',
        value: (o) => o.etablissement,
      },
      {
        key: 'origine',
        header: 'Origine',
        width: 30,
        format: 'texte-long',
        value: (o) => enListe(o.origines, ORIGINE),
      },
      {
        key: 'accord',
        header: 'Accord des parents',
        width: 14,
        format: (o) => (isIsoDate(o.accordParental ?? '') ? 'date' : 'texte-centre'),
        value: (o) => o.accordParental,
      },
      {
        key: 'statut',
        header: 'Suite donnée',
        width: 19,
        format: 'texte',
        value: (o) => STATUT_ORIENTATION[o.statut],
      },
      {
        key: 'retour',
        header: 'Retour à l’école',
        width: 14,
        format: 'date',
        value: (o) => o.retourEcole,
      },
      ...(data.nominatif ? TEXTES : []),
    ],
    rows: data.orientations,
    frozenColumns: data.nominatif ? 4 : 2,
    vide: 'Aucune orientation reçue jusqu’à cette date.',
    total: { counted: 'date' },
  }
}

const IDENTITE: readonly Column<OrientationAnnexe>[] = [
  { key: 'nom', header: 'Nom', width: 18, format: 'texte', value: (o) => o.identite?.nom ?? null },
  {
    key: 'prenom',
    header: 'Prénom',
    width: 16,
    format: 'texte',
    value: (o) => o.identite?.prenom ?? null,
  },
  {
    key: 'classe',
    header: 'Classe',
    width: 18,
    format: 'texte',
    value: (o) => o.identite?.classe ?? null,
  },
  {
    key: 'enseignant',
    header: 'Enseignant',
    width: 18,
    format: 'texte',
    value: (o) => o.identite?.enseignant ?? null,
  },
]

const TEXTES: readonly Column<OrientationAnnexe>[] = [
  {
    key: 'situations',
    header: 'Situations',
    width: 34,
    format: 'texte-long',
    value: (o) => (o.identite === null ? null : enListe(o.identite.situations, SITUATION)),
  },
  {
    key: 'criteres',
    header: 'Critères',
    width: 30,
    format: 'texte-long',
    value: (o) => o.identite?.criteres.join('\u202f; ') ?? null,
  },
  {
    key: 'objectif',
    header: 'Objectif',
    width: 34,
    format: 'texte-long',
    value: (o) => o.identite?.objectif ?? null,
  },
]
