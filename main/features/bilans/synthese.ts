import type {
  Annexes,
  FigureAnnexe,
  KindAnnexe,
  LignePrevisionnel,
} from '../../../shared/domain/annexes.ts'
import { sectionsOf } from '../../../shared/domain/bilan.ts'
import type { ChampTrame, SectionTrame } from '../../../shared/domain/trame.ts'
import type { Provenance, Valeur } from '../../../shared/domain/valeur.ts'
import { brouillonOf } from '../../../shared/texts/valeurs.ts'
import type { BilanCalcule } from './bilans.service.ts'

/** A field of the form as the annexes name it. */
type Libelle = {
  readonly code: string
  readonly rubrique: string
  readonly label: string
  readonly kind: KindAnnexe
  readonly isDerived: boolean
  /** The wordings of a choice, by code. */
  readonly options?: ReadonlyMap<string, string>
}

/** Rubrique of the fields that come before the form's first heading. */
const FIRST_RUBRIQUE = 'Identification'

// Attendance is measured, but the form of the Caf asks no figure of it.
const ASSIDUITE: readonly Libelle[] = (
  [
    ['assiduite.taux', 'Taux de présence (présences renseignées)', 'rate'],
    ['assiduite.presents', 'Présences', 'number'],
    ['assiduite.absents', 'Absences', 'number'],
    ['assiduite.excuses', 'Absences excusées', 'number'],
    ['assiduite.inconnues', 'Présences non renseignées', 'number'],
  ] as const
).map(([code, label, kind]) => ({ code, rubrique: 'Assiduité', label, kind, isDerived: true }))

/** The figures of the bilan, and the prévisionnel beside them, for the annexes. */
export function syntheseOf(
  computed: BilanCalcule,
): Pick<Annexes, 'brouillon' | 'figures' | 'previsionnel'> {
  const libelles = [...libellesOf(computed), ...ASSIDUITE]
  return {
    brouillon: brouillonOf(computed.bilan),
    figures: libelles.filter((l) => l.isDerived).map((l) => figureOf(computed, l)),
    previsionnel: previsionnelOf(computed, libelles),
  }
}

function figureOf({ bilan, indicateurs }: BilanCalcule, libelle: Libelle): FigureAnnexe {
  const champ = bilan.champs[libelle.code]
  const figure = indicateurs.figures.get(libelle.code)
  return {
    code: libelle.code,
    rubrique: libelle.rubrique,
    label: libelle.label,
    kind: libelle.kind,
    valeur: inWords(champ ? champ.valeur : (figure?.valeur ?? null), libelle),
    valeurCalculee: inWords(champ ? champ.valeurCalculee : (figure?.valeur ?? null), libelle),
    isCorrected: champ?.origine === 'corrigee',
    isProposed: champ?.origine === 'proposee',
    isFreeText: isFreeText(libelle, champ?.valeur ?? null),
    raison: champ?.raison ?? null,
    recordsCount: figure ? countRecords(figure.provenance) : null,
  }
}

/** Figures whose lists are made of words that the coordinator chose: the kinds of concertations. */
const WORDED: ReadonlySet<string> = new Set(['territoire.articulations'])

const isFreeText = ({ kind, code }: Libelle, valeur: Valeur): boolean =>
  kind === 'long-text' && (typeof valeur === 'string' || WORDED.has(code))

/** Value of a choice in the words and the order of the form; a code unknown to the form stays as it is. */
function inWords(valeur: Valeur, { options }: Libelle): Valeur {
  if (options === undefined) return valeur
  if (typeof valeur === 'string') return options.get(valeur) ?? valeur
  if (!Array.isArray(valeur)) return valeur
  const known = [...options].filter(([code]) => valeur.includes(code)).map(([, label]) => label)
  return [...known, ...valeur.filter((code) => !options.has(code))]
}

/** Number of records counted, without those that only place them: the person of an hour, the inscription of a child. */
function countRecords(provenance: Provenance): number {
  const {
    seances,
    heures,
    intervenants,
    enfants,
    inscriptions,
    concertations,
    partenaires,
    ...others
  } = provenance
  const isTime = seances !== undefined || heures !== undefined
  const counted = [
    seances,
    heures,
    isTime ? undefined : intervenants,
    enfants,
    enfants === undefined ? inscriptions : undefined,
    partenaires,
    partenaires === undefined ? concertations : undefined,
    ...Object.values(others),
  ]
  return counted.reduce((sum, ids) => sum + (ids?.length ?? 0), 0)
}

function previsionnelOf(
  { bilan, indicateurs }: BilanCalcule,
  libelles: readonly Libelle[],
): readonly LignePrevisionnel[] {
  const byCode = new Map(libelles.map((libelle) => [libelle.code, libelle]))
  return indicateurs.comparaisons.flatMap(({ code, ...comparaison }) => {
    const libelle = byCode.get(code)
    if (libelle === undefined) return []
    const { rubrique, label, kind } = libelle
    // A « non » that is only proposed says nothing of what was done.
    const reel = bilan.champs[code]?.origine === 'proposee' ? null : comparaison.reel
    return [{ rubrique, label, kind, ...comparaison, reel }]
  })
}

/** Every field of the form, under the heading where it stands. */
function libellesOf({ bilan }: BilanCalcule): readonly Libelle[] {
  return sectionsOf(bilan).flatMap(sectionLibelles)
}

function sectionLibelles(section: SectionTrame): readonly Libelle[] {
  const rubrique = section.subheading ?? section.heading ?? FIRST_RUBRIQUE
  const items = (section.list?.items ?? []).map(({ code, label }) => ({
    code,
    rubrique,
    label,
    kind: 'yes-no' as const,
    isDerived: true,
  }))
  return [...items, ...(section.fields ?? []).map((champ) => champLibelle(champ, rubrique))]
}

function champLibelle(champ: ChampTrame, rubrique: string): Libelle {
  const { code, label, kind, from, options } = champ
  const libelle = { code, rubrique, label, kind, isDerived: from !== 'entered' }
  if (options === undefined) return libelle
  return { ...libelle, options: new Map(options.map((o) => [o.value, o.label])) }
}
