import type { SaisieAction, SaisiePrevisionnel } from '../../../shared/domain/action.ts'
import { parseHeures } from '../../../shared/domain/duree.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { parseDateFr } from '../../ui/parse.ts'

/** The kinds of public that a prévisionnel counts, as the form lists them. */
export const PUBLICS = [
  'elementaire',
  'college',
  'lycee',
  'autres',
  'familles',
  'collectifs',
] as const
type Public = (typeof PUBLICS)[number]

export type IdentiteValues = Pick<
  SaisieAction,
  'naturesLocal' | 'zonages' | 'bonificationEnfant' | 'bonificationParent'
> &
  Readonly<Record<'numero' | 'intitule' | 'lieu' | 'adresse' | 'dateRetour', string>>
export type CalendrierValues = Readonly<Record<'debut' | 'fin' | 'semaines', string>>
/** Number and hours of each statut: `salarie.nombre`, `salarie.minutes`. */
export type EffectifKey = `${Statut}.${'nombre' | 'minutes'}`
export type IntervenantsValues = Readonly<Record<EffectifKey, string>>
export type PublicValues = Readonly<Record<Public, string>>
export type ListesValues = Pick<SaisiePrevisionnel, 'activites' | 'parents' | 'ecole'>

/** An action as it is typed, in the parts of its form. */
export type ActionValues = {
  readonly identite: IdentiteValues
  readonly calendrier: CalendrierValues
  readonly intervenants: IntervenantsValues
  readonly public: PublicValues
  readonly listes: ListesValues
}

const textOf = (value: number | null): string => (value === null ? '' : String(value))
const dateText = (date: string | null): string => (date === null ? '' : formatDate(date))

/** Values of the form for a saved action. */
export function valuesOf(saisie: SaisieAction): ActionValues {
  const { previsionnel: p } = saisie
  return {
    identite: {
      numero: saisie.numero,
      intitule: saisie.intitule ?? '',
      lieu: saisie.lieu ?? '',
      adresse: saisie.adresse ?? '',
      naturesLocal: saisie.naturesLocal,
      zonages: saisie.zonages,
      bonificationEnfant: saisie.bonificationEnfant,
      bonificationParent: saisie.bonificationParent,
      dateRetour: dateText(saisie.dateRetour),
    },
    ...previsionnelValues(p),
  }
}

/** A prévisionnel in the parts of its form. */
export function previsionnelValues(p: SaisiePrevisionnel): Omit<ActionValues, 'identite'> {
  return {
    calendrier: { debut: dateText(p.debut), fin: dateText(p.fin), semaines: textOf(p.semaines) },
    intervenants: Object.fromEntries(
      STATUTS.flatMap((statut) => {
        const { nombre, minutes } = p.intervenants[statut]
        return [
          [`${statut}.nombre`, textOf(nombre)],
          [`${statut}.minutes`, minutes === null ? '' : formatDuree(minutes)],
        ]
      }),
    ) as IntervenantsValues,
    public: Object.fromEntries(PUBLICS.map((key) => [key, textOf(p.public[key])])) as PublicValues,
    listes: { activites: p.activites, parents: p.parents, ecole: p.ecole },
  }
}

const COUNT = 'Écrivez un nombre entier, par exemple 12.'
const DATE = 'Cette date n’existe pas\u00a0: écrivez-la ainsi, 28/09/2021.'

const isCount = (text: string): boolean => /^\s*(\d{1,6}\s*)?$/.test(text)
const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const isDateOrNone = (text: string): boolean => text.trim() === '' || parseDateFr(text) !== null

/** Messages for the values that cannot be read, by field: `calendrier.semaines`, `intervenants.salarie.minutes`. */
export function unreadOf(values: ActionValues): Readonly<Record<string, string>> {
  const counts = [
    ['calendrier.semaines', values.calendrier.semaines] as const,
    ...PUBLICS.map((key) => [`public.${key}`, values.public[key]] as const),
    ...STATUTS.map(
      (s) => [`intervenants.${s}.nombre`, values.intervenants[`${s}.nombre`]] as const,
    ),
  ]
  const dates = [
    ['identite.dateRetour', values.identite.dateRetour],
    ['calendrier.debut', values.calendrier.debut],
    ['calendrier.fin', values.calendrier.fin],
  ] as const
  const hours = STATUTS.flatMap((statut) => {
    const text = values.intervenants[`${statut}.minutes`]
    const read = text.trim() === '' ? null : parseHeures(text)
    return read === null || read.ok
      ? []
      : [[`intervenants.${statut}.minutes`, read.reason] as const]
  })
  return Object.fromEntries([
    ...dates.flatMap(([field, text]) => (isDateOrNone(text) ? [] : [[field, DATE] as const])),
    ...counts.flatMap(([field, text]) => (isCount(text) ? [] : [[field, COUNT] as const])),
    ...hours,
  ])
}

/** Input of main; the values must have passed `unreadOf`. */
export function inputOf(actionId: string, values: ActionValues): Input<'actions:save'> {
  const { identite, calendrier, listes } = values
  const effectifOf = (statut: Statut) => ({
    nombre: countOf(values.intervenants[`${statut}.nombre`]),
    minutes: minutesOf(values.intervenants[`${statut}.minutes`]),
  })
  return {
    actionId,
    saisie: {
      ...identite,
      dateRetour: parseDateFr(identite.dateRetour),
      previsionnel: {
        debut: parseDateFr(calendrier.debut),
        fin: parseDateFr(calendrier.fin),
        semaines: countOf(calendrier.semaines),
        intervenants: {
          salarie: effectifOf('salarie'),
          volontaire: effectifOf('volontaire'),
          benevole: effectifOf('benevole'),
        },
        public: Object.fromEntries(
          PUBLICS.map((key) => [key, countOf(values.public[key])]),
        ) as Readonly<Record<Public, number | null>>,
        ...listes,
      },
    },
  }
}

function minutesOf(text: string): number | null {
  const read = parseHeures(text)
  return read.ok ? read.minutes : null
}

/** Field of the form that shows main's message about `path`. */
export function fieldOf(path: string): string {
  const own = path.replace(/^saisie\./, '')
  const announced = /^previsionnel\.(.+)$/.exec(own)?.[1]
  if (announced === undefined) return `identite.${own}`
  return /^(debut|fin|semaines)$/.test(announced) ? `calendrier.${announced}` : announced
}
