import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AlteredEngineError, checkEngine } from '../../../main/app/engine.ts'
import { describeStartUpFailure } from '../../../main/app/start-up-failure.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const WINDOWS = { platform: 'win32', arch: 'x64' } as const
const BUILT = { 'win32-x64.node': createHash('sha256').update('moteur').digest('hex') }

function anEngine(content: string): string {
  const folder = tempFolder()
  writeFileSync(join(folder, 'win32-x64.node'), content)
  return folder
}

test('the engine that the app was built with is let in', () => {
  expect(() => checkEngine(anEngine('moteur'), WINDOWS, BUILT)).not.toThrow()
})

test('another engine, or none, is refused before it is loaded', () => {
  expect(() => checkEngine(anEngine('autre'), WINDOWS, BUILT)).toThrow(AlteredEngineError)
  expect(() => checkEngine(tempFolder(), WINDOWS, BUILT)).toThrow(AlteredEngineError)
})

test('an engine that nobody built is refused, whatever it is', () => {
  const known = { ...BUILT, 'win32-arm64.node': '' }

  expect(() => checkEngine(tempFolder(), { ...WINDOWS, arch: 'ia32' }, known)).toThrow(
    AlteredEngineError,
  )
})

test('what the user reads is that the app is to be installed again, her data being safe', () => {
  const { message, detail } = describeStartUpFailure(new AlteredEngineError('x'), '004217')

  expect(message).toBe('Un fichier de Cartable manque ou a été modifié.')
  expect(detail).toContain('Installez Cartable à nouveau')
  expect(detail).toContain('Vos données n’ont pas été modifiées')
})
