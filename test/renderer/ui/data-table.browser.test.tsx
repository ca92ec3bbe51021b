import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { CoordonneesItems } from '../../../renderer/app/CoordonneesItems.tsx'
import { SelectionProvider } from '../../../renderer/app/selection.tsx'
import { DataTable } from '../../../renderer/ui/DataTable.tsx'
import { TableMenu } from '../../../renderer/ui/TableMenu.tsx'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  vi.restoreAllMocks()
})

const ROWS = [
  {
    id: 'a',
    nom: 'Programme de réussite éducative du quartier',
    noms: 'Belkacem, Bertin, Castéra',
    note: 'Une note qui ne tient pas',
  },
  { id: 'b', nom: 'Judo club', noms: 'Cherif', note: 'Courte' },
]

test('in a narrow list of compact rows, a name and a text to read whole take a second line; the others stay on one', async () => {
  shown = aWindow(
    <div style={{ display: 'flex', width: '26rem', height: '20rem' }}>
      <DataTable
        label="Partenaires"
        rows={ROWS}
        idOf={({ id }) => id}
        minWidth={24}
        isCompact
        columns={[
          { id: 'nom', header: 'Nom', width: '10rem', isRowHeader: true, cell: ({ nom }) => nom },
          {
            id: 'noms',
            header: 'Intervenants',
            width: '8rem',
            wraps: true,
            cell: ({ noms }) => noms,
          },
          { id: 'note', header: 'Note', width: '8rem', cell: ({ note }) => note },
        ]}
      />
    </div>,
    {},
  )
  const rows = await eventually(() => {
    const found = [...document.querySelectorAll<HTMLElement>('tbody tr[data-index]')]
    if (found.length < ROWS.length) throw new Error('no rows yet')
    return found
  })

  const [long = 0, short = 0] = rows.map((row) => row.getBoundingClientRect().height)
  expect(long).toBeGreaterThan(short)
  const cut = rows.map((row) =>
    [...row.children].map((cell) => cell.scrollWidth > cell.clientWidth),
  )
  expect(cut).toEqual([
    [false, false, true],
    [false, false, false],
  ])
})

test('the row that is opened is seen, however far down the list', async () => {
  const rows = Array.from({ length: 200 }, (_, rank) => ({ id: `${rank}`, nom: `Nom ${rank}` }))
  shown = aWindow(
    <div style={{ display: 'flex', width: '26rem', height: '20rem' }}>
      <DataTable
        label="Enfants"
        rows={rows}
        idOf={({ id }) => id}
        minWidth={24}
        isCompact
        opened="150"
        onOpen={() => undefined}
        columns={[{ id: 'nom', header: 'Nom', isRowHeader: true, cell: ({ nom }) => nom }]}
      />
    </div>,
    {},
  )

  await eventually(() => {
    const row = document.querySelector('tr[data-opened]')?.getBoundingClientRect()
    const list = document.querySelector('section')?.getBoundingClientRect()
    if (row === undefined || list === undefined) throw new Error('no row yet')
    expect(row.top).toBeGreaterThanOrEqual(list.top)
    expect(row.bottom).toBeLessThanOrEqual(list.bottom)
  })
})

test('a list of phones printed from a menu stays on paper once the menu has gone', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  const annee = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
  const contexte = { version: '1', structure: null, annees: [annee], today: '2022-01-15' }
  shown = aWindow(
    <SelectionProvider contexte={contexte} annees={[annee]}>
      <TableMenu columns={[]} rows={ROWS}>
        <CoordonneesItems
          title="Familles"
          pour="Enfants"
          people={[{ pour: 'Bah Noé', nom: 'Bah', telephone: '06 00 00 00 01', mail: '' }]}
        />
      </TableMenu>
    </SelectionProvider>,
    {},
  )
  await page.getByRole('button', { name: 'Copier ou imprimer la liste' }).click()
  const item = page.getByText('Imprimer les coordonnées')
  await item.click()
  await expect.element(item).not.toBeVisible()

  await eventually(() => expect(print).toHaveBeenCalledTimes(1))
  const feuille = document.querySelector<HTMLElement>('[data-feuille]')
  expect(feuille?.textContent).toContain('06 00 00 00 01')
  expect(feuille?.style.display).toBe('')
})
