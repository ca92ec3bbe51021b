import { afterEach, beforeEach } from 'vitest'

/** Set up before each test file while the reach of the tests is measured: each test tells the functions that were entered. */
declare global {
  var __entered: ((place: number) => void) | undefined
}
declare module 'vitest' {
  interface TaskMeta {
    functions?: readonly number[]
    loading?: readonly number[]
  }
}

const entered = new Set<number>()
globalThis.__entered = (place) => entered.add(place)
let loading: readonly number[] | undefined

beforeEach(() => {
  if (loading !== undefined) return
  loading = [...entered]
})

afterEach(({ task }) => {
  task.meta.functions = [...entered]
  task.meta.loading = loading ?? []
  entered.clear()
  loading = []
})
