import type { SaisieFamille } from '../../../shared/domain/enfant.ts'
import type { FamilleChoisie } from '../../../shared/ipc/familles.ipc.ts'

/** An adult as typed; `key` identifies its line while lines are added and removed. */
export type ResponsableValues = {
  readonly key: number
  readonly nom: string
  readonly prenom: string
  readonly telephone: string
  readonly mail: string
  readonly lien: string
}

/** A famille as it is typed. */
export type FamilleValues = {
  readonly commune: string
  readonly quartierPrioritaire: string
  readonly responsables: readonly ResponsableValues[]
}

/** Famille chosen for an enfant (known, new or none), as typed. */
export type FamilleChoisieValues = {
  readonly genre: FamilleChoisie['genre']
  readonly familleId: string | null
  readonly saisie: FamilleValues
}

/** A blank line for one more adult. */
export const blankResponsable = (key: number): ResponsableValues => ({
  key,
  nom: '',
  prenom: '',
  telephone: '',
  mail: '',
  lien: '',
})

export const NO_FAMILLE: FamilleValues = {
  commune: '',
  quartierPrioritaire: '',
  responsables: [blankResponsable(0)],
}

/** Values of the form for a saved famille. */
export const familleValues = (famille: SaisieFamille): FamilleValues => ({
  commune: famille.commune ?? '',
  quartierPrioritaire: famille.quartierPrioritaire ?? '',
  responsables: famille.responsables.map((one, key) => ({
    key,
    nom: one.nom ?? '',
    prenom: one.prenom ?? '',
    telephone: one.telephone ?? '',
    mail: one.mail ?? '',
    lien: one.lien ?? '',
  })),
})

/** The input of main, which turns blanks into nulls. */
export const toSaisieFamille = (values: FamilleValues) => ({
  commune: values.commune,
  quartierPrioritaire: values.quartierPrioritaire,
  responsables: values.responsables.map(({ key: _key, ...one }) => one),
})

/** The input of main for the famille chosen. */
export function toFamilleChoisie({ genre, familleId, saisie }: FamilleChoisieValues) {
  if (genre === 'connue') return { genre, familleId: familleId ?? '' } as const
  if (genre === 'nouvelle') return { genre, saisie: toSaisieFamille(saisie) } as const
  return { genre } as const
}

type Latest = { readonly familleId: string; readonly enfant: string }

/** The famille of the latest enfant created since the app was opened: siblings are often entered together. */
let latest: Latest | null = null

export function keepFamille(familleId: string | null, enfant: string): void {
  latest = familleId === null ? null : { familleId, enfant }
}

export const latestFamille = (): Latest | null => latest
