import { ECARTS, ECRIT, INSCRITS, type KindReponse, LIGNES, OUI_NON } from './catalogue-values.ts'
import { codeEnfants, FILTRES, type FiltreEnfants, filtreOfCode } from './filtre-enfants.ts'
import { TRANCHES_USUELLES } from './indicateurs-formulaire.ts'
import { rangeeOfCode } from './rangees.ts'

/**
 * Entry of the catalogue of all that Cartable can answer to a form: one entry an answer. The screen of the
 * forms looks answers up here, in the coordinator's words; the reading of a form proposes one of these
 * codes for each place.
 */
export type EntreeCatalogue = {
  readonly code: string
  readonly libelle: string
  /** Other words that forms use for the answer. */
  readonly autres: readonly string[]
  readonly kind: KindReponse
  /** How the answer is computed, in one sentence. */
  readonly calcul: string
  readonly temps: 'reel' | 'previsionnel'
}

const PREVUS = new Set([
  'calendrier.debut',
  'calendrier.fin',
  'calendrier.semaines',
  ...['salarie', 'volontaire', 'benevole', 'total'].flatMap((statut) => [
    `intervenants.${statut}.nombre`,
    `intervenants.${statut}.heures`,
  ]),
  ...['elementaire', 'college', 'lycee', 'autres', 'total', 'familles', 'collectifs'].map(
    (key) => `public.${key}`,
  ),
])

/** Whether the prévisionnel gives a value for a figure. */
export const isPrevu = (code: string): boolean => PREVUS.has(code)

/** An entry of what took place, without other words. */
const entreeDe = (
  code: string,
  libelle: string,
  kind: KindReponse,
  calcul: string,
): EntreeCatalogue => ({ code, libelle, autres: [], kind, calcul, temps: 'reel' })

function build(): readonly EntreeCatalogue[] {
  const own = LIGNES.map(([code, libelle, autres, kind, calcul]) => ({
    ...entreeDe(code, libelle, kind, calcul),
    autres: autres.split(', ').filter(Boolean),
  }))
  const ouiNon = OUI_NON.flatMap(([code, libelle]) => {
    const dates = 'Dates des actions pour les parents.'
    return [
      entreeDe(code, libelle, 'oui-non', 'Oui dès qu’une fiche le dit.'),
      entreeDe(
        `${code}.nombre`,
        `${libelle} (nombre)`,
        'nombre',
        'Nombre de fiches qui le disent.',
      ),
      ...(code.startsWith('parents.')
        ? [entreeDe(`${code}.dates`, `${libelle} (dates)`, 'texte', dates)]
        : []),
    ]
  })
  const ecarts = ECARTS.flatMap(([code, libelle]) => [
    {
      ...entreeDe(
        `${code}.ecart`,
        `Écart sur ${libelle}`,
        'oui-non',
        'Comparaison du prévisionnel et du réel.',
      ),
      autres: ['écart entre le prévisionnel et le réel'],
    },
    entreeDe(`${code}.ecart.raison`, `Raisons de l’écart sur ${libelle}`, 'texte', ECRIT),
  ])
  const croises = [
    { sexe: 'F' },
    { sexe: 'M' },
    ...TRANCHES_USUELLES.flatMap((age) => [{ age }, { sexe: 'F', age }, { sexe: 'M', age }]),
    ...['CP', 'CE1', 'CE2', 'CM1', 'CM2', '6e', '5e', '4e', '3e', '2de', '1re', 'Tle'].map(
      (niveau) => ({ niveau }),
    ),
    { zone: 'qpv' },
    { nouveaux: 'oui' },
    { nouveaux: 'non' },
  ].map(entreeEnfants)
  const prevus = own
    .filter((one) => isPrevu(one.code))
    .map(
      (one): EntreeCatalogue => ({
        ...one,
        code: `prevu.${one.code}`,
        libelle: `${one.libelle} (prévu)`,
        calcul: 'Du prévisionnel de l’action.',
        temps: 'previsionnel',
      }),
    )
  return [...own, ...ouiNon, ...ecarts, ...croises, ...prevus]
}

const MOTS: Readonly<Record<string, string>> = {
  F: 'filles',
  M: 'garçons',
  oui: 'nouveaux cette année',
  non: 'déjà inscrits avant',
  qpv: 'en quartier prioritaire',
  elementaire: 'élémentaire',
  college: 'collège',
  lycee: 'lycée',
  autres: 'autres niveaux',
}

/** New and earlier enfants are told apart by the années that the base holds, and by nothing else. */
const CONNUS = `${INSCRITS} Un enfant accueilli avant la première année tenue dans Cartable y compte comme nouveau.`

function entreeEnfants(filtre: FiltreEnfants): EntreeCatalogue {
  const words = FILTRES.flatMap((key) => {
    const value = filtre[key]
    if (value === undefined) return []
    if (key === 'age') return [libelleTranche(value)]
    return [MOTS[value] ?? value]
  })
  const calcul = filtre.nouveaux === undefined ? INSCRITS : CONNUS
  return entreeDe(codeEnfants(filtre), `Enfants : ${words.join(', ')}`, 'nombre', calcul)
}

function libelleTranche(tranche: string): string {
  const [from = '', to = ''] = tranche.split('-')
  if (from === '') return `jusqu’à ${to} ans`
  return to === '' ? `${from} ans et plus` : `${from} à ${to} ans`
}

export const CATALOGUE: readonly EntreeCatalogue[] = build()

const BY_CODE = new Map(CATALOGUE.map((one) => [one.code, one]))

/** The entry of a code, a crossing of any kind included; undefined for a code of nothing. */
export function entreeOf(code: string): EntreeCatalogue | undefined {
  const known = BY_CODE.get(code)
  if (known !== undefined) return known
  const filtre = filtreOfCode(code)
  return filtre === null ? entreeRangee(code) : entreeEnfants(filtre)
}

function entreeRangee(code: string): EntreeCatalogue | undefined {
  const rangee = rangeeOfCode(code)
  if (rangee === null) return undefined
  return entreeDe(code, rangee.libelle, rangee.kind, 'Une ligne du tableau par fiche.')
}
