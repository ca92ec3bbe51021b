import { expect, test } from 'vitest'
import { cssVariablesResolver, theme } from '../../../renderer/app/theme.ts'

const { light, dark } = cssVariablesResolver({} as never)

/** Light given by a colour `#rrggbb`, 0 to 1, as WCAG counts it. */
function lightOf(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [lightOf(one), lightOf(other)].toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const INKS = [
  '--accent',
  '--good',
  '--warn',
  '--bad',
  '--mantine-color-error',
  '--mantine-color-placeholder',
]
const SURFACES = ['--surface', '--surface-sunk', '--surface-hover']
const SOFT = [
  ['--accent', '--accent-soft'],
  ['--warn', '--warn-soft'],
  ['--bad', '--bad-soft'],
] as const
const CHARTS = ['1', 'present', 'excuse', 'absent', 'salarie', 'volontaire', 'benevole']

test.each([
  ['light', light, theme.black ?? ''],
  ['dark', dark, theme.colors?.dark?.[0] ?? ''],
])(
  'in the %s window, every text is read on every ground, and a bar of a chart is told from it',
  (_scheme, colors, text) => {
    const of = (name: string) => (colors as Readonly<Record<string, string>>)[name] ?? ''
    const faint = [
      ...INKS.flatMap((ink) => SURFACES.map((surface) => [ink, surface, 4.5] as const)),
      ...SOFT.map(([ink, surface]) => [ink, surface, 4.5] as const),
      ...CHARTS.map((chart) => [`--chart-${chart}`, '--surface', 2.9] as const),
    ].filter(([ink, surface, least]) => contrastOf(of(ink), of(surface)) < least)

    expect(faint).toEqual([])
    // A colour that is none has no contrast to be measured.
    expect(Object.values(colors).filter((color) => !/^#[\da-f]{6}$/.test(color))).toEqual([])
    for (const surface of SURFACES) expect(contrastOf(text, of(surface))).toBeGreaterThan(7)
    // A line under the mouse, a frame: seen, without shouting.
    const steps = ['--surface-hover', '--line', '--line-strong'].map((name) =>
      contrastOf(of(name), of('--surface')),
    )
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(new Set(steps).size).toBe(3)
  },
)
