import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../builders/source-files.ts'
import { type Node, treeOf, walk } from './mutate.ts'

/** A function of a source file, by the number that it says when it is entered. Offsets are UTF-16 units. */
type Place = {
  readonly path: string
  readonly start: number
  readonly end: number
}

/** What one run of a test file entered: numbers of functions, and the time that its tests took. */
export type Entered = {
  readonly test: string
  readonly functions: readonly number[]
  /** Entered while modules were loading: once for all the test files of a worker. */
  readonly loading: readonly number[]
  readonly milliseconds: number
}

/** Which test files enter a place of the code, quickest first. */
export type Reach = (path: string, offset: number) => readonly string[]

/** Writes over the sources of a copy: each function says its number when it is entered, and the tests keep it. */
export function countEntries(files: readonly SourceFile[], folder: string): readonly Place[] {
  const places: Place[] = []
  for (const { path } of files) {
    const text = readFileSync(join(folder, path), 'utf8')
    const edits: { readonly at: number; readonly text: string }[] = []
    walk(treeOf(text, path.endsWith('.tsx')), (node) => {
      if (!/^(Function|ArrowFunction)/.test(node.type) || !node.body) return
      const body = node.body as Node
      const call = `globalThis.__entered?.(${places.length})`
      places.push({ path, start: node.start, end: node.end })
      if (body.type === 'BlockStatement') edits.push({ at: body.start + 1, text: `${call};` })
      else edits.push({ at: body.start, text: `(${call},` }, { at: body.end, text: ')' })
    })
    const written = edits
      .toSorted((a, b) => b.at - a.at)
      .reduce((code, edit) => code.slice(0, edit.at) + edit.text + code.slice(edit.at), text)
    writeFileSync(join(folder, path), written)
  }
  const config = join(folder, '.config/vitest.config.ts')
  const setup = "setupFiles: ['test/mutants/record-entries.ts'],"
  writeFileSync(config, readFileSync(config, 'utf8').replace('  test: {', `  test: { ${setup}`))
  return places
}

/**
 * A mutant is reached by the test files that enter the innermost function around it. One that runs while modules load, or
 * in a process of its own, is reached by those that enter any function of its file: modules load once for many test files.
 */
export function reachOf(places: readonly Place[], entered: readonly Entered[]): Reach {
  const loading = new Set(entered.flatMap((one) => one.loading))
  const byPath = Map.groupBy(places.keys(), (number) => places[number]?.path ?? '')
  const testsOf = (numbers: readonly number[]): readonly string[] =>
    entered
      .filter((one) => numbers.some((number) => one.functions.includes(number)))
      .toSorted((a, b) => a.milliseconds - b.milliseconds)
      .map((one) => one.test)
  return (path, offset) => {
    const ofFile = byPath.get(path) ?? []
    const inner = ofFile.findLast((number) => {
      const place = places[number]
      return place !== undefined && place.start <= offset && offset < place.end
    })
    const own = inner === undefined || loading.has(inner) ? [] : testsOf([inner])
    return own.length > 0 ? own : testsOf(ofFile)
  }
}
