import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import { channel } from './channel.ts'

/** A record that Ctrl+K can lead to. */
export type EntreeRecherche = {
  readonly kind:
    | 'enfant'
    | 'responsable'
    | 'proche'
    | 'intervenant'
    | 'etablissement'
    | 'partenaire'
    | 'contact-etablissement'
    | 'contact-partenaire'
    | 'seance'
  /** Of the record to open: for a contact the school or the partner, for an adult the enfant. */
  readonly id: string
  /** Shown, and searched in with `detail`. */
  readonly label: string
  readonly detail: string
  /** The day of a séance; null for the others. */
  readonly date: IsoDate | null
}

export const rechercheIpc = {
  /** People, schools and partners of all années, séances of this one: the window searches in them itself. */
  'recherche:findAll': channel(z.strictObject({ anneeId: z.string() })).returns<
    readonly EntreeRecherche[]
  >(),
} as const
