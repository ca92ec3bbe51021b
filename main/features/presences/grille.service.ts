import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { isInscrit } from '../../../shared/domain/presence.ts'
import { comparePersonnes, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  CollectifPresences,
  GrilleEnfant,
  GrilleMois,
  Registre,
} from '../../../shared/ipc/presences.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  findCollectif,
  findCollectifs,
  findInscriptionsDuMois,
  findIntervenantsDe,
  findMoisDesCollectifs,
  findPresencesDuMois,
  findSeancesDuMois,
  findSeancesIncompletes,
} from './grille.repository.ts'

type Db = Kysely<Database>
type Perimetre = { readonly anneeId: string; readonly actionId: string | null }

/** The month grid of a collectif: its séances, who may or did come, and what is recorded. */
export async function findGrilleMois(
  db: Db,
  { collectifId, mois }: { readonly collectifId: string; readonly mois: string },
): Promise<Result<GrilleMois, AppError>> {
  const collectif = await findCollectif(db, collectifId)
  if (collectif === undefined) return err({ code: 'not-found', what: 'collectif', name: '' })
  // Compared as text: no month goes beyond its 31st.
  const jours = { debut: `${mois}-01`, fin: `${mois}-31` }
  const seances = await findSeancesDuMois(db, collectifId, jours)
  const inscriptions = await findInscriptionsDuMois(db, collectifId, jours)
  const presences = await findPresencesDuMois(db, collectifId, jours)
  return ok({
    collectif,
    seances,
    enfants: enfantsOf(inscriptions, presences, seances),
    presences: presences.map(({ seanceId, enfantId, etat, note }) => ({
      seanceId,
      enfantId,
      etat,
      note,
    })),
  })
}

type EnfantRow = Omit<GrilleEnfant, 'periodes'>

/** Those inscribed on the day of a séance, and those recorded at one all the same; by name. */
function enfantsOf(
  inscriptions: readonly (EnfantRow & { readonly debut: IsoDate; readonly fin: IsoDate | null })[],
  presences: readonly EnfantRow[],
  seances: readonly { readonly date: IsoDate }[],
): readonly GrilleEnfant[] {
  const byEnfant = Map.groupBy(inscriptions, ({ enfantId }) => enfantId)
  const recorded = new Map(presences.map((row) => [row.enfantId, row]))
  const inscrits = [...byEnfant].flatMap(([enfantId, [first, ...others]]) => {
    if (first === undefined) return []
    const periodes = [first, ...others].map(({ debut, fin }) => ({ debut, fin }))
    const isHere = seances.some(({ date }) => isInscrit(periodes, date)) || recorded.has(enfantId)
    return isHere ? [enfantOf(first, periodes)] : []
  })
  const visiteurs = [...recorded.values()].filter(({ enfantId }) => !byEnfant.has(enfantId))
  return [...inscrits, ...visiteurs.map((row) => enfantOf(row, []))].sort(comparePersonnes)
}

const enfantOf = (
  { enfantId, nom, prenom, sexe }: EnfantRow,
  periodes: GrilleEnfant['periodes'],
): GrilleEnfant => ({ enfantId, nom, prenom, sexe, periodes })

/** The collectifs of an action (or of the whole année), by name, each with the months of its séances. */
export async function findCollectifsPresences(
  db: Db,
  input: Perimetre,
  today: IsoDate,
): Promise<Result<readonly CollectifPresences[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const collectifs = await findCollectifs(db, actionIds)
  const mois = Map.groupBy(
    await findMoisDesCollectifs(db, actionIds, today),
    ({ collectifId }) => collectifId,
  )
  const lignes = collectifs.map((collectif): CollectifPresences => {
    const own = mois.get(collectif.collectifId) ?? []
    return {
      ...collectif,
      mois: own.map((row) => row.mois),
      derniere: own.findLast((row) => row.derniere !== null)?.derniere ?? null,
    }
  })
  return ok(lignes.sort((a, b) => frCollator.compare(a.nom, b.nom)))
}

/** The séances past or of today where somebody is still unknown, latest first. */
export async function findRegistres(
  db: Db,
  input: Perimetre,
  today: IsoDate,
): Promise<Result<readonly Registre[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const seances = await findSeancesIncompletes(db, perimetre.value.actionIds, today)
  const ids = seances.map(({ seanceId }) => seanceId)
  const intervenants = Map.groupBy(await findIntervenantsDe(db, ids), ({ seanceId }) => seanceId)
  return ok(
    seances.map(({ etat, ...seance }) => ({
      ...seance,
      intervenants: (intervenants.get(seance.seanceId) ?? [])
        .map(formatPersonne)
        .sort(frCollator.compare),
      isASaisir: etat === 'prevue' || seance.notes === 0,
    })),
  )
}
