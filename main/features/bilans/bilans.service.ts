import type { Kysely } from 'kysely'
import { dayInAnnee, type IsoDate, isIsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { amorcesDe, preuvesDe } from '../../../shared/domain/appui.ts'
import {
  type BilanRempli,
  codesSansReponse,
  fillBilan,
  proposeArreteAu,
  type SourcesBilan,
} from '../../../shared/domain/bilan.ts'
import { previsionnelDuReel } from '../../../shared/domain/ecarts.ts'
import type { Indicateurs } from '../../../shared/domain/indicateurs.ts'
import { figureDemandee } from '../../../shared/domain/indicateurs-formulaire.ts'
import { codesOf, type Trame } from '../../../shared/domain/trame.ts'
import type { Provenance } from '../../../shared/domain/valeur.ts'
import { formatCount, frCollator, joined, typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  AvancementBilan,
  BilanPrecedent,
  BilanVue,
  PrevisionnelPropose,
} from '../../../shared/ipc/bilans.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findActionDeLAnnee, findPerimetre } from '../actions/actions.service.ts'
import { findIndicateurs, type IndicateursAction } from '../indicateurs/indicateurs.service.ts'
import { findTrameChoisie, loadTrame } from '../trames/trames.service.ts'
import {
  findActionPrecedente,
  findConfirmations,
  findReponses,
  findStructure,
} from './bilans.repository.ts'

type Db = Kysely<Database>

/** A bilan is asked for one action, as of a date, on one Caf's form. */
export type DemandeBilan = {
  readonly actionId: string
  readonly arreteAu: IsoDate
  /** Id of the trame: « caf47 ». */
  readonly trame: string
}

/** A filled form with what fills it: figures of the records, and values of the fiches by code. */
export type BilanCalcule = IndicateursAction & {
  readonly bilan: BilanRempli
  readonly identite: SourcesBilan['identite']
}

/** The form of an action filled as of a date, all from one snapshot. */
export async function computeBilan(
  db: Db,
  tramesFolder: string,
  demande: DemandeBilan,
): Promise<Result<BilanCalcule, AppError>> {
  const trame = await loadTrame(tramesFolder, demande.trame)
  return trame.ok ? fillTrame(db, trame.value, demande) : trame
}

/** Fills a trame already read, so that a computation inside a transaction reads no file. */
export function fillTrame(
  db: Db,
  trame: Trame,
  { actionId, arreteAu }: Omit<DemandeBilan, 'trame'>,
): Promise<Result<BilanCalcule, AppError>> {
  return inSnapshot(db, async (trx) => {
    const found = await findIndicateurs(trx, actionId, arreteAu)
    if (!found.ok) return found
    const structure = await findStructure(trx)
    const answers = {
      structure: structure?.nom ?? '',
      identite: identiteOf(found.value, structure),
      reponses: await findReponses(trx, actionId),
      confirmations: await findConfirmations(trx, actionId),
    }
    const computed = withAsked(found.value, trame)
    return ok({ ...computed, identite: answers.identite, bilan: fill(trame, computed, answers) })
  })
}

/** The figures of an action, and those that a trame asks besides: of the catalogue, computed for it alone. */
function withAsked(computed: IndicateursAction, trame: Trame): IndicateursAction {
  const { faits, indicateurs } = computed
  const asked = codesOf(trame).flatMap((code) => {
    if (indicateurs.figures.has(code)) return []
    const figure = figureDemandee(code, indicateurs.figures, faits)
    return figure === null ? [] : [[code, figure] as const]
  })
  if (asked.length === 0) return computed
  const figures = new Map([...indicateurs.figures, ...asked])
  return { ...computed, indicateurs: { ...indicateurs, figures } }
}

type Structure = Database['structure'] | null

function fill(
  trame: Trame,
  { action, annee, indicateurs }: IndicateursAction,
  answers: Pick<SourcesBilan, 'structure' | 'identite' | 'reponses' | 'confirmations'>,
): BilanRempli {
  return fillBilan(trame, {
    ...answers,
    annee: { debut: annee.debut, fin: annee.fin },
    arreteAu: indicateurs.arreteAu,
    action: {
      id: action.actionId,
      numero: action.numero,
      intitule: action.intitule,
      dateRetour: action.dateRetour,
      bonificationEnfant: action.bonificationEnfant,
      bonificationParent: action.bonificationParent,
    },
    figures: indicateurs.figures,
    notes: notesOf(indicateurs),
  })
}

/** Explanations of the figures for which the form asks one. */
function notesOf({ constats }: Indicateurs): BilanRempli['notes'] {
  const changed = constats.find(({ code }) => code === 'total-intervenants-distincts')
  if (changed === undefined) return {}
  const persons = formatCount(
    changed.provenance.intervenants?.length ?? 0,
    'personne a changé de statut : elle compte dans chacun',
    'personnes ont changé de statut : elles comptent dans chacun',
  )
  const note = typographie(`${persons}, et une seule fois dans le total.`)
  return { 'intervenants.total.nombre': note }
}

/**
 * Values that the fiches of the structure and of the action hold, by code of the catalogue. The zoning of the
 * action is there only when one was entered: else the schools suggest it.
 */
function identiteOf(
  { action, annee, indicateurs }: IndicateursAction,
  structure: Structure,
): SourcesBilan['identite'] {
  return {
    'structure.nom': structure?.nom ?? null,
    'structure.adresse': structure?.adresse ?? null,
    'structure.commune': structure?.commune ?? null,
    'structure.telephone': structure?.telephone ?? null,
    'structure.mail': structure?.mail ?? null,
    'bilan.annee': libelleAnnee(annee),
    'bilan.arreteAu': indicateurs.arreteAu,
    'action.numero': action.numero,
    'action.intitule': action.intitule,
    'action.dateRetour': action.dateRetour,
    'referent.nom': joined(' ', structure?.referent_nom, structure?.referent_prenom),
    'referent.nomSeul': structure?.referent_nom ?? null,
    'referent.prenom': structure?.referent_prenom ?? null,
    'referent.telephone': structure?.referent_telephone ?? structure?.telephone ?? null,
    'referent.mail': structure?.referent_mail ?? structure?.mail ?? null,
    'action.lieu': joined(', ', action.lieu, action.adresse),
    'action.natureLocal': action.naturesLocal,
    ...(action.zonages.length > 0 ? { 'action.zonage': action.zonages } : {}),
  }
}

/** Content of the Bilan screen. */
export function bilanVue({ bilan, indicateurs, faits }: BilanCalcule): BilanVue {
  const comptes = [...indicateurs.figures].map(
    ([code, figure]) => [code, countOf(figure.provenance)] as const,
  )
  const { comparaisons } = indicateurs
  return {
    bilan,
    comptes: Object.fromEntries(comptes),
    comparaisons,
    preuves: preuvesDe(indicateurs, faits),
    amorces: amorcesDe(bilan.trame, indicateurs, faits, comparaisons),
  }
}

const countOf = (provenance: Provenance) =>
  Object.fromEntries(
    Object.entries(provenance)
      .filter(([, ids]) => ids.length > 0)
      .map(([kind, ids]) => [kind, ids.length]),
  )

/**
 * Progress of the bilan of each action, read in the very bilan that its screen shows, so that both say
 * the same. One bilan is computed per action, of which a projet has a handful.
 */
export async function findAvancements(
  db: Db,
  tramesFolder: string,
  scope: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly AvancementBilan[], AppError>> {
  const trame = await loadTrame(
    tramesFolder,
    await findTrameChoisie(db, tramesFolder, scope.anneeId),
  )
  if (!trame.ok) return trame
  return inSnapshot(db, async (trx) => {
    const perimetre = await findPerimetre(trx, scope)
    if (!perimetre.ok) return perimetre
    const { annee, actionIds } = perimetre.value
    const arreteAu = proposeArreteAu(annee, today)
    const avancements: AvancementBilan[] = []
    for (const actionId of actionIds) {
      const computed = await fillTrame(trx, trame.value, { actionId, arreteAu })
      if (!computed.ok) return computed
      avancements.push(avancementOf(computed.value))
    }
    return ok(avancements.sort((a, b) => frCollator.compare(a.numero, b.numero)))
  })
}

function avancementOf({ bilan, indicateurs }: BilanCalcule): AvancementBilan {
  const { id, numero, intitule, dateRetour } = bilan.action
  return {
    actionId: id,
    numero,
    intitule,
    dateRetour,
    arreteAu: bilan.arreteAu,
    sansReponse: codesSansReponse(bilan),
    comparaisons: indicateurs.comparaisons,
  }
}

/**
 * The prévisionnel that the réel of the année before suggests for an action, its figures at the end of that
 * année; null when that année holds no action of the same numéro.
 */
export function proposePrevisionnel(
  db: Db,
  actionId: string,
): Promise<Result<PrevisionnelPropose | null, AppError>> {
  return inSnapshot(db, async (trx) => {
    const precedente = await findActionPrecedente(trx, actionId)
    if (precedente === undefined) return ok(null)
    const found = await findIndicateurs(trx, precedente.actionId, precedente.fin)
    if (!found.ok) return found
    const previsionnel = previsionnelDuReel(found.value.indicateurs.figures)
    return ok({ annee: libelleAnnee(precedente), previsionnel })
  })
}

/**
 * The bilan of the action of the same numéro in the last année before, on the same day of its own année; null when
 * there is none.
 */
export async function findPrecedent(
  db: Db,
  tramesFolder: string,
  { actionId, arreteAu, trame: trameId }: DemandeBilan,
): Promise<Result<BilanPrecedent | null, AppError>> {
  const trame = await loadTrame(tramesFolder, trameId)
  if (!trame.ok) return trame
  return inSnapshot(db, async (trx) => {
    const action = await findActionDeLAnnee(trx, actionId)
    if (!action.ok) return action
    const precedente = await findActionPrecedente(trx, actionId)
    if (precedente === undefined) return ok(null)
    const found = await fillTrame(trx, trame.value, {
      actionId: precedente.actionId,
      arreteAu: sameDayIn(precedente, arreteAu, action.value.annee.debut),
    })
    if (!found.ok) return found
    return ok({ annee: libelleAnnee(precedente), bilan: found.value.bilan })
  })
}

/** The day of an earlier année that stands as far from its beginning, 29 February read as the 28th. */
function sameDayIn(annee: AnneeBornes, day: IsoDate, debut: IsoDate): IsoDate {
  const years = Number(debut.slice(0, 4)) - Number(annee.debut.slice(0, 4))
  const moved = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
  return dayInAnnee(isIsoDate(moved) ? moved : `${moved.slice(0, 8)}28`, annee)
}

type AnneeBornes = { readonly debut: IsoDate; readonly fin: IsoDate }
