import { type UseFormReturnType, useForm } from '@mantine/form'
import { useRef } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useParts } from '../../../renderer/app/useParts.ts'

const BLANK = { enfant: { nom: '', prenom: '', classe: '' }, famille: { nom: '' } }
type PartOf = ReturnType<typeof useParts<typeof BLANK>>
type Gesture = (partOf: PartOf, form: UseFormReturnType<typeof BLANK>) => void
type Seen = { readonly enfant: ReturnType<PartOf>; readonly famille: ReturnType<PartOf> }

/** A form whose groups tell what they are given each time it is drawn, then one more gesture is made. */
function Form({
  gestures,
  together,
  onDraw,
}: {
  readonly gestures: readonly Gesture[]
  readonly together: readonly string[]
  readonly onDraw: (seen: Seen) => void
}) {
  const form = useForm({ initialValues: BLANK, clearInputErrorOnChange: false })
  const partOf = useParts(form, together)
  const draws = useRef(0)
  onDraw({ enfant: partOf('enfant'), famille: partOf('famille') })
  gestures[draws.current++]?.(partOf, form)
  return null
}

const drawn = (...gestures: readonly Gesture[]): readonly Seen[] => drawnWith([], gestures)

function drawnWith(together: readonly string[], gestures: readonly Gesture[]): readonly Seen[] {
  const all: Seen[] = []
  renderToStaticMarkup(
    <Form gestures={gestures} together={together} onDraw={(seen) => all.push(seen)} />,
  )
  return all
}

test('what is typed in one group leaves the part of the others as it was, so that they are not drawn again', () => {
  const [before, after] = drawn((partOf) => partOf('enfant').onChange({ nom: 'B' }))

  expect(after?.enfant.value).toEqual({ nom: 'B', prenom: '', classe: '' })
  expect(after?.enfant.onChange).toBe(before?.enfant.onChange)
  expect(after?.famille).toBe(before?.famille)
})

test('a refusal reaches its group alone, and goes once its own field has changed', () => {
  const [before, refused, other, answered] = drawn(
    (_, form) => form.setErrors({ 'enfant.nom': 'Indiquez le nom.' }),
    (partOf) => partOf('enfant').onChange({ prenom: 'Inès' }),
    (partOf) => partOf('enfant').onChange({ nom: 'Benali' }),
  )

  expect([refused, other].map((seen) => seen?.enfant.errors)).toEqual([
    { nom: 'Indiquez le nom.' },
    { nom: 'Indiquez le nom.' },
  ])
  expect(answered?.enfant).toMatchObject({ value: { nom: 'Benali', prenom: 'Inès' }, errors: {} })
  expect(answered?.famille).toBe(before?.famille)
})

test('messages of fields checked together go when one of them changes, and not when another field does', () => {
  const refuse: Gesture = (_, form) =>
    form.setErrors({ 'enfant.nom': 'Déjà pris.', 'enfant.prenom': 'Déjà pris.' })
  const errorsAfter = (changes: object) =>
    drawnWith(['nom', 'prenom'], [refuse, (partOf) => partOf('enfant').onChange(changes)]).at(-1)
      ?.enfant.errors

  expect(errorsAfter({ classe: 'CE2' })).toEqual({ nom: 'Déjà pris.', prenom: 'Déjà pris.' })
  expect(errorsAfter({ prenom: 'Inès' })).toEqual({})
})

test('another message about the same field is shown', () => {
  const say =
    (text: string): Gesture =>
    (_, form) =>
      form.setErrors({ 'enfant.nom': text })

  expect(drawn(say('Trop court.'), say('Déjà pris.')).map(({ enfant }) => enfant.errors)).toEqual([
    ...[{}, { nom: 'Trop court.' }, { nom: 'Déjà pris.' }],
  ])
})
