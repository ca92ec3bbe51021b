import { createHmac, hash } from 'node:crypto'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Contribution } from '../../../shared/domain/contribution.ts'
import { clePersonne, normalizeNom } from '../../../shared/domain/nom.ts'

/** Identity of an enfant accueilli, as far as known, and of the adults of its famille. */
export type Identite = {
  readonly enfantId: string
  readonly familleId: string | null
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly responsables: readonly {
    readonly nom: string | null
    readonly prenom: string | null
    readonly telephone: string | null
  }[]
}

/**
 * Keyed fingerprints (HMAC-SHA256) of the enfants and familles: with the same secret, two porteurs give the same
 * one to the same child, and nobody turns it back without the secret. A child is its name, prénom and day of
 * birth; a child without that day may be a homonym, and is counted apart. A famille has one fingerprint by
 * child and by adult with a telephone: the same child, or the same adult, is the same famille.
 */
export function empreintesOf(
  identites: readonly Identite[],
  cle: string,
): NonNullable<Contribution['empreintes']> {
  const sign = (text: string): string => createHmac('sha256', cle).update(text).digest('hex')
  const known = identites.flatMap((identite) => {
    const key = childKey(identite)
    return key === null ? [] : [{ identite, empreinte: sign(key) }]
  })
  const familles = Map.groupBy(
    identites,
    ({ familleId, enfantId }) => familleId ?? `seul ${enfantId}`,
  )
  const byFamille = [...familles.values()].map((members) => [
    ...new Set([
      ...members.flatMap((member) => {
        const key = childKey(member)
        return key === null ? [] : [sign(key)]
      }),
      ...members.flatMap(({ responsables }) =>
        responsables.flatMap((adult) => {
          const key = adultKey(adult)
          return key === null ? [] : [sign(key)]
        }),
      ),
    ]),
  ])
  const enfants = [...new Set(known.map(({ empreinte }) => empreinte))].toSorted()
  return {
    enfants,
    familles: byFamille
      .filter((own) => own.length > 0)
      .map((own) => own.toSorted())
      .toSorted(),
    // Two enfants of one name and one birth may be one child written twice: only one counts as identified.
    enfantsSansIdentite: identites.length - enfants.length,
    famillesSansIdentite: byFamille.filter((own) => own.length === 0).length,
  }
}

function childKey({ dateNaissance, ...personne }: Identite): string | null {
  return dateNaissance === null ? null : `enfant|${clePersonne(personne)}|${dateNaissance}`
}

function adultKey({ nom, prenom, telephone }: Identite['responsables'][number]): string | null {
  const digits = (telephone ?? '').replace(/\D/g, '').replace(/^(00)?33/, '0')
  if (digits === '' || normalizeNom(nom ?? '') === '') return null
  return `adulte|${clePersonne({ nom: nom ?? '', prenom: prenom ?? '' })}|${digits}`
}

/** SHA-256 of a contribution without its own checksum, as JSON without spaces, its keys in the order of the file. */
export function controleOf(contribution: Omit<Contribution, 'controle'>): string {
  return hash('sha256', JSON.stringify({ ...contribution, controle: undefined }))
}
