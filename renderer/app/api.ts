import type { AppError } from '../../shared/ipc/app-error.ts'
import type { CartableApi, Channel, Input, Value } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** API that the preload exposes. */
    readonly cartable: CartableApi
  }
}

/** An expected refusal from main, thrown so that queries know it as a failure; `error` names the refusal. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure'
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

/** Asks main. Throws `AppFailure` for an expected refusal; anything else thrown is a bug in main. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Value<C>> {
  const result = await window.cartable.invoke(channel, input)
  if (result.ok) return result.value
  throw new AppFailure(result.error)
}
