import type { AnnexesData, EnfantAnnexe } from '../../../../shared/domain/annexes.ts'
import { PALIERS, palierOf } from '../../../../shared/domain/niveau.ts'
import { assiduiteOf, type Totaux } from '../../../../shared/domain/presence.ts'
import { formatCount, frCollator } from '../../../../shared/format.ts'
import type { At, Column, Feuille } from '../feuille.ts'
import { enListe, ORIGINE, PALIER } from '../libelles.ts'

/** The enfants that the bilan counts, with their attendance. */
export function enfantsFeuille(data: AnnexesData): Feuille<EnfantAnnexe> {
  const { presencesNonComptees } = data
  return {
    name: 'Enfants',
    note: data.nominatif
      ? 'Enfants différents, comptés une fois chacun, hors liste d’attente et enfants jamais venus. Niveau : celui de la dernière inscription. Le code est celui de la copie pseudonymisée.'
      : 'Enfants différents, comptés une fois chacun, hors liste d’attente et enfants jamais venus. Niveau : celui de la dernière inscription. Chaque enfant est désigné par un code, le même dans toutes les feuilles.',
    columns: [
      { key: 'code', header: 'Enfant', width: 14, format: 'texte', value: (e) => e.code },
      ...(data.nominatif ? IDENTITE : []),
      { key: 'niveau', header: 'Niveau', width: 15, format: 'texte', value: (e) => e.niveau },
      {
        key: 'palier',
        header: 'Palier',
        width: 14,
        format: 'texte',
        value: (e) => PALIER[palierOf(e.niveau)],
      },
      {
        key: 'etablissement',
        header: 'Établissement',
        width: 32,
        format: 'texte-long',
        value: (e) => e.etablissements.join('\u202f; '),
      },
      {
        key: 'origine',
        header: 'Origine de l’inscription',
        width: 32,
        format: 'texte-long',
        value: (e) => enListe(e.origines, ORIGINE),
      },
      {
        key: 'collectif',
        header: 'Collectif',
        width: 22,
        format: 'texte-long',
        value: (e) => e.collectifs.join('\u202f; '),
      },
      ...presencesColumns<EnfantAnnexe>((e) => e),
    ],
    rows: data.enfants,
    frozenColumns: data.nominatif ? 3 : 1,
    vide: 'Aucun enfant inscrit à cette date.',
    total: {
      counted: 'code',
      recap: { key: 'palier', groups: PALIERS.map((palier) => PALIER[palier]) },
    },
    remarques: [
      ...etablissementsRemarque(data.enfants),
      ...effectifsRemarque(data.effectifs),
      ...(presencesNonComptees === 0
        ? []
        : [
            `${formatCount(presencesNonComptees, 'présence notée', 'présences notées')} pour des enfants non comptés ici (liste d’attente ou aucune inscription)\u00a0: voir la grille de présence.`,
          ]),
    ],
  }
}

/** Schools of the enfants, and the number of enfants in each: a child who changed school counts in both. */
function etablissementsRemarque(enfants: readonly EnfantAnnexe[]): readonly string[] {
  const names = enfants.flatMap(({ etablissements }) => etablissements)
  const counts = [...Map.groupBy(names, (name) => name)]
    .map(([name, own]) => [name, own.length] as const)
    .sort(([a], [b]) => frCollator.compare(a, b))
  if (counts.length === 0) return []
  const told = counts.map(([name, count]) => `${name} (${count})`).join('\u202f; ')
  return [`Enfants par établissement\u00a0: ${told}.`]
}

const SEXES: Readonly<Record<'F' | 'M', readonly [string, string]>> = {
  F: ['fille', 'filles'],
  M: ['garçon', 'garçons'],
}

/** The table by age, sexe and quartier that several Cafs ask, in a sentence. */
function effectifsRemarque(effectifs: AnnexesData['effectifs']): readonly string[] {
  if (effectifs.length === 0) return []
  const told = [...Map.groupBy(effectifs, ({ tranche }) => tranche)].map(([tranche, own]) => {
    const parts = own.map(({ sexe, quartier, nombre }) => {
      const [one, several] = sexe === null ? ['enfant', 'enfants'] : SEXES[sexe]
      // The name of a quartier is typed as one likes: « de » before it would be no French.
      const more = [
        ...(sexe === null ? ['sexe non noté'] : []),
        ...(quartier === null ? [] : [quartier]),
      ]
      return `${formatCount(nombre, one, several)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
    })
    const age =
      tranche === null
        ? 'âge non noté, ou autre'
        : tranche === '17-'
          ? '17 ans et plus'
          : `${tranche.replace('-', ' à ')} ans`
    return `${age}\u00a0: ${parts.join(', ')}`
  })
  return [`Par âge, sexe et quartier prioritaire\u00a0: ${told.join('\u202f; ')}.`]
}

const IDENTITE: readonly Column<EnfantAnnexe>[] = [
  { key: 'nom', header: 'Nom', width: 20, format: 'texte', value: (e) => e.identite?.nom ?? null },
  {
    key: 'prenom',
    header: 'Prénom',
    width: 16,
    format: 'texte',
    value: (e) => e.identite?.prenom ?? null,
  },
  {
    key: 'naissance',
    header: 'Naissance',
    width: 13,
    // A year alone is a number, not a date.
    format: (e) => (typeof e.identite?.naissance === 'string' ? 'date' : 'texte'),
    value: (e) => e.identite?.naissance ?? null,
  },
  {
    key: 'responsables',
    header: 'Responsables',
    width: 34,
    format: 'texte-long',
    value: (e) => e.identite?.responsables.join('\n') ?? null,
  },
]

/**
 * Présents, absents, excusés, unknown, and the assiduité they make: présents ÷ (présents + absents +
 * excusés), where unknown counts nowhere. `compteOf` gives null where nothing applies.
 */
export function presencesColumns<R>(compteOf: (row: R) => Totaux | null): readonly Column<R>[] {
  const column = (key: keyof Totaux, header: string): Column<R> => ({
    key,
    header,
    width: 11,
    format: 'entier',
    value: (row) => compteOf(row)?.[key] ?? null,
    total: 'sum',
  })
  return [
    column('presents', 'Présents'),
    column('absents', 'Absents'),
    column('excuses', 'Excusés'),
    column('inconnus', 'Non notés'),
    {
      key: 'assiduite',
      header: 'Assiduité',
      width: 11,
      format: 'taux',
      value: (row) => {
        const totaux = compteOf(row)
        return totaux === null ? null : assiduiteOf(totaux)
      },
      formula: (at, row) => (row !== null && compteOf(row) === null ? null : assiduiteFormula(at)),
      total: (of) =>
        assiduiteOf({ presents: of('presents'), absents: of('absents'), excuses: of('excuses') }),
    },
  ]
}

function assiduiteFormula(at: At): string {
  const recorded = `SUM(${at('presents')}:${at('excuses')})`
  return `IF(${recorded}=0,"",${at('presents')}/${recorded})`
}
