import { utils, write } from '@e965/xlsx'

const PUPILS = 10_000

/** The columns of ONDE, which most of what a school holds looks like: twenty, of which six are kept. */
const HEADER =
  "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2;Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie;Autorisation photo".split(
    ';',
  )

/** A whole town's pupils in one .xlsx: 10 000 rows of twenty filled cells, 8 MB once inflated. */
export function aSchoolFile(): Uint8Array {
  const rows = Array.from({ length: PUPILS }, (_, index) => [
    `NOM${index}`,
    `NOM${index}`,
    `Prénom${index % 50}`,
    `${String((index % 28) + 1).padStart(2, '0')}/${String((index % 12) + 1).padStart(2, '0')}/2013`,
    index % 2 === 0 ? 'F' : 'M',
    `INE${index}`,
    `${index} rue du Moulin`,
    '47000',
    'Villeneuve',
    'FRANCE',
    `${index} rue du Lac`,
    '47000',
    'Villeneuve',
    'FRANCE',
    'CYCLE II',
    ['CP', 'CE1', 'CE2', 'CM1', 'CM2'][index % 5] ?? null,
    `Classe de Mme R${index % 40}`,
    String(index % 40),
    'Oui',
    'Non',
  ])
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([HEADER, ...rows]), 'Élèves')
  // As Excel and LibreOffice write: each text once, and the cells name it.
  return write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true })
}

/** What is asked of SheetJS, of the app and of the bare parse alike. */
export const READ_OPTIONS = {
  type: 'buffer',
  dense: true,
  cellDates: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  sheetRows: 20_001,
} as const

export const LECTURE = {
  genre: 'eleves',
  options: { nomTexte: 'onde', feuille: null, latest: '2022-08-31' },
} as const

/** The app's ceiling of memory, without its time-out: a busy machine must not end an honest reading. */
export const PATIENT = { maxHeapMb: 512, cpuMs: 120_000, waitMs: 120_000 }
