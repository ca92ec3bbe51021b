import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aTerminal, aTerminalWithExemple } from '../../builders/a-terminal.ts'

const FIGURES = ['indicateurs', '--action', '1', '--arrete-au', '2022-04-30', '--json']

test('a person is exported, then erased: the figures stay, the copy beside the base is made anew', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  const { indicateurs } = (await type(...FIGURES)).json()
  await type('sauvegarder')

  const exported = await type(
    'personne',
    'exporter',
    '--enfant',
    'e1',
    '--sortie',
    'e1.json',
    '--json',
  )
  expect(exported.json()).toMatchObject({ parties: { Enfant: 1 } })
  expect(readFileSync(join(cwd, 'e1.json'), 'utf8')).toContain('Présences')

  const erased = await type('personne', 'effacer', '--enfant', 'e1', '--json')
  expect(erased).toMatchObject({ status: 0 })
  expect(erased.json()).toMatchObject({ enfants: 1, sauvegardes: 1 })
  expect((await type(...FIGURES)).json().indicateurs).toEqual(indicateurs)
  expect((await type('verifier')).status).toBe(0)
})

test('an unknown id is refused, nobody or two people named are a wrong usage', async () => {
  const { type } = await aTerminalWithExemple()

  const unknown = await type('personne', 'effacer', '--enfant', 'nobody')
  expect(unknown.status).toBe(1)
  expect(unknown.err).toContain('introuvable')
  expect((await type('personne', 'effacer')).status).toBe(2)
  expect((await type('personne', 'effacer', '--enfant', 'e1', '--famille', 'f1')).status).toBe(2)
})

test('those without contact are anonymised: tried first, then done, the figures staying', async () => {
  const { type } = await aTerminalWithExemple()
  const { indicateurs } = (await type(...FIGURES)).json()

  const tried = (await type('anonymiser', '--avant', '2023-09-01', '--essai', '--json')).json()
  expect(tried).toMatchObject({ avant: '2023-09-01', essai: true })
  expect(tried.enfants).toBe(5)
  const done = (await type('anonymiser', '--avant', '01/09/2023', '--json')).json()
  expect(done).toMatchObject({ essai: false, enfants: tried.enfants })
  expect((await type(...FIGURES)).json().indicateurs).toEqual(indicateurs)

  const again = (await type('anonymiser', '--avant', '2023-09-01', '--json')).json()
  expect(again).toMatchObject({ enfants: 0, intervenants: 0 })
  expect((await type('anonymiser', '--avant', '2026-01-16')).status).toBe(2)
  expect((await type('anonymiser')).status).toBe(2)
})

test('a record without a name that goes through a dossier is still none to complete, to find or to erase', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  await type('personne', 'effacer', '--enfant', 'e1')
  await type('dossier', 'exporter', 'apres.json')

  const other = aTerminal()
  expect((await other.type('dossier', 'importer', join(cwd, 'apres.json'))).status).toBe(0)
  const again = await other.type('personne', 'effacer', '--enfant', 'e1')

  expect(again.status).toBe(1)
  expect(again.err).toContain('déjà anonymisée')
})

test('children without a name of two dossiers stay two children, and each figure stays', async () => {
  const [one, two] = [await aTerminalWithExemple(), await aTerminalWithExemple()]
  await one.type('personne', 'effacer', '--enfant', 'e1')
  await two.type('personne', 'effacer', '--enfant', 'e2')
  await one.type('dossier', 'exporter', 'un.json')
  const text = readFileSync(join(one.cwd, 'un.json'), 'utf8')
  const before = (await two.type(...FIGURES)).json().indicateurs
  // Another année, whose erased child has an id of its own.
  const moved = text.replaceAll('2021-', '2031-').replaceAll('2022-', '2032-')
  writeFileSync(join(two.cwd, 'un.json'), moved.replaceAll('"e1"', '"ancien"'))

  expect(await two.type('dossier', 'importer', 'un.json')).toMatchObject({ status: 0 })

  const figures = ['indicateurs', '--annee', '2021-2022', ...FIGURES.slice(1)]
  expect((await two.type(...figures)).json().indicateurs).toEqual(before)
  const tried = await two.type('personne', 'effacer', '--enfant', 'ancien')
  expect(tried.err).toContain('déjà anonymisée')
})
