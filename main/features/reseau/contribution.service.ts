import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { daysBetween, type IsoDate } from '../../../shared/dates.ts'
import {
  CONTRIBUTION_FORMAT,
  CONTRIBUTION_VERSION,
  type Contribution,
  FIGURES_ADDITIVES,
  masquer,
} from '../../../shared/domain/contribution.ts'
import { heuresOf } from '../../../shared/domain/duree.ts'
import { type Faits, PARAMETRES_PAR_DEFAUT } from '../../../shared/domain/faits.ts'
import { computeIndicateurs, type Indicateurs } from '../../../shared/domain/indicateurs.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findAnnees } from '../annees/annees.service.ts'
import { findIndicateurs, type IndicateursAction } from '../indicateurs/indicateurs.service.ts'
import { readStructure } from '../structure/structure.service.ts'
import { controleOf, empreintesOf } from './empreintes.ts'
import {
  findAttente,
  findEffectifs,
  findIdentites,
  findOrientations,
  findQuartiers,
  findReseau,
  findSeancesTenues,
  findTypes,
  insertReseau,
} from './reseau.repository.ts'

type Db = Kysely<Database>

/** What the network's model asks of a contribution. */
export type Demande = {
  readonly anneeId: string
  readonly arreteAu: IsoDate
  readonly reseau: string | null
  /** Small groups are counted to the unit. */
  readonly sansMasque: boolean
  readonly avecEmpreintes: boolean
}

/**
 * The contribution of this structure as of a date, from one snapshot. `no-cle` when the model asks for fingerprints
 * and the secret of the network was not entered.
 */
export async function buildContribution(
  db: Db,
  demande: Demande,
  now: Date,
): Promise<Result<Contribution, AppError>> {
  const porteurId = await ensurePorteur(db)
  return inSnapshot(db, async (trx) => {
    const annee = (await findAnnees(trx)).find(({ id }) => id === demande.anneeId)
    if (!annee) return err({ code: 'not-found', what: 'annee', name: demande.anneeId })
    const structure = await readStructure(trx)
    if (!structure.ok) return structure
    const actions: (IndicateursAction & { readonly actionId: string })[] = []
    for (const { id } of annee.actions) {
      const found = await findIndicateurs(trx, id, demande.arreteAu)
      if (!found.ok) return found
      actions.push({ ...found.value, actionId: id })
    }
    const faits = mergeFaits(actions, demande.arreteAu)
    const ensemble = computeIndicateurs(faits)
    const actionIds = annee.actions.map(({ id }) => id)
    const enfants = ensemble.figures.get('public.total')?.provenance.enfants ?? []
    const empreintes = await findEmpreintes(trx, demande, enfants)
    if (!empreintes.ok) return empreintes
    const own = demande.sansMasque ? (counts: Counts) => counts : masquer
    const { flux, criteres } = await findFlux(trx, demande, faits, own)
    const parts = {
      format: CONTRIBUTION_FORMAT,
      version: CONTRIBUTION_VERSION,
      porteur: {
        id: porteurId,
        nom: structure.value.nom,
        commune: structure.value.commune,
      },
      reseau: demande.reseau,
      annee: { debut: annee.debut, fin: annee.fin },
      arreteAu: demande.arreteAu,
      faiteLe: now.toISOString(),
      actions: await Promise.all(
        actions.map(async ({ actionId, action, faits: ofAction, indicateurs }) => ({
          numero: action.numero,
          intitule: action.intitule,
          figures: await figuresOf(trx, [actionId], indicateurs, ofAction),
        })),
      ),
      ensemble: await figuresOf(trx, actionIds, ensemble, faits),
      ventilations: {
        niveaux: own(countNiveaux(faits)),
        quartiers: own(await countQuartiers(trx, enfants)),
        origines: own(countLists(faits.origines)),
        situations: own(countLists(faits.situations)),
        criteres: own(criteres),
      },
      flux,
      attente: own(
        Object.fromEntries(
          (await findAttente(trx, actionIds, demande.arreteAu)).map((row) => [
            row.niveau ?? SANS,
            row.nombre,
          ]),
        ),
      ),
      placesLibres: await countPlaces(trx, actionIds, demande.arreteAu, faits),
      empreintes: empreintes.value,
    } satisfies Omit<Contribution, 'controle'>
    return ok({ ...parts, controle: controleOf(parts) })
  })
}

type Counts = Readonly<Record<string, number>>
/** Where a niveau, quartier or school is not known. */
const SANS = 'non précisé'

/** Identity of this structure in its networks: drawn once, then its own for life. */
export async function ensurePorteur(db: Db): Promise<string> {
  const known = await findReseau(db)
  if (known) return known.porteurId
  const porteurId = randomUUID()
  await insertReseau(db, porteurId)
  return porteurId
}

async function findEmpreintes(
  db: Db,
  { avecEmpreintes }: Demande,
  enfants: readonly string[],
): Promise<Result<Contribution['empreintes'], AppError>> {
  if (!avecEmpreintes) return ok(null)
  const cle = (await findReseau(db))?.cle
  if (!cle) return err({ code: 'cle-absente' })
  return ok(empreintesOf(await findIdentites(db, enfants), cle))
}

/** The facts of several actions as those of one: who is in two counts once. */
function mergeFaits(actions: readonly IndicateursAction[], arreteAu: IsoDate): Faits {
  const all = actions.map(({ faits }) => faits)
  const [first] = all
  const mergeLists = (key: 'situations' | 'origines' | 'activites') => {
    const merged = new Map<string, readonly string[]>()
    for (const [code, ids] of all.flatMap((faits) => [...faits[key]])) {
      merged.set(code, [...new Set([...(merged.get(code) ?? []), ...ids])])
    }
    return merged
  }
  return {
    arreteAu,
    seances: all
      .flatMap(({ seances }) => seances)
      .toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1)),
    minutes: all.flatMap(({ minutes }) => minutes),
    inscriptions: all.flatMap(({ inscriptions }) => inscriptions),
    enfants: new Map(all.flatMap(({ enfants }) => [...enfants])),
    premiereAnnee: first?.premiereAnnee ?? null,
    situations: mergeLists('situations'),
    origines: mergeLists('origines'),
    activites: mergeLists('activites'),
    actionsParents: all.flatMap(({ actionsParents }) => actionsParents),
    concertations: all.flatMap(({ concertations }) => concertations),
    formations: {
      intervenants: [...new Set(all.flatMap(({ formations }) => formations.intervenants))],
      minutes: all.reduce((sum, { formations }) => sum + formations.minutes, 0),
      heures: all.flatMap(({ formations }) => formations.heures),
    },
    minutesAVenir: new Map(),
    vacances: [],
    presencesInconnues: {
      count: all.reduce((sum, { presencesInconnues }) => sum + presencesInconnues.count, 0),
      seances: all.flatMap(({ presencesInconnues }) => presencesInconnues.seances),
    },
    previsionnel: null,
    parametres: first?.parametres ?? PARAMETRES_PAR_DEFAUT,
  }
}

async function figuresOf(
  db: Db,
  actionIds: readonly string[],
  { figures }: Indicateurs,
  faits: Faits,
): Promise<Record<string, number | null>> {
  const seances = await findSeancesTenues(db, actionIds, faits.arreteAu)
  const more: Readonly<Record<string, number>> = {
    'seances.tenues': seances.nombre,
    'seances.heures': heuresOf(seances.minutes),
    'formations.intervenants': faits.formations.intervenants.length,
    'formations.heures': heuresOf(faits.formations.minutes),
  }
  return Object.fromEntries(
    FIGURES_ADDITIVES.map((code) => {
      const valeur = more[code] ?? figures.get(code)?.valeur
      return [code, typeof valeur === 'number' ? valeur : null]
    }),
  )
}

/** The niveau of each enfant is that of its latest inscription. */
function countNiveaux({ inscriptions }: Faits): Counts {
  return countBy(new Map(inscriptions.map((i) => [i.enfantId, i.niveau ?? SANS])).values())
}

async function countQuartiers(db: Db, enfants: readonly string[]): Promise<Counts> {
  const rows = await findQuartiers(db, enfants)
  return countBy(rows.map(({ quartier }) => quartier ?? SANS))
}

function countBy(values: Iterable<string>): Counts {
  const groups = Map.groupBy(values, (value) => value)
  return Object.fromEntries([...groups].map(([value, own]) => [value, own.length]))
}

const countLists = (lists: ReadonlyMap<string, readonly string[]>): Counts =>
  Object.fromEntries([...lists].map(([code, ids]) => [code, new Set(ids).size]))

/** Places left under the size that the année holds its groups to; null when it holds them to none. */
async function countPlaces(
  db: Db,
  actionIds: readonly string[],
  arreteAu: IsoDate,
  { parametres: { effectifMax } }: Faits,
): Promise<number | null> {
  if (effectifMax === null) return null
  const effectifs = await findEffectifs(db, actionIds, arreteAu)
  return effectifs.reduce((sum, { inscrits }) => sum + Math.max(0, effectifMax - inscrits), 0)
}

type Issue = 'inscrits' | 'attente' | 'refuses' | 'sansSuite' | 'enCours'
const ISSUES = {
  recue: 'enCours',
  'famille-contactee': 'enCours',
  accord: 'attente',
  inscrite: 'inscrits',
  refusee: 'refuses',
  'sans-suite': 'sansSuite',
} as const satisfies Readonly<Record<string, Issue>>

/** What the proposals of each school came to, as of the date: a step of a later day has not happened yet. */
async function findFlux(
  db: Db,
  { anneeId, arreteAu }: Demande,
  faits: Faits,
  own: (counts: Counts) => Readonly<Record<string, number | null>>,
) {
  const { orientations, etapes, criteres } = await findOrientations(db, anneeId, arreteAu)
  const types = new Map((await findTypes(db)).map((t) => [keyOf(t), t.type]))
  const schoolOf = ({ nom, commune }: Pick<Ecole, 'nom' | 'commune'>): Ecole => ({
    nom,
    commune,
    type: types.get(keyOf({ nom, commune })) ?? 'autre',
  })
  const accueillis = new Map<string, Set<string>>()
  const schools = new Map<string, Ecole>()
  for (const { enfantId, etablissement } of faits.inscriptions) {
    if (etablissement === null) continue
    const key = keyOf(etablissement)
    accueillis.set(key, (accueillis.get(key) ?? new Set()).add(enfantId))
    schools.set(key, schoolOf(etablissement))
  }
  const byEcole = Map.groupBy(orientations, (o) =>
    keyOf({ nom: o.nom ?? SANS, commune: o.commune }),
  )
  for (const [key, [first]] of byEcole) {
    if (first === undefined) continue
    schools.set(key, schoolOf({ nom: first.nom ?? SANS, commune: first.commune }))
  }
  const flux = [...schools].map(([key, etablissement]) => {
    const ofEcole = byEcole.get(key) ?? []
    const issues = ofEcole.map((o) => {
      const reached = etapes.get(o.id)?.find((etape) => etape.statut === o.statut)?.date
      const isLater = reached !== undefined && reached > arreteAu
      const issue: Issue = isLater ? 'enCours' : ISSUES[o.statut]
      const isOver = issue === 'inscrits' || issue === 'refuses' || issue === 'sansSuite'
      return { issue, jours: isOver && reached ? daysBetween(o.date, reached) : null }
    })
    const of = (issue: Issue) => issues.filter((one) => one.issue === issue).length
    const counts = own({
      inscrits: of('inscrits'),
      attente: of('attente'),
      refuses: of('refuses'),
      sansSuite: of('sansSuite'),
      enCours: of('enCours'),
    })
    const totals = own({ proposes: ofEcole.length })
    const jours = issues.flatMap((one) => one.jours ?? [])
    const mean = jours.reduce((sum, n) => sum + n, 0) / jours.length
    return {
      etablissement,
      proposes: totals.proposes ?? null,
      inscrits: counts.inscrits ?? null,
      attente: counts.attente ?? null,
      refuses: counts.refuses ?? null,
      sansSuite: counts.sansSuite ?? null,
      enCours: counts.enCours ?? null,
      // The mean of a masked count would tell of one child.
      delaiMoyenJours:
        jours.length === 0 || totals.proposes === null ? null : Math.round(mean * 10) / 10,
      enfants: own({ enfants: accueillis.get(key)?.size ?? 0 }).enfants ?? null,
    }
  })
  return {
    flux,
    criteres: Object.fromEntries(criteres.map(({ critere, nombre }) => [critere, nombre])),
  }
}

type Ecole = Contribution['flux'][number]['etablissement']

const keyOf = ({ nom, commune }: Pick<Ecole, 'nom' | 'commune'>): string =>
  JSON.stringify([nom, commune])
