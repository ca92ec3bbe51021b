import { codeEnfants, type FiltreEnfants, filtreOfCode } from './filtre-enfants.ts'

/**
 * Lists of a form with one record for each row of a blank table: the records, and the fields that a column may
 * ask of each, besides a count of enfants (« public.total », « public.enfants.sexe-F »…).
 */
const RANGEES = {
  etablissements: { libelle: 'Établissement', champs: { nom: 'texte', commune: 'texte' } },
  /** Schools under the word « École », which may leave the collèges out: proposed only when there are some. */
  ecoles: { libelle: 'École', champs: { nom: 'texte', commune: 'texte' } },
  communes: { libelle: 'Commune', champs: { nom: 'texte' } },
  qpv: { libelle: 'Quartier prioritaire', champs: { nom: 'texte' } },
  /** Quartiers under the word « Quartier » alone: Cartable knows only those of the politique de la ville. */
  quartiers: { libelle: 'Quartier', champs: { nom: 'texte' } },
  collectifs: {
    libelle: 'Collectif',
    champs: { nom: 'texte', seances: 'nombre', heures: 'heures' },
  },
  partenaires: { libelle: 'Partenaire', champs: { nom: 'texte', type: 'texte', dates: 'texte' } },
  formations: {
    libelle: 'Formation',
    champs: { nom: 'texte', date: 'date', participants: 'nombre' },
  },
  parents: {
    libelle: 'Action avec les parents',
    champs: { nom: 'texte', date: 'date', familles: 'nombre', participants: 'nombre' },
  },
} as const

export type Rangee = keyof typeof RANGEES

/** Lists whose columns may count enfants. */
export const COMPTE_ENFANTS: ReadonlySet<Rangee> = new Set([
  'etablissements',
  'ecoles',
  'communes',
  'qpv',
  'quartiers',
  'collectifs',
])

export type ChampRangee = {
  readonly liste: Rangee
  /** Rank of the record, from 1. */
  readonly n: number
  readonly champ: string
  /** Filter on the record's enfants; null for another kind of column. */
  readonly filtre: FiltreEnfants | null
  readonly kind: 'texte' | 'nombre' | 'heures' | 'date'
  readonly libelle: string
}

/** « lignes.etablissements.2.nom », « lignes.communes.1.public.enfants.sexe-F ». */
export const codeRangee = (liste: Rangee, n: number, champ: string | FiltreEnfants): string =>
  `lignes.${liste}.${n}.${typeof champ === 'string' ? champ : codeEnfants(champ)}`

/** Record and field that a code of a row asks for; null for any other code. */
export function rangeeOfCode(code: string): ChampRangee | null {
  const [, liste = '', rank = '', champ = ''] = /^lignes\.([a-z]+)\.(\d+)\.(.+)$/.exec(code) ?? []
  if (!isRangee(liste)) return null
  const { libelle, champs } = RANGEES[liste]
  const base = { liste, n: Number(rank), champ }
  const own = (champs as Readonly<Record<string, ChampRangee['kind']>>)[champ]
  if (own !== undefined)
    return { ...base, filtre: null, kind: own, libelle: `${libelle} n° ${rank} : ${champ}` }
  const filtre = COMPTE_ENFANTS.has(liste) ? filtreOfCode(champ) : null
  if (filtre === null) return null
  return { ...base, filtre, kind: 'nombre', libelle: `${libelle} n° ${rank} : enfants` }
}

const isRangee = (liste: string): liste is Rangee => Object.hasOwn(RANGEES, liste)
