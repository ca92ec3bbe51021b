import type { Rang } from '../../../shared/domain/colonne.ts'
import { textOf } from '../reading/grid.ts'
import { type Cells, cellOf, complain, textAt } from './cells.ts'
import { rangsOf } from './colonnes.ts'
import { readTick } from './flags.ts'
import type { ResponsableComplet } from './ligne-lue.ts'
import { splitResponsable } from './nom-prenom.ts'
import { readTelephone, splitTelephone } from './telephone.ts'

const LIENS: Partial<Record<Rang, string>> = { mere: 'mère', pere: 'père' }

/** The adults of the household that the row names, or at least gives a number for. */
export function readResponsables(cells: Cells): readonly ResponsableComplet[] {
  return rangsOf(cells.index)
    .flatMap((rang) => readRang(cells, rang))
    .filter(({ nom, prenom, telephone, mail }) => (nom ?? prenom ?? telephone ?? mail) !== null)
}

function readRang(cells: Cells, rang: Rang): readonly ResponsableComplet[] {
  const texts = fullNames(cells, rang)
  const [first = null, ...others] = texts.map((text) => parseFullName(text))
  const named = readNamed(cells, rang)
  const lien = textAt(cells, `responsable${rang}.lien`) ?? LIENS[rang] ?? null
  const one: ResponsableComplet = {
    nom: named.nom ?? first?.nom ?? null,
    prenom: named.prenom ?? first?.prenom ?? null,
    telephone: readNumbers(cells, rang) ?? first?.telephone ?? null,
    mail: readMail(cells, rang),
    lien,
  }
  const isKnown = (one.nom ?? one.prenom ?? one.telephone ?? one.mail) !== null
  return isKnown ? [one, ...others.map((other) => ({ ...other, mail: null, lien: null }))] : []
}

/** Several adults in one cell are written one under the other, or apart by a slash. */
function fullNames(cells: Cells, rang: Rang): readonly string[] {
  const { cellule } = cellOf(cells, `responsable${rang}.nomPrenom`)
  if (typeof cellule !== 'string' || readTick(cellule) !== null) return []
  return cellule
    .split(/\n|;|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function parseFullName(text: string) {
  const { rest, telephone } = splitTelephone(text)
  const name = rest === '' ? { nom: null, prenom: null } : splitResponsable(rest)
  return { ...name, telephone }
}

function readNamed(cells: Cells, rang: Rang) {
  const nom =
    textAt(cells, `responsable${rang}.nomUsage`) ?? textAt(cells, `responsable${rang}.nom`)
  const prenom = textAt(cells, `responsable${rang}.prenom`)
  if (nom === null || prenom !== null) return { nom, prenom }
  const hasPrenomColumn = cells.index.byChamp.has(`responsable${rang}.prenom`)
  return hasPrenomColumn ? { nom, prenom } : splitResponsable(nom)
}

/** Of several columns of numbers, the first mobile one. */
function readNumbers(cells: Cells, rang: Rang): string | null {
  const numbers: string[] = []
  for (const colonne of cells.index.byChamp.get(`responsable${rang}.telephone`) ?? []) {
    const cellule = cells.cellules[colonne.index] ?? null
    const { valeur, probleme } = readTelephone(cellule)
    if (probleme !== undefined) complain(cells, colonne, cellule, probleme)
    if (valeur !== null) numbers.push(valeur)
  }
  return numbers.find((number) => /^0[67]/.test(number)) ?? numbers[0] ?? null
}

function readMail(cells: Cells, rang: Rang): string | null {
  const text = textOf(cellOf(cells, `responsable${rang}.mail`).cellule)
  return /[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+/.exec(text ?? '')?.[0] ?? null
}
