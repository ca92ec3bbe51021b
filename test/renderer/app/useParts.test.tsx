import { type UseFormReturnType, useForm } from '@mantine/form'
import { useRef } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useParts } from '../../../renderer/app/useParts.ts'

const BLANK = { enfant: { nom: '', prenom: '' }, famille: { nom: '' } }
type PartOf = ReturnType<typeof useParts<typeof BLANK>>
type Gesture = (partOf: PartOf, form: UseFormReturnType<typeof BLANK>) => void
type Seen = { readonly enfant: ReturnType<PartOf>; readonly famille: ReturnType<PartOf> }

/** A form whose groups tell what they are given each time it is drawn, then one more gesture is made. */
function Form({
  gestures,
  onDraw,
}: {
  readonly gestures: readonly Gesture[]
  readonly onDraw: (seen: Seen) => void
}) {
  const form = useForm({ initialValues: BLANK, clearInputErrorOnChange: false })
  const partOf = useParts(form, [])
  const draws = useRef(0)
  onDraw({ enfant: partOf('enfant'), famille: partOf('famille') })
  gestures[draws.current++]?.(partOf, form)
  return null
}

function drawn(...gestures: readonly Gesture[]): readonly Seen[] {
  const all: Seen[] = []
  renderToStaticMarkup(<Form gestures={gestures} onDraw={(seen) => all.push(seen)} />)
  return all
}

test('what is typed in one group leaves the part of the others as it was, so that they are not drawn again', () => {
  const [before, after] = drawn((partOf) => partOf('enfant').onChange({ nom: 'B' }))

  expect(after?.enfant.value).toEqual({ nom: 'B', prenom: '' })
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
