import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../builders/temp-folder.ts'
import { createControl, type DialogAnswers } from './control.cjs'

function aControl(answers: DialogAnswers) {
  const folder = tempFolder()
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
  return { folder, control: createControl(folder) }
}

test('each dialog is answered as written, and noted', async () => {
  const { folder, control } = aControl({ folder: '/f', file: '/d.json', save: '/s', buttons: [1] })

  const answers = [
    await control.showOpenDialog({}, { properties: ['openDirectory'] }),
    await control.showOpenDialog({}, { properties: ['openFile'] }),
    await control.showSaveDialog({}, { defaultPath: '/home/Documents/année.json' }),
    await control.showMessageBox({ buttons: ['Oui', 'Non'] }),
  ]

  expect(answers).toMatchObject([
    { canceled: false, filePaths: ['/f'] },
    { canceled: false, filePaths: ['/d.json'] },
    { canceled: false, filePath: join('/s', 'année.json') },
    { response: 1 },
  ])
  const calls = readFileSync(join(folder, 'calls.jsonl'), 'utf8').trim().split('\n')
  expect(calls.map((line) => JSON.parse(line).api)).toEqual([
    'showOpenDialog',
    'showOpenDialog',
    'showSaveDialog',
    'showMessageBox',
  ])
})

test('a dialog without an answer is closed by its user', async () => {
  const { control } = aControl({})

  const answers = [
    await control.showOpenDialog({ properties: ['openFile'] }),
    await control.showSaveDialog({ defaultPath: '/x.json' }),
    await control.showMessageBox({ buttons: ['Oui', 'Non'], cancelId: 1 }),
  ]

  expect(answers).toMatchObject([{ canceled: true }, { canceled: true }, { response: 1 }])
})
