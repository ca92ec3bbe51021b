import { expect, test } from 'vitest'
import { readInWorker } from '../../../main/import/read-in-worker.ts'
import { encode, lines } from '../../builders/orientations/encode.ts'

const LECTURE = {
  genre: 'eleves',
  options: { nomTexte: 'liste', feuille: null, latest: '2022-08-31' },
} as const
const list = encode(lines('Nom;Prénom', 'BENALI;Inès'), 'utf-8')

const manyCells = () =>
  encode(
    lines('Nom;Prénom', ...Array.from({ length: 5_000 }, () => `A;B${';cellule'.repeat(200)}`)),
    'utf-8',
  )

test('a list is read away from the window', async () => {
  const result = await readInWorker(list, LECTURE)

  expect(result).toMatchObject({ ok: true, value: { lignes: [{ enfant: { nom: 'BENALI' } }] } })
})

test('a refusal crosses with its reason', async () => {
  const result = await readInWorker(new Uint8Array(), LECTURE)

  expect(result).toEqual({ ok: false, error: 'empty' })
})

test('a file that takes too long is stopped', async () => {
  const result = await readInWorker(list, LECTURE, { maxHeapMb: 512, timeoutMs: 1 })

  expect(result).toEqual({ ok: false, error: 'slow' })
})

test('a file that fills the memory ends its worker and not the app', async () => {
  const result = await readInWorker(manyCells(), LECTURE, { maxHeapMb: 12, timeoutMs: 20_000 })

  expect(result).toEqual({ ok: false, error: 'bomb' })
})

test('the app goes on working while a file is read', async () => {
  const order: string[] = []
  const timer = new Promise<void>((resolve) =>
    setTimeout(() => {
      order.push('timer')
      resolve()
    }, 1),
  )

  const reading = readInWorker(list, LECTURE).then(() => order.push('file'))
  await Promise.all([timer, reading])

  expect(order).toEqual(['timer', 'file'])
})
