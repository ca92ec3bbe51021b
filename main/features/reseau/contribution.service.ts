import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import {
  CONTRIBUTION_FORMAT,
  CONTRIBUTION_VERSION,
  type Contribution,
  FIGURES_ADDITIVES,
} from '../../../shared/domain/contribution.ts'
import { heuresOf } from '../../../shared/domain/duree.ts'
import { type Faits, PARAMETRES_PAR_DEFAUT } from '../../../shared/domain/faits.ts'
import { computeIndicateurs, type Indicateurs } from '../../../shared/domain/indicateurs.ts'
import { type Comptes, type ComptesMasques, masquer } from '../../../shared/domain/masque.ts'
import { NIVEAUX, type Niveau, PALIERS, palierOf } from '../../../shared/domain/niveau.ts'
import { compareTexts } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findAnnees } from '../annees/annees.service.ts'
import { findIndicateurs, type IndicateursAction } from '../indicateurs/indicateurs.service.ts'
import { readStructure } from '../structure/structure.service.ts'
import { controleOf, empreintesOf } from './empreintes.ts'
import { fluxOf } from './flux.ts'
import { labelsWithoutNames } from './libelles-sans-nom.ts'
import {
  findAttente,
  findFormationsCommunes,
  findGroupes,
  findIdentites,
  findNoms,
  findOrientations,
  findQuartiers,
  findReseau,
  findSeancesTenues,
  findTypes,
  insertReseau,
  updateReseau,
} from './reseau.repository.ts'

type Db = Kysely<Database>

/** Settings of a contribution, from the network's model. */
type Demande = {
  readonly anneeId: string
  readonly arreteAu: IsoDate
  readonly reseau: string | null
  /** Whether small groups are counted to the unit. */
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
    const own = demande.sansMasque ? (counts: Comptes): ComptesMasques => counts : masquer
    const plain = labelsWithoutNames(await findNoms(trx))
    const { orientations, etapes, criteres } = await findOrientations(
      trx,
      demande.anneeId,
      demande.arreteAu,
    )
    const attente = await findAttente(trx, actionIds, demande.arreteAu)
    const groupes = await findGroupes(trx, actionIds, demande.arreteAu)
    const parts = {
      format: CONTRIBUTION_FORMAT,
      version: CONTRIBUTION_VERSION,
      porteur: {
        id: porteurId,
        nom: structure.nom,
        commune: structure.commune,
      },
      reseau: demande.reseau,
      annee: { debut: annee.debut, fin: annee.fin },
      arreteAu: demande.arreteAu,
      faiteLe: now.toISOString(),
      actions: await Promise.all(
        actions.map(async ({ actionId, action, faits: ofAction, indicateurs }) => ({
          numero: action.numero,
          intitule: action.intitule === null ? null : plain(action.intitule, ''),
          figures: await figuresOf(trx, [actionId], indicateurs, ofAction),
        })),
      ),
      ensemble: await figuresOf(trx, actionIds, ensemble, faits),
      ventilations: {
        niveaux: demande.sansMasque ? countNiveaux(faits) : masquerNiveaux(countNiveaux(faits)),
        quartiers: own(
          countBy((await findQuartiers(trx, enfants)).map((q) => plain(q.quartier ?? SANS, SANS))),
        ),
        origines: own(countLists(faits.origines)),
        situations: own(countLists(faits.situations)),
        criteres: own(
          sumBy(
            criteres.map(
              ({ critere, nombre }) => [plain(critere, 'autre critère'), nombre] as const,
            ),
          ),
        ),
      },
      flux: fluxOf({
        orientations,
        etapes,
        attente,
        inscriptions: faits.inscriptions,
        types: await findTypes(trx),
        arreteAu: demande.arreteAu,
        isMasked: !demande.sansMasque,
      }),
      attente: own(sumBy(attente.map((row) => [row.niveau ?? SANS, row.nombre] as const))),
      ...placesOf(groupes, faits.parametres.effectifMax),
      formationsCommunes: (await findFormationsCommunes(trx, actionIds, demande.arreteAu)).map(
        ({ date, theme, presents, minutes }) => ({
          date,
          theme: plain(theme, 'formation commune'),
          presents,
          heures: heuresOf(minutes),
        }),
      ),
      empreintes: empreintes.value,
    } satisfies Omit<Contribution, 'controle'>
    return ok({ ...parts, controle: controleOf(parts) })
  })
}

/** Key of an unknown niveau or quartier. */
const SANS = 'non précisé'

/** Identity of this structure in its networks: drawn once, then its own for life. */
export async function ensurePorteur(db: Db): Promise<string> {
  const known = await findReseau(db)
  if (known) return known.porteurId
  const porteurId = randomUUID()
  await insertReseau(db, porteurId)
  return porteurId
}

/**
 * Draws another identity for this structure: its base was copied from that of another one, whose identity it bears.
 * Contributions sent before stay, at the town, under the old identity.
 */
export async function renewPorteur(db: Db, now: Date): Promise<Result<void, AppError>> {
  await ensurePorteur(db)
  return act(db, { now }, async (trx, { say }) => {
    say('Autre identité de ce centre dans le réseau')
    return ok(await updateReseau(trx, { porteur_id: randomUUID() }))
  })
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

/** Facts of several actions merged as those of one: an enfant in two of them counts once. */
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
    seances: all.flatMap(({ seances }) => seances).toSorted((a, b) => compareTexts(a.date, b.date)),
    minutes: all.flatMap(({ minutes }) => minutes),
    inscriptions: all.flatMap(({ inscriptions }) => inscriptions),
    enfants: new Map(all.flatMap(({ enfants }) => [...enfants])),
    situations: mergeLists('situations'),
    origines: mergeLists('origines'),
    activites: mergeLists('activites'),
    actionsParents: all.flatMap(({ actionsParents }) => actionsParents),
    concertations: all.flatMap(({ concertations }) => concertations),
    formations: {
      intervenants: [...new Set(all.flatMap(({ formations }) => formations.intervenants))],
      minutes: all.reduce((sum, { formations }) => sum + formations.minutes, 0),
      heures: all.flatMap(({ formations }) => formations.heures),
      formations: all.flatMap(({ formations }) => formations.formations),
    },
    axes: {
      evaluations: all.flatMap(({ axes }) => axes.evaluations),
      projets: all.flatMap(({ axes }) => axes.projets),
      faitsMarquants: all.flatMap(({ axes }) => axes.faitsMarquants),
      enfantsSuivis: [...new Set(all.flatMap(({ axes }) => axes.enfantsSuivis))],
      orientationsRepondues: [...new Set(all.flatMap(({ axes }) => axes.orientationsRepondues))],
    },
    minutesAVenir: new Map(),
    vacances: [],
    presencesInconnues: { count: 0, seances: [] },
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

/** Number of enfants by niveau, that of each one's latest inscription. */
function countNiveaux({ inscriptions }: Faits): Comptes {
  return countBy(new Map(inscriptions.map((i) => [i.enfantId, i.niveau ?? SANS])).values())
}

/**
 * The sums of the four paliers are figures of the bilan, which everybody knows: each palier is masked by itself,
 * a lone small niveau hiding behind the empty ones of its palier.
 */
function masquerNiveaux(comptes: Comptes): ComptesMasques {
  const palierOfKey = (key: string) =>
    palierOf((NIVEAUX as readonly string[]).includes(key) ? (key as Niveau) : null)
  return Object.assign(
    {},
    ...PALIERS.map((palier) =>
      masquer(
        Object.fromEntries(Object.entries(comptes).filter(([key]) => palierOfKey(key) === palier)),
        NIVEAUX.filter((niveau) => palierOf(niveau) === palier),
      ),
    ),
  )
}

function countBy(values: Iterable<string>): Comptes {
  const groups = Map.groupBy(values, (value) => value)
  return Object.fromEntries([...groups].map(([value, own]) => [value, own.length]))
}

/** Counts summed by key. */
function sumBy(rows: readonly (readonly [string, number])[]): Comptes {
  const sums = new Map<string, number>()
  for (const [key, n] of rows) sums.set(key, (sums.get(key) ?? 0) + n)
  return Object.fromEntries(sums)
}

const countLists = (lists: ReadonlyMap<string, readonly string[]>): Comptes =>
  Object.fromEntries([...lists].map(([code, ids]) => [code, new Set(ids).size]))

/** Places left under the année's maximum size of groups, in all and by niveaux; null when it sets none. */
function placesOf(
  groupes: Awaited<ReturnType<typeof findGroupes>>,
  effectifMax: number | null,
): Pick<Contribution, 'placesLibres' | 'placesNiveaux'> {
  if (effectifMax === null) return { placesLibres: null, placesNiveaux: {} }
  const places = groupes.map(({ niveaux, inscrits }) => {
    const ranked = NIVEAUX.filter((niveau) => niveaux.includes(niveau))
    return [ranked.join(', ') || SANS, Math.max(0, effectifMax - inscrits)] as const
  })
  return {
    placesLibres: places.reduce((sum, [, n]) => sum + n, 0),
    placesNiveaux: sumBy(places.filter(([, n]) => n > 0)),
  }
}
