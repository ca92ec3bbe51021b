import type { Decision } from '../../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { formatDate } from '../../../../shared/format.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import { type Connus, type InscriptionConnue, recordsOf } from '../orientations/connus.ts'
import type { Proposition } from '../orientations/judge.ts'
import { doublesOf, type Judgement, judgeLignes, refused } from '../orientations/judge.ts'
import { planEach } from '../orientations/plan.ts'
import { endAttente } from '../orientations/plan-inscriptions.ts'
import type { Draft, Placed, Plan, PlanOptions } from '../orientations/plan-types.ts'
import { type Place, type PlacesOptions, placesOf } from './places.ts'

/** Sorts the rows like those of a school's list; a child whose place cannot be told is left to the person. */
export function judgeInscrits(
  lignes: readonly LigneLue[],
  connus: Connus,
  decisions: readonly Decision[] = [],
  options: PlacesOptions,
): Judgement {
  const judged = judgeLignes(lignes, connus, decisions)
  const unplaced = judged.propositions.flatMap((proposition) => {
    const places = placesOf(proposition.lu, connus, options)
    if (!('texte' in places)) return []
    const { groupe, textes } = proposition
    const first = refused(groupe.first, places.statut, [...textes, places.texte])
    return [{ proposition, rows: [first, ...doublesOf(groupe)] }]
  })
  const left = new Set(unplaced.map(({ proposition }) => proposition))
  return {
    propositions: judged.propositions.filter((one) => !left.has(one)),
    refused: [...judged.refused, ...unplaced.flatMap(({ rows }) => rows)],
  }
}

/** Plan of a list of enfants inscrits: children, families, schools, collectifs, inscriptions; no orientation. */
export function buildPlanInscrits(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
): Plan {
  const created = new Map<string, string>()
  const idOf = ({ collectif }: Place, { inserts }: Draft): string => {
    if (collectif.id !== null) return collectif.id
    const cle = normalizeNom(collectif.nom)
    const id = created.get(cle) ?? options.newId()
    if (!created.has(cle)) {
      inserts.collectif.push({ id, action_id: options.actionId ?? '', nom: collectif.nom })
      created.set(cle, id)
    }
    return id
  }
  return planEach(propositions, connus, options, (placed, plan) => {
    const places = placesOf(placed.proposition.lu, connus, options)
    if ('texte' in places) throw new Error('a child without a place was to be planned')
    const planned = places.map((place) =>
      planPlace({ ...place, collectifId: idOf(place, plan) }, placed, connus, options, plan),
    )
    return {
      textes: planned.flatMap(({ textes }) => textes),
      hasChanged: planned.some((one) => one.isInserted),
    }
  })
}

type Planned = { readonly isInserted: boolean; readonly textes: readonly string[] }

/**
 * Inscribes the child from its first day on. An inscription that stands in those days is never doubled nor
 * moved: it is completed in the same collectif, left as it is in another. A wait ends the day before.
 */
function planPlace(
  { collectifId, debut, fin, textes, collectif }: Place & { readonly collectifId: string },
  { proposition, enfantId, etablissementId }: Placed,
  connus: Connus,
  options: PlanOptions,
  plan: Draft,
): Planned {
  const { inscription } = proposition.lu
  const ofEnfant = recordsOf(connus.inscriptions, enfantId)
  const standing = ofEnfant.filter(
    (one) =>
      one.statut === 'inscrit' &&
      (one.fin === null || one.fin >= debut) &&
      (fin === null || one.debut <= fin),
  )
  const values = {
    niveau: inscription.niveau,
    classe: inscription.classe,
    etablissement_id: etablissementId,
    accord_parental:
      typeof inscription.accordParental === 'string' ? inscription.accordParental : null,
  }
  const same =
    standing.find((one) => one.collectifId === collectifId) ??
    standing.find((one) => one.collectifId === null)
  if (same !== undefined) {
    const completed = same.collectifId === null ? { ...values, collectif_id: collectifId } : values
    plan.completions.inscription.push({ id: same.id, values: completed })
    const isCompleted = Object.entries(completed).some(
      ([column, value]) => value !== null && known(same, column) === null,
    )
    return { isInserted: isCompleted, textes: [...textes, standingText(same, collectif.nom, fin)] }
  }
  const [other] = standing
  if (other !== undefined) {
    const nom = connus.collectifs.find(({ id }) => id === other.collectifId)?.nom ?? ''
    const texte = `Déjà inscrit dans « ${nom} » : cette inscription est gardée ; changez de collectif sur la fiche si besoin.`
    return { isInserted: false, textes: [...textes, texte] }
  }
  const attente = ofEnfant.find((one) => one.statut === 'liste-attente' && one.fin === null)
  const waited =
    attente === undefined ? null : endAttente(attente, collectifId, { date: debut }, plan)
  const said = attente === undefined ? [] : ['Quitte la liste d’attente pour le collectif.']
  if (attente !== undefined && waited === null) {
    return { isInserted: true, textes: [...textes, ...said] }
  }
  const id = options.newId()
  plan.inserts.inscription.push({
    id,
    enfant_id: enfantId,
    action_id: options.actionId ?? '',
    collectif_id: collectifId,
    debut,
    fin,
    statut: 'inscrit',
    ...values,
  })
  const origines = new Set([...inscription.origines, ...(waited?.origines ?? [])])
  plan.inserts.inscription_origine.push(
    ...[...origines].map((origine) => ({ inscription_id: id, origine })),
  )
  return { isInserted: true, textes: [...textes, ...said] }
}

const known = (
  { niveau, classe, etablissementId, accordParental, collectifId }: InscriptionConnue,
  column: string,
): string | null =>
  ({
    niveau,
    classe,
    etablissement_id: etablissementId,
    accord_parental: accordParental,
    collectif_id: collectifId,
  })[column] ?? null

function standingText(
  { debut, fin: known }: InscriptionConnue,
  nom: string,
  fin: string | null,
): string {
  const since = `Déjà inscrit dans « ${nom} » depuis le ${formatDate(debut)}`
  return fin === null || fin === known
    ? `${since}.`
    : `${since} : notez son départ du ${formatDate(fin)} sur sa fiche.`
}
