import { expect, test, vi } from 'vitest'
import { menuTemplate } from '../../../main/app/menu.ts'

const actions = () => ({ openBackups: vi.fn(), openLogs: vi.fn(), showAbout: vi.fn() })

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
