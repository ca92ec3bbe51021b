import type { IsoDate } from '../dates.ts'
import { formatCount, formatDate, frCollator } from '../format.ts'
import { LIBELLES_ACTIVITE, LIBELLES_GENRE_PARENTS } from '../texts/libelles.ts'
import type { Faits } from './faits.ts'
import { type Activite, type GenreParents, OBJECTIFS, type Objectif } from './listes.ts'
import { trimestreOf } from './progression.ts'
import type { Indicateur, Provenance } from './valeur.ts'

/** The four axes, in the order of the référentiel, with their objectives. */
export const AXES = [
  {
    axe: 'enfants',
    libelle: 'Axe 1 : les enfants et les jeunes',
    objectifs: [
      'methodologie',
      'centres-interet',
      'vie-collective',
      'competences',
      'suivi-presences',
    ],
  },
  {
    axe: 'parents',
    libelle: 'Axe 2 : les parents',
    objectifs: [
      'information-parents',
      'convivialite',
      'codes-ecole',
      'orientation-partenaires',
      'echanges-informels',
    ],
  },
  {
    axe: 'ecole',
    libelle: 'Axe 3 : la concertation avec l’école',
    objectifs: ['relations-ecole', 'orientation-ecole', 'reunions-ecole'],
  },
  {
    axe: 'territoire',
    libelle: 'Axe 4 : les autres acteurs du territoire',
    objectifs: ['acteurs-territoire'],
  },
] as const satisfies readonly {
  readonly axe: string
  readonly libelle: string
  readonly objectifs: readonly Objectif[]
}[]

/** A sentence made of records, with the records. */
type Preuve = { readonly texte: string; readonly provenance: Provenance }

/** A sentence on records that are there, and fall short of what the référentiel asks. */
type Manque = { readonly manque: string }

/** State of an objective as of the date of the facts. */
export type EtatObjectif = {
  readonly objectif: Objectif
  /** Evidence of the objective in the records; empty for « rien encore ». */
  readonly preuves: readonly Preuve[]
  /** Records that fall short of the evidence, told where nothing else is: a few registers, one meeting of two. */
  readonly manques: readonly string[]
  /** Notes tied to the objective: beside the evidence, or instead of it where no record can give any. */
  readonly faitsMarquants: readonly {
    readonly id: string
    readonly date: IsoDate
    readonly note: string
  }[]
}

/** The fourteen objectives with their evidence (référentiel, « Evidence of the fourteen objectives »), in order. */
export const etatsDesObjectifs = (faits: Faits): readonly EtatObjectif[] =>
  OBJECTIFS.map((objectif) => {
    const read = PREUVES[objectif](faits).filter((one) => one !== null)
    const preuves = read.filter((one) => 'texte' in one)
    return {
      objectif,
      preuves,
      manques:
        preuves.length > 0 ? [] : read.flatMap((one) => ('manque' in one ? [one.manque] : [])),
      faitsMarquants: faits.axes.faitsMarquants
        .filter((fait) => fait.objectif === objectif)
        .map(({ id, date, note }) => ({ id, date, note })),
    }
  })

type Lecture = (faits: Faits) => readonly (Preuve | Manque | null)[]

const PREUVES: Readonly<Record<Objectif, Lecture>> = {
  methodologie: activites('methodologie', 'travail-personnel'),
  'centres-interet': (faits) => [
    ...activites('culture-sport', 'sorties', 'sciences')(faits),
    ...projets('ouverture-culturelle')(faits),
    partenairesCulturels(faits),
  ],
  'vie-collective': activites('citoyennete', 'jeux'),
  competences: (faits) => [enfantsSuivis(faits), notes(faits, 'competences')],
  'suivi-presences': (faits) => [registresComplets(faits)],
  'information-parents': parents('reunion-information', 'contractualisation'),
  convivialite: parents('convivialite'),
  'codes-ecole': parents('codes-ecole', 'accompagnement-enseignants'),
  'orientation-partenaires': parents('mise-en-relation', 'associations-parents'),
  'echanges-informels': (faits) => [
    ...parents('outil-liaison', 'rencontre-individuelle')(faits),
    notesSurPlusieursTrimestres(faits),
  ],
  'relations-ecole': (faits) => [concertations(faits, 'rencontre', ({ axe }) => axe === 'ecole')],
  'orientation-ecole': (faits) => [
    concertations(
      faits,
      'échange sur l’orientation des enfants',
      ({ axe, genre }) => axe === 'ecole' && genre === 'orientation',
      'échanges sur l’orientation des enfants',
    ),
    orientationsRepondues(faits),
  ],
  'reunions-ecole': reunionsAmontEtBilan,
  'acteurs-territoire': (faits) => [
    concertations(faits, 'rencontre', ({ axe }) => axe === 'territoire'),
  ],
}

/** Dates of the last records, the first ones counted: « 24/09, 12/11, 20/01 », « 12 dates, la dernière le 04/04/2022 ». */
function datesText(dates: readonly IsoDate[]): string {
  const days = [...new Set(dates)].sort()
  if (days.length <= 5) return days.map(formatDate).join(', ')
  return `du ${formatDate(days[0] ?? '')} au ${formatDate(days.at(-1) ?? '')}`
}

function activites(...codes: readonly Activite[]): Lecture {
  return (faits) => {
    const dates = new Map(faits.seances.map(({ id, date }) => [id, date]))
    return codes.map((code) => {
      const ids = faits.activites.get(code) ?? []
      if (ids.length === 0) return null
      const when = datesText(ids.flatMap((id) => dates.get(id) ?? []))
      const count = formatCount(ids.length, 'séance tenue', 'séances tenues')
      return {
        texte: `${count} « ${LIBELLES_ACTIVITE[code]} » : ${when}`,
        provenance: { seances: ids },
      }
    })
  }
}

function parents(...genres: readonly GenreParents[]): Lecture {
  return (faits) =>
    genres.map((genre) => {
      const own = faits.actionsParents.filter((one) => one.genre === genre)
      if (own.length === 0) return null
      const count = formatCount(own.length, 'action', 'actions')
      return {
        texte: `${count} « ${LIBELLES_GENRE_PARENTS[genre]} » : ${datesText(own.map((one) => one.date))}`,
        provenance: { actionsParents: own.map((one) => one.id) },
      }
    })
}

function projets(genre: Faits['axes']['projets'][number]['genre']): Lecture {
  return ({ axes }) =>
    axes.projets
      .filter((projet) => projet.genre === genre)
      .map((projet) => ({
        texte: `Projet « ${projet.titre} » depuis le ${formatDate(projet.debut)}${projet.partenaire === null ? '' : `, avec ${projet.partenaire}`}`,
        provenance: { projets: [projet.id] },
      }))
}

const CULTURE =
  /cultur|médiath|mediath|biblioth|mus[ée]e|th[ée][aâ]tre|cin[ée]ma|conservatoire|ludoth|arts?\b/i

function partenairesCulturels({ concertations: all }: Faits): Preuve | null {
  const own = all.filter(
    ({ axe, partenaire }) =>
      axe === 'territoire' &&
      partenaire !== null &&
      CULTURE.test(`${partenaire.nom} ${partenaire.type ?? ''}`),
  )
  const partenaires = new Map(
    own.flatMap(({ partenaire }) => (partenaire === null ? [] : [[partenaire.id, partenaire.nom]])),
  )
  if (partenaires.size === 0) return null
  const noms = [...partenaires.values()].sort(frCollator.compare)
  return {
    texte: `${partenaires.size > 1 ? 'Partenaires culturels' : 'Partenaire culturel'} : ${noms.join(', ')}`,
    provenance: { partenaires: [...partenaires.keys()], concertations: own.map((one) => one.id) },
  }
}

/** Evidence of individual follow-up, when half of the enfants at least are followed. */
function enfantsSuivis({ axes, inscriptions }: Faits): Preuve | Manque | null {
  const enfants = new Set(inscriptions.map((one) => one.enfantId)).size
  const suivis = axes.enfantsSuivis
  if (suivis.length === 0) return null
  const texte = `Suivi individuel renseigné pour ${formatCount(suivis.length, 'enfant')} sur ${enfants}`
  if (suivis.length * 2 < enfants) return { manque: `${texte}, la moitié au moins attendue` }
  return { texte, provenance: { enfants: suivis } }
}

function notes({ axes }: Faits, objectif: Objectif): Preuve | null {
  const own = axes.faitsMarquants.filter((fait) => fait.objectif === objectif)
  if (own.length === 0) return null
  return {
    texte: `${formatCount(own.length, 'fait marquant', 'faits marquants')} : ${datesText(own.map((fait) => fait.date))}`,
    provenance: { faitsMarquants: own.map((fait) => fait.id) },
  }
}

/** Evidence of regular notes: in two trimestres at least. */
function notesSurPlusieursTrimestres(faits: Faits): Preuve | null {
  const own = faits.axes.faitsMarquants.filter((fait) => fait.objectif === 'echanges-informels')
  const trimestres = new Set(own.map((fait) => trimestreOf(fait.date)))
  return trimestres.size < 2 ? null : notes(faits, 'echanges-informels')
}

/** Evidence of registers filled in full: somebody marked, and nobody left unknown. */
function registresComplets({
  seances,
  arreteAu,
  presencesInconnues,
  parametres,
}: Faits): Preuve | Manque | null {
  const tenues = seances.filter((s) => s.etat === 'tenue' && s.date <= arreteAu)
  const unknown = new Set(presencesInconnues.seances)
  const full = tenues.filter((s) => s.presents + s.absents + s.excuses > 0 && !unknown.has(s.id))
  const asked = parametres.registresComplets ?? 0
  if (full.length === 0) return null
  const texte = `${formatCount(full.length, 'registre complet', 'registres complets')} sur ${formatCount(tenues.length, 'séance tenue', 'séances tenues')}`
  if (full.length * 100 < asked * tenues.length) return { manque: `${texte}, ${asked} % attendus` }
  return { texte, provenance: { seances: full.map((s) => s.id) } }
}

function concertations(
  { concertations: all }: Faits,
  one: string,
  test: (concertation: Faits['concertations'][number]) => boolean,
  several = `${one}s`,
): Preuve | null {
  const own = all.filter(test)
  if (own.length === 0) return null
  return {
    texte: `${formatCount(own.length, one, several)} : ${datesText(own.map((c) => c.date))}`,
    provenance: { concertations: own.map((c) => c.id) },
  }
}

function orientationsRepondues({ axes }: Faits): Preuve | null {
  const own = axes.orientationsRepondues
  if (own.length === 0) return null
  return {
    texte: formatCount(
      own.length,
      'orientation reçue d’une école, avec son retour',
      'orientations reçues des écoles, avec leur retour',
    ),
    provenance: {},
  }
}

/** Evidence of both meetings, amont and bilan, or none: the référentiel asks for the two. */
function reunionsAmontEtBilan(faits: Faits): readonly (Preuve | Manque | null)[] {
  const [amont, bilan] = (['amont', 'bilan'] as const).map((moment) =>
    concertations(
      faits,
      moment === 'amont' ? 'réunion en amont' : 'réunion lors du bilan',
      (c) => c.axe === 'ecole' && c.moment === moment,
      moment === 'amont' ? 'réunions en amont' : 'réunions lors du bilan',
    ),
  )
  if (amont && bilan) return [amont, bilan]
  if (amont) return [{ manque: `${amont.texte} ; celle du bilan n’est pas encore notée` }]
  return bilan ? [{ manque: `${bilan.texte} ; celle en amont n’est pas notée` }] : []
}

/**
 * Answers that projets and the individual follow-up propose under the questions of the form; empty where none was entered.
 */
export function propositionsDesAxes({ axes }: Faits): ReadonlyMap<string, Indicateur> {
  const figures = new Map<string, Indicateur>()
  const propose = (code: string, valeur: Indicateur['valeur'], provenance: Provenance) =>
    figures.set(code, { valeur, provenance, isProposed: true })
  if (axes.enfantsSuivis.length > 0) {
    propose('progression.mesure', true, { enfants: axes.enfantsSuivis })
  }
  const culture = axes.projets.filter((one) => one.genre === 'ouverture-culturelle')
  const accompagnement = axes.projets.filter((one) => one.genre === 'accompagnement-parents')
  const begun = [
    ['bonificationEnfant.realise', culture],
    ['bonificationParent.realise', accompagnement],
  ] as const
  for (const [code, own] of begun) {
    const held = own.filter((one) => one.seances.length + one.actionsParents.length > 0)
    if (held.length > 0) propose(code, true, provenanceOf(held))
  }
  if (accompagnement.length > 0) {
    const details = accompagnement.map(projetText).join('\n')
    propose('bonificationParent.details', details, provenanceOf(accompagnement))
  }
  const effets = culture.filter((one) => one.effets !== null)
  if (effets.length > 0) {
    const text = effets.map(({ titre, effets: own }) => `« ${titre} » : ${own}`).join('\n')
    propose('reseau.effets', text, provenanceOf(effets))
  }
  return figures
}

type ProjetNote = Faits['axes']['projets'][number]

const provenanceOf = (projets: readonly ProjetNote[]): Provenance => ({
  projets: projets.map((one) => one.id),
  seances: [...new Set(projets.flatMap((one) => one.seances))],
  actionsParents: [...new Set(projets.flatMap((one) => one.actionsParents))],
})

/** « « Café des parents », avec la médiathèque, du 04/10/2021 au 17/06/2022 : 6 actions. Ce qu’il est. » */
function projetText(projet: ProjetNote): string {
  const { titre, partenaire, debut, fin, seances, actionsParents, description, effets } = projet
  const when =
    fin === null
      ? `depuis le ${formatDate(debut)}`
      : `du ${formatDate(debut)} au ${formatDate(fin)}`
  const held = [
    seances.length === 0 ? '' : formatCount(seances.length, 'séance tenue', 'séances tenues'),
    actionsParents.length === 0
      ? ''
      : formatCount(actionsParents.length, 'action avec les parents', 'actions avec les parents'),
  ].filter((part) => part !== '')
  const heading = [`« ${titre} »`, partenaire === null ? '' : `avec ${partenaire}`, when]
  const said = [description, effets].filter((part) => part !== null)
  const facts = `${heading.filter((part) => part !== '').join(', ')}${held.length === 0 ? '' : ` : ${held.join(', ')}`}.`
  return [facts, ...said].join(' ')
}
