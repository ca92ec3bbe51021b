import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => shown?.close())

function Arrete() {
  const [date, setDate] = useState('2022-04-30')
  return (
    <>
      <DateField
        label="Arrêté au"
        value={date}
        onChange={setDate}
        refusalOf={(one) => (one > '2022-08-31' ? 'Choisissez une date de l’année.' : null)}
        presets={[{ label: 'Fin de l’année', value: '2022-08-31' }]}
      />
      <output>{date}</output>
    </>
  )
}

const focused = () => document.activeElement?.textContent
const field = page.getByLabelText('Arrêté au', { exact: true })
const inForce = page.getByRole('status')

test('the keyboard goes from the date to its calendar, chooses there and comes back: the focus is never lost', async () => {
  shown = aWindow(<Arrete />, {})
  await field.click()

  await userEvent.keyboard('{Tab}')
  const calendar = page.getByRole('button', { name: 'Choisir dans le calendrier\u00a0: Arrêté au' })
  await expect.element(calendar).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await eventually(() => expect(document.activeElement?.closest('[role="dialog"]')).not.toBeNull())
  for (let keys = 0; keys < 10 && focused() !== 'Fin de l’année'; keys += 1) {
    await userEvent.keyboard('{Tab}')
  }
  await userEvent.keyboard('{Enter}')

  await expect.element(inForce).toHaveTextContent('2022-08-31')
  await expect.element(field).toHaveValue('31/08/2022')
  await expect.element(calendar).toHaveFocus()
})

test('a date is in force once it is whole, or once the field is left; one that is refused or no date leaves the last', async () => {
  shown = aWindow(<Arrete />, {})

  await field.fill('1er mars 2022')
  await expect.element(inForce).toHaveTextContent('2022-03-01')
  await field.fill('15/3/22')
  await expect.element(inForce).toHaveTextContent('2022-03-01')
  await userEvent.keyboard('{Tab}')
  await expect.element(inForce).toHaveTextContent('2022-03-15')
  await field.fill('15/03/2040')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Choisissez une date de l’année.')
  await field.fill('zut')
  await userEvent.keyboard('{Tab}')

  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('« zut » n’est pas une date : écrivez-la ainsi, 15/03/2022.')
  await expect.element(field).toHaveValue('15/03/2022')
  await expect.element(inForce).toHaveTextContent('2022-03-15')
})
