import type { ParametresAnnee } from '../../../shared/domain/faits.ts'
import type { ReglesAnnee } from '../../../shared/domain/regles.ts'
import { formatNumber } from '../../../shared/format.ts'

/** Values of the form's two panels, numbers as typed. */
export type ReglesValues = {
  readonly regles: {
    readonly lecture: ParametresAnnee['lectureEncadrement']
    readonly tolerance: string
  }
  readonly groupes: Readonly<Record<keyof ReglesAnnee, string>>
}

const textOf = (limit: number | null): string => (limit === null ? '' : formatNumber(limit))

/** Values of the form for the saved rules; empty for a rule without a limit. */
export const valuesOfParametres = (parametres: ParametresAnnee): ReglesValues => ({
  regles: {
    lecture: parametres.lectureEncadrement,
    tolerance: formatNumber(parametres.toleranceEcart * 100),
  },
  groupes: {
    effectifMin: textOf(parametres.effectifMin),
    effectifMax: textOf(parametres.effectifMax),
    intervenantsParSeance: textOf(parametres.intervenantsParSeance),
    enfantsParIntervenant: textOf(parametres.enfantsParIntervenant),
    absencesAvantAppel: textOf(parametres.absencesAvantAppel),
    seancesParSemaine: textOf(parametres.seancesParSemaine),
    registresComplets: textOf(parametres.registresComplets),
  },
})

const parseLimit = (text: string): number | null =>
  text.trim() === '' ? null : Number(text.replace(',', '.'))

/** Share from a typed percentage; NaN when unreadable or blank. */
const parseShare = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.replace(/[\s%]/g, '').replace(',', '.')) / 100

/** Rules as typed; NaN for an unreadable number, which `checkRegles` refuses first. */
export const toParametres = ({ regles, groupes }: ReglesValues): ParametresAnnee => ({
  lectureEncadrement: regles.lecture,
  toleranceEcart: parseShare(regles.tolerance),
  effectifMin: parseLimit(groupes.effectifMin),
  effectifMax: parseLimit(groupes.effectifMax),
  intervenantsParSeance: parseLimit(groupes.intervenantsParSeance),
  enfantsParIntervenant: parseLimit(groupes.enfantsParIntervenant),
  absencesAvantAppel: parseLimit(groupes.absencesAvantAppel),
  seancesParSemaine: parseLimit(groupes.seancesParSemaine),
  registresComplets: parseLimit(groupes.registresComplets),
})

const NO_NUMBER = {
  'regles.tolerance': 'Indiquez un pourcentage de 0 à 100.',
  groupes: 'Indiquez un nombre, ou laissez vide.',
}

/** Messages for texts that are no number, by field; main checks the numbers themselves. */
export function checkRegles(values: ReglesValues): Readonly<Record<string, string>> {
  const unread = Object.entries(toParametres(values)).filter(([, value]) => Number.isNaN(value))
  return Object.fromEntries(
    unread.map(([name]) => {
      const field = fieldOfParametre(name)
      return [field, field === 'regles.tolerance' ? NO_NUMBER[field] : NO_NUMBER.groupes]
    }),
  )
}

/** The field of the form that a refusal of main stands beside. */
export function fieldOfParametre(path: string): string {
  const name = path.replace(/^parametres\./, '')
  return name === 'toleranceEcart' ? 'regles.tolerance' : `groupes.${name}`
}
