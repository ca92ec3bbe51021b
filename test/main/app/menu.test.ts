import { expect, test, vi } from 'vitest'
import { menuTemplate } from '../../../main/app/menu.ts'

const actions = () => ({
  openBackups: vi.fn(),
  lock: vi.fn(),
  openLogs: vi.fn(),
  verify: vi.fn(),
  showAide: vi.fn(),
})

test('the menu bar is in French, and every item does something', () => {
  const menu = menuTemplate(actions())

  const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  expect(menu.map(({ label }) => label?.replace('&', ''))).toEqual([
    'Fichier',
    'Édition',
    'Affichage',
    'Aide',
  ])
  for (const { label, type, role, click } of items) {
    expect(type === 'separator' || (label && (role || click))).toBeTruthy()
  }
})

test('each menu opens with Alt and a letter of its own, that an AZERTY keyboard types', () => {
  const letters = menuTemplate(actions()).map(({ label }) => /&(.)/.exec(label ?? '')?.[1])

  expect(new Set(letters).size).toBe(letters.length)
  for (const letter of letters) expect(letter).toMatch(/^[a-z]$/i)
})
