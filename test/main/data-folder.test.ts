import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from '../../main/data-folder.ts'

test('the data lies in the folder that the computer keeps for this user, never in a roaming one', () => {
  const windows = dataFolder({
    env: {
      LOCALAPPDATA: 'C:\\Users\\c\\AppData\\Local',
      APPDATA: 'C:\\Users\\c\\AppData\\Roaming',
    },
    platform: 'win32',
    home: 'C:\\Users\\c',
  })
  const mac = dataFolder({ env: {}, platform: 'darwin', home: '/Users/c' })
  const linux = dataFolder({ env: {}, platform: 'linux', home: '/home/c' })
  const xdg = dataFolder({ env: { XDG_DATA_HOME: '/d' }, platform: 'linux', home: '/home/c' })

  expect(windows).toMatch(/^C:\\Users\\c\\AppData\\Local.Cartable$/)
  expect(mac).toBe(join('/Users/c', 'Library', 'Application Support', 'Cartable'))
  expect(linux).toBe(join('/home/c', '.local', 'share', 'cartable'))
  expect(xdg).toBe(join('/d', 'cartable'))
})

test('CARTABLE_DATA names another data folder on every platform', () => {
  const env = { CARTABLE_DATA: '/mnt/cle', LOCALAPPDATA: 'C:\\x', XDG_DATA_HOME: '/d' }

  const folders = (['win32', 'darwin', 'linux'] as const).map((platform) =>
    dataFolder({ env, platform, home: '/home/c' }),
  )

  expect(folders).toEqual(['/mnt/cle', '/mnt/cle', '/mnt/cle'])
})
