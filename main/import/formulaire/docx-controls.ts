import type { Insertion, Modele, Retouche } from '../../../shared/domain/formulaire.ts'
import { type Controle, isWritten, modeleAu, modeleDans, type Plume, retouchesOf } from './flux.ts'
import { childOf, childrenOf, descendantsOf, type Element, escapeXml, textOf } from './xml.ts'

const KINDS = [
  'w14:checkbox',
  'w:date',
  'w:dropDownList',
  'w:comboBox',
  'w:text',
  'w:richText',
] as const

const kindOf = (sdtPr: Element | undefined) => KINDS.find((kind) => childOf(sdtPr, kind)) ?? null

/** True for a control that only holds others (repeated sections, groups, tables of contents), or that is locked. */
export function isContainer(sdt: Element): boolean {
  const sdtPr = childOf(sdt, 'w:sdtPr')
  const content = childOf(sdt, 'w:sdtContent')
  const lock = childOf(sdtPr, 'w:lock')?.attributs['w:val'] ?? ''
  const kind = kindOf(sdtPr) ?? 'w:richText'
  if (content === undefined || /^(sdtContentLocked|contentLocked)$/.test(lock)) return true
  // A rich text is one place while it shows its placeholder; afterwards, its content is read for places.
  return (
    kind === 'w:richText' &&
    (HOLDERS.some((nom) => childOf(sdtPr, nom) !== undefined) ||
      ['w:sdt', 'w:tbl'].some((nom) => !descendantsOf(content, nom).next().done) ||
      (childOf(sdtPr, 'w:showingPlcHdr') === undefined && isWritten(textOf(content))))
  )
}

const HOLDERS = [
  'w15:repeatingSection',
  'w15:repeatingSectionItem',
  'w:docPartObj',
  'w:docPartList',
  'w:picture',
  'w:group',
]

/** Place of a content control; null when it takes no answer. */
export function controlOfSdt(sdt: Element, plume: Plume): Controle | null {
  const sdtPr = childOf(sdt, 'w:sdtPr')
  const content = childOf(sdt, 'w:sdtContent')
  if (sdtPr === undefined || content === undefined) return null
  const nom =
    childOf(sdtPr, 'w:alias')?.attributs['w:val'] ??
    childOf(sdtPr, 'w:tag')?.attributs['w:val'] ??
    ''
  const kind = kindOf(sdtPr)
  const box = childOf(sdtPr, 'w14:checkbox')
  if (box !== undefined) return checkBox(box, content, nom, plume)
  const showing = childOf(sdtPr, 'w:showingPlcHdr')
  const rempli = showing === undefined && isWritten(textOf(content))
  const texte = textModel(sdtPr, content, plume)
  if (kind === 'w:dropDownList' || kind === 'w:comboBox') {
    const items = childrenOf(childOf(sdtPr, kind), 'w:listItem').flatMap((item) => {
      const value = item.attributs['w:value'] ?? ''
      // An item without a value is the invitation to choose.
      return value === '' ? [] : [item.attributs['w:displayText'] ?? value]
    })
    return {
      genre: 'liste',
      nom,
      options: items,
      lieu: {
        type: 'choix',
        choix: Object.fromEntries(items.map((item) => [item, retouchesOf(texte, item)])),
      },
      rempli,
    }
  }
  return {
    genre: 'texte',
    nom,
    options: [],
    lieu: { type: 'texte', texte: withFullDate(texte, childOf(sdtPr, 'w:date')) },
    rempli,
  }
}

/** A date picker keeps the day in its own properties too. */
function withFullDate(modele: Modele, date: Element | undefined): Modele {
  if (date === undefined || date.attributs['w:fullDate'] !== undefined) return modele
  const at = date.debut + 1 + date.prefixe.length + 'date'.length
  const insertion: Insertion = {
    debut: at,
    fin: at,
    avant: ` ${date.prefixe}fullDate="`,
    apres: 'T00:00:00Z"',
    forme: 'date-iso',
  }
  return { ...modele, insertions: [insertion, ...modele.insertions] }
}

/**
 * Model that writes the value in place of the placeholder, in the style that the control itself asks for.
 */
function textModel(sdtPr: Element, content: Element, plume: Plume): Modele {
  const showing = childOf(sdtPr, 'w:showingPlcHdr')
  const holder: Element = childOf(content, 'w:tc') ?? content
  const paragraph = childOf(holder, 'w:p')
  const parent = paragraph ?? content
  const runs = childrenOf(parent, 'w:r')
  const own = childOf(runs[0], 'w:rPr')
  const asked = childOf(sdtPr, 'w:rPr')
  const { avant, apres } = plume.autour(asked ?? (showing === undefined ? (own ?? null) : null))
  const gone: Retouche[] = showing === undefined ? [] : [erase(showing, plume)]
  const others = childrenOf(holder, 'w:p')
    .slice(1)
    .flatMap((p) => childrenOf(p, 'w:r'))
    .map((run) => erase(run, plume))
  const [first] = runs
  if (first !== undefined) {
    const { fin } = runs.at(-1) ?? first
    return modeleAu(plume, first.debut, fin, avant, apres, [...gone, ...others])
  }
  return modeleDans(plume, parent, { avant, apres }, gone)
}

const erase = (element: Element, { part }: Plume): Retouche => ({
  part,
  debut: element.debut,
  fin: element.fin,
  texte: '',
})

function checkBox(box: Element, content: Element, nom: string, plume: Plume): Controle | null {
  const checked = childOf(box, 'w14:checked')
  const state = childOf(box, 'w14:checkedState')
  const code = state?.attributs['w14:val'] ?? '2612'
  const font = state?.attributs['w14:font'] ?? 'MS Gothic'
  const run = [...descendantsOf(content, 'w:r')][0]
  if (run === undefined) return null
  const p = box.prefixe
  const tick: Retouche = {
    part: plume.part,
    debut: checked?.debut ?? box.dedans,
    fin: checked?.fin ?? box.dedans,
    texte: `<${p}checked ${p}val="1"/>`,
  }
  const on = /^(1|true|on)$/.test(checked?.attributs['w14:val'] ?? '0')
  return {
    genre: 'case',
    nom,
    options: [],
    lieu: { type: 'choix', choix: { coche: [tick, glyph(run, code, font, plume)] } },
    rempli: on,
  }
}

/**
 * Sign of a ticked box, written in the same way as the unticked one: a letter, or a symbol of its font.
 */
function glyph(run: Element, code: string, font: string, plume: Plume): Retouche {
  const sym = childOf(run, 'w:sym')
  const w = run.prefixe
  if (sym !== undefined) {
    return {
      part: plume.part,
      debut: sym.debut,
      fin: sym.fin,
      texte: `<${w}sym ${w}font="${escapeXml(font)}" ${w}char="${code}"/>`,
    }
  }
  const t = childOf(run, 'w:t')
  const letter = String.fromCodePoint(Number.parseInt(code, 16))
  // Word writes a sign of a font of symbols as a symbol, not as a letter.
  const sign = /wingdings|webdings|symbol/i.test(font)
    ? `<${w}sym ${w}font="${escapeXml(font)}" ${w}char="F0${code.slice(-2)}"/>`
    : `<${w}t>${letter}</${w}t>`
  return {
    part: plume.part,
    debut: t?.debut ?? run.dedansFin,
    fin: t?.fin ?? run.dedansFin,
    texte: sign,
  }
}

/** Boxes of Wingdings by their code, and the ticked sign of the same drawing. */
const BOXES: Readonly<Record<string, string>> = {
  '6F': 'FE',
  '70': 'FE',
  '71': 'FE',
  '72': 'FE',
  A8: 'FE',
  A1: 'A4',
  '6D': 'A4',
}
const TICKED = new Set(['FE', 'FD', 'FC', 'FB', '78', 'A4', '54', '53', '52'])

export const tickedSign = (code: string): string | undefined => BOXES[code]

/** Control of a box drawn as a symbol of Wingdings; null for another symbol. */
export function symbolControl(sym: Element, plume: Plume): Controle | null {
  const font = sym.attributs['w:font'] ?? ''
  if (!/wingdings/i.test(font)) return null
  const code = (sym.attributs['w:char'] ?? '').slice(-2).toUpperCase()
  const ticked = BOXES[code]
  if (ticked === undefined && !TICKED.has(code)) return null
  const w = sym.prefixe
  // Wingdings 2 draws its ticked boxes elsewhere.
  const sign = /wingdings 2/i.test(font) ? '52' : (ticked ?? 'FE')
  return {
    genre: 'case',
    nom: '',
    options: [],
    lieu: {
      type: 'choix',
      choix: {
        coche: [
          {
            part: plume.part,
            debut: sym.debut,
            fin: sym.fin,
            texte: `<${w}sym ${w}font="${escapeXml(font)}" ${w}char="F0${sign}"/>`,
          },
        ],
      },
    },
    rempli: ticked === undefined,
  }
}
