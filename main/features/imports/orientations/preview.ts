import type {
  ApercuImport,
  Difference,
  LigneApercu,
  PreviewImport,
} from '../../../../shared/domain/import-orientation.ts'
import { typographie } from '../../../../shared/format.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import type { Connus, EnfantConnu } from './connus.ts'
import { differencesOf } from './differences.ts'
import { doublesOf, type LigneJugee } from './judge.ts'
import type { Outcome, PlanOptions } from './plan-types.ts'
import { suggestionOf } from './suggestion.ts'

type Shown = LigneJugee & { readonly differences: readonly Difference[] }

/** Rows that were judged and planned, with what they were judged with. */
export type RowsSource = {
  readonly lignes: readonly LigneLue[]
  readonly outcomes: readonly Outcome[]
  readonly refused: readonly LigneJugee[]
  readonly connus: Pick<Connus, 'familles'>
  readonly options: Pick<PlanOptions, 'etablissement'>
}

/** The rows in their order, each with what becomes of it and why. */
export function rowsOf(source: RowsSource): readonly LigneApercu[] {
  const shown = showAll(source)
  return source.lignes.map((ligne) => {
    const one = shown.get(ligne)
    if (!one) throw new Error('a row of the file was left unjudged')
    return toLigne(one, source.options.etablissement)
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
    messages: [...ligne.messages, ...textes.map((texte) => ({ colonne: null, texte }))].map(
      ({ colonne, texte }) => ({ colonne, texte: typographie(texte) }),
    ),
    candidats: candidats.map(toCandidat),
    suggestion: suggestionOf(ligne, candidats, etablissement),
    differences,
    bruts: ligne.bruts,
  }
}

/** A class list names everybody; the children that the school proposes are those of whom it says something more. */
function isProposee({ inscription, criteres }: LigneLue): boolean {
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

/** The same, as the command line says it. */
export function previewOf({
  genre: _genre,
  lecture: _lecture,
  ...apercu
}: ApercuImport): PreviewImport {
  const lignes = apercu.lignes.map(
    ({ rang, isProposee: _isProposee, candidats, suggestion, differences, bruts, ...ligne }) =>
      ligne,
  )
  return { ...apercu, lignes }
}
