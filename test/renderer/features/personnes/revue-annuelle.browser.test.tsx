import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { RevueAnnuelle } from '../../../../renderer/features/personnes/RevueAnnuelle.tsx'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const ANNEE = { id: 'y', debut: '2025-09-01', fin: '2026-08-31', actions: [] }
const CONTEXTE = { version: '1', structure: null, annees: [ANNEE], today: '2026-07-05' }

test('a review of two thousand enfants draws the lines in sight alone, and takes away every name chosen', async () => {
  const ids = Array.from({ length: 2000 }, (_, rank) => `e${rank}`)
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <RevueAnnuelle />
    </SelectionProvider>,
    {
      'personnes:findRevue': () => ({
        annees: 2,
        avant: '2024-07-05',
        faiteLe: null,
        lignes: ids.map((id) => ({
          genre: 'enfant' as const,
          id,
          label: `Enfant ${id}`,
          dernierContact: '2020-06-30',
        })),
      }),
      'envois:findEchus': () => [],
      'personnes:anonymise': () => ({
        enfants: 1999,
        intervenants: 0,
        familles: 0,
        orientations: 0,
        textes: 0,
      }),
    },
  )

  await page.getByRole('checkbox', { name: 'Enfant e1', exact: true }).click()
  expect(page.getByRole('checkbox').elements().length).toBeLessThan(60)
  await page.getByRole('button', { name: /^Retirer 1.999 noms$/ }).click()

  const chosen = ids.filter((id) => id !== 'e1')
  await eventually(() =>
    expect(shown?.on('personnes:anonymise')).toMatchObject([{ enfants: chosen }]),
  )
})
