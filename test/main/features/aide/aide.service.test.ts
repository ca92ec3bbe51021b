import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { createAideHandlers } from '../../../../main/features/aide/aide.handlers.ts'
import {
  buildSignalement,
  journalLines,
  readLicences,
} from '../../../../main/features/aide/aide.service.ts'
import { installExemple } from '../../../../main/features/exemple/exemple.service.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { handlerServices } from '../../../builders/handler-services.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const JOURNAL = `2026-05-04T08:00:00.000Z info started 1.0.0 on win32 10.0.22631
2026-05-04T08:01:00.000Z fault 012345 seances:find: SqliteError SQLITE_CONSTRAINT UNIQUE constraint failed: enfant.nom
    at find (C:\\Users\\Claire Delmas\\AppData\\Local\\Programs\\cartable\\resources\\app.asar\\out\\main\\index.js:120:14)
    at async C:\\Users\\Claire Delmas\\bureau\\Noé.ts:3:1
2026-05-04T08:02:00.000Z fault 543210 enfants:find: TypeError Cannot read properties of undefined (reading 'Delmas')
Claire Delmas a ouvert C:\\Users\\Claire Delmas
`

test('the journal is told without any path, quotation or line that is not known', () => {
  const lines = journalLines(JOURNAL)

  expect(lines[0]).toBe('2026-05-04T08:00:00.000Z info started 1.0.0 on win32 10.0.22631')
  expect(lines[1]).toContain('012345 seances:find: SqliteError SQLITE_CONSTRAINT')
  expect(lines[2]).toBe('    at find (out/main/index.js:120:14)')
  expect(lines[3]).toContain('(Noé.ts:3:1)')
  expect(lines.at(-1)).toContain('laissées de côté, faute d’être reconnues : 1')
  expect(lines.join('\n')).not.toMatch(/Claire|Delmas|Users/)
  const whole = Array.from(
    { length: 121 },
    (_, rank) => `2026-05-04T08:00:${rank}Z info started 1.0.0 on win32 10.0.22631`,
  )
  expect(journalLines(whole.join('\n'))).toEqual(whole.slice(1))
})

test('whatever a line of the journal is, a name in it never comes through', () => {
  const shape = fc.constantFrom(
    (word: string) => `2026-05-04T08:02:00.000Z info ${word}`,
    (word: string) => `2026-05-04T08:02:00.000Z fault 123456 a:b: Error "${word}"`,
    (word: string) => `    at C:\\Users\\${word}\\x.js:1:2`,
    (word: string) => `    at f (/home/${word}/x.js:1:2)`,
    (word: string) => word,
  )
  fc.assert(
    fc.property(shape, (line) => {
      const told = journalLines(line('Zéphyrine')).join('\n')

      expect(told).not.toContain('Zéphyrine')
    }),
  )
})

test('the report of a problem tells counts and the computer, and no name of the sample year', async () => {
  const folder = tempFolder()
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  writeFileSync(join(logs, 'cartable.log'), JOURNAL)
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  await installExemple(open, RESOURCES_FOLDER)

  const text = await buildSignalement(
    open.db,
    { ecran: 'presences', recit: 'La grille reste vide.' },
    {
      version: '1.0.0',
      now: new Date('2026-05-04T09:00:00Z'),
      logs,
      file: open.file,
      alerte: null,
    },
  )
  const names = open.sqlite
    .prepare<[], { nom: string }>(
      `select nom from enfant union select prenom from enfant union select nom from intervenant
       union select prenom from intervenant union select nom from structure union select nom from etablissement`,
    )
    .all()
    .map(({ nom }) => nom)
    .filter((nom) => nom !== null && nom.length > 3)
  const megaoctets = (statSync(open.file).size / 1_048_576).toFixed(1).replace('.', ',')
  const bare = await buildSignalement(
    open.db,
    { ecran: 'C:\\Users\\claire', recit: '' },
    {
      ...{ version: '1.0.0', now: new Date('2026-05-04T09:00:00Z'), logs: null },
      ...{ file: join(folder, 'absente.sqlite'), alerte: { genre: 'abimees' } },
    },
  )
  await open.close()

  expect(text).toContain(`taille du fichier : ${megaoctets} Mo\nétat : rien à signaler`)
  expect(text).toContain(`${Math.round(totalmem() / 1_073_741_824)} Go de mémoire`)
  expect(bare).toContain('(rien n’a été écrit)')
  expect(bare).toContain('Écran ouvert : inconnu')
  expect(bare).toContain('taille du fichier : 0,0 Mo\nétat : abimees')
  expect(bare).toMatch(/\n\(vide\)\n$/)
  expect(text).toContain('La grille reste vide.')
  expect(text).toContain('Écran ouvert : presences')
  expect(text).toMatch(/enfants : [1-9]\d*\n/)
  expect(text).toContain('012345')
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((nom) => text.includes(nom))).toEqual([])
  expect(text).not.toContain(folder)
})

test('what is previewed is what is saved, and closing the dialog writes nothing', async () => {
  const folder = tempFolder()
  const database = openDatabase(':memory:')
  const path = join(folder, 'signalement.txt')
  const answers = [null, path]
  const services = handlerServices(database, {
    dialogs: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      saveFile: async () => answers.shift() ?? null,
    },
  })
  const handlers = createAideHandlers(services)
  const signalement = { ecran: 'bilan', recit: 'Rien ne s’ouvre.' }

  const closed = await handlers['aide:saveSignalement'](signalement)
  const saved = await handlers['aide:saveSignalement'](signalement)
  const shown = await handlers['aide:previewSignalement'](signalement)
  await database.close()

  expect(closed).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(saved).toMatchObject({ ok: true, value: { path } })
  expect(shown).toEqual({ ok: true, value: { texte: readFileSync(path, 'utf8').slice(1) } })
})

test('a package in both bundles is listed once, by name; a build that is not there lists none', async () => {
  const folder = tempFolder()
  const one = (name: string) => ({ name, version: '1.0.0', licence: 'MIT', text: null })
  const files = ['a', 'b'].map((name) => join(folder, `${name}.json`))
  writeFileSync(files[0] ?? '', JSON.stringify([one('zod'), one('docx')]))
  writeFileSync(files[1] ?? '', JSON.stringify([one('react'), one('zod')]))

  const found = await readLicences([...files, join(folder, 'absent.json')])

  expect(found.map(({ name }) => name)).toEqual(['docx', 'react', 'zod'])
})
