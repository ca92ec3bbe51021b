import type { IsoDate } from '../../../../shared/dates.ts'
import type { APlacer, PlaceInscrit } from '../../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { formatDate } from '../../../../shared/format.ts'
import type { LigneLue, PlaceLue } from '../../../import/understand/ligne-lue.ts'
import type { CollectifConnu, Connus } from '../orientations/connus.ts'
import type { PlanOptions } from '../orientations/plan-types.ts'

/** Collectif and days that a row gives its child; `id` is null for a collectif to be created. */
export type Place = {
  readonly collectif: { readonly id: string | null; readonly nom: string }
  readonly debut: IsoDate
  readonly fin: IsoDate | null
  /** Sentences in French on the changes made to its days. */
  readonly textes: readonly string[]
}

export type PlacesOptions = Pick<PlanOptions, 'actionId' | 'collectifId' | 'inscrits'>
type Collectifs = Pick<Connus, 'collectifs'>
type Refus = { readonly statut: 'ambigu' | 'erreur'; readonly texte: string }

/** Places in which a row inscribes its child; a refusal when one lacks its collectif or its days are impossible. */
export function placesOf(
  { places }: LigneLue,
  connus: Collectifs,
  options: PlacesOptions,
): readonly Place[] | Refus {
  const found: Place[] = []
  for (const lue of places) {
    const place = placeOf(lue, connus, options)
    if ('texte' in place) return place
    found.push(place)
  }
  return found
}

function placeOf(lue: PlaceLue, connus: Collectifs, options: PlacesOptions): Place | Refus {
  if (options.actionId === null) {
    return { statut: 'ambigu', texte: 'Dites dans quelle action ces enfants sont inscrits.' }
  }
  const collectif = collectifOf(lue, connus, options)
  const annee = options.inscrits?.annee
  if (collectif === null || annee === undefined) {
    return { statut: 'ambigu', texte: 'Dites dans quel collectif cet enfant est inscrit.' }
  }
  const asked = lue.entree ?? options.inscrits?.entree ?? annee.debut
  const { sortie } = lue
  if (asked > annee.fin) {
    const texte = `Entrée le ${formatDate(asked)}, après la fin de l’année scolaire : corrigez la date, ou ignorez la ligne.`
    return { statut: 'erreur', texte }
  }
  const isEarlier = asked < annee.debut
  const debut = isEarlier ? annee.debut : asked
  if (sortie !== null && sortie < debut) {
    const texte = `Sortie le ${formatDate(sortie)}, avant l’entrée du ${formatDate(debut)} : corrigez la date, ou ignorez la ligne.`
    return { statut: 'erreur', texte }
  }
  const textes = isEarlier
    ? [
        `Entrée le ${formatDate(asked)}, avant cette année : inscription dès le ${formatDate(debut)}.`,
      ]
    : []
  return { collectif, debut, fin: sortie !== null && sortie <= annee.fin ? sortie : null, textes }
}

/** Collectif that a row names, as the person understood it; that of the options when the row names none. */
function collectifOf(
  { collectif: nom }: PlaceLue,
  { collectifs }: Collectifs,
  { collectifId, inscrits }: PlacesOptions,
): Place['collectif'] | null {
  const byId = (id: string | null) => collectifs.find((one) => one.id === id) ?? null
  if (nom === null) return byId(collectifId)
  const taken = inscrits?.collectifs.find((one) => isSame(one.nom, nom))
  return byId(taken?.collectifId ?? null) ?? named(nom, collectifs) ?? { id: null, nom }
}

const named = (nom: string, collectifs: readonly CollectifConnu[]): CollectifConnu | null =>
  collectifs.find((one) => isSame(one.nom, nom)) ?? null

const isSame = (a: string, b: string): boolean => normalizeNom(a) === normalizeNom(b)

/** Places of a row for the preview: undefined on another kind of list, empty when the row cannot be placed yet. */
export function placesShown(
  ligne: LigneLue,
  { connus, options }: { readonly connus: Collectifs; readonly options: PlacesOptions },
): readonly PlaceInscrit[] | undefined {
  if (options.inscrits === undefined) return undefined
  const places = placesOf(ligne, connus, options)
  if ('texte' in places) return []
  return places.map(({ collectif, debut, fin }) => ({ collectif: collectif.nom, debut, fin }))
}

/** Gaps to fill once for all the rows, and unknown collectifs; null on another kind of list. */
export function aPlacerOf(
  lignes: readonly LigneLue[],
  { collectifs }: Collectifs,
  { inscrits }: PlacesOptions,
): APlacer | null {
  if (inscrits === undefined) return null
  const places = lignes.flatMap((ligne) => ligne.places)
  const noms = Map.groupBy(
    places.flatMap(({ collectif }) => collectif ?? []),
    normalizeNom,
  )
  return {
    sansCollectif: places.filter(({ collectif }) => collectif === null).length,
    sansEntree: places.filter(({ entree }) => entree === null).length,
    inconnus: [...noms.values()].flatMap((same) => {
      const [nom] = same
      if (nom === undefined || named(nom, collectifs) !== null) return []
      const taken = inscrits.collectifs.find((one) => isSame(one.nom, nom))
      return [{ nom, lignes: same.length, collectifId: taken?.collectifId ?? null }]
    }),
  }
}
