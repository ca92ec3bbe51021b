import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aTerminal, aTerminalWithExemple } from '../../builders/a-terminal.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'

quickenScrypt()

const FIGURES = ['indicateurs', '--action', '1', '--arrete-au', '2022-04-30', '--json']

test('a copy locked by a password is restored on another computer by it alone', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  const { indicateurs } = (await type(...FIGURES)).json()
  const secret = join(cwd, 'secret.txt')
  writeFileSync(secret, 'grenouille tambour sept\n')
  const copy = join(cwd, 'copie.cartable')

  const made = await type('sauvegarder', '--vers', copy, '--mot-de-passe', secret, '--json')
  expect(made.json()).toMatchObject({ fichier: copy })
  expect(readFileSync(copy).includes('SQLite')).toBe(false)

  const other = aTerminal()
  const bare = await other.type('restaurer', copy)
  expect(bare.status).toBe(1)
  expect(bare.err).toContain('--mot-de-passe')
  writeFileSync(join(cwd, 'faux.txt'), 'un autre mot de passe')
  const wrong = await other.type('restaurer', copy, '--mot-de-passe', join(cwd, 'faux.txt'))
  expect(wrong.status).toBe(1)
  expect(wrong.err).toContain('n’ouvre pas cette sauvegarde')
  const restored = await other.type('restaurer', copy, '--mot-de-passe', secret)
  expect(restored.status).toBe(0)
  expect((await other.type(...FIGURES)).json().indicateurs).toEqual(indicateurs)

  const left = readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`cartable-copie-${process.pid}-`),
  )
  expect(left).toEqual([])
})

test('a password too short, missing, or without a place to copy to is refused before anything is written', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  writeFileSync(join(cwd, 'court.txt'), 'court')

  const short = await type('sauvegarder', '--vers', 'c.cartable', '--mot-de-passe', 'court.txt')
  expect([short.status, short.err.includes('10')]).toEqual([1, true])
  const missing = await type('sauvegarder', '--vers', 'c.cartable', '--mot-de-passe', 'rien.txt')
  expect(missing.status).toBe(1)
  expect((await type('sauvegarder', '--mot-de-passe', 'court.txt')).status).toBe(2)
  expect(readdirSync(cwd)).not.toContain('c.cartable')
})
