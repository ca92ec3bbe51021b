import type { IsoDate } from '../../../shared/dates.ts'
import type {
  ActionParentsAnnexe,
  CategorieAnnexe,
  HeuresAnnexe,
  OrientationAnnexe,
  SeanceAnnexe,
} from '../../../shared/domain/annexes.ts'
import {
  ACTIVITES,
  CATEGORIES_HEURES,
  ORIGINES,
  SITUATIONS,
  STATUTS,
  type Statut,
} from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { Totaux } from '../../../shared/domain/presence.ts'
import { comparePersonnes, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { HeuresRow, Partenariat, SeanceRow } from './annexes.repository.ts'
import { personneOf, type Responsables } from './assemble-enfants.ts'
import { AUCUNE_PRESENCE } from './assemble-grilles.ts'
import { codesReader, parseListe } from './listes.ts'
import { pseudonymesOf } from './pseudonymes.ts'

const CATEGORIES: readonly CategorieAnnexe[] = ['seances', ...CATEGORIES_HEURES]

/** Hours by person, statut and catégorie: by name in a nominative copy, else by code. */
export function assembleHeures(
  actionId: string,
  rows: readonly HeuresRow[],
  nominatif: boolean,
): readonly HeuresAnnexe[] {
  const arrivees = rows.map(({ intervenantId, debut }) => ({ id: intervenantId, debut }))
  const codes = pseudonymesOf(actionId, arrivees, 'I')
  const codeOf = ({ intervenantId }: HeuresRow): string => codes.get(intervenantId) as string
  // Names are compared by person, not by line: French order is slow to tell.
  return [...Map.groupBy(rows, ({ intervenantId }) => intervenantId).values()]
    .sort(([a], [b]) => compareIntervenants(a as HeuresRow, b as HeuresRow, nominatif, codeOf))
    .flatMap((own) => own.sort(compareHeures))
    .map((row) => ({
      code: codeOf(row),
      intervenant: nominatif ? formatPersonne(row) : codeOf(row),
      statut: row.statut,
      categorie: row.categorie,
      minutesParMois: JSON.parse(row.parMois) as HeuresAnnexe['minutesParMois'],
    }))
}

/** Order of intervenants by name, homonyms in the order of their codes. */
function compareIntervenants(
  a: HeuresRow,
  b: HeuresRow,
  nominatif: boolean,
  codeOf: (row: HeuresRow) => string,
): number {
  return (nominatif ? comparePersonnes(a, b) : 0) || (codeOf(a) < codeOf(b) ? -1 : 1)
}

const compareHeures = (a: HeuresRow, b: HeuresRow): number =>
  rankOf(a.statut) - rankOf(b.statut) ||
  CATEGORIES.indexOf(a.categorie) - CATEGORIES.indexOf(b.categorie)

const rankOf = (statut: Statut | null): number =>
  statut === null ? STATUTS.length : STATUTS.indexOf(statut)

/** Séances with their activités and the enfants who came; free text only in a nominative copy. */
export function assembleSeances(
  seances: readonly SeanceRow[],
  parSeance: ReadonlyMap<string, Totaux>,
  nominatif: boolean,
): readonly SeanceAnnexe[] {
  const activitesOf = codesReader(ACTIVITES)
  return seances.map((row) => ({
    date: row.date,
    collectif: row.collectif,
    debut: row.debut,
    fin: row.fin,
    minutes: row.minutes,
    etat: row.etat,
    intervenants: row.intervenants,
    activites: activitesOf(row.activites),
    motif: nominatif ? row.motif : null,
    note: nominatif ? row.note : null,
    ...(parSeance.get(row.seanceId) ?? AUCUNE_PRESENCE),
  }))
}

type Enfants = {
  readonly codes: ReadonlyMap<string, string>
  readonly niveaux: ReadonlyMap<string, Niveau>
  readonly arreteAu: IsoDate
  readonly nominatif: boolean
}

/** Orientations with the code of the enfant; all that names anyone only in a nominative copy. */
export function assembleOrientations(
  orientations: Partenariat['orientations'],
  { codes, niveaux, arreteAu, nominatif }: Enfants,
): readonly OrientationAnnexe[] {
  const [originesOf, situationsOf] = [codesReader(ORIGINES), codesReader(SITUATIONS)]
  return orientations.map((row) => ({
    date: row.date,
    code: row.enfantId === null ? null : (codes.get(row.enfantId) ?? null),
    niveau: row.niveau ?? niveaux.get(row.enfantId ?? '') ?? null,
    etablissement: row.etablissement,
    origines: originesOf(row.origines),
    accordParental: row.accordParental,
    statut: row.statut,
    retourEcole: row.retourEcole !== null && row.retourEcole <= arreteAu ? row.retourEcole : null,
    identite: nominatif
      ? {
          nom: row.nom ?? '',
          prenom: row.prenom ?? '',
          classe: row.classe,
          enseignant: row.enseignant,
          situations: situationsOf(row.situations),
          criteres: parseListe(row.criteres),
          objectif: row.objectif,
        }
      : null,
  }))
}

/** Actions parents with their number of familles; the names of those only in a nominative copy. */
export function assembleActionsParents(
  actionsParents: Partenariat['actionsParents'],
  responsables: Responsables,
  nominatif: boolean,
): readonly ActionParentsAnnexe[] {
  return actionsParents.map(({ date, genre, participants, note, familles }) => {
    const own = parseListe(familles)
    return {
      date,
      genre,
      participants,
      familles: own.length,
      identite: nominatif ? { familles: nomsOf(own, responsables), note } : null,
    }
  })
}

function nomsOf(familles: readonly string[], responsables: Responsables): readonly string[] {
  return familles
    .map((familleId) => (responsables.get(familleId) ?? []).map(personneOf).join(', '))
    .map((nom) => (nom === '' ? 'famille sans nom' : nom))
    .sort(frCollator.compare)
}
