import type { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { comprendreFormulaire } from '../../../main/import/formulaire/read-formulaire.ts'
import { reasonOfRefus } from '../../../main/import/formulaire/refus.ts'
import {
  comprendreInWorker,
  openInWorker,
  type WorkerLimits,
} from '../../../main/import/read-in-worker.ts'
import { readForm } from '../../builders/formulaires/index.ts'
import { encode, lines } from '../../builders/orientations/encode.ts'
import { readInWorker } from '../../builders/readings.ts'

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
  const result = await readInWorker(list, LECTURE, { maxHeapMb: 512, cpuMs: 1, waitMs: 20_000 })

  expect(result).toEqual({ ok: false, error: 'slow' })
})

test('a file that fills the memory ends its worker and not the app', async () => {
  const result = await readInWorker(manyCells(), LECTURE, {
    maxHeapMb: 12,
    cpuMs: 20_000,
    waitMs: 20_000,
  })

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

test('a file opened once is understood again without its bytes, and its unchanged rows are the same objects', async () => {
  const bytes = encode(lines('Nom;Prénom', 'BENALI;Inès', 'OKAFOR;Ada'), 'utf-8')
  const reader = openInWorker<'eleves'>(bytes)
  const before = await reader.read(LECTURE)
  bytes.fill(0)
  const corrections = [{ feuille: 'liste', ligne: 3, rang: 0, champ: 'prenom', texte: 'Adèle' }]

  const after = await reader.read({ ...LECTURE, options: { ...LECTURE.options, corrections } })
  reader.close()

  if (!before.ok || !after.ok) throw new Error('not read')
  expect(after.value.lignes.map(({ enfant }) => enfant.prenom)).toEqual(['Inès', 'Adèle'])
  expect(after.value.lignes[0]).toBe(before.value.lignes[0])
})

test('a file with more rows once it is read otherwise gives them all', async () => {
  const reader = openInWorker<'eleves'>(list)
  await reader.read(LECTURE)
  const sansTitres = {
    feuille: 'liste',
    ligneEntete: 0,
    colonnes: [
      { index: 0, champ: 'nom' },
      { index: 1, champ: 'prenom' },
    ],
    valeurs: [],
  }

  const lu = await reader.read({
    ...LECTURE,
    options: { ...LECTURE.options, correspondances: [sansTitres] },
  })
  reader.close()

  expect(lu).toMatchObject({ ok: true, value: { lignes: [{ ligne: 1 }, { ligne: 2 }] } })
})

test('files read one after the other, or at once, share nothing', async () => {
  const titles = ['Nom;Prénom', 'Prénom;Nom'].map((line) =>
    encode(lines(line, 'BENALI;OKAFOR'), 'utf-8'),
  )
  const [first, second] = titles.map((bytes) => openInWorker<'eleves'>(bytes)) as [
    ReturnType<typeof openInWorker<'eleves'>>,
    ReturnType<typeof openInWorker<'eleves'>>,
  ]
  const nomOf = (lu: Awaited<ReturnType<typeof first.read>>) =>
    lu.ok ? lu.value.lignes.map(({ enfant }) => enfant.nom) : lu.error

  expect((await Promise.all([first.read(LECTURE), second.read(LECTURE)])).map(nomOf)).toEqual([
    ['BENALI'],
    ['OKAFOR'],
  ])
  first.close()
  second.close()
  for (const [bytes, noms] of [
    [titles[0], ['BENALI']],
    [titles[0], ['BENALI']],
    [new Uint8Array(), 'empty'],
    [titles[1], ['OKAFOR']],
  ] as const) {
    const reader = openInWorker<'eleves'>(bytes as Uint8Array)
    expect(nomOf(await reader.read(LECTURE))).toEqual(noms)
    reader.close()
  }
})

test('a worker that fails while it waits for another file is ended, and the app goes on', async () => {
  const limits = { maxHeapMb: 300, cpuMs: 20_000, waitMs: 20_000 }
  const started: Worker[] = []
  const note = (worker: Worker) => started.push(worker)
  process.on('worker', note)

  await readInWorker(list, LECTURE, limits)
  started[0]?.emit('error', new Error('lost'))
  const after = await readInWorker(list, LECTURE, limits)
  process.off('worker', note)

  expect(after).toMatchObject({ ok: true })
  expect(started).toHaveLength(2)
})

test('a reading under way fails when its reader is closed', async () => {
  const reader = openInWorker<'eleves'>(list)
  const reading = reader.read(LECTURE)

  reader.close()

  await expect(reading).rejects.toThrow('closed')
})

test('a bug of the reader is told as one, and does not leave the app waiting', async () => {
  const options = { ...LECTURE.options, correspondances: 'none' as never }

  await expect(readInWorker(list, { ...LECTURE, options })).rejects.toThrow('import worker')
})

test('a reader refused once reads again from its bytes', async () => {
  const reader = openInWorker<'eleves'>(list)

  const refused = await reader.read({ ...LECTURE, options: { ...LECTURE.options, feuille: 'CM2' } })
  const lu = await reader.read(LECTURE)
  reader.close()

  expect(refused).toEqual({ ok: false, error: 'no-sheet' })
  expect(lu).toMatchObject({ ok: true, value: { lignes: [{ enfant: { nom: 'BENALI' } }] } })
})

describe('the form of a Caf', () => {
  test('is read away from the window, as it is read here', async () => {
    const bytes = readForm('pointilles.docx')

    const compris = await comprendreInWorker(bytes)

    expect(compris).toEqual(await comprendreFormulaire(bytes))
  })

  test('is refused with the reasons of a form', async () => {
    const reason = async (bytes: Uint8Array, limits?: WorkerLimits) =>
      reasonOfRefus(await comprendreInWorker(bytes, limits).catch((error: unknown) => error))

    expect(await reason(new Uint8Array())).toMatch(/vide : redemandez-le à votre Caf/)
    expect(
      await reason(readForm('pointilles.docx'), { maxHeapMb: 512, cpuMs: 1, waitMs: 20_000 }),
    ).toMatch(/formulaire prenait trop de temps/)
  })
})
