import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { codesOf } from '../../../../shared/domain/trame.ts'
import { aTrame, wordsOf } from '../../../builders/a-trame.ts'

type Question = {
  readonly code: string
  readonly label: string
  readonly kind?: string
  readonly from?: string
  readonly options?: readonly string[]
  readonly ifYes?: string
}
type Form = {
  readonly sections: readonly {
    readonly heading?: string | null
    readonly objectives?: readonly string[]
    readonly subheading?: string
    readonly items?: readonly Question[]
    readonly fields?: readonly Question[]
  }[]
  readonly attachmentsNote: string
}

/** The Caf's form as it was read, question by question. */
const form: Form = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../fixtures/formulaires/caf47.json'), 'utf8'),
)
const trame = aTrame()

test('the trame asks every question of the form, in its order and wording', () => {
  const expected = form.sections.flatMap((section) => [
    section.heading,
    ...(section.objectives ?? []),
    section.subheading,
    ...(section.items ?? []).map((item) => item.label),
    ...(section.fields ?? []).flatMap((field) => [
      field.label,
      ...(field.options ?? []),
      field.ifYes,
    ]),
  ])

  const asked = trame.sections.flatMap(wordsOf).filter((word) => word !== form.attachmentsNote)

  expect(asked).toEqual(expected.filter((label) => label != null))
})

test('the trame gives each question the code, the kind and the source of the form', () => {
  const expected = form.sections.flatMap((section) => [
    ...(section.items ?? []).map((item) => item.code),
    ...(section.fields ?? []).map((field) => field.code),
  ])
  const kinds = form.sections.flatMap((section) =>
    (section.fields ?? []).map((field) => [field.kind, field.from]),
  )

  const fields = trame.sections.flatMap((section) => section.fields ?? [])

  expect(codesOf(trame)).toEqual(expected)
  expect(fields.map((field) => [field.kind, field.from])).toEqual(kinds)
})

test('the note about attachments comes just before the parents, bonification or not', () => {
  const index = trame.sections.findIndex((section) => section.id === 'parents')

  const before = trame.sections[index - 1]

  expect(before).toEqual({ id: 'pieces-jointes', note: form.attachmentsNote })
})

test('only the two bonifications depend on the action', () => {
  const conditional = trame.sections.flatMap(({ id, onlyIf }) => (onlyIf ? [[id, onlyIf]] : []))

  expect(conditional).toEqual([
    ['bonification-enfant', 'bonificationEnfant'],
    ['bonification-parent', 'bonificationParent'],
  ])
})
