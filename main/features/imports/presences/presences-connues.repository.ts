import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../../shared/dates.ts'
import type { EtatPresence, EtatSeance, Jour } from '../../../../shared/domain/listes.ts'
import type { Periode } from '../../../../shared/domain/presence.ts'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

/** Records of a collectif with which a grid of its présences is compared. */
export type PresencesConnues = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** Collectif of the grid; null when the person has not chosen it, or when it is of another année. */
  readonly collectif: { readonly id: string; readonly nom: string } | null
  readonly creneaux: readonly {
    readonly jour: Jour
    readonly debut: string
    readonly fin: string
  }[]
  readonly seances: readonly {
    readonly id: string
    readonly date: IsoDate
    readonly etat: EtatSeance
  }[]
  /** Enfants who are or were in the collectif this année, with the days of each of their inscriptions. */
  readonly enfants: readonly EnfantDuCollectif[]
  /** États by key of séance and enfant, « s1 e1 ». */
  readonly presences: ReadonlyMap<string, EtatPresence>
}

export type EnfantDuCollectif = {
  readonly id: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly periodes: readonly Periode[]
}

/** The collectif of an année that has one alone; null for any other. */
export async function findOnlyCollectif(db: Db, anneeId: string): Promise<string | null> {
  const [first, ...others] = await db
    .selectFrom('collectif as c')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .select('c.id')
    .where('a.annee_id', '=', anneeId)
    .execute()
  return first === undefined || others.length > 0 ? null : first.id
}

/** Records with which a grid is compared, in a fixed number of queries; undefined: no such année. */
export async function findPresencesConnues(
  db: Db,
  { anneeId, collectifId }: { readonly anneeId: string; readonly collectifId: string | null },
): Promise<PresencesConnues | undefined> {
  const annee = await db
    .selectFrom('annee')
    .select(['debut', 'fin'])
    .where('id', '=', anneeId)
    .executeTakeFirst()
  if (!annee) return undefined
  const collectif = await db
    .selectFrom('collectif as c')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .select(['c.id', 'c.nom'])
    .where('c.id', '=', collectifId ?? '')
    .where('a.annee_id', '=', anneeId)
    .executeTakeFirst()
  const id = collectif?.id ?? ''
  const inscriptions = await db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .select(['e.id', 'e.nom', 'e.prenom', 'e.date_naissance as dateNaissance'])
    .select(['i.debut', 'i.fin'])
    .where('i.collectif_id', '=', id)
    .where('i.statut', '=', 'inscrit')
    .orderBy('i.debut')
    .execute()
  const presences = await db
    .selectFrom('presence as p')
    .innerJoin('seance as s', 's.id', 'p.seance_id')
    .select(['p.seance_id', 'p.enfant_id', 'p.etat'])
    .where('s.collectif_id', '=', id)
    .execute()
  return {
    annee,
    collectif: collectif ?? null,
    creneaux: await db
      .selectFrom('creneau')
      .select(['jour', 'debut', 'fin'])
      .where('collectif_id', '=', id)
      .orderBy('debut')
      .execute(),
    seances: await db
      .selectFrom('seance')
      .select(['id', 'date', 'etat'])
      .where('collectif_id', '=', id)
      .orderBy('date')
      .orderBy('debut')
      .execute(),
    enfants: [...Map.groupBy(inscriptions, (one) => one.id).values()].flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const { id: enfantId, nom, prenom, dateNaissance } = first
      const periodes = own.map(({ debut, fin }) => ({ debut, fin }))
      return [{ id: enfantId, nom, prenom, dateNaissance, periodes }]
    }),
    presences: new Map(
      presences.map((row) => [`${row.seance_id} ${row.enfant_id}`, row.etat] as const),
    ),
  }
}
