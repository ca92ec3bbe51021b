import type { Insertable } from 'kysely'
import type { IsoDate } from '../../../../shared/dates.ts'
import type { StatutInscription } from '../../../../shared/domain/listes.ts'
import type { Completion } from '../../../db/insert-all.ts'
import type { Database } from '../../../db/schema.ts'
import type { Proposition } from './judge.ts'

type Rows<T extends keyof Database> = Insertable<Database[T]>[]

/** Rows to add, by table. */
export type Inserts = {
  readonly etablissement: Rows<'etablissement'>
  readonly collectif: Rows<'collectif'>
  readonly famille: Rows<'famille'>
  readonly responsable: Rows<'responsable'>
  readonly enfant: Rows<'enfant'>
  readonly enfant_situation: Rows<'enfant_situation'>
  readonly orientation: Rows<'orientation'>
  readonly orientation_origine: Rows<'orientation_origine'>
  readonly orientation_situation: Rows<'orientation_situation'>
  readonly orientation_critere: Rows<'orientation_critere'>
  readonly orientation_etape: Rows<'orientation_etape'>
  readonly inscription: Rows<'inscription'>
  readonly inscription_origine: Rows<'inscription_origine'>
}

export type Completions = {
  readonly enfant: Completion[]
  readonly responsable: Completion[]
  readonly orientation: Completion[]
  readonly inscription: Completion[]
}

/** Outcome of a place on the waiting list: ended, or turned into an inscription. */
export type AttenteFinie = {
  readonly id: string
  readonly statut: StatutInscription
  readonly collectif_id: string | null
  readonly fin: IsoDate | null
}

/** Statut of one child's proposition, and the sentences about it. */
export type Outcome = {
  readonly proposition: Proposition
  readonly statut: 'nouveau' | 'connu' | 'a-completer'
  readonly textes: readonly string[]
}

export type Plan = {
  readonly inserts: Inserts
  readonly completions: Completions
  /** Orientations whose child is now inscrit. */
  readonly inscrites: string[]
  readonly attentes: AttenteFinie[]
  readonly outcomes: readonly Outcome[]
}

/** Settings for all the rows of a list of enfants inscrits, and the année that bounds their days. */
export type ReglagesInscrits = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** First day of the rows that give none; null: that of the année. */
  readonly entree: IsoDate | null
  /** Collectifs that names of the file stand for, when the name is another. */
  readonly collectifs: readonly { readonly nom: string; readonly collectifId: string }[]
}

export type PlanOptions = {
  readonly anneeId: string
  readonly importId: string
  readonly sourceFile: string
  /** Day of the proposals that bear no date. */
  readonly date: IsoDate
  /** School of the rows that name none. */
  readonly etablissement: string | null
  readonly actionId: string | null
  readonly collectifId: string | null
  /** Settings of a list of enfants inscrits, which writes inscriptions and no orientation. */
  readonly inscrits?: ReglagesInscrits
  readonly newId: () => string
}

/** A proposition with the id of its child and of its school. */
export type Placed = {
  readonly proposition: Proposition
  readonly enfantId: string
  readonly etablissementId: string | null
}

/** A plan being made: each part adds its rows to it. */
export type Draft = Omit<Plan, 'outcomes'>
