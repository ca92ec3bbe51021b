import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite, isNomComplet } from '../../../shared/domain/colonne.ts'
import type { MessageLigne, RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
import {
  CASE_VIDE,
  CHAMPS_PRESENCES,
  type ChampPresences,
  type Pointage,
} from '../../../shared/domain/import-presences.ts'
import { ETATS_PRESENCE, type EtatPresence } from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Classeur, type Grille, plainGrille, type Rangee, textOf } from '../reading/grid.ts'
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
import { asNomComplet, chosenTitres, type Read, spreadNomPrenom } from '../understand/colonnes.ts'
import { readNaissance } from '../understand/dates.ts'
import { headRows, repeatsEntete, type Vocabulaire } from '../understand/entete.ts'
import { recogniseHeader } from '../understand/headers.ts'
import { joursOf, namesOf } from '../understand/jours.ts'
import { citation, memo } from '../understand/lecture.ts'
import { isSummary } from '../understand/pupil.ts'
import { type RangeesLues, readTables, type Table, type TablesLues } from '../understand/tables.ts'
import type { UnderstandOptions } from '../understand/understand.ts'

const SIGNES: readonly (readonly [EtatPresence, RegExp])[] = [
  ['present', /^(p|pr|pres|presente?s?|x|1|v|oui|o|ok|la|retard|r|present en retard)$/],
  [
    'excuse',
    /^(e|ex|exc|excusee?s?|ae|aj|j|just|justifiee?s?|abs(ente?|ence)? (excusee?|justifiee?))$/,
  ],
  [
    'absent',
    /^(a|ab|abs|absente?s?|absence|0|non|n|ai|ani|anj|absente? (injustifiee?|non (excusee?|justifiee?)))$/,
  ],
]

/** The état that a sign of a grid stands for; null when the person has to say. */
const etatOf = memo((signe: string): EtatPresence | null => {
  if (/^[✓✔☑√●•■]$/.test(signe)) return 'present'
  if (/^[✗✘❌]$/.test(signe)) return 'absent'
  const words = normalizeNom(signe)
  return SIGNES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
})

/** True for the signs of a day without a séance: no présence is imported, and no question asked. */
const isSansSeance = memo((signe: string): boolean =>
  /^[-–—/.]+$|^(ferie|vac|vacances|pas de (clas|seance)|annulee?)$/.test(
    /\p{L}/u.test(signe) ? normalizeNom(signe) : signe,
  ),
)

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
  const turned = new Set<string>()
  const grilles = classeur.grilles.map((grille) => {
    const upright = withJours(grille, latest)
    const turning = upright === grille ? withEnfantsAcross(grille, latest) : null
    if (turning !== null) turned.add(grille.nom)
    return turning ?? upright
  })
  return readTables({ ...classeur, grilles }, regard, {
    vocabulaire: PRESENCES,
    memoireOf: () => ({ dites, retenues, ecolesOf: () => [] }),
    read: (table) => {
      const colonnes = mapColonnes(table)
      const corrector = correctorOf(table.grille.nom, corrections)
      const avis = turned.has(table.grille.nom) ? [TURNED] : []
      return {
        colonnes,
        readLignes: () => ({ ...readLignes(table, colonnes, corrector, latest), avis }),
      }
    },
  })
}

const TURNED =
  'Cette grille a les enfants en colonnes et les dates en lignes : ici, chaque ligne est une colonne du fichier (3 pour C).'

/** Fewest columns of days in a grid. */
const MIN_JOURS = 2

/** The grid, however laid out, with its days written as dates on one row with the titles of the names. */
function withJours(grille: Grille, latest: IsoDate): Grille {
  for (const rangee of headRows(grille)) {
    const jours = joursOf(grille, rangee, latest).filter(({ date }) => date !== null)
    if (jours.length < MIN_JOURS) continue
    const names = namesOf(grille, rangee, recognise)
    if (names.length === 0) continue
    const cellules = [...rangee.cellules]
    for (const { index, titre } of names) cellules[index] = titre
    for (const { index, date } of jours) cellules[index] = date === null ? null : { date }
    const { numero } = rangee
    return {
      ...grille,
      fusions: grille.fusions.filter((fusion) => fusion.firstRow > numero),
      rangees: grille.rangees.map((one) =>
        one === rangee ? { numero, cellules: [...cellules].map((c) => c ?? null) } : one,
      ),
    }
  }
  return grille
}

/**
 * The sheet with its rows as columns, where the enfants stand side by side over days that go down; null for another layout.
 */
function withEnfantsAcross(grille: Grille, latest: IsoDate): Grille | null {
  const turned = transposed(grille)
  for (const rangee of headRows(turned)) {
    const jours = joursOf(turned, rangee, latest).filter(({ date }) => date !== null)
    const [first] = jours
    if (first === undefined || jours.length < MIN_JOURS) continue
    const below = turned.rangees.filter(({ numero }) => numero > rangee.numero)
    const named = namesOf(turned, rangee, recognise).filter(({ index }) => index < first.index)
    const names = named.length > 0 ? named : namesAbove(below, first.index)
    if (names.length === 0) continue
    const cellules = [...rangee.cellules]
    for (const { index, titre } of names) cellules[index] = titre
    for (const { index, date } of jours) cellules[index] = date === null ? null : { date }
    return { ...turned, rangees: [{ numero: rangee.numero, cellules }, ...below] }
  }
  return null
}

/** Row of names just above the first day, in which most columns hold a name. */
function namesAbove(
  columns: readonly Rangee[],
  firstDay: number,
): readonly { readonly index: number; readonly titre: string }[] {
  const isName = (cellule: Rangee['cellules'][number] | undefined): boolean =>
    typeof cellule === 'string' && /\p{L}{2}/u.test(cellule) && !/\d/.test(cellule)
  for (let index = firstDay - 1; index >= 0; index--) {
    const held = columns.filter(({ cellules }) => isName(cellules[index])).length
    if (held > 0 && held * 2 > columns.length) return [{ index, titre: 'Nom et prénom' }]
  }
  return []
}

/** The sheet with each column as a row, numbered from 1 for A. */
function transposed({ nom, rangees, is1904 }: Grille): Grille {
  const width = Math.max(0, ...rangees.map(({ cellules }) => cellules.length))
  const columns = Array.from({ length: width }, (_, index) => ({
    numero: index + 1,
    cellules: rangees.map(({ cellules }) => cellules[index] ?? null),
  }))
  const held = columns.filter(({ cellules }) => cellules.some((one) => one !== null))
  return { ...plainGrille(nom, held), is1904 }
}

function mapColonnes({
  entete,
  rangees,
  choisies,
}: Table<ChampPresences>): readonly Colonne<ChampPresences>[] {
  const titres = spreadNomPrenom(entete.titres)
  const read =
    choisies === null
      ? titres.flatMap(({ champ, ...titre }) => (champ === null ? [] : [{ ...titre, champ }]))
      : chosenTitres(titres, rangees, choisies, PRESENCES.isChamp)
  const colonnes = read.map(toColonne)
  return choisies === null ? asNomComplet(colonnes, rangees) : colonnes
}

const toColonne = ({ index, texte, champ }: Read<ChampPresences>): Colonne<ChampPresences> => ({
  index,
  entete: texte,
  champ,
  groupe: 0,
  isShared: true,
})

/** A column of présences and the day of its title. */
type Jour = { readonly index: number; readonly date: IsoDate }

function readLignes(
  { grille: { nom, is1904 }, entete, rangees, codeOf, inconnues }: Table<ChampPresences>,
  colonnes: readonly Colonne<ChampPresences>[],
  corrector: ReturnType<typeof correctorOf>,
  latest: IsoDate,
): RangeesLues<PresencesLue> {
  const index = indexOf(colonnes)
  const jours = joursHeld(colonnes, rangees)
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
    if (isSummary(cellules)) leave('total', numero)
    else if (!isEnfant(family, prenom, cells, jours, cellules)) leave('note', numero)
    else {
      const naissance = readNaissance(cellOf(cells, 'dateNaissance').cellule, {
        is1904,
        latest,
      }).valeur
      const pointages = readPointages(cells, jours, cellules)
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
  return { lignes, laissees }
}

/** True for a row with a name, whole or not, that is no sentence, and some mark. */
function isEnfant(
  nom: string,
  prenom: string,
  { index }: Cells<ChampPresences>,
  jours: readonly Jour[],
  cellules: Rangee['cellules'],
): boolean {
  const name = `${nom} ${prenom}`.trim()
  if (!/\p{L}/u.test(name) || /[=:?]|\d/.test(name)) return false
  const isWhole = nom !== '' && prenom !== ''
  const isMarked = jours.some((jour) => (cellules[jour.index] ?? null) !== null)
  return isMarked || (isWhole && !index.colonnes.some(({ champ }) => isNomComplet(champ)))
}

/** Days with a mark of some enfant: a column left blank for all is a day without a séance. */
function joursHeld(
  colonnes: readonly Colonne<ChampPresences>[],
  rangees: readonly Rangee[],
): readonly Jour[] {
  return colonnes.flatMap(({ champ, entete, index }) => {
    if (champ !== 'presence' || !DAY.test(entete)) return []
    const isHeld = rangees.some(
      ({ cellules }) => (cellules[index] ?? null) !== null && !isSummary(cellules),
    )
    const [jour, mois, annee] = entete.split('/')
    return isHeld ? [{ index, date: `${annee}-${mois}-${jour}` }] : []
  })
}

/** États that the marks of a row give, day by day; an unknown sign is counted, to be explained once. */
function readPointages(
  { codeOf, inconnues, messages }: Cells<ChampPresences>,
  jours: readonly Jour[],
  cellules: Rangee['cellules'],
): readonly Pointage[] {
  const unknown = new Map<string, number>()
  const found = jours.flatMap(({ index, date }): readonly Pointage[] => {
    const signe = textOf(cellules[index] ?? null) ?? CASE_VIDE
    const said = codeOf('presence', signe)
    if (
      said !== undefined ||
      (signe === CASE_VIDE ? true : etatOf(signe) === null && !isSansSeance(signe))
    ) {
      inconnues.add('presence', signe)
    }
    if (said !== undefined) {
      const etat = ETATS_PRESENCE.find((one) => one === said)
      return etat === undefined ? [] : [{ date, etat }]
    }
    if (signe === CASE_VIDE || isSansSeance(signe)) return []
    const etat = etatOf(signe)
    if (etat === null) unknown.set(signe, (unknown.get(signe) ?? 0) + 1)
    return etat === null ? [] : [{ date, etat }]
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
