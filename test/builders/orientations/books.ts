import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx'
import { unzipSync, type Zippable, zipSync } from 'fflate'

export type CellValue = string | number | boolean | Date | null

export type Sheet = {
  readonly nom: string
  readonly rows: readonly (readonly CellValue[])[]
  /** Merged ranges, as « B2:C2 ». */
  readonly merges?: readonly string[]
  /** Number formats by cell, as « C5 » → « dd/mm/yyyy ». */
  readonly formats?: Readonly<Record<string, string>>
  readonly isHidden?: boolean
  /** Ranks of the rows that are hidden, from 0. */
  readonly hiddenRows?: readonly number[]
}

/** A day as a spreadsheet's real date. */
export const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

/** Writes a workbook; the same sheets always give the same bytes. */
export function book(
  sheets: readonly Sheet[],
  bookType: BookType,
  options: { readonly is1904?: boolean } = {},
): Uint8Array {
  const workbook = utils.book_new()
  for (const sheet of sheets) utils.book_append_sheet(workbook, worksheet(sheet), sheet.nom)
  workbook.Workbook = {
    WBProps: { date1904: options.is1904 === true },
    Sheets: sheets.map(({ nom, isHidden }) => ({ name: nom, Hidden: isHidden ? 1 : 0 })),
  }
  const bytes = write(workbook, { type: 'buffer', bookType, cellDates: true }) as Uint8Array
  return bookType === 'biff8' ? new Uint8Array(bytes) : rezip(bytes, (entries) => entries)
}

function worksheet({ rows, merges = [], formats = {}, hiddenRows = [] }: Sheet): WorkSheet {
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { cellDates: true, UTC: true, dateNF: 'dd/mm/yyyy' },
  )
  if (hiddenRows.length > 0) {
    sheet['!rows'] = rows.map((_, index) => ({ hidden: hiddenRows.includes(index) }))
  }
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  for (const [address, format] of Object.entries(formats)) {
    const cell = sheet[address] as { z?: string } | undefined
    if (!cell) throw new Error(`no cell at ${address}`)
    cell.z = format
  }
  return sheet
}

const MTIME = new Date('2021-09-01T12:00:00')

/** Rewrites a zip, its entries changed, under a fixed date. */
export function rezip(
  bytes: Uint8Array,
  change: (entries: Record<string, Uint8Array>) => Record<string, Uint8Array>,
): Uint8Array {
  return zipOf(change(unzipSync(bytes)))
}

/** A zip of these entries, in their order; texts are written in UTF-8. */
export function zipOf(entries: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, content] of Object.entries(entries)) {
    zippable[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  return zipSync(zippable, { mtime: MTIME, level: 9 })
}
