import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs, { type CellValue, type Workbook, type Worksheet } from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { writeAnnexes } from '../../main/documents/annexes/write-annexes.ts'
import type { Annexes } from '../../shared/domain/annexes.ts'
import { tempFolder } from './temp-folder.ts'

/** The bytes of a workbook written on disk for real. */
export async function annexesBytes(annexes: Annexes): Promise<Uint8Array> {
  const path = join(tempFolder(), 'annexes.xlsx')
  await writeAnnexes(annexes, path, new Date('2022-05-02T08:00:00Z'))
  return new Uint8Array(readFileSync(path))
}

/** Annexes written to a workbook and read back. */
export async function writtenAnnexes(annexes: Annexes): Promise<Workbook> {
  return readWorkbook(await annexesBytes(annexes))
}

/** A workbook as exceljs reads it. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(
    Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0],
  )
  return workbook
}

/** Every part of the file as text, for what must be nowhere in it. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  )
}

export function sheetOf(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Cells of a row as shown, by the headers of row 4: a formula gives its result, a date its ISO text. */
export function rowByHeader(sheet: Worksheet, number: number): Readonly<Record<string, unknown>> {
  const shown: Record<string, unknown> = {}
  sheet.getRow(4).eachCell((header, column) => {
    shown[String(header.value)] = shownValue(sheet.getRow(number).getCell(column).value)
  })
  return shown
}

function shownValue(value: CellValue): unknown {
  if (value instanceof Date) return value.toISOString()
  if (value === null || typeof value !== 'object') return value
  return 'formula' in value ? (value.result ?? 0) : value
}
