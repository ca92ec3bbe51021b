import { expect, test } from 'vitest'
import { layoutOf } from '../../../renderer/ui/chart-picture.ts'

const SIZE = { width: 200, height: 100.5 }

test('the picture of a chart has its title above, and nothing under a chart of one series', () => {
  expect(layoutOf(SIZE, [])).toEqual({
    ...{ whole: { width: 240, height: 175 }, title: { x: 20, y: 36 }, legend: [] },
    box: { x: 20, y: 54, width: 200, height: 100.5 },
  })
})

test('the legend stands under the chart, a name that has no room on its line on the next one', () => {
  // 42 pixels around each name: the second ends just where the chart does.
  const { whole, legend } = layoutOf(SIZE, [58, 58, 300, 10])

  expect(whole).toEqual({ width: 240, height: 255 })
  expect(legend.map(({ swatch: { x, y } }) => [x, y])).toEqual([
    ...[
      [20, 162.5],
      [120, 162.5],
      [20, 186.5],
      [20, 210.5],
    ],
  ])
  expect(legend[1]).toEqual({
    swatch: { x: 120, y: 162.5, width: 14, height: 14 },
    text: { x: 140, y: 174.5 },
  })
  expect(layoutOf(SIZE, [58, 59]).legend[1]?.swatch.y).toBe(186.5)
  expect(layoutOf(SIZE, [300, 300]).legend[0]?.swatch.y).toBe(162.5)
})
