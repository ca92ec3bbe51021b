import { z } from 'zod'
import { appIpc } from '../../shared/ipc/app.ipc.ts'
import type { AppError } from '../../shared/ipc/app-error.ts'
import type { Channel, Handlers, Input, Output } from '../../shared/ipc/contract.ts'
import { faultMessage } from '../../shared/ipc/fault.ts'
import { err } from '../../shared/result.ts'

/** French messages of the library, for checks whose schema has none of its own: users see them too. */
const frenchMessages = z.locales.fr().localeError

/** The part of Electron's `IpcMainInvokeEvent` that says who is calling. */
export type Caller = {
  readonly sender: { readonly id: number }
  /** null once the frame has navigated or gone. */
  readonly senderFrame: { readonly parent: unknown; readonly origin: string } | null
}

/** Answers one call, of any channel. */
export type Answer = (channel: Channel, caller: Caller, payload: unknown) => Promise<unknown>

export type GuardOptions = {
  readonly isTrusted: (caller: Caller) => boolean
  /** Logs a bug and returns its number in the log. */
  readonly reportFault: (where: string, error: unknown) => string
  /**
   * Tells why the disk refuses a channel's work, before it runs or from its error; null: the disk is not the cause.
   */
  readonly storage?: {
    readonly check: (channel: Channel) => AppError | null
    readonly refusalOf: (error: unknown) => AppError | null
  }
}

/** Trusts the top frame of our own page in a window that the app itself has opened, and nothing else. */
export function trustedCaller(
  isOurWindow: (webContentsId: number) => boolean,
  origin: string,
): (caller: Caller) => boolean {
  return ({ sender, senderFrame }) =>
    isOurWindow(sender.id) &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === origin
}

/**
 * Wraps one handler: refuses an unknown caller, checks the payload, lets only data out. Whatever is
 * thrown is logged here and rejected as a number (`faultMessage`).
 */
export function guard<C extends Channel>(
  channel: C,
  handler: Handlers[C],
  { isTrusted, reportFault, storage }: GuardOptions,
): (caller: Caller, payload: unknown) => Promise<Output<C>> {
  return async (caller, payload) => {
    try {
      if (!isTrusted(caller)) throw new Error('untrusted caller')
      const input = await inputOf(channel)
      const parsed = input.safeParse(payload, { error: frenchMessages, jitless: true })
      if (!parsed.success) return err({ code: 'validation', fields: messagesByField(parsed.error) })
      const refused = storage?.check(channel) ?? null
      if (refused !== null) return err(refused)
      return await handler(parsed.data as Input<C>)
    } catch (error) {
      const refused = storage?.refusalOf(error) ?? null
      if (refused !== null) return err(refused)
      throw new Error(faultMessage(reportFault(channel, error)))
    }
  }
}

/** The schema of a channel's input. The window's first call waits for `appIpc` alone, a tenth of the contract. */
async function inputOf(channel: Channel): Promise<z.ZodType> {
  if (channel in appIpc) return appIpc[channel as keyof typeof appIpc].input
  const { ipcContract } = await import('../../shared/ipc/contract.ts')
  return ipcContract[channel].input
}

/** Handlers that answer now: they come and go with the base, which waits for the end of a call before it closes. */
type Answering = {
  /** The current handlers; none while the data are locked. */
  handlers(): Partial<Handlers>
  run<T>(channel: Channel, work: () => Promise<T>): Promise<T>
}

/** Answers any channel, each behind the guard; a channel without a handler answers that the data are locked. */
export function guardAll({ handlers, run }: Answering, options: GuardOptions): Answer {
  const answer = (channel: Channel) => (input: never) =>
    run(channel, async () => {
      const handler = handlers()[channel] as ((input: never) => Promise<unknown>) | undefined
      return handler === undefined ? err({ code: 'verrouillee' }) : handler(input)
    })
  return (channel, caller, payload) =>
    guard(channel, answer(channel) as Handlers[Channel], options)(caller, payload)
}

/**
 * First message of each field, under its path (`action.numero`); under '' the message that concerns no single field.
 */
function messagesByField(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message
  return fields
}
