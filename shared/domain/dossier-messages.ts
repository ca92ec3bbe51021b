import type { z } from 'zod'
import { formatNumber } from '../format.ts'

// Expected kinds of value, worded for someone who has never programmed.
const ATTENDUS: Readonly<Record<string, string>> = {
  string: 'un texte est attendu',
  number: 'un nombre est attendu',
  int: 'un nombre entier est attendu',
  boolean: 'true (oui) ou false (non) est attendu',
  array: 'une liste entre crochets est attendue',
  object: 'un ensemble de champs entre accolades est attendu',
}

const NAMED_LENGTH = 60

/** Text of a wrong value as the file has it, short enough for a line. */
function named(value: unknown): string {
  if (Array.isArray(value)) return 'une liste'
  if (value === null) return '« null » (rien)'
  if (typeof value === 'object') return 'un ensemble de champs'
  const text = String(value)
  return `« ${text.length > NAMED_LENGTH ? `${text.slice(0, NAMED_LENGTH)}…` : text} »`
}

/** French messages for what the dossier's schema refuses; the schema's own messages come first. */
export const dossierMessage: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'cette valeur manque'
      return ATTENDUS[issue.expected] ?? 'cette valeur ne convient pas'
    case 'invalid_value':
      return `${named(issue.input)} n’est pas une valeur connue : ${issue.values.join(', ')}`
    case 'too_small':
      return `doit être au moins ${formatNumber(Number(issue.minimum))}`
    case 'too_big': {
      const maximum = formatNumber(Number(issue.maximum))
      return issue.origin === 'string'
        ? `est trop long : ${maximum} caractères au plus`
        : `doit être au plus ${maximum}`
    }
    case 'unrecognized_keys':
      return 'ce champ est inconnu de Cartable'
    default:
      return 'cette valeur ne convient pas'
  }
}
