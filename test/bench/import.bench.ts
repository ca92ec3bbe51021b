import { read } from '@e965/xlsx'
import { commitLu } from '../../main/features/orientations/import-lu.ts'
import { readFichier } from '../../main/import/read-fichier.ts'
import { aBase } from '../builders/orientations/a-list.ts'
import { book } from '../builders/orientations/books.ts'
import { type Comparison, side } from './compare.ts'

const PUPILS = 10_000
const NOW = new Date('2021-10-01T10:00:00Z')

/** The columns of ONDE, which most of what a school holds looks like: twenty, of which five are kept. */
const HEADER =
  "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2;Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie;Autorisation photo".split(
    ';',
  )

/** A whole school's file, from its bytes to its children in the base, beside the reader's bare parse. */
export function importComparisons(): readonly Comparison[] {
  const bytes = anOndeWorkbook()
  const bare = side('SheetJS alone', {
    run: () =>
      read(bytes, {
        type: 'buffer',
        dense: true,
        cellDates: true,
        cellFormula: false,
        cellHTML: false,
        cellText: false,
        sheetRows: 20_001,
      }),
  })
  const understood = () =>
    readFichier(bytes, { nomTexte: 'onde', feuille: null, latest: '2022-08-31' })
  return [
    {
      name: 'Preview of a file, 10 000 × 20 (.xlsx)',
      gate: 1.5,
      samples: 7,
      ours: side('guard, parse, understand', { run: understood }),
      reference: bare,
    },
    {
      name: 'Import of a file, 10 000 × 20 (.xlsx)',
      gate: null,
      samples: 7,
      ours: side('guard, parse, understand, match, write, journal', {
        before: aBase,
        run: ({ open, options }) => commitLu(open.db, understood(), options, NOW),
        after: ({ open }) => open.close(),
      }),
      reference: bare,
    },
  ]
}

function anOndeWorkbook(): Uint8Array {
  const rows = Array.from({ length: PUPILS }, (_, index) => [
    `NOM${index}`,
    null,
    `Prénom${index % 50}`,
    `${String((index % 28) + 1).padStart(2, '0')}/${String((index % 12) + 1).padStart(2, '0')}/2013`,
    index % 2 === 0 ? 'F' : 'M',
    `INE${index}`,
    `${index} rue du Moulin`,
    '47000',
    'Villeneuve',
    'FRANCE',
    null,
    null,
    null,
    null,
    'CYCLE II',
    ['CP', 'CE1', 'CE2', 'CM1', 'CM2'][index % 5] ?? null,
    `Classe de Mme R${index % 40}`,
    String(index % 40),
    'Oui',
    'Non',
  ])
  return book([{ nom: 'Élèves', rows: [HEADER, ...rows] }], 'xlsx')
}
