import type { z } from 'zod'
import type { Chance } from './random.ts'

/** What a payload is filled with, besides what its schema says. */
export type Pool = {
  readonly ids: readonly string[]
  /** The ids of the table that a field names: `enfantId`, `enfantIds`. */
  readonly byField: ReadonlyMap<string, readonly string[]>
}

const ODD_TEXTS = [
  '',
  ' ',
  'é'.repeat(500),
  "Robert'); drop table enfant;--",
  '\u0000\uffff',
  '{"a":',
  'null',
  '__proto__',
  '12:60',
  '=1+1',
] as const
const DATES = [
  '2025-09-01',
  '2025-10-06',
  '2026-01-15',
  '2026-02-29',
  '2026-04-30',
  '2026-08-31',
  '1900-01-01',
  '9999-12-31',
  '2026-13-45',
] as const
const HEURES = ['16:30', '17:45', '18:00', '00:00', '24:00'] as const
const NUMBERS = [0, 1, -1, 7, 60, 90, 1e9, 0.5, Number.MAX_SAFE_INTEGER] as const

type Def = { readonly type: string } & Readonly<Record<string, unknown>>
const defOf = (schema: unknown): Def => (schema as { _zod: { def: Def } })._zod.def

/** A payload of the shape that a schema asks for, its values being known ids, unknown ones, twice the same, or odd. */
export function payloadOf(schema: z.ZodType, chance: Chance, pool: Pool): unknown {
  const build = (one: unknown, field = ''): unknown => {
    const def = defOf(one)
    switch (def.type) {
      case 'object': {
        const shape = Object.entries(def.shape as Record<string, unknown>)
        return Object.fromEntries(shape.map(([key, value]) => [key, build(value, key)]))
      }
      case 'array': {
        const length = chance.pick([0, 1, 1, 2, 3])
        const items = Array.from({ length }, () => build(def.element, field))
        return chance.next() < 0.3 ? [...items, ...items] : items
      }
      case 'tuple':
        return (def.items as unknown[]).map((item) => build(item))
      case 'record':
        return { [chance.pick(pool.ids)]: build(def.valueType) }
      case 'union':
        return build(chance.pick(def.options as unknown[]), field)
      case 'enum':
        return chance.pick(Object.values(def.entries as Record<string, unknown>))
      case 'literal':
        return chance.pick(def.values as unknown[])
      case 'nullable':
      case 'optional':
        return chance.next() < 0.3
          ? def.type === 'nullable'
            ? null
            : undefined
          : build(def.innerType, field)
      case 'default':
      case 'prefault':
      case 'nonoptional':
      case 'readonly':
      case 'catch':
        return build(def.innerType, field)
      case 'pipe':
        return build(def.in, field)
      case 'lazy':
        return build((def.getter as () => unknown)(), field)
      case 'boolean':
        return chance.next() < 0.5
      case 'number':
      case 'int':
        return chance.pick(NUMBERS)
      case 'string':
        return textOf(def, field, chance, pool)
      default:
        return undefined
    }
  }
  return build(schema)
}

function textOf(def: Def, field: string, chance: Chance, pool: Pool): string {
  const own = pool.byField.get(field.replace(/s$/, ''))
  if (own !== undefined && chance.next() < 0.85) return chance.pick(own)
  const kind = chance.next()
  if (kind < 0.5) return chance.pick(pool.ids)
  if (kind < 0.75 || def.format === 'date') return chance.pick(DATES)
  if (kind < 0.85) return chance.pick(HEURES)
  return chance.pick(ODD_TEXTS)
}

/** A payload that is of no shape at all. */
export const junk = (chance: Chance): unknown =>
  chance.pick([
    undefined,
    null,
    0,
    Number.NaN,
    '',
    'x'.repeat(100_000),
    [],
    {},
    { anneeId: {} },
    { __proto__: { isAdmin: true } },
    [[[[]]]],
    { ids: Array.from({ length: 10_000 }, (_, n) => n) },
    true,
  ])
