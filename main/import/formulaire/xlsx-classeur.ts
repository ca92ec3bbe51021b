import type { SafeZip } from '../reading/zip-guard.ts'
import {
  childOf,
  childrenOf,
  descendantsOf,
  type Element,
  type Partie,
  parsePart,
  textOf,
} from './xml.ts'

/** A visible sheet of a workbook, with what is needed to read its cells. */
export type Feuille = {
  readonly nom: string
  readonly partie: Partie
  readonly isProtegee: boolean
  readonly fusions: readonly Plage[]
  readonly listes: readonly {
    readonly plages: readonly Plage[]
    readonly options: readonly string[]
  }[]
  readonly colonnesCachees: (colonne: number) => boolean
}

export type Plage = {
  readonly ligne: number
  readonly colonne: number
  readonly ligneFin: number
  readonly colonneFin: number
}

export type StyleCellule = {
  readonly verrouille: boolean
  readonly bordure: boolean
  readonly fond: boolean
  readonly date: boolean
}

export type Classeur = {
  readonly partie: Partie
  readonly feuilles: readonly Feuille[]
  readonly textes: readonly string[]
  /** Part with the shared texts of the cells; null when there is none. */
  readonly communs: Partie | null
  /** Number of cells that show each text of that part, by its rank. */
  readonly usages: () => ReadonlyMap<number, number>
  readonly styles: readonly StyleCellule[]
}

const part = (zip: SafeZip, name: string): Partie | null => {
  const bytes = zip.get(name)
  return bytes === undefined ? null : parsePart(name, bytes)
}

/** Names of sheets without places to fill: explanations, or values of lists. */
const NOTICE =
  /notice|mode d.?emploi|consigne|lisez|aide|explication|param[eè]tre|^listes?$|r[ée]f[ée]rentiel|nomenclature|liste[s]? d[ée]roulante/i

/** The parts of a workbook that its forms are read from. */
export function readClasseur(zip: SafeZip, main: string): Classeur {
  const partie = parsePart(main, zip.get(main) ?? new Uint8Array())
  const folder = main.replace(/[^/]+$/, '')
  const rels = part(zip, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const targets = new Map(
    rels === null
      ? []
      : childrenOf(rels.racine, 'rel:Relationship').map((rel) => [
          rel.attributs.Id ?? '',
          resolve(folder, rel.attributs.Target ?? ''),
        ]),
  )
  const sheets = childrenOf(childOf(partie.racine, 'x:sheets'), 'x:sheet')
  const parts = sheets.map((sheet) => ({
    nom: sheet.attributs.name ?? '',
    isShown: (sheet.attributs.state ?? 'visible') === 'visible',
    partie: part(zip, targets.get(sheet.attributs['r:id'] ?? '') ?? ''),
  }))
  const communs = part(zip, `${folder}sharedStrings.xml`)
  const textes = sharedStrings(communs)
  const listed = (reference: string) => valuesAt(reference, parts, textes, partie)
  const shown = parts.filter((one) => one.isShown && one.partie !== null && !NOTICE.test(one.nom))
  return {
    partie,
    textes,
    communs,
    usages: () => usagesOf(parts.flatMap((one) => one.partie ?? [])),
    styles: readStyles(part(zip, `${folder}styles.xml`)),
    feuilles: shown.flatMap(({ nom, partie: sheet }) =>
      sheet === null ? [] : [feuilleOf(nom, sheet, listed)],
    ),
  }
}

const resolve = (folder: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : `${folder}${target}`

const sharedStrings = (partie: Partie | null): readonly string[] =>
  partie === null ? [] : childrenOf(partie.racine, 'x:si').map(richText)

function usagesOf(sheets: readonly Partie[]): ReadonlyMap<number, number> {
  const usages = new Map<number, number>()
  for (const { racine } of sheets) {
    for (const cell of descendantsOf(racine, 'x:c')) {
      const v = cell.attributs.t === 's' ? childOf(cell, 'x:v') : undefined
      if (v === undefined) continue
      const rank = Number(textOf(v))
      usages.set(rank, (usages.get(rank) ?? 0) + 1)
    }
  }
  return usages
}

/** Letters of a text in several styles; without phonetic readings. */
export const richText = (si: Element): string =>
  si.enfants
    .map((child) =>
      child.type === 'element' && child.nom !== 'x:rPh' && child.nom !== 'x:phoneticPr'
        ? child.nom === 'x:t'
          ? textOf(child)
          : richText(child)
        : '',
    )
    .join('')

function feuilleOf(
  nom: string,
  partie: Partie,
  listed: (reference: string) => readonly string[],
): Feuille {
  const { racine } = partie
  const protection = childOf(racine, 'x:sheetProtection')
  const hidden = childrenOf(childOf(racine, 'x:cols'), 'x:col')
    .filter((col) => /^(1|true)$/.test(col.attributs.hidden ?? ''))
    .map((col) => [Number(col.attributs.min), Number(col.attributs.max)] as const)
  const validations = [
    ...descendantsOf(racine, 'x:dataValidation'),
    ...descendantsOf(racine, 'x14:dataValidation'),
  ]
  return {
    nom,
    partie,
    isProtegee: /^(1|true|on)$/.test(protection?.attributs.sheet ?? ''),
    fusions: childrenOf(childOf(racine, 'x:mergeCells'), 'x:mergeCell').map((one) =>
      plageOf(one.attributs.ref ?? ''),
    ),
    listes: validations
      .filter((one) => one.attributs.type === 'list')
      .map((one) => {
        const formula = childOf(one, 'x:formula1') ?? childOf(one, 'x14:formula1')
        const sqref = one.attributs.sqref ?? childrenOf(one, 'xm:sqref').map(textOf).join(' ')
        return {
          plages: (sqref.match(/\S+/g) ?? []).map(plageOf),
          options: formula === undefined ? [] : optionsOf(textOf(formula).trim(), listed),
        }
      }),
    colonnesCachees: (colonne) =>
      hidden.some(([min, max]) => colonne + 1 >= min && colonne + 1 <= max),
  }
}

const optionsOf = (formula: string, listed: (reference: string) => readonly string[]) =>
  formula.startsWith('"')
    ? formula
        .replace(/^"|"$/g, '')
        .split(/[,;]/)
        .map((one) => one.trim())
    : listed(formula)

/** Texts of the cells that a list takes its values from, on any sheet. */
function valuesAt(
  reference: string,
  sheets: readonly { nom: string; partie: Partie | null }[],
  textes: readonly string[],
  classeur: Partie,
): readonly string[] {
  const named = childrenOf(childOf(classeur.racine, 'x:definedNames'), 'x:definedName').find(
    (one) => one.attributs.name === reference.replace(/^=/, ''),
  )
  const [, nom, range = ''] =
    /^'?(.*?)'?!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/.exec(
      named === undefined ? reference : textOf(named),
    ) ?? []
  const sheet = sheets.find((one) => one.nom === nom?.replaceAll("''", "'"))?.partie
  const plage = plageOf(range)
  const cells = sheet == null ? [] : [...descendantsOf(sheet.racine, 'x:c')]
  return cells.flatMap((cell) => {
    const at = plageOf(cell.attributs.r ?? '')
    const isIn =
      at.ligne >= plage.ligne &&
      at.ligne <= plage.ligneFin &&
      at.colonne >= plage.colonne &&
      at.colonne <= plage.colonneFin
    const text = isIn ? cellText(cell, textes) : ''
    return text === '' ? [] : [text]
  })
}

/** Text shown by a cell; empty for a formula. */
export function cellText(cell: Element, textes: readonly string[]): string {
  const type = cell.attributs.t
  if (type === 'inlineStr') {
    const inline = childOf(cell, 'x:is')
    return inline === undefined ? '' : richText(inline)
  }
  const v = childOf(cell, 'x:v')
  const value = v === undefined ? '' : textOf(v)
  return type === 's' ? (textes[Number(value)] ?? '') : value
}

/** Range of a reference, « B7 » or « B7:C7 », from zero. */
export function plageOf(reference: string): Plage {
  const [from = '', to = from] = reference.replaceAll('$', '').split(':')
  const [ligne, colonne] = cellAt(from)
  const [ligneFin, colonneFin] = cellAt(to)
  return { ligne, colonne, ligneFin, colonneFin }
}

function cellAt(reference: string): readonly [number, number] {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(digits) - 1, column - 1]
}

export function nameOfCell(ligne: number, colonne: number): string {
  let letters = ''
  for (let at = colonne + 1; at > 0; at = Math.floor((at - 1) / 26)) {
    letters = String.fromCharCode(65 + ((at - 1) % 26)) + letters
  }
  return `${letters}${ligne + 1}`
}

function readStyles(partie: Partie | null): readonly StyleCellule[] {
  if (partie === null) return []
  const { racine } = partie
  const codes = new Map(
    childrenOf(childOf(racine, 'x:numFmts'), 'x:numFmt').map((one) => [
      one.attributs.numFmtId,
      one.attributs.formatCode ?? '',
    ]),
  )
  const borders = childrenOf(childOf(racine, 'x:borders'), 'x:border').map((border) =>
    ['x:left', 'x:right', 'x:top', 'x:bottom'].some(
      (side) => (childOf(border, side)?.attributs.style ?? 'none') !== 'none',
    ),
  )
  const fills = childrenOf(childOf(racine, 'x:fills'), 'x:fill').map(
    (fill) =>
      !/^(none|gray125)?$/.test(childOf(fill, 'x:patternFill')?.attributs.patternType ?? ''),
  )
  return childrenOf(childOf(racine, 'x:cellXfs'), 'x:xf').map((xf) => {
    const format = Number(xf.attributs.numFmtId)
    const code = codes.get(xf.attributs.numFmtId) ?? ''
    return {
      verrouille: !/^(0|false)$/.test(childOf(xf, 'x:protection')?.attributs.locked ?? '1'),
      bordure: borders[Number(xf.attributs.borderId ?? 0)] === true,
      fond: fills[Number(xf.attributs.fillId ?? 0)] === true,
      date:
        (format >= 14 && format <= 17) ||
        format === 22 ||
        /[dj].*[my]|[my].*[dj]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]/g, '')),
    }
  })
}
