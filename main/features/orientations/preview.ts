import {
  type LigneImport,
  type PreviewImport,
  STATUTS_LIGNE,
  type StatutLigne,
} from '../../../shared/domain/import-orientation.ts'
import { typographie } from '../../../shared/format.ts'
import type { FichierLu, LigneLue } from '../../import/understand/ligne-lue.ts'
import { doublesOf, type LigneJugee } from './judge.ts'
import type { Outcome } from './plan-types.ts'

/** The rows of the file in their order, each with what becomes of it and why. */
export function previewOf(
  importId: string | null,
  lu: FichierLu,
  outcomes: readonly Outcome[],
  refused: readonly LigneJugee[],
  etablissement: string | null,
): PreviewImport {
  const judged = new Map<LigneLue, LigneJugee>(refused.map((one) => [one.ligne, one]))
  for (const { proposition, statut, textes } of outcomes) {
    const { groupe } = proposition
    judged.set(groupe.first, { ligne: groupe.first, statut, textes })
    for (const double of doublesOf(groupe)) judged.set(double.ligne, double)
  }
  const lignes = lu.lignes.map((ligne) => {
    const one = judged.get(ligne)
    if (!one) throw new Error('a row of the file was left unjudged')
    return toLigne(one, etablissement)
  })
  return { importId, encodage: lu.encodage, feuilles: lu.feuilles, lignes }
}

function toLigne({ ligne, statut, textes }: LigneJugee, etablissement: string | null): LigneImport {
  const { inscription } = ligne
  return {
    feuille: ligne.feuille,
    ligne: ligne.ligne,
    statut,
    enfant: ligne.enfant,
    inscription: { ...inscription, etablissement: inscription.etablissement ?? etablissement },
    responsables: ligne.responsables
      .filter(({ nom, prenom, telephone }) => (nom ?? prenom ?? telephone) !== null)
      .map(({ nom, prenom, telephone }) => ({ nom, prenom, telephone })),
    messages: [...ligne.messages, ...textes.map((texte) => ({ colonne: null, texte }))].map(
      ({ colonne, texte }) => ({ colonne, texte: typographie(texte) }),
    ),
  }
}

/** How many rows of each statut. */
export function countByStatut(preview: PreviewImport): Readonly<Record<StatutLigne, number>> {
  const counts = STATUTS_LIGNE.map((statut) => [
    statut,
    preview.lignes.filter((ligne) => ligne.statut === statut).length,
  ])
  return Object.fromEntries(counts)
}
