import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { forgetKeys } from '../../../main/db/engine.ts'
import { aTerminalWithExemple } from '../../builders/a-terminal.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'

quickenScrypt()

const FIGURES = ['indicateurs', '--action', '1', '--arrete-au', '2022-04-30', '--json']
const MOT = 'grenouille tambour sept'

// Each command is a run of its own: what one unlocked is shut to the next.
afterEach(forgetKeys)

test('a base is protected, opened by the password of a file or the code, and made plain again', {
  timeout: 90_000,
}, async () => {
  const { type, pipe, cwd } = await aTerminalWithExemple()
  const { indicateurs } = (await type(...FIGURES)).json()
  writeFileSync(join(cwd, 'mot.txt'), `${MOT}\n`)
  pipe(MOT)

  const made = (await type('proteger', '--json')).json()
  expect(made).toMatchObject({ protegee: true, refaites: 0, enClair: [] })
  expect(readFileSync(join(cwd, 'base.sqlite'), 'latin1')).not.toContain('SQLite format')

  forgetKeys()
  const shut = await type(...FIGURES)
  expect([shut.status, shut.out]).toEqual([1, ''])
  expect(shut.err).toContain('--mot-de-passe')
  writeFileSync(join(cwd, 'faux.txt'), 'un mauvais mot')
  const wrong = await type(...FIGURES, '--mot-de-passe', 'faux.txt')
  expect([wrong.status, wrong.err.includes('n’ouvre pas')]).toEqual([1, true])

  writeFileSync(join(cwd, 'code.txt'), String(made.codeDeSecours))
  for (const file of ['mot.txt', 'code.txt']) {
    forgetKeys()
    const opened = await type(...FIGURES, '--mot-de-passe', file)
    expect([opened.err, opened.json().indicateurs]).toEqual(['', indicateurs])
  }

  forgetKeys()
  const copied = await type('sauvegarder', '--mot-de-passe', 'mot.txt', '--json')
  const copy = String(copied.json().fichier)
  expect(readFileSync(copy, 'latin1')).toMatch(/^CARTABLE-PROTEGE/)
  forgetKeys()
  const restored = await type('restaurer', copy, '--mot-de-passe', 'mot.txt')
  expect([restored.status, restored.err]).toEqual([0, ''])

  forgetKeys()
  const again = await type('proteger', '--mot-de-passe', 'mot.txt')
  expect([again.status, again.err.includes('déjà un mot de passe')]).toEqual([1, true])
  const gone = await type('deproteger', '--mot-de-passe', 'mot.txt', '--json')
  expect(gone.json()).toMatchObject({ protegee: false, codeDeSecours: null })
  forgetKeys()
  expect((await type(...FIGURES)).json().indicateurs).toEqual(indicateurs)
  expect(readdirSync(cwd).filter((name) => /cles|conver|partiel/.test(name))).toEqual([])
})

test('a password too short is refused before anything is written', async () => {
  const { type, pipe, cwd } = await aTerminalWithExemple()
  const before = readFileSync(join(cwd, 'base.sqlite'))
  pipe('court')

  const refused = await type('proteger')

  expect([refused.status, refused.err.includes('10')]).toEqual([1, true])
  expect(readFileSync(join(cwd, 'base.sqlite')).equals(before)).toBe(true)
  expect((await type('deproteger')).err).toContain('n’ont pas de mot de passe')
})
