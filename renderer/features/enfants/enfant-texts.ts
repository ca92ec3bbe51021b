import { formatDate } from '../../../shared/format.ts'
import type { EnfantBref } from '../../../shared/ipc/enfants.ipc.ts'

type Ne = Pick<EnfantBref, 'dateNaissance' | 'anneeNaissance' | 'sexe'>

const NE = { F: 'née', M: 'né' } as const

/** « née le 12/03/2013 », « né en 2013 », or nothing. */
export function neText({ dateNaissance, anneeNaissance, sexe }: Ne): string {
  const ne = sexe === null ? 'né(e)' : NE[sexe]
  if (dateNaissance !== null) return `${ne} le ${formatDate(dateNaissance)}`
  return anneeNaissance === null ? '' : `${ne} en ${anneeNaissance}`
}

/** « Inès Benali, née le 12/03/2013, CM1, Mardi ». */
export function brefText(bref: EnfantBref): string {
  return [`${bref.prenom} ${bref.nom}`, neText(bref), bref.detail]
    .filter((part) => part !== '')
    .join(', ')
}
