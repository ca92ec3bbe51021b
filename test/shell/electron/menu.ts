import { onlyKnown, strict } from './strict.ts'

type Item = {
  readonly label?: string
  readonly type?: string
  readonly role?: string
  readonly accelerator?: string
  readonly click?: () => void
  readonly submenu?: readonly Item[]
}

/** Roles whose work Chromium does by itself, or that mean nothing without a frame around the page. */
const ROLES: readonly string[] = [
  'quit',
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'zoomIn',
  'zoomOut',
  'resetZoom',
  'togglefullscreen',
]

/** Checks the template as Electron would; Chromium has no menu bar to show it in. */
export const Menu = strict('Menu', {
  buildFromTemplate(template: readonly Item[]) {
    for (const item of template) check(item)
    const menu = strict('menu', {})
    itemsOf.set(menu, template)
    return menu
  },
  setApplicationMenu(menu: object | null) {
    shown = (menu === null ? undefined : itemsOf.get(menu)) ?? []
  },
})

const itemsOf = new WeakMap<object, readonly Item[]>()
let shown: readonly Item[] = []

/** Ctrl and that letter were pressed: does what the menu ties to them. */
export function pressAccelerator(key: string): void {
  const wanted = `CmdOrCtrl+${key.toUpperCase()}`
  const items = shown.flatMap(({ submenu }) => submenu ?? [])
  items.find(({ accelerator }) => accelerator === wanted)?.click?.()
}

function check(item: Item): void {
  onlyKnown('menu item', item, [
    'label',
    'type',
    'role',
    'click',
    'submenu',
    'accelerator',
    'registerAccelerator',
  ])
  if (item.role !== undefined && !ROLES.includes(item.role)) {
    throw new Error(`Electron's stand-in has no menu role ${item.role}`)
  }
  if (item.type === undefined && item.label === undefined)
    throw new Error('menu item without label')
  for (const child of item.submenu ?? []) check(child)
}
