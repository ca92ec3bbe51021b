import { z } from 'zod'
import { addDays, type IsoDate } from '../dates.ts'
import { nomSaisieSchema } from '../ipc/saisie.ts'

/** The follow-up is entered once a trimestre: until December, until March, then to the end of the année. */
export const TRIMESTRES = [1, 2, 3] as const
export type Trimestre = (typeof TRIMESTRES)[number]

/** The four levels of every échelle; their words are in `LIBELLES_NIVEAU_SUIVI`. */
export const NIVEAUX_SUIVI = [1, 2, 3, 4] as const
export type NiveauSuivi = (typeof NIVEAUX_SUIVI)[number]

/** The trimestre of a day. */
export function trimestreOf(date: IsoDate): Trimestre {
  const month = Number(date.slice(5, 7))
  if (month >= 9) return 1
  return month <= 3 ? 2 : 3
}

/** First day of a trimestre of an année. */
export function debutTrimestre(annee: { readonly debut: IsoDate }, trimestre: Trimestre): IsoDate {
  const year = Number(annee.debut.slice(0, 4)) + 1
  return trimestre === 1 ? annee.debut : `${year}-${trimestre === 2 ? '01' : '04'}-01`
}

/** First and last day of a trimestre of an année. */
export function periodeDuTrimestre(
  annee: { readonly debut: IsoDate; readonly fin: IsoDate },
  trimestre: Trimestre,
): { readonly debut: IsoDate; readonly fin: IsoDate } {
  const next = TRIMESTRES.find((one) => one > trimestre)
  return {
    debut: debutTrimestre(annee, trimestre),
    fin: next === undefined ? annee.fin : addDays(debutTrimestre(annee, next), -1),
  }
}

/** The échelles of the follow-up, in their order; one without id is new. */
export const echellesSaisieSchema = z
  .array(
    z.strictObject({
      echelleId: z.string().nullable(),
      nom: nomSaisieSchema('Donnez un nom à cette échelle.'),
    }),
  )
  .min(1, { error: 'Gardez au moins une échelle.' })
  .max(12, { error: 'Douze échelles au plus : la grille doit rester lisible.' })
export type EchellesSaisie = z.infer<typeof echellesSaisieSchema>
