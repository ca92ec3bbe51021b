import { afterEach, expect, test } from 'vitest'
import { DataTable } from '../../../renderer/ui/DataTable.tsx'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => shown?.close())

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
