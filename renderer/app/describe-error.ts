import { typographie } from '../../shared/format.ts'
import { type ErrorText, errorText, faultText } from '../texts/errors.ts'
import { AppFailure } from './api.ts'

/** Sentences for an error thrown by a call to main, with the no-break spaces that French wants. */
export function describeError(error: unknown): ErrorText {
  const text = error instanceof AppFailure ? errorText(error.error) : faultText(error)
  return {
    title: typographie(text.title),
    kept: typographie(text.kept),
    advice: typographie(text.advice),
    problems: text.problems.map(typographie),
  }
}

/** True when the user closed a dialog: there is nothing to say. */
export function isCancelled(error: unknown): boolean {
  return error instanceof AppFailure && error.error.code === 'cancelled'
}
