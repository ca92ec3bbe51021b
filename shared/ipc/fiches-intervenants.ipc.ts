import { z } from 'zod'
import type { IsoDate, IsoTime } from '../dates.ts'
import {
  type SaisieHeures,
  type SaisieIntervenant,
  saisieHeuresSchema,
  saisieIntervenantSchema,
} from '../domain/intervenant.ts'
import type { CategorieHeures, Jour, Statut } from '../domain/listes.ts'
import { tauxSchema } from '../domain/valorisation.ts'
import { channel } from './channel.ts'

/** Where time comes from: « séances » is derived, the others are entered. */
export type CategorieTotal = CategorieHeures | 'seances'

/** Minutes of one person under one statut (null: none was in force), in one catégorie, in one month. */
export type MinutesTotal = {
  readonly intervenantId: string
  readonly statut: Statut | null
  readonly categorie: CategorieTotal
  /** `AAAA-MM`. */
  readonly mois: string
  readonly minutes: number
}

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

export type IntervenantFiche = SaisieIntervenant & {
  readonly intervenantId: string
  /** Séances tenues of the année, latest first. */
  readonly seances: readonly {
    readonly seanceId: string
    readonly date: IsoDate
    readonly collectif: string
    readonly minutes: number
  }[]
  /** Hours entered in the année, latest first. */
  readonly heures: readonly HeuresLigne[]
}

/** One créneau of a collectif, with who said to be free then. */
export type CreneauCouvert = {
  readonly creneauId: string
  readonly collectif: string
  readonly jour: Jour
  readonly debut: IsoTime
  readonly fin: IsoTime
  /** Free for the whole créneau and counted for it, by name: nobody is counted for two groups at once. */
  readonly disponibles: readonly IntervenantBref[]
  /** Free too, but counted for another group at the same time. */
  readonly comptesAilleurs: readonly (IntervenantBref & { readonly collectif: string })[]
  /** Free for a part of it. */
  readonly enPartie: readonly IntervenantBref[]
}

export type IntervenantBref = { readonly intervenantId: string; readonly nom: string }

/** Who can come when. */
export type Couverture = {
  /** The day whose statuts are looked at. */
  readonly date: IsoDate
  readonly creneaux: readonly CreneauCouvert[]
  /** Who said when to be free, but holds no statut that day: in no créneau. */
  readonly sansStatut: readonly IntervenantBref[]
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const intervenantId = z.strictObject({ intervenantId: z.string() })
const heuresId = z.strictObject({ heuresId: z.string() })

export const fichesIntervenantsIpc = {
  'intervenants:find': channel(
    intervenantId.extend({ anneeId: z.string() }),
  ).returns<IntervenantFiche>(),
  'intervenants:create': channel(saisieIntervenantSchema).returns<{
    readonly intervenantId: string
  }>(),
  'intervenants:save': channel(
    intervenantId.extend({ saisie: saisieIntervenantSchema }),
  ).returns<void>(),
  /** Refused while séances or hours stand on it. */
  'intervenants:delete': channel(intervenantId).returns<void>(),
  'intervenants:findCouverture': channel(perimetre).returns<Couverture>(),
  /** Latest first. */
  'heures:findAll': channel(perimetre).returns<readonly HeuresLigne[]>(),
  /** What séances tenues up to today give, latest first. */
  'heures:findSeances': channel(perimetre).returns<readonly HeuresSeance[]>(),
  'heures:findTotals': channel(perimetre).returns<readonly MinutesTotal[]>(),
  /** One entry, or a week of them, in one operation. */
  'heures:create': channel(
    z.strictObject({ saisies: z.array(saisieHeuresSchema).min(1).max(100) }),
  ).returns<void>(),
  'heures:save': channel(heuresId.extend({ saisie: saisieHeuresSchema })).returns<void>(),
  'heures:delete': channel(heuresId).returns<void>(),
  /** What an hour of bénévolat is worth this année, in cents; null: not valued (the default). */
  'heures:findTaux': channel(z.strictObject({ anneeId: z.string() })).returns<number | null>(),
  'heures:saveTaux': channel(
    z.strictObject({ anneeId: z.string(), taux: tauxSchema.nullable() }),
  ).returns<void>(),
} as const
