import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'

/** Where the window stood when it was closed, in the screen's points; a comfort, never needed. */
type WindowState = Rectangle & { readonly isMaximized: boolean }

/** State of the window left by the last run; null for the first run, or a file that something else wrote. */
export function readWindowState(file: string): WindowState | null {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isWindowState(state) ? state : null
  } catch {
    return null
  }
}

function isWindowState(value: unknown): value is WindowState {
  const { x, y, width, height, isMaximized } = Object(value)
  const isWhole = [x, y, width, height].every(Number.isInteger)
  return isWhole && width > 0 && height > 0 && typeof isMaximized === 'boolean'
}

export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(file, JSON.stringify(state))
}

const DEFAULT_SIZE = { width: 1280, height: 720 }
const MIN_SIZE = { width: 1024, height: 640 }

export type WindowPlace = {
  readonly width: number
  readonly height: number
  readonly minWidth: number
  readonly minHeight: number
  /** Left edge; absent: in the middle of the main screen. */
  readonly x?: number
  readonly y?: number
}

/**
 * Place of the window on the screens of today (the first is the main one). A 14-inch laptop at 125 %
 * has fewer points than the wished size: nothing may be larger than its screen, minimum included.
 */
export function placeWindow(
  state: WindowState | null,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): WindowPlace {
  const home = state === null ? undefined : workAreas.find((area) => holdsTitleBar(area, state))
  const area = home ?? workAreas[0]
  const { width, height } = state ?? DEFAULT_SIZE
  const minWidth = Math.min(MIN_SIZE.width, area.width)
  const minHeight = Math.min(MIN_SIZE.height, area.height)
  const place = {
    width: clamp(width, minWidth, area.width),
    height: clamp(height, minHeight, area.height),
    minWidth,
    minHeight,
  }
  return state !== null && home !== undefined ? { ...place, x: state.x, y: state.y } : place
}

const clamp = (value: number, min: number, max: number): number =>
  Math.max(min, Math.min(value, max))

/**
 * Whether a screen holds the window's title bar: out of reach, the window could not be moved back.
 */
function holdsTitleBar(area: Rectangle, { x, y, width }: WindowState): boolean {
  const reachable = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return reachable >= 100 && y >= area.y && y < area.y + area.height - 30
}
