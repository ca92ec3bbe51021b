import { z } from 'zod'
import { channel } from './channel.ts'

export type ChoixTrame = {
  /** Every form that ships with the app, sorted by name. */
  readonly trames: readonly { readonly id: string; readonly nom: string }[]
  /** Form that this année fills. */
  readonly choisie: string
}

export const tramesIpc = {
  'trames:find': channel(z.strictObject({ anneeId: z.string() })).returns<ChoixTrame>(),
  'trames:choose': channel(
    z.strictObject({ anneeId: z.string(), trame: z.string().max(100) }),
  ).returns<void>(),
} as const
