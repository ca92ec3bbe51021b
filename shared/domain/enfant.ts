import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import { formatDate, formatTelephone } from '../format.ts'
import { dateSaisieSchema, ligneSaisieSchema, nomSaisieSchema } from '../ipc/saisie.ts'
import {
  ORIGINES,
  SEXES,
  SITUATIONS,
  STATUTS_INSCRIPTION,
  type StatutInscription,
} from './listes.ts'
import { NIVEAUX } from './niveau.ts'
import { normalizeNom } from './nom.ts'

/** The two fields of a birth: a day, or a year alone when the day is unknown. */
export const naissanceSaisieFields = {
  dateNaissance: dateSaisieSchema.nullable(),
  anneeNaissance: z
    .int({ error: 'Indiquez une année en quatre chiffres.' })
    .min(1980, { error: 'Cette année de naissance est trop ancienne.' })
    .max(2100, { error: 'Cette année de naissance est trop lointaine.' })
    .nullable(),
}

/** Drops the year of birth where the day is known, since the day holds it. */
export const oneBirth = <
  N extends { readonly dateNaissance: IsoDate | null; readonly anneeNaissance: number | null },
>(
  ne: N,
) => ({ ...ne, anneeNaissance: ne.dateNaissance === null ? ne.anneeNaissance : null })

/** An enfant as it is entered. */
export const saisieEnfantSchema = z
  .strictObject({
    nom: nomSaisieSchema('Indiquez le nom de l’enfant.'),
    prenom: nomSaisieSchema('Indiquez le prénom de l’enfant.'),
    ...naissanceSaisieFields,
    sexe: z.enum(SEXES).nullable(),
    situations: z.array(z.enum(SITUATIONS)),
  })
  .transform(oneBirth)
export type SaisieEnfant = z.infer<typeof saisieEnfantSchema>

/**
 * A proche: somebody beside the responsables who may fetch the enfant, or is to be told; a wholly blank line is
 * dropped.
 */
const saisieProcheSchema = z.strictObject({
  nom: ligneSaisieSchema,
  lien: ligneSaisieSchema,
  telephone: ligneSaisieSchema.transform((text) => (text === null ? null : formatTelephone(text))),
  isAutorise: z.boolean(),
  isAPrevenir: z.boolean(),
})

/** Autorisations of an enfant for an année, and its proches. A null was not asked yet. No health data. */
export const saisieAutorisationsSchema = z.strictObject({
  rentreSeul: z.boolean().nullable(),
  droitImage: z.boolean().nullable(),
  contratSigne: dateSaisieSchema.nullable(),
  proches: z
    .array(saisieProcheSchema)
    .max(8, { error: 'Huit personnes au plus.' })
    .superRefine((proches, context) => {
      for (const [index, { nom, lien, telephone }] of proches.entries()) {
        if (nom !== null || (lien === null && telephone === null)) continue
        const message = 'Indiquez le nom de cette personne.'
        context.addIssue({ code: 'custom', path: [index, 'nom'], message })
      }
    })
    .transform((proches) =>
      proches.flatMap(({ nom, ...rest }) => (nom === null ? [] : [{ nom, ...rest }])),
    ),
})
export type SaisieAutorisations = z.infer<typeof saisieAutorisationsSchema>
export type Proche = SaisieAutorisations['proches'][number]

/** An adult of a famille; one left wholly blank is no one. */
const saisieResponsableSchema = z.strictObject({
  nom: ligneSaisieSchema,
  prenom: ligneSaisieSchema,
  telephone: ligneSaisieSchema.transform((text) => (text === null ? null : formatTelephone(text))),
  mail: ligneSaisieSchema,
  lien: ligneSaisieSchema,
})

export const saisieFamilleSchema = z.strictObject({
  commune: ligneSaisieSchema,
  quartierPrioritaire: ligneSaisieSchema,
  responsables: z
    .array(saisieResponsableSchema)
    .max(6, { error: 'Six responsables au plus.' })
    .transform((all) => all.filter((one) => Object.values(one).some((value) => value !== null))),
})
export type SaisieFamille = z.infer<typeof saisieFamilleSchema>

export const saisieInscriptionSchema = z.strictObject({
  actionId: z.string(),
  collectifId: z.string().nullable(),
  debut: dateSaisieSchema,
  fin: dateSaisieSchema.nullable(),
  statut: z.enum(STATUTS_INSCRIPTION),
  niveau: z.enum(NIVEAUX).nullable(),
  classe: ligneSaisieSchema,
  etablissementId: z.string().nullable(),
  origines: z.array(z.enum(ORIGINES)),
  accordParental: dateSaisieSchema.nullable(),
})
export type SaisieInscription = z.infer<typeof saisieInscriptionSchema>

/** Messages about the dates of an inscription, by field; empty when it can be saved. */
export function checkInscription(
  { debut, fin }: Pick<SaisieInscription, 'debut' | 'fin'>,
  annee: { readonly debut: IsoDate; readonly fin: IsoDate },
): Readonly<Record<string, string>> {
  const isOutside = (date: IsoDate) => date < annee.debut || date > annee.fin
  const fields: Record<string, string> = {}
  if (isOutside(debut)) fields.debut = 'Cette date est en dehors de l’année scolaire.'
  if (fin !== null && isOutside(fin)) fields.fin = 'Cette date est en dehors de l’année scolaire.'
  else if (fin !== null && fin < debut) fields.fin = 'Le départ vient avant l’arrivée.'
  return fields
}

/** True when two names hold the same words in any order, whatever accents, case and hyphens. */
export function isHomonyme(
  a: { readonly nom: string; readonly prenom: string },
  b: { readonly nom: string; readonly prenom: string },
): boolean {
  return wordsOf(a) === wordsOf(b) || namesOf(a) === namesOf(b)
}

/** Key of a name without hyphen, space, accent nor case: « Ben Ali » and « Ben-Ali » are « Benali ». */
const namesOf = (enfant: { readonly nom: string; readonly prenom: string }): string =>
  [enfant.nom, enfant.prenom]
    .map((name) => normalizeNom(name).replaceAll(' ', ''))
    .sort()
    .join(' ')

const wordsOf = (enfant: { readonly nom: string; readonly prenom: string }): string =>
  normalizeNom(`${enfant.nom} ${enfant.prenom}`).split(' ').sort().join('')

type Ne = {
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
}

const NE = { F: 'née', M: 'né' } as const

/** « née le 12/03/2013 », « né en 2013 », or nothing when no birth is known. */
export function neText({ dateNaissance, anneeNaissance, sexe }: Ne): string {
  const ne = sexe === null ? 'né(e)' : NE[sexe]
  if (dateNaissance !== null) return `${ne} le ${formatDate(dateNaissance)}`
  return anneeNaissance === null ? '' : `${ne} en ${anneeNaissance}`
}

/** « Inès Benali, née le 12/03/2013, CM1, Mardi »; `detail` holds the niveau and the collectifs. */
export function brefText(
  bref: Ne & { readonly nom: string; readonly prenom: string; readonly detail: string },
): string {
  return [`${bref.prenom} ${bref.nom}`, neText(bref), bref.detail]
    .filter((part) => part !== '')
    .join(', ')
}

type Periode = {
  readonly statut: StatutInscription
  readonly debut: IsoDate
  readonly fin: IsoDate | null
}

/** True for an enfant inscrit whose last day is over on `today`. */
export const isParti = ({ statut, fin }: Periode, today: IsoDate): boolean =>
  statut === 'inscrit' && fin !== null && fin < today

/** « depuis le 07/09/2021 », « parti le 17/12/2021 » once that day is over, « jusqu’au 17/12/2021 » before. */
export function periodeText(periode: Periode, today: IsoDate): string {
  const { debut, fin } = periode
  if (isParti(periode, today) && fin !== null) return `parti le ${formatDate(fin)}`
  return fin === null ? `depuis le ${formatDate(debut)}` : `jusqu’au ${formatDate(fin)}`
}
