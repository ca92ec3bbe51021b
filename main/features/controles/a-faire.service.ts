import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Statut, StatutInscription } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import { isSuivi } from '../../../shared/domain/orientation.ts'
import {
  isRegistreASaisir,
  isSansActivite,
  isSansIntervenant,
} from '../../../shared/domain/seance.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import type { AFaire } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import type { Database } from '../../db/schema.ts'
import { findMinutes } from '../intervenants/intervenants.service.ts'
import { findOrientations } from '../orientations/orientations.service.ts'
import { findLignesOf } from '../seances/seances.service.ts'
import { findInscriptionsOuvertes } from './controles.repository.ts'

/** Inscription begun; lists of these put the latest last. */
export type InscriptionOuverte = {
  readonly enfantId: string
  readonly familleId: string | null
  readonly collectifId: string | null
  readonly niveau: Niveau | null
  readonly statut: StatutInscription
  readonly debut: IsoDate
  readonly fin: IsoDate | null
  readonly etablissementId: string | null
  readonly etablissement: string | null
  readonly hasOrigine: 0 | 1
  /** 1 for an enfant whose name was erased: its record can no longer be completed. */
  readonly isAnonyme: 0 | 1
}

/** Minutes of one intervenant under one statut (null: none in force), in one month. */
export type Minutes = {
  readonly intervenantId: string
  readonly mois: string
  readonly statut: Statut | null
  readonly minutes: number
}

/** The lines that Accueil sums up and that the contrôles look through. */
export type Lignes = {
  readonly inscriptions: readonly InscriptionOuverte[]
  readonly seances: readonly SeanceLigne[]
  readonly minutes: readonly Minutes[]
  /** Orientations of the whole année: none is of an action until its enfant is inscribed. */
  readonly orientations: readonly OrientationLigne[]
}

/** Lines of the lists themselves, as of `today`, in a fixed number of queries. */
export async function findLignes(
  db: Kysely<Database>,
  { anneeId, actionIds }: { readonly anneeId: string; readonly actionIds: readonly string[] },
  today: IsoDate,
): Promise<Lignes> {
  const inscriptions = await findInscriptionsOuvertes(db, actionIds, today)
  const seances = await findLignesOf(db, { actionIds }, today)
  const { seances: enSeance, autres } = await findMinutes(db, actionIds, today)
  const orientations = await findOrientations(db, anneeId, today)
  return { inscriptions, seances, minutes: [...enSeance, ...autres], orientations }
}

/** The last inscription of each enfant who is counted. */
export const latestByEnfant = (
  inscriptions: readonly InscriptionOuverte[],
): ReadonlyMap<string, InscriptionOuverte> =>
  new Map(
    inscriptions
      .filter(({ statut }) => statut === 'inscrit')
      .map((inscription) => [inscription.enfantId, inscription]),
  )

/** Tasks that wait for the coordinator, the most pressing first, with their records; empty when all is in order. */
export function listAFaire(
  { inscriptions, seances, minutes, orientations }: Lignes,
  today: IsoDate,
): readonly { readonly code: AFaire['code']; readonly ids: readonly string[] }[] {
  const enfants = [...latestByEnfant(inscriptions).values()].filter((i) => i.isAnonyme === 0)
  const sansStatut = minutes.filter((ligne) => ligne.statut === null && ligne.minutes > 0)
  const seancesWhere = (matches: (seance: SeanceLigne) => boolean) =>
    seances.filter(matches).map(({ seanceId }) => seanceId)
  const enfantsWhere = (matches: (inscription: InscriptionOuverte) => boolean) =>
    enfants.filter(matches).map(({ enfantId }) => enfantId)
  const orientationsWhere = (suivi: 'en-retard' | 'sans-reponse') =>
    orientations.filter((o) => isSuivi(suivi, o)).map(({ orientationId }) => orientationId)
  const lignes = [
    { code: 'registres-a-saisir', ids: seancesWhere((s) => isRegistreASaisir(s, today)) },
    { code: 'seances-sans-intervenant', ids: seancesWhere((s) => isSansIntervenant(s, today)) },
    { code: 'orientations-en-retard', ids: orientationsWhere('en-retard') },
    { code: 'orientations-sans-reponse', ids: orientationsWhere('sans-reponse') },
    {
      code: 'heures-sans-statut',
      ids: [...new Set(sansStatut.map(({ intervenantId }) => intervenantId))],
    },
    { code: 'enfants-sans-niveau', ids: enfantsWhere(({ niveau }) => niveau === null) },
    { code: 'enfants-sans-famille', ids: enfantsWhere(({ familleId }) => familleId === null) },
    {
      code: 'enfants-sans-etablissement',
      ids: enfantsWhere(({ etablissementId }) => etablissementId === null),
    },
    { code: 'enfants-sans-origine', ids: enfantsWhere(({ hasOrigine }) => hasOrigine === 0) },
    { code: 'seances-sans-activite', ids: seancesWhere((s) => isSansActivite(s, today)) },
  ] as const
  return lignes.filter(({ ids }) => ids.length > 0)
}
