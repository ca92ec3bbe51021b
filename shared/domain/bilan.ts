import { addDays, type IsoDate } from '../dates.ts'
import {
  type ChampTrame,
  champsOfSection,
  codesOf,
  type SectionTrame,
  type SourceValeur,
  type Trame,
} from './trame.ts'
import type { Indicateur, Valeur } from './valeur.ts'

/** Origin of the value of a field of the bilan. */
export type OrigineValeur =
  /** Derived from the records, which settle it. */
  | 'calculee'
  /** Proposed from the records, not yet confirmed by the coordinator: a document that holds one is a draft. */
  | 'proposee'
  /** Proposed from the records, and confirmed as it is. */
  | 'confirmee'
  /** Typed by the coordinator where nothing is derived. */
  | 'saisie'
  /** Set by the coordinator instead of the derived value, with a reason. */
  | 'corrigee'
  /** Nothing was entered. */
  | 'vide'

/** One field of the form, filled. */
export type ChampRempli = {
  readonly valeur: Valeur
  /** Value that the records give, when the coordinator entered another one. */
  readonly valeurCalculee: Valeur
  readonly origine: OrigineValeur
  /** Reason of a correction; for a « oui » with a question under it, the answer to that question. */
  readonly raison: string | null
}

/** A form filled for one action, as of a date: all that the Word document and the Bilan screen show. */
export type BilanRempli = {
  readonly trame: Trame
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  readonly arreteAu: IsoDate
  readonly structure: string
  readonly action: {
    readonly id: string
    readonly numero: string
    readonly intitule: string | null
    readonly dateRetour: IsoDate | null
    readonly bonificationEnfant: boolean
    readonly bonificationParent: boolean
  }
  /** By code; every code of the trame is there. */
  readonly champs: Readonly<Record<string, ChampRempli>>
  /** By code: a sentence that explains a figure to whoever reads the form. */
  readonly notes: Readonly<Record<string, string>>
}

/** Answer that the coordinator typed in the bilan, or set instead of a derived value (then with a raison). */
export type Reponse = { readonly valeur: Valeur; readonly raison: string | null }

/** Sources of a filled form: the action's identity, what its records give, the coordinator's answers. */
export type SourcesBilan = Omit<BilanRempli, 'trame' | 'champs'> & {
  /** Values of the form's fields that the records of the structure and of the action hold, by code. */
  readonly identite: Readonly<Record<string, Valeur>>
  readonly figures: ReadonlyMap<string, Indicateur>
  readonly reponses: ReadonlyMap<string, Reponse>
  /** By code: the value that was proposed when the coordinator confirmed it. */
  readonly confirmations: ReadonlyMap<string, Valeur>
}

/** Fills a form: for each field the coordinator's answer, else what is derived, else nothing. */
export function fillBilan(trame: Trame, sources: SourcesBilan): BilanRempli {
  const { identite, figures, reponses, confirmations, ...heading } = sources
  const fromOf = new Map(fieldSources(trame))
  const champs = codesOf(trame).map((code) => {
    const figure = figures.get(code)
    const derived: Derived = hasOwn(identite, code)
      ? { valeur: identite[code] ?? null, origine: 'saisie' }
      : {
          valeur: figure?.valeur ?? null,
          origine: figure?.isProposed
            ? proposedAs(figure.valeur, confirmations.get(code))
            : 'calculee',
        }
    return [code, fillChamp(derived, reponses.get(code), fromOf.get(code) ?? 'entered')] as const
  })
  return { ...heading, trame, champs: Object.fromEntries(champs) }
}

/** A confirmation holds for the value that was confirmed. */
const proposedAs = (valeur: Valeur, confirmed: Valeur | undefined): OrigineValeur =>
  confirmed !== undefined && same(valeur, confirmed) ? 'confirmee' : 'proposee'

/** Value that the records give for a question, and whether it is sure or only proposed. */
type Derived = { readonly valeur: Valeur; readonly origine: OrigineValeur }

function fillChamp(
  { valeur: derived, origine: derivedAs }: Derived,
  reponse: Reponse | undefined,
  from: SourceValeur,
): ChampRempli {
  const raison = reponse?.raison ?? null
  if (reponse !== undefined && !isBlank(reponse.valeur)) {
    const isCorrection = from === 'computed' && !isBlank(derived) && !same(derived, reponse.valeur)
    const origine = isCorrection ? 'corrigee' : 'saisie'
    return { valeur: reponse.valeur, valeurCalculee: derived, origine, raison }
  }
  if (isBlank(derived)) return { valeur: null, valeurCalculee: null, origine: 'vide', raison }
  return { valeur: derived, valeurCalculee: derived, origine: derivedAs, raison }
}

const hasOwn = (record: object, key: string): boolean => Object.hasOwn(record, key)

/** The sections that concern the action, in the order of the form. */
export const sectionsOf = ({
  trame,
  action,
}: Pick<BilanRempli, 'trame' | 'action'>): readonly SectionTrame[] =>
  trame.sections.filter(({ onlyIf }) => onlyIf === undefined || action[onlyIf])

/** The questions that nothing answers yet, in the order of the form. */
export const codesSansReponse = (bilan: BilanRempli): readonly string[] =>
  codesOf({ sections: sectionsOf(bilan) }).filter((code) => bilan.champs[code]?.origine === 'vide')

/** Answers that the coordinator has still to give in a section before the form can be sent. */
export type ResteSection = {
  readonly section: SectionTrame
  /** Codes of the answers that are only proposed. */
  readonly aConfirmer: readonly string[]
  /** Codes answered « oui » whose reason is empty. */
  readonly sansRaison: readonly string[]
}

/** What a draft says on each of its pages, and the answers still missing, by section in the order of the form. */
export type Brouillon = { readonly titre: string; readonly reste: readonly string[] }

/** Answers that make the form a draft, by section and in its order; empty when the form is ready. */
export function resteAConfirmer(bilan: BilanRempli): readonly ResteSection[] {
  return sectionsOf(bilan)
    .map((section) => {
      const champs = champsOfSection(section)
      const codesWhere = (test: (champ: ChampTrame, rempli: ChampRempli) => boolean) =>
        champs
          .filter((champ) => {
            const rempli = bilan.champs[champ.code]
            return rempli !== undefined && test(champ, rempli)
          })
          .map(({ code }) => code)
      return {
        section,
        aConfirmer: codesWhere((_, { origine }) => origine === 'proposee'),
        sansRaison: codesWhere(
          ({ ifYes }, { valeur, raison }) =>
            ifYes !== undefined && valeur === true && isBlank((raison ?? '').trim()),
        ),
      }
    })
    .filter(({ aConfirmer, sansRaison }) => aConfirmer.length + sansRaison.length > 0)
}

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** The date that the Caf usually asks for: a starting point, the coordinator chooses. */
export const usualArreteAu = ({ fin }: Annee): IsoDate => `${fin.slice(0, 4)}-04-30`

/** How many days before its due date Accueil mentions a bilan. */
const SAISON_DAYS = 60

/** True when the bilan of an action is near: from two months before the day it is due, else its usual date. */
export const isSaisonBilan = (annee: Annee, dateRetour: IsoDate | null, today: IsoDate): boolean =>
  today >= addDays(dateRetour ?? usualArreteAu(annee), -SAISON_DAYS)

/** The date proposed: the usual one once it is past, today before, the last day when the année is over. */
export function proposeArreteAu(annee: Annee, today: IsoDate): IsoDate {
  const proposed = today < usualArreteAu(annee) ? today : usualArreteAu(annee)
  if (proposed < annee.debut) return annee.debut
  if (proposed > annee.fin) return annee.fin
  return proposed
}

/** True for an empty answer: null, '' or an empty list. */
export const isBlank = (valeur: Valeur): boolean =>
  valeur === null || valeur === '' || (Array.isArray(valeur) && valeur.length === 0)

/** Whether two values say the same, order of a list included. */
export const same = (a: Valeur, b: Valeur): boolean => JSON.stringify(a) === JSON.stringify(b)

function fieldSources(trame: Trame): readonly (readonly [string, SourceValeur])[] {
  return trame.sections.flatMap((section) => [
    ...(section.list?.items.map((item) => [item.code, section.list?.from ?? 'entered'] as const) ??
      []),
    ...(section.fields?.map((champ) => [champ.code, champ.from] as const) ?? []),
  ])
}
