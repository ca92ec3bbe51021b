import { expect, test } from 'vitest'
import { z } from 'zod'
import { contributionSchema } from '../../shared/domain/contribution.ts'
import { modeleReseauSchema } from '../../shared/domain/modele-reseau.ts'
import { trameSchema } from '../../shared/domain/trame.ts'
import { ipcContract } from '../../shared/ipc/contract.ts'
import { aNetwork } from '../builders/a-network.ts'

const LIMITS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'pattern']

/** « heures:create saisies[].minutes maximum 14400 », every limit of a schema of JSON. */
function limitsOf(place: string, schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (LIMITS.includes(key) && typeof value !== 'object') return [`${place} ${key} ${value}`]
    if (key === 'properties' || key === '$defs') {
      return Object.entries(value).flatMap(([name, inner]) => limitsOf(`${place}.${name}`, inner))
    }
    if (key === 'items') return limitsOf(`${place}[]`, value)
    if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') {
      return (value as readonly unknown[]).flatMap((inner) => limitsOf(place, inner))
    }
    return typeof value === 'object' ? limitsOf(place, value) : []
  })
}

test('the window and the files of the network give so much and no more: every limit, one a line', async () => {
  const schemas = [
    ...Object.entries(ipcContract).map(([channel, { input }]) => [channel, input] as const),
    ['fichier:contribution', contributionSchema] as const,
    ['fichier:modele-reseau', modeleReseauSchema] as const,
    ['fichier:trame', trameSchema] as const,
  ]
  const limits = schemas.flatMap(([name, schema]) =>
    limitsOf(name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  )

  // A limit that changes on purpose: `npx vitest run test/shared/limits.test.ts --config .config/vitest.config.ts -u`.
  await expect(`${[...new Set(limits)].toSorted().join('\n')}\n`).toMatchFileSnapshot(
    `${import.meta.dirname}/snapshots/limits.txt`,
  )
})

test('a contribution has five hundred groups at most in each of its lists', () => {
  const [contribution] = aNetwork({ porteurs: 1, annees: 1 })
  const groups = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`g${n}`, n]))
  const isRead = (change: object) =>
    contributionSchema.safeParse({ ...contribution, ...change }).success

  const told = [500, 501].map((count) => [
    isRead({ ensemble: groups(count) }),
    isRead({ attente: groups(count) }),
    isRead({ placesNiveaux: groups(count) }),
    isRead({ actions: [{ numero: '1', intitule: null, figures: groups(count) }] }),
  ])

  expect(told).toEqual([
    [true, true, true, true],
    [false, false, false, false],
  ])
})
