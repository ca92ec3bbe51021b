import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createLog } from '../../../main/app/log.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const noon = () => new Date('2026-01-15T12:00:00Z')

function aLog() {
  const folder = join(tempFolder(), 'logs')
  const read = () => readFileSync(join(folder, 'cartable.log'), 'utf8')
  return { folder, read, log: createLog(folder, noon) }
}

test('a fault is written with its number, place, class and frames', () => {
  const { log, read } = aLog()

  const reference = log.fault('enfants:findAll', new TypeError('x is not a function'))

  expect(reference).toMatch(/^\d{6}$/)
  expect(read()).toMatch(
    new RegExp(`^2026-01-15T12:00:00.000Z fault ${reference} enfants:findAll: TypeError x is not`),
  )
  expect(read()).toContain('log.test.ts')
})

test('what a message may quote of a record never reaches the log', () => {
  const { log, read } = aLog()
  const quoting = [
    new SyntaxError('Unexpected token B, "Benali Inès" is not valid JSON'),
    new Error('unexpected value: "Benali Inès"'),
    'Benali Inès',
    { nom: 'Benali' },
  ]

  for (const error of quoting) log.fault('import', error)

  expect(read()).not.toContain('Benali')
  expect(read().match(/fault \d{6} import: /g)).toHaveLength(4)
})

test('the code of a system error is kept', () => {
  const { log, read } = aLog()

  log.fault('start-up', Object.assign(new Error('open /home/ines/x'), { code: 'ENOSPC' }))

  expect(read()).toContain('Error ENOSPC\n')
  expect(read()).not.toContain('ines')
})

test('the log makes way for itself: three files of half a megabyte at most', () => {
  const { folder, log } = aLog()
  mkdirSync(folder, { recursive: true })
  for (const name of ['cartable.log', 'cartable.1.log', 'cartable.2.log']) {
    writeFileSync(join(folder, name), name.padEnd(500_000))
  }

  log.info('started')

  expect(readdirSync(folder).sort()).toEqual(['cartable.1.log', 'cartable.2.log', 'cartable.log'])
  expect(statSync(join(folder, 'cartable.log')).size).toBeLessThan(100)
  expect(readFileSync(join(folder, 'cartable.2.log'), 'utf8')).toMatch(/^cartable\.1\.log /)
})

test('a log that cannot be written is told on the terminal and stops nothing', () => {
  const folder = join(tempFolder(), 'file')
  writeFileSync(folder, '')
  const terminal = vi.spyOn(process.stderr, 'write').mockReturnValue(true)

  const reference = createLog(folder, noon).fault('start-up', new TypeError('x'))

  expect(terminal).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(new RegExp(`fault ${reference} start-up[^]*not logged: Error E`)),
  )
  terminal.mockRestore()
})
