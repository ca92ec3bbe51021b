import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aTerminalWithExemple } from '../../builders/a-terminal.ts'

test('a file that Cartable wrote is replaced; one that was corrected since is kept', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  const bilan = () =>
    type('bilan', '--action', '1', '--arrete-au', '30/04/2022', '--sortie', 'envoi', '--json')
  const corrected = join(
    cwd,
    'envoi',
    'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022.docx',
  )

  await bilan()
  const again = await bilan()
  writeFileSync(corrected, 'corrigé dans Word')
  const third = await bilan()

  expect(again.json().fichiers).toContain(corrected)
  expect(third.json().fichiers).toEqual([
    join(cwd, 'envoi', 'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022 (2).docx'),
    join(cwd, 'envoi', 'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx'),
  ])
  expect(readFileSync(corrected, 'utf8')).toBe('corrigé dans Word')
})

test('a bilan is kept as sent, listed, and its files are written again byte for byte', async () => {
  const { type, cwd } = await aTerminalWithExemple()

  const none = await type('envois', '--json')
  const sent = await type('envoyer', '--action', '1', '--arrete-au', '2022-04-30', '--json')
  const [{ id }] = sent.json().envois as [{ id: string }]
  const listed = await type('envois', '--json')
  const first = await type('envoi', id, '--sortie', 'un', '--json')
  const second = await type('envoi', id, '--sortie', 'deux', '--json')
  const unknown = await type('envoi', 'absent', '--sortie', 'trois')

  expect(none.json()).toEqual({ envois: [] })
  expect(listed.json().envois).toEqual(sent.json().envois)
  expect(listed.json().envois).toMatchObject([
    {
      id,
      action: '1',
      arreteAu: '2022-04-30',
      version: 1,
      fichiers: [/docx$/, /xlsx$/].map((end) => expect.stringMatching(end)),
    },
  ])
  const bytes = (run: typeof first) =>
    (run.json().fichiers as string[]).map((path) => readFileSync(path))
  expect(bytes(first)).toEqual(bytes(second))
  expect(readdirSync(join(cwd, 'un'))).toHaveLength(2)
  expect(unknown.status).toBe(1)
})
