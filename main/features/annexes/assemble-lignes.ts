import type { IsoDate } from '../../../shared/dates.ts'
import type {
  ActionParentsAnnexe,
  OrientationAnnexe,
  SeanceAnnexe,
} from '../../../shared/domain/annexes.ts'
import { ACTIVITES, type Activite, ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { Totaux } from '../../../shared/domain/presence.ts'
import { frCollator } from '../../../shared/format.ts'
import type { Partenariat } from './annexes-partenariat.repository.ts'
import type { SeanceRow } from './annexes-seances.repository.ts'
import { personneOf, type Responsables } from './assemble-enfants.ts'
import { AUCUNE_PRESENCE } from './assemble-grilles.ts'

type Seances = {
  readonly seances: readonly SeanceRow[]
  readonly activites: readonly { readonly seanceId: string; readonly activite: Activite }[]
}

/** Séances with what was done and who came; free text only in a nominative copy. */
export function assembleSeances(
  { seances, activites }: Seances,
  parSeance: ReadonlyMap<string, Totaux>,
  nominatif: boolean,
): readonly SeanceAnnexe[] {
  const activitesDe = Map.groupBy(activites, (row) => row.seanceId)
  return seances.map((row) => {
    const done = new Set(activitesDe.get(row.seanceId)?.map(({ activite }) => activite))
    return {
      date: row.date,
      collectif: row.collectif,
      debut: row.debut,
      fin: row.fin,
      minutes: row.minutes,
      etat: row.etat,
      intervenants: row.intervenants,
      activites: ACTIVITES.filter((activite) => done.has(activite)),
      motif: nominatif ? row.motif : null,
      note: nominatif ? row.note : null,
      ...(parSeance.get(row.seanceId) ?? AUCUNE_PRESENCE),
    }
  })
}

type Enfants = {
  readonly codes: ReadonlyMap<string, string>
  readonly niveaux: ReadonlyMap<string, Niveau>
  readonly arreteAu: IsoDate
  readonly nominatif: boolean
}

/** Orientations with the code of the enfant; all that names anyone only in a nominative copy. */
export function assembleOrientations(
  { orientations, details }: Pick<Partenariat, 'orientations' | 'details'>,
  { codes, niveaux, arreteAu, nominatif }: Enfants,
): readonly OrientationAnnexe[] {
  const detailsDe = Map.groupBy(details, (row) => row.orientationId)
  return orientations.map((row) => {
    const own = detailsDe.get(row.orientationId) ?? []
    const textes = (genre: string) => own.filter((d) => d.genre === genre).map((d) => d.texte)
    const origines = new Set(textes('origine'))
    const situations = new Set(textes('situation'))
    return {
      date: row.date,
      code: row.enfantId === null ? null : (codes.get(row.enfantId) ?? null),
      niveau: row.niveau ?? niveaux.get(row.enfantId ?? '') ?? null,
      etablissement: row.etablissement,
      origines: ORIGINES.filter((origine) => origines.has(origine)),
      accordParental: row.accordParental,
      statut: row.statut,
      retourEcole: row.retourEcole !== null && row.retourEcole <= arreteAu ? row.retourEcole : null,
      identite: nominatif
        ? {
            nom: row.nom ?? '',
            prenom: row.prenom ?? '',
            classe: row.classe,
            enseignant: row.enseignant,
            situations: SITUATIONS.filter((situation) => situations.has(situation)),
            criteres: textes('critere'),
            objectif: row.objectif,
          }
        : null,
    }
  })
}

/** What was done with parents, with how many familles; which ones only in a nominative copy. */
export function assembleActionsParents(
  { actionsParents, familles }: Pick<Partenariat, 'actionsParents' | 'familles'>,
  responsables: Responsables,
  nominatif: boolean,
): readonly ActionParentsAnnexe[] {
  const famillesDe = Map.groupBy(familles, (row) => row.actionParentsId)
  return actionsParents.map(({ actionParentsId, date, genre, participants, note }) => {
    const own = famillesDe.get(actionParentsId) ?? []
    return {
      date,
      genre,
      participants,
      familles: own.length,
      identite: nominatif ? { familles: nomsOf(own, responsables), note } : null,
    }
  })
}

function nomsOf(
  familles: readonly { readonly familleId: string }[],
  responsables: Responsables,
): readonly string[] {
  return familles
    .map(({ familleId }) => (responsables.get(familleId) ?? []).map(personneOf).join(', '))
    .map((nom) => (nom === '' ? 'famille sans nom' : nom))
    .sort(frCollator.compare)
}
