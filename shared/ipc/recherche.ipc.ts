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
  /** Id of the record to open: for a contact its school or partner, for an adult the enfant. */
  readonly id: string
  /** Text shown; searched together with `detail`. */
  readonly label: string
  readonly detail: string
  /** Day of a séance; null for other records. */
  readonly date: IsoDate | null
}

export const rechercheIpc = {
  /** People, schools and partners of all années, séances of this one: the window searches them itself. */
  'recherche:findAll': channel(z.strictObject({ anneeId: z.string() })).returns<
    readonly EntreeRecherche[]
  >(),
} as const
