import { JOURS, type Jour } from '../../../shared/domain/listes.ts'
import { compareTexts } from '../../../shared/format.ts'

/** Sort key of a record, most telling part first. */
type Key = readonly (string | number)[]

/** Maps, then sorts by a key and, between equals, by the whole content: no order is left to chance. */
export function canonical<R, O>(
  rows: readonly R[],
  keyOf: (row: R) => Key,
  map: (row: R) => O,
): O[] {
  return rows
    .map((row) => ({ key: keyOf(row), value: map(row) }))
    .map((entry) => ({ ...entry, text: JSON.stringify(entry.value) }))
    .sort((a, b) => compareKeys(a.key, b.key) || compareTexts(a.text, b.text))
    .map((entry) => entry.value)
}

/** Keys of one kind of record have the same parts. */
const compareKeys = (a: Key, b: Key): number =>
  a.reduce<number>((order, part, n) => order || compareTexts(part, b[n] as typeof part), 0)

export const byNom = (row: { readonly nom: string }): Key => [row.nom]

export function grouped<R>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): (key: string) => readonly R[] {
  const groups = Map.groupBy(rows, keyOf)
  return (key) => groups.get(key) ?? []
}

export const creneauKey = (c: { jour: Jour; debut: string }): Key => [
  JOURS.indexOf(c.jour),
  c.debut,
]

/** A créneau or a disponibilité, without its collectif or intervenant. */
export const creneauOf = ({
  id,
  jour,
  debut,
  fin,
}: {
  id: string
  jour: Jour
  debut: string
  fin: string
}) => ({ id, jour, debut, fin })
