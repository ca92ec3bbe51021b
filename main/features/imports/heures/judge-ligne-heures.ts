import type { IsoDate } from '../../../../shared/dates.ts'
import type {
  CategorieImport,
  PersonneImport,
  ReglagesHeures,
} from '../../../../shared/domain/import-heures.ts'
import type { MessageLigne, StatutLigne } from '../../../../shared/domain/import-orientation.ts'
import { statutAt } from '../../../../shared/domain/intervenant.ts'
import type { CategorieHeures } from '../../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { LIBELLES_STATUT } from '../../../../shared/texts/libelles.ts'
import type { HeuresLue } from '../../../import/heures/heures-lues.ts'
import { IGNOREE } from '../kind.ts'
import type { ActionConnue, ConnusHeures, IntervenantConnu } from './connus-heures.ts'
import { cleOf, findOccasionnel } from './judge-personnes.ts'
import type { Saisie } from './match-heures.ts'

/** Key of a row's catégorie, the same for every spelling; empty when the row has none. */
export const valeurOf = ({ categorie }: HeuresLue): string => normalizeNom(categorie ?? '')

/** A row with its statut and the reasons. */
export type HeuresJugees = {
  readonly ligne: HeuresLue
  readonly statut: StatutLigne
  readonly isIgnoree: boolean
  readonly actionId: string | null
  readonly categorie: CategorieHeures | null
  readonly date: IsoDate | null
  readonly messages: readonly MessageLigne[]
  /** Entry to write; null unless `nouveau`. */
  readonly saisie: Saisie | null
}

/** Records, settings and answers by which rows are judged. */
export type ContexteHeures = {
  readonly connus: ConnusHeures
  readonly intervenants: ReadonlyMap<string, IntervenantConnu>
  readonly reglages: ReglagesHeures
  /** Headers of each sheet, by the field that each gives. */
  readonly entetes: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly personnes: ReadonlyMap<string, PersonneImport>
  readonly categories: ReadonlyMap<string, CategorieImport>
  /** Rows that the person leaves out one by one, by `placeKey`. */
  readonly ignorees: ReadonlySet<string>
}

export const placeKey = ({ feuille, ligne }: Pick<HeuresLue, 'feuille' | 'ligne'>): string =>
  `${feuille}\n${ligne}`

/** Values of a row resolved to persons, catégories, days and actions; null where unknown. */
type Sens = {
  readonly personne: PersonneImport
  readonly qui: string | null
  readonly categorie: CategorieImport
  readonly date: IsoDate | null
  readonly place: PlaceAction
}

/** Judges one row alone; `matchHeures` then tells whether the base already holds it. */
export function judgeLigneHeures(ligne: HeuresLue, contexte: ContexteHeures): HeuresJugees {
  const sens = readSens(ligne, contexte)
  const errors = errorsOf(ligne, sens, contexte)
  const isWrong = ligne.etat === 'erreur' || errors.length > 0
  const doubts = isWrong ? [] : doubtsOf(ligne, sens)
  const { choix } = sens.categorie
  const categorie = choix === 'ignorer' ? null : choix
  const isIgnoree =
    contexte.ignorees.has(placeKey(ligne)) ||
    sens.personne.choix?.kind === 'ignorer' ||
    choix === 'ignorer'
  const saisie = isWrong || isIgnoree ? null : saisieOf(ligne, sens, categorie)
  const remarks = isIgnoree
    ? [{ colonne: null, texte: IGNOREE }]
    : saisie === null
      ? []
      : remarksOf(ligne, sens, saisie, contexte)
  return {
    ligne,
    statut: isWrong ? 'erreur' : saisie === null ? 'ambigu' : 'nouveau',
    isIgnoree,
    actionId: 'actionId' in sens.place ? sens.place.actionId : null,
    categorie,
    date: sens.date,
    messages: [...ligne.messages, ...errors, ...doubts, ...remarks],
    saisie,
  }
}

function readSens(ligne: HeuresLue, contexte: ContexteHeures): Sens {
  const { connus, reglages, personnes, categories } = contexte
  const personne = personnes.get(cleOf(ligne))
  const categorie = categories.get(valeurOf(ligne))
  if (!personne || !categorie) throw new Error('a person or a catégorie of the file was not judged')
  return {
    personne,
    qui: quiOf(personne, connus),
    categorie,
    date: ligne.date ?? (ligne.etat === 'erreur' ? null : reglages.date),
    place: placeInAction(ligne, connus, reglages.actionId),
  }
}

/** Key of « Bénévole occasionnel » when the base has none yet. */
export const NOUVEL_OCCASIONNEL = 'nouveau sans nom'

/** The id of a known intervenant, or the key of a new one; null when it is to be decided, or left out. */
export function quiOf(
  { cle, choix }: PersonneImport,
  { intervenants }: ConnusHeures,
): string | null {
  if (choix?.kind === 'intervenant') return choix.intervenantId
  if (choix?.kind === 'nouveau') return `nouveau ${cle}`
  if (choix?.kind !== 'occasionnel') return null
  return findOccasionnel(intervenants)?.id ?? NOUVEL_OCCASIONNEL
}

function errorsOf(
  { feuille }: HeuresLue,
  { date, place }: Sens,
  { connus: { annee }, entetes }: ContexteHeures,
): readonly MessageLigne[] {
  const at = (champ: string): string | null => entetes.get(feuille)?.[champ] ?? null
  const isOutside = date !== null && (date < annee.debut || date > annee.fin)
  return [
    ...(isOutside
      ? [{ colonne: at('date'), texte: 'Cette date est en dehors de l’année scolaire.' }]
      : []),
    ...('erreur' in place ? [{ colonne: at(place.champ), texte: place.erreur }] : []),
  ]
}

function doubtsOf(
  ligne: HeuresLue,
  { personne, categorie, date, place }: Sens,
): readonly MessageLigne[] {
  const texts = [
    personne.choix === null ? personne.texte : null,
    categorie.choix === null ? categorieDoubt(ligne, categorie) : null,
    date === null ? 'Le jour manque.' : null,
    'doute' in place ? place.doute : null,
  ]
  return texts.flatMap((texte) => (texte === null ? [] : [{ colonne: null, texte }]))
}

function categorieDoubt(
  { categorie: lue }: HeuresLue,
  { isTempsDeSeance }: CategorieImport,
): string {
  if (lue === null) return 'La catégorie manque.'
  return isTempsDeSeance
    ? `« ${lue} » : le temps des séances vient déjà des séances tenues.`
    : `« ${lue} » : catégorie à préciser.`
}

function saisieOf(
  { minutes, note }: HeuresLue,
  { qui, date, place }: Sens,
  categorie: CategorieHeures | null,
): Saisie | null {
  if (qui === null || date === null || categorie === null || minutes === null) return null
  if (!('actionId' in place)) return null
  return { qui, actionId: place.actionId, date, categorie, minutes, note }
}

/** Remarks that do not prevent the import, such as hours without a statut, which count nowhere. */
function remarksOf(
  { statut }: HeuresLue,
  { personne }: Sens,
  { qui, date }: Saisie,
  { intervenants }: ContexteHeures,
): readonly MessageLigne[] {
  if (personne.choix?.kind === 'nouveau') return [{ colonne: null, texte: 'Nouvel intervenant.' }]
  const connu = intervenants.get(qui)
  if (!connu) return []
  const inForce = statutAt(connu.statuts, date)
  if (inForce === null) {
    const texte = 'Sans statut ce jour-là : ces heures ne compteront pas au bilan.'
    return [{ colonne: null, texte }]
  }
  if (statut === null || statut === inForce) return []
  const texte = `La fiche dit « ${LIBELLES_STATUT[inForce]} » ce jour-là, elle est gardée.`
  return [{ colonne: null, texte }]
}

/** Action of a row, or the reason why it is unknown: `erreur` where the file is wrong, `doute` where nobody said. */
type PlaceAction =
  | { readonly actionId: string }
  | { readonly champ: 'action' | 'collectif'; readonly erreur: string }
  | { readonly doute: string }

/** Finds the action of a row: the one it names, else that of its collectif, that of the options, or the only one. */
function placeInAction(
  { action, collectif }: HeuresLue,
  { actions, collectifs }: ConnusHeures,
  chosenId: string | null,
): PlaceAction {
  if (action !== null) {
    const named = actions.find((one) => isNamed(one, action))
    if (named) return { actionId: named.id }
    return { champ: 'action', erreur: `« ${action} » n’est pas une action de cette année.` }
  }
  if (collectif !== null) {
    const same = collectifs.filter(({ nom }) => normalizeNom(nom) === normalizeNom(collectif))
    const [only] = new Set(same.map((one) => one.actionId))
    if (only !== undefined && same.every((one) => one.actionId === only)) return { actionId: only }
    if (same.length === 0 && chosenId === null && actions.length !== 1) {
      return {
        champ: 'collectif',
        erreur: `« ${collectif} » n’est pas un collectif de cette année.`,
      }
    }
  }
  if (chosenId !== null) return { actionId: chosenId }
  const [first, ...others] = actions
  if (!first) return { doute: 'Cette année n’a pas d’action : créez-la d’abord dans Réglages.' }
  return others.length === 0 ? { actionId: first.id } : { doute: 'L’action manque.' }
}

/** Whether a text names an action: « 2 », « Action 2 », « n° 2 », or its intitulé. */
function isNamed({ numero, intitule }: ActionConnue, text: string): boolean {
  const said = normalizeNom(text)
  const bare = said.replace(/^(action )?((n|no|numero) )?/, '')
  return bare === normalizeNom(numero) || (intitule !== null && said === normalizeNom(intitule))
}
