import { isSameEtablissement } from '../../../../shared/domain/etablissement.ts'
import type {
  ApercuImport,
  Difference,
  LigneApercu,
  PreviewImport,
  Suggestion,
} from '../../../../shared/domain/import-orientation.ts'
import type { Niveau } from '../../../../shared/domain/niveau.ts'
import { niveauSuivant } from '../../../../shared/domain/passage.ts'
import { formatDate, formatPersonne, typographie } from '../../../../shared/format.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import { type PlacesOptions, placesShown } from '../inscrits/places.ts'
import type {
  Connus,
  EnfantConnu,
  FamilleConnue,
  ResponsableConnu,
  ScolariteConnue,
} from './connus.ts'
import { compareResponsables } from './familles.ts'
import { birthKey } from './identite.ts'
import { doublesOf, type LigneJugee, type Proposition } from './judge.ts'
import type { Outcome, PlanOptions } from './plan-types.ts'

type Shown = LigneJugee & { readonly differences: readonly Difference[] }

/** Rows judged and planned, with the content and records by which they were judged. */
type RowsSource = {
  readonly lignes: readonly LigneLue[]
  readonly outcomes: readonly Outcome[]
  readonly refused: readonly LigneJugee[]
  readonly connus: Pick<Connus, 'familles' | 'collectifs'>
  readonly options: PlacesOptions & Pick<PlanOptions, 'etablissement'>
}

/** Rows in their order, each with its statut and the reasons. */
export function rowsOf(source: RowsSource): readonly LigneApercu[] {
  const shown = showAll(source)
  return source.lignes.map((ligne) => {
    const one = shown.get(ligne)
    if (!one) throw new Error('a row of the file was left unjudged')
    return toLigne(one, source.options.etablissement, placesShown(ligne, source))
  })
}

function showAll({
  outcomes,
  refused,
  connus: { familles },
}: RowsSource): ReadonlyMap<LigneLue, Shown> {
  const byId = new Map(familles.map((famille) => [famille.id, famille]))
  const shown = new Map<LigneLue, Shown>(
    refused.map((one) => [one.ligne, { ...one, differences: [] }]),
  )
  for (const { proposition, statut, textes } of outcomes) {
    const { groupe, connu } = proposition
    const differences = differencesOf(proposition, byId.get(connu?.familleId ?? '') ?? null)
    shown.set(groupe.first, { ligne: groupe.first, statut, textes, candidats: [], differences })
    for (const double of doublesOf(groupe)) shown.set(double.ligne, { ...double, differences: [] })
  }
  return shown
}

function toLigne(
  { ligne, statut, textes, candidats, differences }: Shown,
  etablissement: string | null,
  places: LigneApercu['places'],
): LigneApercu {
  const { inscription } = ligne
  return {
    feuille: ligne.feuille,
    ligne: ligne.ligne,
    rang: ligne.rang,
    isProposee: isProposee(ligne),
    statut,
    enfant: ligne.enfant,
    inscription: { ...inscription, etablissement: inscription.etablissement ?? etablissement },
    responsables: ligne.responsables
      .filter(({ nom, prenom, telephone }) => (nom ?? prenom ?? telephone) !== null)
      .map(({ nom, prenom, telephone }) => ({ nom, prenom, telephone })),
    ...(places === undefined ? {} : { places }),
    messages: [...ligne.messages, ...textes.map((texte) => ({ colonne: null, texte }))].map(
      ({ colonne, texte }) => ({ colonne, texte: typographie(texte) }),
    ),
    candidats: candidats.map(toCandidat),
    suggestion: suggestionOf(ligne, candidats, etablissement),
    differences,
    bruts: places === undefined ? ligne.bruts : { ...placeBruts(ligne), ...ligne.bruts },
  }
}

/** Content of the cells of a place, from which a correction starts even while the child cannot be placed. */
function placeBruts({ places: [place] }: LigneLue): Readonly<Record<string, string>> {
  const { collectif = null, entree = null, sortie = null } = place ?? {}
  return {
    ...(collectif === null ? {} : { collectif }),
    ...(entree === null ? {} : { entree: formatDate(entree) }),
    ...(sortie === null ? {} : { sortie: formatDate(sortie) }),
  }
}

/**
 * Whether a class list, which names everybody, proposes the child of a row: its « CLAS » column says so, or the row says more
 * of the child.
 */
export function isProposee({ inscription, criteres, isCochee }: LigneLue): boolean {
  if (isCochee !== null) return isCochee
  const { origines, situations, accordParental, objectif } = inscription
  const said = origines.length + situations.length + criteres.length
  return said > 0 || objectif !== null || (accordParental !== null && accordParental !== false)
}

const toCandidat = ({ id, nom, prenom, dateNaissance, anneeNaissance }: EnfantConnu) => ({
  enfantId: id,
  nom,
  prenom,
  dateNaissance,
  anneeNaissance,
})

/** Preview for the command line, without the parts that only the window shows. */
export function previewOf({
  genre: _genre,
  lecture: _lecture,
  aPlacer: _aPlacer,
  absents: _absents,
  ...apercu
}: ApercuImport): PreviewImport {
  const lignes = apercu.lignes.map(
    ({ rang, isProposee: _isProposee, candidats, suggestion, differences, bruts, ...ligne }) =>
      ligne,
  )
  return { ...apercu, lignes }
}

/** Fields on which a row and the record of its child differ, with the effect of the import: filled or kept. */
function differencesOf(
  { lu, connu }: Proposition,
  famille: FamilleConnue | null,
): readonly Difference[] {
  if (connu === null) return []
  return [...birthDifference(lu.enfant, connu), ...sexeDifference(lu.enfant.sexe, connu)].concat(
    situationDifferences(lu.inscription.situations, connu),
    responsableDifferences(lu.responsables, famille),
  )
}

type Births = Pick<EnfantConnu, 'dateNaissance' | 'anneeNaissance'>

function birthDifference(lu: Births, connu: Births): readonly Difference[] {
  const fichier = birthText(lu)
  if (fichier === null || birthKey(lu) === birthKey(connu)) return []
  const effet = connu.dateNaissance === null && lu.dateNaissance !== null ? 'complete' : 'garde'
  return [{ champ: 'naissance', connu: birthText(connu), fichier, effet }]
}

function birthText({ dateNaissance, anneeNaissance }: Births): string | null {
  if (dateNaissance !== null) return formatDate(dateNaissance)
  return anneeNaissance === null ? null : String(anneeNaissance)
}

function sexeDifference(fichier: 'F' | 'M' | null, { sexe }: EnfantConnu): readonly Difference[] {
  if (fichier === null || fichier === sexe) return []
  return [{ champ: 'sexe', connu: sexe, fichier, effet: sexe === null ? 'complete' : 'garde' }]
}

function situationDifferences(
  found: readonly string[],
  { situations }: EnfantConnu,
): readonly Difference[] {
  const known: readonly string[] = situations
  const added = found.filter((code) => !known.includes(code))
  if (added.length === 0) return []
  const connu = situations.length === 0 ? null : situations.join(', ')
  return [{ champ: 'situations', connu, fichier: added.join(', '), effet: 'complete' }]
}

function responsableDifferences(
  found: Proposition['lu']['responsables'],
  famille: FamilleConnue | null,
): readonly Difference[] {
  const { added, completed, otherTelephones } = compareResponsables(famille, found)
  const before = new Map(famille?.responsables.map((one) => [one.id, one]))
  return [
    ...added.map((adulte) => ({
      champ: 'responsables' as const,
      connu: null,
      fichier: adulteText(adulte),
      effet: 'complete' as const,
    })),
    ...completed.map((adulte) => ({
      champ: 'responsables' as const,
      connu: adulteText(before.get(adulte.id) ?? adulte),
      fichier: adulteText(adulte),
      effet: 'complete' as const,
    })),
    ...otherTelephones.map(({ known, found: fichier }) => ({
      champ: 'telephone' as const,
      connu: known,
      fichier,
      effet: 'garde' as const,
    })),
  ]
}

function adulteText({
  nom,
  prenom,
  telephone,
  mail,
}: Omit<ResponsableConnu, 'id' | 'lien'>): string {
  const name = formatPersonne({ nom: nom ?? '', prenom: prenom ?? '' })
  return [name, telephone, mail].filter((part) => part !== null && part !== '').join(', ')
}

/**
 * Suggests which child of that name a row means: the only one who was in the same school, in a niveau that
 * leads to the row's. The row stays `ambigu` until the person decides. `etablissement` is the school of rows
 * that name none.
 */
function suggestionOf(
  { inscription }: LigneLue,
  candidats: readonly EnfantConnu[],
  etablissement: string | null,
): Suggestion | null {
  const ecole = inscription.etablissement ?? etablissement
  const { niveau } = inscription
  if (ecole === null || niveau === null) return null
  const found = candidats.flatMap((enfant) => {
    const same = enfant.scolarites.find((one) => leadsTo(one, ecole, niveau))
    return same === undefined ? [] : [{ enfant, same }]
  })
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return null
  const { enfant, same } = only
  return {
    choix: { kind: 'enfant', enfantId: enfant.id },
    preuve: `Même nom, même école (${same.etablissement}), ${whenText(same, niveau)}.`,
  }
}

function leadsTo(
  { etablissement, niveau, anneesAvant }: ScolariteConnue,
  ecole: string,
  wanted: Niveau,
): boolean {
  if (anneesAvant < 0 || !isSameEtablissement(etablissement, ecole)) return false
  let expected: Niveau | null = niveau
  for (let year = 0; year < anneesAvant; year++) expected = niveauSuivant(expected)
  return expected === wanted
}

function whenText({ niveau, anneesAvant }: ScolariteConnue, wanted: Niveau): string {
  if (anneesAvant === 0) return `déjà en ${wanted} cette année`
  return anneesAvant === 1 ? `en ${niveau} l’an dernier` : `en ${niveau} il y a ${anneesAvant} ans`
}
