import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../../main/app/window-state.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const laptopAt125 = { x: 0, y: 0, width: 1093, height: 574 }
const beside = { x: 1366, y: 0, width: 1920, height: 1040 }
const state = { x: 1500, y: 100, width: 1200, height: 900, isMaximized: false }

test('the first window fits a 1366×768 screen, in its middle', () => {
  const place = placeWindow(null, [laptop])

  expect(place).toEqual({ width: 1280, height: 720, minWidth: 1024, minHeight: 640 })
})

test('on a screen at 125 % the window and its smallest size shrink to the screen', () => {
  const place = placeWindow(null, [laptopAt125])

  expect(place).toEqual({ width: 1093, height: 574, minWidth: 1024, minHeight: 574 })
})

test('the window comes back where it was, on the screen where it was', () => {
  const place = placeWindow(state, [laptop, beside])

  expect(place).toMatchObject({ x: 1500, y: 100, width: 1200, height: 900 })
})

test('a window left on a screen that is no longer there comes back to the main one', () => {
  const place = placeWindow(state, [laptop])

  expect(place).toEqual({ width: 1200, height: 728, minWidth: 1024, minHeight: 640 })
})

test('wherever it was left, the window is never larger than a screen nor below its own minimum', () => {
  const length = fc.integer({ min: 1, max: 8000 })
  const offset = fc.integer({ min: -9000, max: 9000 })
  const left = fc.record({
    x: offset,
    y: offset,
    width: length,
    height: length,
    isMaximized: fc.boolean(),
  })

  fc.assert(
    fc.property(left, (someState) => {
      const { width, height, minWidth, minHeight } = placeWindow(someState, [laptop, beside])

      expect(width).toBeLessThanOrEqual(beside.width)
      expect(height).toBeLessThanOrEqual(beside.height)
      expect(width).toBeGreaterThanOrEqual(minWidth)
      expect(height).toBeGreaterThanOrEqual(minHeight)
    }),
  )
})

test('the place is read back as it was written', () => {
  const file = join(tempFolder(), 'window.json')
  writeWindowState(file, state)

  expect(readWindowState(file)).toEqual(state)
})

test.each(['', '{', 'null', '{"x":1}', '{"x":"a","y":0,"width":1,"height":1,"isMaximized":true}'])(
  'a file holding %j is as good as none',
  (text) => {
    const file = join(tempFolder(), 'window.json')
    writeFileSync(file, text)

    expect(readWindowState(file)).toBeNull()
    expect(readWindowState(`${file}.missing`)).toBeNull()
  },
)
