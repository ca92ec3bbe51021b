import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import {
  type CategorieTotal,
  type SaisieHeures,
  saisieHeuresSchema,
  tauxSchema,
} from '../domain/heures.ts'
import type { Statut } from '../domain/listes.ts'
import { channel } from './channel.ts'

/** Minutes of one person under one statut (null: none was in force), in one catégorie, in one month. */
export type MinutesTotal = {
  readonly intervenantId: string
  readonly statut: Statut | null
  readonly categorie: CategorieTotal
  /** `AAAA-MM`. */
  readonly mois: string
  readonly minutes: number
}

/** One entry of hours, with the names that a reader needs. */
export type HeuresLigne = SaisieHeures & {
  readonly heuresId: string
  readonly intervenant: string
  readonly action: string
  readonly statut: Statut | null
}

/** The time of one person at one séance tenue: derived, never entered apart. */
export type HeuresSeance = {
  readonly seanceId: string
  readonly intervenantId: string
  readonly intervenant: string
  readonly actionId: string
  readonly action: string
  readonly collectif: string
  readonly date: IsoDate
  readonly minutes: number
  readonly statut: Statut | null
}

/** The time of one person at one formation: derived, never entered apart. */
export type HeuresFormation = Omit<HeuresSeance, 'seanceId' | 'collectif'> & {
  readonly formationId: string
  readonly theme: string
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const heuresId = z.strictObject({ heuresId: z.string() })

/** Hours outside séances, and time derived from séances and formations. */
export const heuresIpc = {
  /** Latest first. */
  'heures:findAll': channel(perimetre).returns<readonly HeuresLigne[]>(),
  /** Time of séances tenues up to today, latest first. */
  'heures:findSeances': channel(perimetre).returns<readonly HeuresSeance[]>(),
  /** Time of formations up to today, latest first. */
  'heures:findFormations': channel(perimetre).returns<readonly HeuresFormation[]>(),
  'heures:findTotals': channel(perimetre).returns<readonly MinutesTotal[]>(),
  /** One entry, or a week of them, in one operation. */
  'heures:create': channel(
    z.strictObject({ saisies: z.array(saisieHeuresSchema).min(1).max(100) }),
  ).returns<void>(),
  'heures:save': channel(heuresId.extend({ saisie: saisieHeuresSchema })).returns<void>(),
  'heures:delete': channel(heuresId).returns<void>(),
  /** Value of an hour of bénévolat this année, in cents; null: not valued (the default). */
  'heures:findTaux': channel(z.strictObject({ anneeId: z.string() })).returns<number | null>(),
  'heures:saveTaux': channel(
    z.strictObject({ anneeId: z.string(), taux: tauxSchema.nullable() }),
  ).returns<void>(),
} as const
