import { type ErrorText, errorText, faultText } from '../texts/errors.ts'
import { AppFailure } from './api.ts'

/** The sentences for whatever a call to main threw. */
export function describeError(error: unknown): ErrorText {
  return error instanceof AppFailure ? errorText(error.error) : faultText(error)
}

/** True when the user closed a dialog: there is nothing to say. */
export function isCancelled(error: unknown): boolean {
  return error instanceof AppFailure && error.error.code === 'cancelled'
}
