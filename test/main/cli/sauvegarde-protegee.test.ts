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
  writeFileSync(join(cwd, 'mot.txt'), 'grenouille tambour sept')

  const short = await type('sauvegarder', '--vers', 'c.cartable', '--mot-de-passe', 'court.txt')
  expect([short.status, short.err.includes('10')]).toEqual([1, true])
  const missing = await type('sauvegarder', '--vers', 'c.cartable', '--mot-de-passe', 'rien.txt')
  expect(missing.status).toBe(1)
  expect((await type('sauvegarder', '--mot-de-passe', 'mot.txt')).status).toBe(2)
  expect(readdirSync(cwd)).not.toContain('c.cartable')
})

test('a dossier locked by a password is opened elsewhere by it alone, and gives the same année', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  const { indicateurs } = (await type(...FIGURES)).json()
  writeFileSync(join(cwd, 'mot.txt'), 'grenouille tambour sept\n')
  writeFileSync(join(cwd, 'faux.txt'), 'un autre mot de passe\n')
  const locked = join(cwd, 'annee.cartable')

  const bare = await type('dossier', 'exporter', locked)
  expect([bare.status, bare.err.includes('--mot-de-passe-dossier')]).toEqual([1, true])
  const made = await type('dossier', 'exporter', locked, '--mot-de-passe-dossier', 'mot.txt')
  expect(made.out).toContain('protégé par son mot de passe')
  expect((await type('dossier', 'exporter', 'annee.json')).out).toContain(
    'lisible par qui le reçoit',
  )

  const other = aTerminal()
  const without = await other.type('dossier', 'importer', locked)
  expect([without.status, without.err.includes('--mot-de-passe-dossier')]).toEqual([1, true])
  const wrong = await other.type(
    'dossier',
    'importer',
    locked,
    '--mot-de-passe',
    join(cwd, 'faux.txt'),
  )
  expect([wrong.status, wrong.err.includes('n’ouvre pas ce dossier')]).toEqual([1, true])
  const restored = await other.type('restaurer', locked, '--mot-de-passe', join(cwd, 'mot.txt'))
  expect([restored.status, restored.err.includes('dossier importer')]).toEqual([1, true])
  const opened = await other.type(
    'dossier',
    'importer',
    locked,
    '--mot-de-passe',
    join(cwd, 'mot.txt'),
  )
  expect(opened.status).toBe(0)
  expect((await other.type(...FIGURES)).json().indicateurs).toEqual(indicateurs)
})
