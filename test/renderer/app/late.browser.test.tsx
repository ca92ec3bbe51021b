import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider, useSelection } from '../../../renderer/app/selection.tsx'
import { CreatableSelect } from '../../../renderer/ui/CreatableSelect.tsx'
import { aWindow } from '../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
  window.localStorage.clear()
})

const annee = (id: string) => ({ id, debut: '2025-09-01', fin: '2026-08-31', actions: [] })
const ANNEES = [annee('b'), annee('a')] as const
const CONTEXTE = { annees: ANNEES, today: '2025-10-07' } as never

type Choose = (anneeId: string) => void

/** Hands over the choice of an année as the screen was first drawn, as the answer of a write has it. */
function Screen({ keep }: { readonly keep: (choose: Choose) => void }) {
  const { annee: one, selectAnnee } = useSelection()
  useState(() => keep(selectAnnee))
  return <p>{`Année ${one.id}`}</p>
}

test('an année opened is shown on the screen where one is by then', async () => {
  const kept: Choose[] = []
  window.location.hash = '#/reglages?section=annees'
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={ANNEES as never}>
      <Screen keep={(choose) => kept.push(choose)} />
    </SelectionProvider>,
    {},
  )
  await expect.element(page.getByText('Année b')).toBeVisible()

  window.location.hash = '#/enfants'
  kept[0]?.('a')

  await expect.element(page.getByText('Année a')).toBeVisible()
  expect(window.location.hash).toBe('#/enfants')
})

function Form({
  data,
  onSubmit,
}: {
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly onSubmit: () => void
}) {
  const [value, setValue] = useState<string | null>(null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <CreatableSelect label="Avec la fiche de" data={data} value={value} onChange={setValue} />
    </form>
  )
}

test('Entrée takes the first of a list whose choices come late, and does not send the form', async () => {
  const onSubmit = vi.fn()
  shown = aWindow(<Form data={[]} onSubmit={onSubmit} />, {})
  const field = page.getByRole('combobox', { name: 'Avec la fiche de' })
  await field.fill('ben')
  await userEvent.keyboard('{Enter}')
  const data = [
    { value: 'i', label: 'Benali Inès (CE2)' },
    { value: 'c', label: 'Costa Lina' },
  ]
  shown.show(<Form data={data} onSubmit={onSubmit} />)
  await expect.element(page.getByRole('option', { name: 'Benali Inès (CE2)' })).toBeVisible()

  await userEvent.keyboard('{Enter}')

  await expect.element(field).toHaveValue('Benali Inès (CE2)')
  expect(onSubmit).not.toHaveBeenCalled()
})
