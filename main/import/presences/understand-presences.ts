import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite, isNomComplet } from '../../../shared/domain/colonne.ts'
import type { MessageLigne, RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
import {
  CASE_VIDE,
  CHAMPS_PRESENCES,
  type ChampPresences,
  type Pointage,
} from '../../../shared/domain/import-presences.ts'
import { ETATS_PRESENCE } from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Classeur, type Rangee, textOf } from '../reading/grid.ts'
import {
  type Cells,
  type Colonne,
  cellOf,
  correctorOf,
  indexOf,
  newCells,
  readNomPrenom,
  withCorrections,
} from '../understand/cells.ts'
import { colonnesOfPersons } from '../understand/colonnes.ts'
import { readNaissance } from '../understand/dates.ts'
import { repeatsEntete, type Vocabulaire } from '../understand/entete.ts'
import { recogniseHeader } from '../understand/headers.ts'
import { avisOfJours } from '../understand/jours.ts'
import { citation } from '../understand/lecture.ts'
import { isSummary } from '../understand/pupil.ts'
import { type RangeesLues, readTables, type Table, type TablesLues } from '../understand/tables.ts'
import type { UnderstandOptions } from '../understand/understand.ts'
import { etatOf, isHeure, isSansSeance, type Legende, readLegende } from './signes.ts'
import { uprightGrille } from './upright.ts'

/** Row of one enfant as the file gives it, before any look at the base. */
export type PresencesLue = {
  readonly feuille: string
  readonly ligne: number
  readonly rang: number
  readonly nom: string
  readonly prenom: string
  readonly isNomSur: boolean
  readonly dateNaissance: IsoDate | null
  readonly pointages: readonly Pointage[]
  readonly messages: readonly MessageLigne[]
  readonly bruts: Readonly<Record<string, string>>
}

export type PresencesLues = TablesLues<PresencesLue>

export type UnderstandPresencesOptions = Omit<UnderstandOptions, 'etablissement'>

const DAY = /^\d{2}\/\d{2}\/\d{4}$/

function recognise(header: string): ChampPresences | null {
  if (DAY.test(header)) return 'presence'
  const champ = recogniseHeader(header)
  return CHAMPS_PRESENCES.find((one) => one === champ) ?? null
}

/** Vocabulary of a grid of présences: enfants, and at least one day. */
export const PRESENCES: Vocabulaire<ChampPresences> = {
  genre: 'presences',
  recognise,
  isTable: (champs) => champs.has('presence') && [...champs].some(isIdentite),
  isChamp: (text): text is ChampPresences => CHAMPS_PRESENCES.some((champ) => champ === text),
  champDit: (champ) => champ,
}

/** Reads each sheet that has a grid of présences. `feuilles` is empty when none has. */
export const understandPresences = (
  classeur: Classeur,
  {
    latest,
    corrections = [],
    correspondances: dites = [],
    retenues = [],
    ...regard
  }: UnderstandPresencesOptions,
): PresencesLues => {
  const avisOf = new Map<string, readonly string[]>()
  const grilles = classeur.grilles.map((grille) => {
    const upright = uprightGrille(grille, latest, recognise)
    avisOf.set(grille.nom, upright.avis === null ? [] : [upright.avis])
    return upright.grille
  })
  const avis = classeur.grilles.flatMap((grille) => avisOfJours(grille, latest))
  return readTables({ ...classeur, grilles, avis: [...classeur.avis, ...avis] }, regard, {
    vocabulaire: PRESENCES,
    memoireOf: () => ({ dites, retenues, ecolesOf: () => [] }),
    read: (table) => {
      const { entete, rangees, choisies } = table
      const colonnes = colonnesOfPersons(entete.titres, rangees, choisies, PRESENCES.isChamp)
      const corrector = correctorOf(table.grille.nom, corrections)
      return {
        colonnes,
        readLignes: () => {
          const { avis, ...read } = readLignes(table, colonnes, corrector, latest)
          return { ...read, avis: [...(avisOf.get(table.grille.nom) ?? []), ...avis] }
        },
      }
    },
  })
}

/** A column of présences and the day of its title. */
type Jour = { readonly index: number; readonly date: IsoDate }

function readLignes(
  { grille, entete, rangees, codeOf, inconnues }: Table<ChampPresences>,
  colonnes: readonly Colonne<ChampPresences>[],
  corrector: ReturnType<typeof correctorOf>,
  latest: IsoDate,
): RangeesLues<PresencesLue> & { readonly avis: readonly string[] } {
  const { nom, is1904 } = grille
  const index = indexOf(colonnes)
  const titled = new Set(colonnes.flatMap((one) => (one.champ === 'presence' ? [one.index] : [])))
  const legende = readLegende(grille, (column) => titled.has(column))
  const isMarked = (rangee: Rangee): boolean =>
    !repeatsEntete(rangee, entete) && !isTotal(rangee.cellules) && !legende.isLine(rangee)
  const jours = joursHeld(colonnes, rangees.filter(isMarked))
  const signes = new Set<string>()
  const lignes: PresencesLue[] = []
  const laissees = new Map<RaisonLaissee, readonly number[]>()
  const leave = (raison: RaisonLaissee, numero: number): void => {
    laissees.set(raison, [...(laissees.get(raison) ?? []), numero])
  }
  for (const rangee of rangees) {
    const { numero, cellules } = rangee
    if (repeatsEntete(rangee, entete)) {
      leave('entete-repetee', numero)
      continue
    }
    const corrected = withCorrections(index, cellules, corrector(numero, 0))
    const cells = newCells(corrected, [], { codeOf, inconnues })
    const { nom: family, prenom, isSure } = readNomPrenom(cells)
    if (isTotal(cellules)) leave('total', numero)
    else if (legende.isLine(rangee) || !isEnfant(family, prenom, cells, jours, cellules)) {
      leave('note', numero)
    } else {
      const naissance = readNaissance(cellOf(cells, 'dateNaissance').cellule, {
        is1904,
        latest,
      }).valeur
      for (const { index: column } of jours) {
        signes.add(textOf(cellules[column] ?? null) ?? CASE_VIDE)
      }
      const pointages = readPointages(cells, jours, cellules, legende)
      lignes.push({
        feuille: nom,
        ligne: numero,
        rang: 0,
        nom: family,
        prenom,
        isNomSur: isSure,
        dateNaissance: naissance !== null && 'date' in naissance ? naissance.date : null,
        pointages,
        messages: cells.messages,
        bruts: cells.bruts,
      })
    }
  }
  const isTimed = [...signes].some((signe) => isHeure(signe) && legende.etatOf(signe) === undefined)
  return { lignes, laissees, avis: [...legende.avisOn(signes), ...(isTimed ? [TIMED] : [])] }
}

const TIMED =
  'Une heure notée dans une case (« 17 h 05 ») est lue « présent » ; l’heure elle-même n’est pas reprise.'

/** Counts under the names, besides those of any list: « Présents 12 », « Nb d’absents ». */
const COUNTS =
  /^(?:nb |nombre )?(?:d |de |des )?(?:presente?s?|presences?|absente?s?|absences?|excusee?s?)\b|^taux\b/

const isTotal = (cellules: Rangee['cellules']): boolean =>
  isSummary(cellules) ||
  COUNTS.test(normalizeNom(textOf(cellules.find((one) => one !== null) ?? null) ?? ''))

/** True for a row with a name, whole or not, that is no sentence, and some mark. */
function isEnfant(
  nom: string,
  prenom: string,
  { index }: Cells<ChampPresences>,
  jours: readonly Jour[],
  cellules: Rangee['cellules'],
): boolean {
  const name = `${nom} ${prenom}`.trim()
  const isWhole = nom !== '' && prenom !== ''
  const isMarked = jours.some((jour) => (cellules[jour.index] ?? null) !== null)
  return (
    /\p{L}/u.test(name) &&
    !/[=:?]|\d/.test(name) &&
    (isMarked || (isWhole && !index.colonnes.some(({ champ }) => isNomComplet(champ))))
  )
}

/** Days with a mark of some enfant: a column left blank for all is a day without a séance. */
function joursHeld(
  colonnes: readonly Colonne<ChampPresences>[],
  rangees: readonly Rangee[],
): readonly Jour[] {
  return colonnes.flatMap(({ champ, entete, index }) => {
    if (champ !== 'presence' || !DAY.test(entete)) return []
    const isHeld = rangees.some(({ cellules }) => (cellules[index] ?? null) !== null)
    const [jour, mois, annee] = entete.split('/')
    return isHeld ? [{ index, date: `${annee}-${mois}-${jour}` }] : []
  })
}

/** États that the marks of a row give, day by day; an unknown sign is counted, to be explained once. */
function readPointages(
  { codeOf, inconnues, messages }: Cells<ChampPresences>,
  jours: readonly Jour[],
  cellules: Rangee['cellules'],
  legende: Legende,
): readonly Pointage[] {
  const unknown = new Map<string, number>()
  const found = jours.flatMap(({ index, date }): readonly Pointage[] => {
    const signe = textOf(cellules[index] ?? null) ?? CASE_VIDE
    const said = codeOf('presence', signe)
    const own = legende.etatOf(signe) ?? (signe === CASE_VIDE ? null : etatOf(signe))
    if (said !== undefined || (own === null && !isSansSeance(signe))) {
      inconnues.add('presence', signe)
    }
    if (said !== undefined) {
      const etat = ETATS_PRESENCE.find((one) => one === said)
      return etat === undefined ? [] : [{ date, etat }]
    }
    if (own !== null) return [{ date, etat: own }]
    if (signe !== CASE_VIDE && !isSansSeance(signe)) {
      unknown.set(signe, (unknown.get(signe) ?? 0) + 1)
    }
    return []
  })
  for (const [signe, nombre] of unknown) {
    const times = nombre === 1 ? '1 jour' : `${nombre} jours`
    messages.push({
      colonne: null,
      texte: `${citation(signe)} (${times}) : dites dans « Revoir les colonnes » ce que ce signe veut dire.`,
    })
  }
  return found
}
