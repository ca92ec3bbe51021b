import type { IsoDate } from '../../../shared/dates.ts'
import { COCHE, type Coche } from '../../../shared/domain/colonne.ts'
import {
  ORIGINES,
  type Origine,
  SITUATIONS,
  type Situation,
} from '../../../shared/domain/listes.ts'
import { NIVEAUX, type Niveau } from '../../../shared/domain/niveau.ts'
import { textOf } from '../reading/grid.ts'
import {
  type Cells,
  cellOf,
  columnOfName,
  complain,
  readCell,
  readCells,
  readColonne,
  readNomPrenom,
  textAt,
} from './cells.ts'
import { readClasse } from './classe.ts'
import type { Contexte } from './contexte.ts'
import { type DateContext, type Jour, readJour, readNaissance } from './dates.ts'
import {
  readAccord,
  readCoche,
  readCriteres,
  readOrigines,
  readPropose,
  readSexe,
  readSituations,
} from './flags.ts'
import { citation } from './lecture.ts'
import type { LigneLue } from './ligne-lue.ts'
import type { NomPrenom } from './nom-prenom.ts'
import { readResponsables } from './responsables.ts'
import { holdsPlace } from './titres.ts'

const NOM_DE = {
  premier: 'du premier enfant de la ligne',
  adulte: 'd’un adulte de la ligne',
  dessus: 'de la ligne du dessus',
} as const

export type Identite = NomPrenom & {
  readonly nomFamille: string | null
  /** Whose nom it is, when nothing says that it is the child's too: the first child's of the row, an adult's, or that above. */
  readonly nomDe?: keyof typeof NOM_DE
}

/**
 * The names in the row, blank when absent: the usage name is displayed, the family name kept. A prénom alone takes `nomDuPremier`,
 * the nom of the first child of the row, else that of an adult, else `nomDuDessus`, that of the row above, to be checked.
 */
export function readIdentite(cells: Cells, nomDuPremier: string, nomDuDessus: string): Identite {
  const split = readNomPrenom(cells)
  const usage = textAt(cells, 'nomUsage')
  if (split.nom === '' && split.prenom !== '' && usage === null) {
    const adulte = nomOfAdulte(cells)
    const nom = nomDuPremier || adulte || nomDuDessus
    const nomDe = nomDuPremier !== '' ? 'premier' : adulte !== '' ? 'adulte' : 'dessus'
    return { ...split, nom, nomFamille: null, ...(nom === '' ? {} : { nomDe }) }
  }
  if (usage === null) return { ...split, nomFamille: null }
  return { ...split, nom: usage, nomFamille: split.nom === '' ? null : split.nom }
}

const nomOfAdulte = (cells: Cells): string =>
  readResponsables({ ...cells, messages: [], bruts: {} }, '').find(({ nom }) => nom !== null)
    ?.nom ?? ''

type LigneSource = {
  readonly feuille: string
  readonly ligne: number
  readonly rang: number
  readonly contexte: Contexte
  readonly dates: DateContext
  readonly isOfResponsable: boolean
  /** French questions for the person before the row is written. */
  readonly doutes: readonly string[]
}

/** One child of a row, with all its fields. */
export function readLigne(cells: Cells, identite: Identite, source: LigneSource): LigneLue {
  const erreurs = identityErrors(cells, identite)
  const before = cells.messages.length
  const naissance = readCell(cells, 'dateNaissance', (cellule) =>
    readNaissance(cellule, source.dates),
  )
  withoutPlace(cells, before)
  const isBirthUnreadable = cells.messages.length > before
  const scolarite = readScolarite(cells, source)
  if (!identite.isSure) {
    const texte = `Nom et prénom sont à séparer : ${citation(`${identite.nom} ${identite.prenom}`)} peut se lire de plusieurs façons.`
    noteName(cells, 'nom', texte)
  }
  if (identite.nomDe !== undefined) {
    const texte = `Le nom de l’enfant manque : celui ${NOM_DE[identite.nomDe]}, ${citation(identite.nom)}, est proposé. Vérifiez-le.`
    noteName(cells, 'nom', texte)
  }
  for (const texte of source.doutes) cells.messages.push({ colonne: null, texte })
  noteLostCharacters(cells, identite)
  noteManyNames(cells, identite)
  noteOddSigns(cells, identite)
  const isAmbigu =
    !identite.isSure ||
    (identite.nomDe ?? 'premier') !== 'premier' ||
    scolarite.isAmbigu ||
    source.doutes.length > 0
  return {
    feuille: source.feuille,
    ligne: source.ligne,
    rang: source.rang,
    enfant: {
      nom: identite.nom,
      prenom: identite.prenom,
      ...birthOf(naissance),
      sexe: readCell(cells, 'sexe', readSexe),
    },
    nomFamille: identite.nomFamille,
    inscription: {
      ...scolarite.fields,
      origines: readOriginesOf(cells),
      situations: readSituationsOf(cells),
      accordParental: readCell(cells, 'accordParental', (c) => readAccord(c, source.dates)),
      objectif: textOf(cellOf(cells, 'objectif').cellule),
    },
    criteres: readCriteresOf(cells),
    isCochee: cells.index.byChamp.has('propose') ? readCell(cells, 'propose', readPropose) : null,
    date: readDate(cells, source),
    places: [
      {
        collectif: textOf(cellOf(cells, 'collectif').cellule),
        entree: readDay(cells, 'entree', source),
        sortie: readDay(cells, 'sortie', source),
      },
    ],
    responsables: readResponsables(cells, identite.nom),
    isOfResponsable: source.isOfResponsable,
    messages: cells.messages,
    bruts: cells.bruts,
    etat: erreurs || isBirthUnreadable ? 'erreur' : isAmbigu ? 'ambigu' : 'lisible',
  }
}

/** Hides a cell with a place beside the date from messages and corrections. */
function withoutPlace(cells: Cells, before: number): void {
  const { entete } = cellOf(cells, 'dateNaissance')
  if (cells.messages.length === before || !holdsPlace(entete)) return
  delete cells.bruts.dateNaissance
  cells.messages.splice(before, cells.messages.length, {
    colonne: entete,
    texte: 'Aucune date lisible dans cette cellule : écrivez-la JJ/MM/AAAA.',
  })
}

function identityErrors(cells: Cells, { nom, prenom }: Identite): boolean {
  const lacks = (name: string): boolean => !/\p{L}/u.test(name)
  if (lacks(nom)) noteName(cells, 'nom', 'Le nom manque.')
  if (lacks(prenom)) noteName(cells, 'prenom', 'Le prénom manque.')
  return lacks(nom) || lacks(prenom)
}

/** Signs and figures that no name bears: « DIALLO* », « Inès (2) ». */
const ODD_SIGNS = /[*()[\]{}<>=+@#_/\\|!:;\d]/

function noteOddSigns(cells: Cells, { nom, prenom }: Identite): void {
  for (const [champ, name] of [
    ['nom', nom],
    ['prenom', prenom],
  ] as const) {
    if (!/\p{L}/u.test(name) || !ODD_SIGNS.test(name)) continue
    noteName(
      cells,
      champ,
      `${citation(name)} serait gardé tel quel : corrigez-le si un signe est de trop.`,
    )
  }
}

/** Adds a message about a name, under the title of the column that it comes from. */
function noteName(cells: Cells, champ: 'nom' | 'prenom', texte: string): void {
  cells.messages.push({ colonne: columnOfName(cells, champ)?.entete ?? null, texte })
}

/** Pattern of an accent that the file has lost: « H?l?ne », « L\ufffda ». */
const LOST = /\ufffd|\p{L}\?\p{L}|\p{L}\?$/u

function noteLostCharacters(cells: Cells, { nom, prenom }: Identite): void {
  const lost = [
    ['nom', nom],
    ['prenom', prenom],
  ] as const
  for (const [champ, text] of lost) {
    if (!LOST.test(text)) continue
    const texte = `${citation(text)} : un accent a été perdu dans le fichier, corrigez-le.`
    const column = columnOfName(cells, champ)
    if (column !== null) complain(cells, column, column.cellule, texte)
  }
}

/** Notes several given names, « Inès Marie Lou », as the État civil lists them: one is in use. */
function noteManyNames(cells: Cells, { prenom }: Identite): void {
  if (prenom.split(' ').length < 3) return
  const texte = `${citation(prenom)} : plusieurs prénoms, gardez celui d’usage si un seul sert.`
  noteName(cells, 'prenom', texte)
}

function birthOf(jour: Jour | null) {
  if (jour === null) return { dateNaissance: null, anneeNaissance: null }
  return 'date' in jour
    ? { dateNaissance: jour.date, anneeNaissance: null }
    : { dateNaissance: null, anneeNaissance: jour.annee }
}

const ticked = (cells: Cells, liste: Coche['liste']): readonly string[] =>
  cells.index.coches.flatMap(({ colonne, code, liste: own }) =>
    own === liste && readColonne(cells, colonne, COCHE, readCoche) ? [code] : [],
  )

function readOriginesOf(cells: Cells): readonly Origine[] {
  const found = new Set<string>([
    ...readCells(cells, 'origines', readOrigines),
    ...ticked(cells, 'origines'),
  ])
  return ORIGINES.filter((code) => found.has(code))
}

function readSituationsOf(cells: Cells): readonly Situation[] {
  const found = new Set<string>([
    ...readCells(cells, 'situations', readSituations),
    ...ticked(cells, 'situations'),
  ])
  return SITUATIONS.filter((code) => found.has(code))
}

function readCriteresOf(cells: Cells): readonly string[] {
  const written = readCells(cells, 'criteres', readCriteres)
  return [...new Set([...written, ...ticked(cells, 'criteres')])]
}

const readDate = (cells: Cells, source: LigneSource): IsoDate | null =>
  readDay(cells, 'date', source) ?? source.contexte.date

/** A whole day; null for a year alone. */
function readDay(
  cells: Cells,
  champ: 'date' | 'entree' | 'sortie',
  { dates }: LigneSource,
): IsoDate | null {
  const jour = readCell(cells, champ, (cellule) => readJour(cellule, dates))
  return jour !== null && 'date' in jour ? jour.date : null
}

/**
 * Niveau, class, school and teacher: from the row, else from the context. A class of two niveaux raises
 * no question where it only helps to recognise a child.
 */
function readScolarite(
  cells: Cells,
  { contexte, isOfResponsable }: { readonly contexte: Contexte; readonly isOfResponsable: boolean },
) {
  const etablissement = textAt(cells, 'etablissement') ?? contexte.etablissement
  const niveauText = textAt(cells, 'niveau')
  const classe = textAt(cells, 'classe') ?? contexte.classe
  const fromNiveau = niveauxOf(cells, 'niveau', niveauText)
  const fromClasse = fromNiveau.length === 1 ? [] : niveauxOf(cells, 'classe', classe)
  const chosen = fromClasse.length > 0 ? fromClasse : fromNiveau
  if (!isOfResponsable) noteClasse(cells, { niveauText, classe, isRead: chosen.length > 0 })
  const enseignant =
    textAt(cells, 'enseignant') ??
    (classe === null ? null : readClasse(classe).enseignant) ??
    (niveauText === null ? null : readClasse(niveauText).enseignant) ??
    contexte.enseignant
  const isAmbigu = chosen.length > 1 && !isOfResponsable
  if (isAmbigu) {
    const from = chosen === fromClasse ? 'classe' : 'niveau'
    const said = (from === 'classe' ? classe : niveauText) ?? ''
    cells.messages.push({
      // A class that stands above the table has no column.
      colonne: textAt(cells, from) === null ? null : cellOf(cells, from).entete,
      texte: `${citation(said)} réunit plusieurs niveaux (${chosen.join(', ')}) : choisissez celui de l’enfant.`,
    })
  }
  const niveau = chosen.length > 1 ? null : ulisOf(chosen[0] ?? null, etablissement)
  return { fields: { niveau, classe, etablissement, enseignant }, isAmbigu }
}

/** Niveaux of a text, by itself or by the meaning that the person gave. */
function niveauxOf(
  { codeOf }: Cells,
  champ: 'niveau' | 'classe',
  text: string | null,
): readonly Niveau[] {
  if (text === null) return []
  const code = codeOf(champ, text)
  return code === undefined ? readClasse(text).niveaux : NIVEAUX.filter((niveau) => niveau === code)
}

/** Asks the person about a class without a niveau, « Les Lutins ». */
function noteClasse(
  { codeOf, inconnues }: Cells,
  {
    niveauText,
    classe,
    isRead,
  }: { niveauText: string | null; classe: string | null; isRead: boolean },
): void {
  for (const [champ, text] of [
    ['niveau', niveauText],
    ['classe', classe],
  ] as const) {
    const isAsked = !isRead && (champ === 'niveau' || niveauText === null)
    if (text !== null && (isAsked || codeOf(champ, text) !== undefined)) inconnues.add(champ, text)
  }
}

/** Niveau of an « ULIS », whose palier is that of the school. */
function ulisOf(niveau: Niveau | null, etablissement: string | null): Niveau | null {
  const isCollege = etablissement !== null && /coll[èe]ge/i.test(etablissement)
  return niveau === 'ULIS école' && isCollege ? 'ULIS collège' : niveau
}
