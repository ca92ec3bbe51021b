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
  intervenants: {
    libelle: 'Intervenant',
    champs: { nom: 'texte', nomSeul: 'texte', prenom: 'texte', statut: 'texte', heures: 'heures' },
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
  /** Rank of the record, from 1; 0 for a record that the form names. */
  readonly n: number
  /** Words of the form that name the record, as `cleDuNom` writes them; null for a record told by its rank. */
  readonly nom: string | null
  readonly champ: string
  /** Filter on the record's enfants; null for another kind of column. */
  readonly filtre: FiltreEnfants | null
  readonly kind: 'texte' | 'nombre' | 'heures' | 'date'
  readonly libelle: string
}

/** Lists whose records a form may name itself: « École Jules-Ferry : ___ enfants ». */
const NOMMABLES: ReadonlySet<Rangee> = new Set(['etablissements'])

/** Code of a figure of the record that the form names, « lignes.etablissements.nom-ecole-jules-ferry.public.total ». */
export const codeNomme = (liste: Rangee, nom: string, champ: string | FiltreEnfants): string =>
  `lignes.${liste}.nom-${cleDuNom(nom)}.${typeof champ === 'string' ? champ : codeEnfants(champ)}`

/** A name without accents, capitals or signs: « École Jules-Ferry » gives « ecole-jules-ferry ». */
export const cleDuNom = (nom: string): string =>
  nom
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Words of a school's name that do not tell it from another. */
const COMMUNS = new Set(
  'ecole ecoles elementaire primaire publique prive privee public groupe scolaire college lycee de du des la le les l d'.split(
    ' ',
  ),
)
const TYPES = ['ecole', 'college', 'lycee'] as const

/** Whether words of a form, as `cleDuNom` writes them, name this school: same proper name, no other kind of school. */
export function designe(cle: string, nom: string): boolean {
  const [asked, known] = [cle.split('-'), cleDuNom(nom).split('-')]
  const own = (words: readonly string[]) => words.filter((one) => !COMMUNS.has(one)).join(' ')
  const type = (words: readonly string[]) =>
    TYPES.find((one) => words.includes(one)) ?? (words.includes('groupe') ? 'ecole' : undefined)
  const [a, b] = [type(asked), type(known)]
  return own(asked) !== '' && own(asked) === own(known) && (a === b || b === undefined)
}

/** « lignes.etablissements.2.nom », « lignes.communes.1.public.enfants.sexe-F ». */
export const codeRangee = (liste: Rangee, n: number, champ: string | FiltreEnfants): string =>
  `lignes.${liste}.${n}.${typeof champ === 'string' ? champ : codeEnfants(champ)}`

/** Record and field that a code of a row asks for; null for any other code. */
export function rangeeOfCode(code: string): ChampRangee | null {
  const [, liste = '', rank = '', champ = ''] =
    /^lignes\.([a-z]+)\.(\d+|nom-[a-z0-9-]+)\.(.+)$/.exec(code) ?? []
  if (!isRangee(liste)) return null
  const named = rank.startsWith('nom-') ? rank.slice('nom-'.length) : null
  if (named !== null && !NOMMABLES.has(liste)) return null
  const { libelle: un, champs } = RANGEES[liste]
  const libelle = named === null ? `${un} n° ${rank}` : `${un} « ${named.replaceAll('-', ' ')} »`
  const base = { liste, n: named === null ? Number(rank) : 0, nom: named, champ }
  const own = (champs as Readonly<Record<string, ChampRangee['kind']>>)[champ]
  if (own !== undefined)
    return { ...base, filtre: null, kind: own, libelle: `${libelle} : ${champ}` }
  const filtre = COMPTE_ENFANTS.has(liste) ? filtreOfCode(champ) : null
  if (filtre === null) return null
  return { ...base, filtre, kind: 'nombre', libelle: `${libelle} : enfants` }
}

const isRangee = (liste: string): liste is Rangee => Object.hasOwn(RANGEES, liste)
