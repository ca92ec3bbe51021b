import type { IsoDate } from '../../../../shared/dates.ts'
import type { CategorieHeures, Statut } from '../../../../shared/domain/listes.ts'

/** Records of the base with which an import of hours is compared. */
export type ConnusHeures = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  readonly actions: readonly ActionConnue[]
  readonly collectifs: readonly { readonly nom: string; readonly actionId: string }[]
  readonly intervenants: readonly IntervenantConnu[]
  /** Hours entered for the actions of the année. */
  readonly heures: readonly HeuresConnues[]
}

export type ActionConnue = {
  readonly id: string
  readonly numero: string
  readonly intitule: string | null
}

export type IntervenantConnu = {
  readonly id: string
  readonly nom: string
  readonly prenom: string
  readonly statuts: readonly {
    readonly statut: Statut
    readonly debut: IsoDate
    readonly fin: IsoDate | null
  }[]
}

type HeuresConnues = {
  readonly intervenantId: string
  readonly actionId: string
  readonly date: IsoDate
  readonly categorie: CategorieHeures
  readonly minutes: number
  readonly note: string | null
}
