import { type IsoDate, mondayOf } from '../dates.ts'
import { formatCount, formatDate, formatDuree, frCollator } from '../format.ts'
import { heuresOf } from './duree.ts'
import { type Comparaison, compareToPrevisionnel, computeEcarts } from './ecarts.ts'
import { nomsDistincts } from './etablissement.ts'
import type { Faits } from './faits.ts'
import { computeAutres, seancesComptees } from './indicateurs-formulaire.ts'
import {
  ACTIVITES,
  GENRES_ECOLE,
  GENRES_PARENTS,
  ORIGINES,
  SITUATIONS,
  STATUTS,
  type Statut,
} from './listes.ts'
import { PALIERS, palierOf } from './niveau.ts'
import { propositionsDesAxes } from './objectif.ts'
import type { Indicateur, Provenance } from './valeur.ts'

/** Remark on the figures for the coordinator: codes and records, worded elsewhere. */
export type Constat = {
  readonly code:
    | 'minutes-sans-statut'
    | 'total-intervenants-distincts'
    | 'enfants-sans-famille'
    | 'enfants-sans-niveau'
    | 'enfants-en-maternelle'
    | 'presences-inconnues'
    | 'lecture-encadrement'
  readonly count: number
  readonly provenance: Provenance
}

/** Every figure of an action as of a date. */
export type Indicateurs = {
  readonly arreteAu: IsoDate
  /** By code of the référentiel (those of the form, and « assiduite.* »). */
  readonly figures: ReadonlyMap<string, Indicateur>
  readonly constats: readonly Constat[]
  /** Every announced value beside the real one. */
  readonly comparaisons: readonly Comparaison[]
}

type Figures = Map<string, Indicateur>

/**
 * Computes the figures from what the records say (definitions: référentiel « Definitions of the
 * figures », read as of `faits.arreteAu`). Pure: the queries are main/features/indicateurs.
 */
export function computeIndicateurs(faits: Faits): Indicateurs {
  const figures: Figures = new Map()
  const constats: Constat[] = []
  const comptees = seancesComptees(faits)
  addCalendrier(figures, faits, comptees)
  addIntervenants(figures, constats, faits)
  addPublic(figures, constats, faits, comptees)
  addEncadrement(figures, constats, faits, comptees)
  addListes(figures, faits)
  addPropositions(figures, faits)
  addAssiduite(figures, constats, faits, comptees)
  for (const [code, figure] of computeAutres(faits, comptees)) figures.set(code, figure)
  for (const [code, figure] of propositionsDesAxes(faits)) figures.set(code, figure)
  const comparaisons = compareToPrevisionnel(figures, faits)
  for (const [code, ecart] of computeEcarts(comparaisons)) figures.set(code, ecart)
  return { arreteAu: faits.arreteAu, figures, constats, comparaisons }
}

const ids = (records: readonly { readonly id: string }[]): readonly string[] =>
  records.map((record) => record.id)

type Seances = Faits['seances']
type Minutes = Faits['minutes'][number]

/** The records of one kind that minutes come from, each once. */
function recordsOf(minutes: readonly Minutes[], kind: 'seances' | 'formations'): readonly string[] {
  const records = new Set<string>()
  for (const one of minutes) for (const id of one[kind]) records.add(id)
  return [...records]
}

function addCalendrier(figures: Figures, faits: Faits, comptees: Seances): void {
  const first = comptees[0]
  // « Tenue » or still « prévue », even after the bilan's date: the year is planned to its end.
  const last = faits.seances.findLast((s) => s.etat !== 'annulee')
  figures.set('calendrier.debut', {
    valeur: first?.date ?? null,
    provenance: first ? { seances: [first.id] } : {},
  })
  figures.set('calendrier.fin', {
    valeur: last?.date ?? null,
    provenance: last ? { seances: [last.id] } : {},
  })
  figures.set('calendrier.semaines', {
    // By distinct day first: a large action has dozens of séances on one day.
    valeur: new Set([...new Set(comptees.map((s) => s.date))].map(mondayOf)).size,
    provenance: { seances: ids(comptees) },
  })
}

function addIntervenants(figures: Figures, constats: Constat[], faits: Faits): void {
  // A person counts under a statut only with time spent while holding it.
  const spent = faits.minutes.filter((m) => m.minutes > 0)
  const counted = spent.filter((m) => m.statut !== null)
  for (const statut of STATUTS) {
    addEffectif(
      figures,
      statut,
      counted.filter((m) => m.statut === statut),
    )
  }
  addEffectif(figures, 'total', counted)

  const changed = [...Map.groupBy(counted, (m) => m.intervenantId)]
    .map(([id, own]) => ({ id, statuts: new Set(own.map((m) => m.statut)).size }))
    .filter(({ statuts }) => statuts > 1)
  if (changed.length > 0) {
    constats.push({
      code: 'total-intervenants-distincts',
      count: changed.reduce((sum, { statuts }) => sum + statuts - 1, 0),
      provenance: { intervenants: ids(changed) },
    })
  }
  const faults = spent.filter((m) => m.statut === null)
  if (faults.length > 0) {
    constats.push({
      code: 'minutes-sans-statut',
      count: faults.reduce((sum, m) => sum + m.minutes, 0),
      provenance: {
        intervenants: [...new Set(faults.map((m) => m.intervenantId))],
        seances: recordsOf(faults, 'seances'),
        heures: faults.flatMap((m) => m.heures),
        formations: recordsOf(faults, 'formations'),
      },
    })
  }
}

function addEffectif(figures: Figures, key: Statut | 'total', minutes: Faits['minutes']): void {
  const intervenants = [...new Set(minutes.map((m) => m.intervenantId))]
  figures.set(`intervenants.${key}.nombre`, {
    valeur: intervenants.length,
    provenance: { intervenants },
  })
  figures.set(`intervenants.${key}.heures`, {
    // The total is summed from minutes, never from rounded hours.
    valeur: heuresOf(minutes.reduce((sum, m) => sum + m.minutes, 0)),
    provenance: {
      intervenants,
      seances: recordsOf(minutes, 'seances'),
      heures: minutes.flatMap((m) => m.heures),
      formations: recordsOf(minutes, 'formations'),
    },
  })
}

function addPublic(figures: Figures, constats: Constat[], faits: Faits, comptees: Seances): void {
  // Inscriptions come in order of date: the last one seen of each enfant is the latest.
  const latest = new Map(faits.inscriptions.map((i) => [i.enfantId, i]))
  const latests = [...latest.values()]
  const enfants = [...latest.keys()]
  const inscriptions = ids(faits.inscriptions)
  const enfantsWhere = (test: (i: Faits['inscriptions'][number]) => boolean): readonly string[] =>
    latests.filter(test).map((i) => i.enfantId)

  const byPalier = Map.groupBy(latests, (i) => palierOf(i.niveau))
  for (const palier of PALIERS) {
    const level = (byPalier.get(palier) ?? []).map((i) => i.enfantId)
    figures.set(`public.${palier}`, { valeur: level.length, provenance: { enfants: level } })
  }
  figures.set('public.total', { valeur: enfants.length, provenance: { enfants, inscriptions } })

  const collectifs = [...new Set(comptees.map((s) => s.collectifId))]
  figures.set('public.collectifs', { valeur: collectifs.length, provenance: { collectifs } })

  const isFoyerOfAnother = ({ foyerCompteDes }: Faits['inscriptions'][number]): boolean =>
    foyerCompteDes != null && foyerCompteDes <= faits.arreteAu
  const familles = [
    ...new Set(latests.flatMap((i) => (isFoyerOfAnother(i) ? [] : (i.familleId ?? [])))),
  ]
  const alone = enfantsWhere((i) => i.familleId === null)
  figures.set('public.familles', {
    valeur: familles.length + alone.length,
    provenance: { familles, enfants: alone },
  })

  for (const [code, figure] of computeEtablissements(faits.inscriptions)) figures.set(code, figure)

  // Blanks of a record that lost its name are not reported: nobody can complete them.
  addConstat(
    constats,
    'enfants-sans-famille',
    enfantsWhere((i) => i.familleId === null && !i.isAnonyme),
  )
  addConstat(
    constats,
    'enfants-sans-niveau',
    enfantsWhere((i) => i.niveau === null && !i.isAnonyme),
  )
  addConstat(
    constats,
    'enfants-en-maternelle',
    enfantsWhere((i) => i.niveau === 'maternelle'),
  )
}

type Etablissement = NonNullable<Faits['inscriptions'][number]['etablissement']>

/** Schools of the enfants, the number of enfants in each, and the zoning that they suggest. */
function computeEtablissements(
  inscriptions: Faits['inscriptions'],
): readonly (readonly [string, Indicateur])[] {
  const etablissements = new Map<string, Etablissement>()
  const enfantsOf = new Map<string, Set<string>>()
  for (const { etablissement, enfantId } of inscriptions) {
    if (etablissement === null) continue
    etablissements.set(etablissement.id, etablissement)
    const enfants = enfantsOf.get(etablissement.id) ?? new Set()
    enfantsOf.set(etablissement.id, enfants.add(enfantId))
  }
  const concernes = {
    valeur: [...nomsDistincts(etablissements.values()).values()].sort(frCollator.compare),
    provenance: { etablissements: [...etablissements.keys()] },
    effectifs: new Map([...enfantsOf].map(([id, enfants]) => [id, enfants.size])),
  }
  return [
    ['public.etablissements', concernes],
    ['action.zonage', zonageOf([...etablissements.values()])],
  ]
}

/** Zoning of the place suggested by the zoning of the schools. */
function zonageOf(etablissements: readonly Etablissement[]): Indicateur {
  const rep = etablissements.filter((e) => e.educationPrioritaire !== null)
  const quartier = etablissements.filter((e) => e.quartierPrioritaire !== null)
  const zonages = [
    ...(rep.length > 0 ? ['rep'] : []),
    ...(quartier.length > 0 ? ['politique-ville'] : []),
  ]
  return {
    valeur: zonages,
    provenance: { etablissements: [...new Set([...rep, ...quartier].map(({ id }) => id))] },
    isProposed: true,
  }
}

function addConstat(constats: Constat[], code: Constat['code'], enfants: readonly string[]): void {
  if (enfants.length > 0) constats.push({ code, count: enfants.length, provenance: { enfants } })
}

function addEncadrement(
  figures: Figures,
  constats: Constat[],
  faits: Faits,
  comptees: Seances,
): void {
  const parEffectif = faits.parametres.lectureEncadrement === 'par-effectif'
  const seances = comptees.filter((s) => s.presents > 0 && s.intervenants > 0)
  const enfants = parEffectif
    ? Number(figures.get('public.total')?.valeur ?? 0)
    : seances.reduce((sum, s) => sum + s.presents, 0)
  const intervenants = parEffectif
    ? Number(figures.get('intervenants.total.nombre')?.valeur ?? 0)
    : seances.reduce((sum, s) => sum + s.intervenants, 0)
  const provenance: Provenance = parEffectif
    ? {
        ...figures.get('public.total')?.provenance,
        ...figures.get('intervenants.total.nombre')?.provenance,
      }
    : { seances: ids(seances) }
  figures.set('public.enfantsParAccompagnateur', {
    valeur: intervenants === 0 ? null : Math.round((enfants * 10) / intervenants) / 10,
    provenance,
  })
  if (parEffectif) constats.push({ code: 'lecture-encadrement', count: 1, provenance: {} })
}

/**
 * The yes/no lists of the form: « oui » when one record at least carries the code. A « non » is sure only
 * when the list is kept: one record of it at least is there.
 */
function addListes(figures: Figures, faits: Faits): void {
  const add = (
    prefix: string,
    codes: readonly string[],
    recordsOf: (code: string) => readonly string[],
    kind: keyof Provenance,
    evaluations: readonly string[] = [],
  ) => {
    const isKept = evaluations.length > 0 || codes.some((code) => recordsOf(code).length > 0)
    for (const code of codes) {
      const records = recordsOf(code)
      const own = code === 'evaluation' ? evaluations : []
      figures.set(`${prefix}.${code}`, {
        valeur: records.length + own.length > 0,
        provenance: { [kind]: records, ...(own.length === 0 ? {} : { evaluations: own }) },
        ...(isKept ? {} : { isProposed: true }),
      })
    }
  }
  const ofGenre =
    (records: readonly { readonly id: string; readonly genre: string }[]) => (code: string) =>
      ids(records.filter((record) => record.genre === code))
  const ecole = faits.concertations.filter((c) => c.axe === 'ecole')

  add('situations', SITUATIONS, (code) => faits.situations.get(code) ?? [], 'enfants')
  add('origines', ORIGINES, (code) => faits.origines.get(code) ?? [], 'inscriptions')
  add('activites', ACTIVITES, (code) => faits.activites.get(code) ?? [], 'seances')
  // The évaluations that asked parents answer « Evaluez-vous les actions proposées aux parents ».
  const evaluations = faits.axes.evaluations.filter(({ publics }) =>
    publics.some((one) => one.public === 'parents'),
  )
  add('parents', GENRES_PARENTS, ofGenre(faits.actionsParents), 'actionsParents', ids(evaluations))
  add('ecole', GENRES_ECOLE, ofGenre(ecole), 'concertations')
}

/** Texts proposed under the open questions from the records, for the coordinator to keep or change. */
function addPropositions(figures: Figures, faits: Faits): void {
  const territoire = faits.concertations.filter((c) => c.axe === 'territoire')
  const datesOf = Map.groupBy(territoire, (c) => c.genre)
  figures.set('territoire.articulations', {
    valeur: [...datesOf].map(
      ([genre, records]) => `${genre} (${records.map((c) => formatDate(c.date)).join(', ')})`,
    ),
    provenance: { concertations: ids(territoire) },
    isProposed: true,
  })

  const partenaires = new Map(
    territoire.flatMap((c) => (c.partenaire ? [[c.partenaire.id, c.partenaire.nom]] : [])),
  )
  figures.set('territoire.acteurs', {
    valeur: [...partenaires.values()].sort(frCollator.compare),
    provenance: { partenaires: [...partenaires.keys()], concertations: ids(territoire) },
    isProposed: true,
  })

  const { intervenants, heures, formations } = faits.formations
  figures.set('reseau.formations', {
    valeur: formationsText(faits.formations),
    provenance: { intervenants, heures, formations: ids(formations) },
    isProposed: true,
  })
}

/** « Formation suivie par 3 intervenants (9 h en tout) : « La lecture » le 09/11/2021, conjointe. » */
function formationsText({ intervenants, minutes, formations }: Faits['formations']): string | null {
  if (minutes === 0 && formations.length === 0) return null
  const personnes = formatCount(intervenants.length, 'intervenant')
  const followed = `Formation suivie par ${personnes} (${formatDuree(minutes)} en tout)`
  const named = formations.map(
    ({ theme, date, isConjointe }) =>
      `« ${theme} » le ${formatDate(date)}${isConjointe ? ', conjointe' : ''}`,
  )
  return `${named.length === 0 ? followed : `${followed} : ${named.join(' ; ')}`}.`
}

function addAssiduite(figures: Figures, constats: Constat[], faits: Faits, seances: Seances): void {
  const sum = (key: 'presents' | 'absents' | 'excuses') =>
    seances.reduce((total, seance) => total + seance[key], 0)
  const [presents, absents, excuses] = [sum('presents'), sum('absents'), sum('excuses')]
  const recorded = seances.filter((s) => s.presents + s.absents + s.excuses > 0)
  const provenance: Provenance = { seances: ids(recorded) }
  const total = presents + absents + excuses
  figures.set('assiduite.taux', {
    valeur: total === 0 ? null : Math.round((presents * 10_000) / total) / 10_000,
    provenance,
  })
  figures.set('assiduite.presents', { valeur: presents, provenance })
  figures.set('assiduite.absents', { valeur: absents, provenance })
  figures.set('assiduite.excuses', { valeur: excuses, provenance })
  figures.set('assiduite.inconnues', {
    valeur: faits.presencesInconnues.count,
    provenance: { seances: faits.presencesInconnues.seances },
  })
  // Proposed only: some présences recorded suggest that attendance is measured.
  figures.set('assiduite.mesure', { valeur: total > 0, provenance, isProposed: true })
  if (faits.presencesInconnues.count > 0) {
    constats.push({
      code: 'presences-inconnues',
      count: faits.presencesInconnues.count,
      provenance: { seances: faits.presencesInconnues.seances },
    })
  }
}
