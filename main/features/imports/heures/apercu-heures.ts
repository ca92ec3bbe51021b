import type {
  ApercuHeures,
  LigneApercuHeures,
  PreviewHeures,
} from '../../../../shared/domain/import-heures.ts'
import { typographie } from '../../../../shared/format.ts'
import type { HeuresLues } from '../../../import/heures/heures-lues.ts'
import type { ConnusHeures } from './connus-heures.ts'
import type { JugementHeures } from './judge-heures.ts'
import type { HeuresJugees } from './judge-ligne-heures.ts'
import { cleOf } from './judge-personnes.ts'

/** Rows of the file in their order, each with its statut and the reasons. A row judged `before` keeps its object. */
export function apercuHeuresOf(
  importId: string | null,
  { encodage, feuilles, lecture, avis, laissees, lignes: lues }: HeuresLues,
  { lignes, personnes, categories }: JugementHeures,
  { actions }: ConnusHeures,
  before: { readonly lignes: readonly HeuresJugees[]; readonly apercu: ApercuHeures } | null = null,
): ApercuHeures {
  const numeros = new Map(actions.map(({ id, numero }) => [id, numero]))
  const isNouveau = personnes.some(({ choix }) => choix?.kind === 'nouveau')
  return {
    importId,
    encodage,
    feuilles,
    avis,
    laissees,
    lecture,
    lignes: lignes.map((one, index) => {
      const kept = before?.lignes[index] === one ? before.apercu.lignes[index] : undefined
      return kept ?? toLigne(one, numeros)
    }),
    personnes: personnes.map(({ texte, ...one }) => ({
      ...one,
      texte: texte === null ? null : typographie(texte),
    })),
    categories,
    aDire: {
      jour: lues.some(({ date }) => date === null),
      action: actions.length > 1 && lues.some(({ action }) => action === null),
      statut: isNouveau && lues.some(({ statut }) => statut === null),
    },
  }
}

function toLigne(
  { ligne, statut, isIgnoree, actionId, categorie, date, messages }: HeuresJugees,
  numeros: ReadonlyMap<string, string>,
): LigneApercuHeures {
  return {
    feuille: ligne.feuille,
    ligne: ligne.ligne,
    rang: ligne.rang,
    statut,
    isIgnoree,
    clePersonne: cleOf(ligne),
    intervenant: { nom: ligne.nom, prenom: ligne.prenom },
    date,
    minutes: ligne.minutes,
    categorie,
    categorieLue: ligne.categorie,
    bruts: ligne.bruts,
    action: actionId === null ? null : (numeros.get(actionId) ?? null),
    note: ligne.note,
    messages: messages.map(({ colonne, texte }) => ({ colonne, texte: typographie(texte) })),
  }
}

/** Preview for the command line, without the parts that only the window shows. */
export const previewHeuresOf = ({
  importId,
  encodage,
  feuilles,
  avis,
  laissees,
  lignes,
}: ApercuHeures): PreviewHeures => ({
  importId,
  encodage,
  feuilles,
  avis,
  laissees,
  lignes: lignes.map(
    ({
      rang: _rang,
      clePersonne: _cle,
      isIgnoree: _isIgnoree,
      categorieLue: _lue,
      bruts: _bruts,
      ...ligne
    }) => ligne,
  ),
})
