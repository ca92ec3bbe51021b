import type { IsoDate } from '../../../shared/dates.ts'
import type {
  ActionParentsAnnexe,
  OrientationAnnexe,
  SeanceAnnexe,
} from '../../../shared/domain/annexes.ts'
import { ACTIVITES, ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { Totaux } from '../../../shared/domain/presence.ts'
import { frCollator } from '../../../shared/format.ts'
import type { Partenariat, SeanceRow } from './annexes.repository.ts'
import { personneOf, type Responsables } from './assemble-enfants.ts'
import { AUCUNE_PRESENCE } from './assemble-grilles.ts'
import { codesOf, parseListe } from './listes.ts'

/** Séances with what was done and who came; free text only in a nominative copy. */
export function assembleSeances(
  seances: readonly SeanceRow[],
  parSeance: ReadonlyMap<string, Totaux>,
  nominatif: boolean,
): readonly SeanceAnnexe[] {
  return seances.map((row) => ({
    date: row.date,
    collectif: row.collectif,
    debut: row.debut,
    fin: row.fin,
    minutes: row.minutes,
    etat: row.etat,
    intervenants: row.intervenants,
    activites: codesOf(row.activites, ACTIVITES),
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
  return orientations.map((row) => ({
    date: row.date,
    code: row.enfantId === null ? null : (codes.get(row.enfantId) ?? null),
    niveau: row.niveau ?? niveaux.get(row.enfantId ?? '') ?? null,
    etablissement: row.etablissement,
    origines: codesOf(row.origines, ORIGINES),
    accordParental: row.accordParental,
    statut: row.statut,
    retourEcole: row.retourEcole !== null && row.retourEcole <= arreteAu ? row.retourEcole : null,
    identite: nominatif
      ? {
          nom: row.nom ?? '',
          prenom: row.prenom ?? '',
          classe: row.classe,
          enseignant: row.enseignant,
          situations: codesOf(row.situations, SITUATIONS),
          criteres: parseListe(row.criteres),
          objectif: row.objectif,
        }
      : null,
  }))
}

/** What was done with parents, with how many familles; which ones only in a nominative copy. */
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
