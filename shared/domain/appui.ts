import type { IsoDate } from '../dates.ts'
import { formatCount, formatDate, formatNumber, typographie } from '../format.ts'
import { type Comparaison, comparaisonsDe } from './ecarts.ts'
import type { Faits } from './faits.ts'
import type { Indicateurs } from './indicateurs.ts'
import { type ChampTrame, champsOf, type Trame } from './trame.ts'
import type { Indicateur, Valeur } from './valeur.ts'

/** Number of dates listed one by one; longer lists give the first and the last. */
const DATES_SHOWN = 5

/** « 24/09, 12/11, 20/01 », years left to the année; many dates are told by the first and the last. */
export function datesCourtes(dates: readonly IsoDate[]): string {
  const days = [...new Set(dates)].sort()
  const short = (date: IsoDate) => formatDate(date).slice(0, 5)
  if (days.length <= DATES_SHOWN) return days.map(short).join(', ')
  return `du ${short(days[0] ?? '')} au ${short(days.at(-1) ?? '')}`
}

/** By code of a yes/no question: the records behind its answer, « 3 réunions : 24/09, 12/11, 20/01 ». */
export function preuvesDe(
  { figures }: Indicateurs,
  faits: Faits,
): Readonly<Record<string, string>> {
  const dates = new Map<string, IsoDate>([
    ...faits.seances.map(({ id, date }) => [id, date] as const),
    ...faits.actionsParents.map(({ id, date }) => [id, date] as const),
    ...faits.concertations.map(({ id, date }) => [id, date] as const),
    ...faits.axes.evaluations.map(({ id, date }) => [id, date] as const),
    ...faits.axes.projets.map(({ id, debut }) => [id, debut] as const),
  ])
  return Object.fromEntries(
    [...figures].flatMap(([code, figure]) => {
      const text = figure.valeur === true ? preuveText(figure, dates) : null
      return text === null ? [] : [[code, typographie(text)]]
    }),
  )
}

const COUNTED = [
  ['seances', 'séance', 'séances'],
  ['actionsParents', 'action', 'actions'],
  ['concertations', 'rencontre', 'rencontres'],
  ['evaluations', 'évaluation', 'évaluations'],
] as const

function preuveText(
  { provenance }: Indicateur,
  dates: ReadonlyMap<string, IsoDate>,
): string | null {
  const parts = COUNTED.flatMap(([kind, one, several]) => {
    const ids = provenance[kind] ?? []
    const own = ids.flatMap((id) => dates.get(id) ?? [])
    return own.length === 0
      ? []
      : [`${formatCount(own.length, one, several)} : ${datesCourtes(own)}`]
  })
  return parts.length === 0 ? null : parts.join(' ; ')
}

/**
 * By code: a first sentence made of recorded facts alone, for the reason of an écart or a long answer. Never an
 * answer by itself: the coordinator takes it up, changes it, or writes her own.
 */
export function amorcesDe(
  trame: Trame,
  { figures, constats }: Indicateurs,
  faits: Faits,
  comparaisons: readonly Comparaison[],
): Readonly<Record<string, string>> {
  const champs = new Map(champsOf(trame).map((champ) => [champ.code, champ]))
  const numberOf = (code: string): number => {
    const valeur = figures.get(code)?.valeur
    return typeof valeur === 'number' ? valeur : 0
  }
  const sentences: Record<string, readonly (string | null)[]> = {
    'libre.bilan': bilanFacts(numberOf, faits),
    'libre.difficultes': difficultesFacts(faits),
    'bonificationEnfant.ecart': [projetFacts(faits, 'ouverture-culturelle')],
    'bonificationParent.ecart': [projetFacts(faits, 'accompagnement-parents')],
    'territoire.ecart': [territoireFacts(faits)],
    'reseau.animation': reseauFacts(faits),
    'reseau.effets': [projetFacts(faits, 'ouverture-culturelle')],
  }
  for (const code of champs.keys()) {
    const own = comparaisonsDe(code, comparaisons).filter(({ differs }) => differs)
    if (own.length === 0) continue
    sentences[code] = [
      ecartsText(own, champs),
      ...(code === 'calendrier.ecart' ? [annuleesText(faits)] : []),
      ...(code === 'intervenants.ecart' ? [changedText(constats)] : []),
    ]
  }
  return Object.fromEntries(
    Object.entries(sentences).flatMap(([code, parts]) => {
      const text = parts.filter((part) => part !== null).join(' ')
      return text === '' || !champs.has(code) ? [] : [[code, typographie(text)]]
    }),
  )
}

/** « Nombre de semaines d'activité : 17 réalisées pour 19 prévues à cette date. » */
function ecartsText(
  own: readonly Comparaison[],
  champs: ReadonlyMap<string, ChampTrame>,
): string | null {
  const labelOf = (code: string): string => champs.get(code)?.label ?? code
  const numbers = own.filter(({ prevu }) => typeof prevu !== 'boolean')
  const told = numbers.slice(0, 4).map(({ code, prevuALaDate, reel, base }) => {
    const when = base === null ? '' : ' à cette date'
    return `${labelOf(code)} : ${valueText(reel)} pour ${valueText(prevuALaDate)} prévu${when}`
  })
  const listed = (wanted: boolean) =>
    own.filter(({ prevu }) => prevu === wanted).map(({ code }) => `« ${labelOf(code)} »`)
  const [missing, added] = [listed(true), listed(false)]
  const parts = [
    ...told,
    ...(missing.length === 0 ? [] : [`Prévu et pas encore réalisé : ${missing.join(', ')}`]),
    ...(added.length === 0 ? [] : [`Réalisé sans être prévu : ${added.join(', ')}`]),
  ]
  return parts.length === 0 ? null : `${parts.join(' ; ')}.`
}

function valueText(valeur: Valeur): string {
  if (typeof valeur === 'number') return formatNumber(valeur)
  if (typeof valeur === 'string') return formatDate(valeur)
  return 'rien'
}

const tenuesOf = ({ seances, arreteAu }: Faits) =>
  seances.filter((s) => s.etat === 'tenue' && s.date <= arreteAu)

const annuleesOf = ({ seances, arreteAu }: Faits) =>
  seances.filter((s) => s.etat === 'annulee' && s.date <= arreteAu)

function annuleesText(faits: Faits): string | null {
  const annulees = annuleesOf(faits)
  if (annulees.length === 0) return null
  const count = formatCount(annulees.length, 'séance annulée', 'séances annulées')
  return `${count} : ${datesCourtes(annulees.map((s) => s.date))}.`
}

function bilanFacts(numberOf: (code: string) => number, faits: Faits): readonly (string | null)[] {
  const tenues = tenuesOf(faits)
  if (tenues.length === 0) return []
  const enfants = formatCount(numberOf('public.total'), 'enfant')
  const familles = formatCount(numberOf('public.familles'), 'famille')
  const seances = formatCount(tenues.length, 'séance tenue', 'séances tenues')
  const taux = numberOf('assiduite.taux')
  const notes = faits.axes.faitsMarquants.slice(-3).map(({ date, note }) => {
    return `${formatDate(date)} : ${note.replace(/[.\s]+$/, '')}.`
  })
  return [
    `${enfants} de ${familles}, ${seances}${taux === 0 ? '' : `, ${formatNumber(taux * 100, 0)} % d’assiduité`}.`,
    ...notes,
  ]
}

function difficultesFacts(faits: Faits): readonly (string | null)[] {
  const seules = tenuesOf(faits).filter((s) => s.intervenants === 1)
  return [
    annuleesText(faits),
    seules.length === 0
      ? null
      : `${formatCount(seules.length, 'séance tenue', 'séances tenues')} avec un seul intervenant.`,
  ]
}

function changedText(constats: Indicateurs['constats']): string | null {
  const changed = constats.find(({ code }) => code === 'total-intervenants-distincts')
  const count = changed?.provenance.intervenants?.length ?? 0
  if (count === 0) return null
  return `${formatCount(count, 'personne a changé de statut', 'personnes ont changé de statut')} en cours d’année.`
}

const territoireOf = ({ concertations }: Faits) =>
  concertations.filter(({ axe }) => axe === 'territoire')

function territoireFacts(faits: Faits): string | null {
  const own = territoireOf(faits)
  if (own.length === 0) return null
  const partenaires = new Set(own.flatMap(({ partenaire }) => partenaire?.id ?? [])).size
  const qui = partenaires === 0 ? '' : ` avec ${formatCount(partenaires, 'partenaire')}`
  return `${formatCount(own.length, 'rencontre')}${qui} : ${datesCourtes(own.map(({ date }) => date))}.`
}

/** The meetings of the departmental network that were noted, and the trainings that it gave to several porteurs. */
function reseauFacts(faits: Faits): readonly (string | null)[] {
  const own = territoireOf(faits).filter(({ genre }) => /réseau/i.test(genre))
  const conjointes = faits.formations.formations.filter(({ isConjointe }) => isConjointe)
  return [
    own.length === 0
      ? null
      : `${formatCount(own.length, 'rencontre')} du réseau : ${datesCourtes(own.map(({ date }) => date))}.`,
    conjointes.length === 0
      ? null
      : `${formatCount(conjointes.length, 'formation conjointe', 'formations conjointes')} : ${conjointes.map(({ theme, date }) => `« ${theme} » le ${formatDate(date)}`).join(', ')}.`,
  ]
}

function projetFacts(faits: Faits, genre: 'ouverture-culturelle' | 'accompagnement-parents') {
  const own = faits.axes.projets.filter((projet) => projet.genre === genre)
  if (own.length === 0) return null
  return own
    .map(({ titre, debut, seances, actionsParents }) => {
      const held = seances.length + actionsParents.length
      return `« ${titre} », depuis le ${formatDate(debut)} : ${formatCount(held, 'date tenue', 'dates tenues')}.`
    })
    .join(' ')
}
