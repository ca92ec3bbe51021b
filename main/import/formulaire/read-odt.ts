import type { SafeZip } from '../reading/zip-guard.ts'
import {
  type Bloc,
  type Cellule,
  type Graphie,
  modeleAu,
  modeleDans,
  type Paragraphe,
  type Passage,
  type Plume,
  type Tableau,
  titreOf,
} from './flux.ts'
import { type ChampOuvert, fieldOf, openedControl } from './odt-champs.ts'
import {
  childOf,
  childrenOf,
  descendantsOf,
  type Element,
  elementsOf,
  type Partie,
  parsePart,
  type Texte,
} from './xml.ts'

type LecteurOdt = {
  readonly plume: Plume
  /** Styles of the document and of the content, by name. */
  readonly styles: ReadonlyMap<string, Element>
  /** Controls of the forms, by their id. */
  readonly controles: ReadonlyMap<string, Element>
}

/** The body of a text of LibreOffice or of another writer of OpenDocument. */
export function readOdt(zip: SafeZip): { plume: Plume; blocs: readonly Bloc[] } {
  const partie = parsePart('content.xml', zip.get('content.xml') ?? new Uint8Array())
  const body = childOf(childOf(partie.racine, 'office:body'), 'office:text')
  const common = zip.get('styles.xml')
  const roots = [
    partie.racine,
    ...(common === undefined ? [] : [parsePart('styles.xml', common).racine]),
  ]
  const lecteur: LecteurOdt = {
    plume: plumeOf(partie),
    styles: new Map(
      roots.flatMap((root) =>
        [...descendantsOf(root, 'style:style')].map(
          (s) => [s.attributs['style:name'] ?? '', s] as const,
        ),
      ),
    ),
    controles: new Map(
      body === undefined
        ? []
        : [...descendantsOf(body, 'office:forms')].flatMap((forms) => controlsIn(forms)),
    ),
  }
  return { plume: lecteur.plume, blocs: body === undefined ? [] : blocsOf(body, lecteur) }
}

function controlsIn(parent: Element): readonly (readonly [string, Element])[] {
  return elementsOf(parent).flatMap((child) => {
    const id = child.attributs['xml:id'] ?? child.attributs['form:id']
    const own = id === undefined ? [] : [[id, child] as const]
    return [...own, ...controlsIn(child)]
  })
}

function plumeOf(partie: Partie): Plume {
  const text =
    /xmlns:([\w.-]+)="urn:oasis:names:tc:opendocument:xmlns:text:1.0"/.exec(partie.source)?.[1] ??
    'text'
  return {
    part: partie.nom,
    source: partie.source,
    saut: `<${text}:line-break/>`,
    autour: () => ({ avant: '', apres: '' }),
  }
}

const HOLDERS = new Set([
  'text:section',
  'text:list',
  'text:list-item',
  'text:list-header',
  'text:index-body',
  'office:text',
])

function blocsOf(parent: Element, lecteur: LecteurOdt): readonly Bloc[] {
  return elementsOf(parent).flatMap((child): readonly Bloc[] => {
    if (child.nom === 'text:p' || child.nom === 'text:h') return readParagraphe(child, lecteur)
    if (child.nom === 'table:table') return [readTable(child, lecteur)]
    if (child.nom === 'draw:frame' || child.nom === 'draw:custom-shape')
      return cadresOf(child, lecteur)
    return HOLDERS.has(child.nom) ? blocsOf(child, lecteur) : []
  })
}

function readParagraphe(p: Element, lecteur: LecteurOdt): readonly Bloc[] {
  const passages: Passage[] = []
  const cadres: Bloc[] = []
  const style = p.attributs['text:style-name']
  readInline(p, graphieOf(style, lecteur, null), {
    lecteur,
    passages,
    cadres,
    champ: { ouvert: null },
    points: hasLeader(style, lecteur),
  })
  const level =
    p.nom === 'text:h' ? Number(p.attributs['text:outline-level'] ?? 1) : levelOf(style, lecteur)
  const own: Paragraphe = {
    type: 'paragraphe',
    passages,
    titre: titreOf(passages, level),
    fin: endOf(p, lecteur.plume),
  }
  return [own, ...cadres]
}

type Etat = {
  readonly lecteur: LecteurOdt
  readonly passages: Passage[]
  readonly cadres: Bloc[]
  readonly points: boolean
  /** Field whose end is not read yet. */
  readonly champ: { ouvert: ChampOuvert | null }
}

function readInline(parent: Element, graphie: Graphie, etat: Etat): void {
  for (const child of parent.enfants) {
    if (child.type === 'texte') addText(child, graphie, etat)
    else readChild(child, graphie, etat)
  }
}

/** Adds the letters of a text; an open field takes the letters inside it. */
function addText(noeud: Texte, graphie: Graphie, { passages, champ }: Etat): void {
  if (champ.ouvert !== null) champ.ouvert.noeuds.push(noeud)
  else passages.push({ type: 'texte', texte: noeud.valeur, noeud, graphie })
}

const SHOWN =
  /^text:(date|page-number|author-name|title|bookmark-ref|reference-ref|sequence|database-display)/

function readChild(child: Element, graphie: Graphie, etat: Etat): void {
  const { lecteur, passages, champ } = etat
  const field = fieldOf(child, lecteur.plume, lecteur.controles)
  if (field !== null) {
    passages.push({ type: 'controle', controle: field })
    return
  }
  switch (child.nom) {
    case 'field:fieldmark-start':
      if (/FORMTEXT/.test(child.attributs['field:type'] ?? '')) {
        champ.ouvert = { fin: child.fin, noeuds: [] }
      }
      break
    case 'field:fieldmark-separator':
      if (champ.ouvert !== null) champ.ouvert = { ...champ.ouvert, fin: child.fin }
      break
    case 'field:fieldmark-end':
      if (champ.ouvert !== null) {
        const controle = openedControl(champ.ouvert, lecteur.plume)
        passages.push({ type: 'controle', controle })
      }
      champ.ouvert = null
      break
    case 'text:span':
      readInline(child, graphieOf(child.attributs['text:style-name'], lecteur, graphie), etat)
      break
    case 'text:a':
    case 'text:meta':
    case 'loext:content-control':
      readInline(child, graphie, etat)
      break
    case 'text:s': {
      const valeur = ' '.repeat(Number(child.attributs['text:c'] ?? 1))
      addText({ type: 'texte', valeur, debut: child.debut, fin: child.fin }, graphie, etat)
      break
    }
    case 'text:tab':
      passages.push({
        type: 'tabulation',
        points: etat.points || graphie.souligne,
        modele: modeleAu(lecteur.plume, child.debut, child.fin, ' ', ''),
      })
      break
    case 'text:line-break':
      passages.push({ type: 'saut' })
      break
    case 'draw:frame':
    case 'draw:custom-shape':
      etat.cadres.push(...cadresOf(child, lecteur))
      break
    default:
      if (!SHOWN.test(child.nom)) break
      for (const node of child.enfants) {
        if (node.type !== 'texte') continue
        passages.push({ type: 'texte', texte: node.valeur, noeud: null, graphie })
      }
  }
}

function cadresOf(frame: Element, lecteur: LecteurOdt): readonly Bloc[] {
  const boxes = frame.nom === 'draw:custom-shape' ? [frame] : childrenOf(frame, 'draw:text-box')
  return boxes.flatMap((box) => blocsOf(box, lecteur))
}

/** Model that adds a text at the end of a paragraph, inside its last span when it has one. */
function endOf(p: Element, plume: Plume) {
  const last = p.enfants.at(-1)
  const isSpan = last?.type === 'element' && last.nom === 'text:span'
  return modeleDans(plume, isSpan ? last : p, { avant: '', apres: '' })
}

const chainOf = (name: string | undefined, { styles }: LecteurOdt): readonly Element[] => {
  const chain: Element[] = []
  let style = styles.get(name ?? '')
  // A style may be made of itself.
  while (style !== undefined && !chain.includes(style)) {
    chain.push(style)
    style = styles.get(style.attributs['style:parent-style-name'] ?? '')
  }
  return chain
}

function levelOf(name: string | undefined, lecteur: LecteurOdt): number | null {
  for (const style of chainOf(name, lecteur)) {
    const shown = style.attributs['style:display-name'] ?? style.attributs['style:name'] ?? ''
    const heading = /^(?:Heading|Titre)(?:_20_|\s)(\d)/i.exec(shown)
    if (heading) return Number(heading[1])
    if (/^(Title|Titre)$/i.test(shown)) return 1
  }
  return null
}

function graphieOf(name: string | undefined, lecteur: LecteurOdt, above: Graphie | null): Graphie {
  const all = chainOf(name, lecteur).map(
    (style) => childOf(style, 'style:text-properties')?.attributs ?? {},
  )
  const first = (key: string) => all.map((one) => one[key]).find((value) => value !== undefined)
  const [weight, underline, size] = [
    first('fo:font-weight'),
    first('style:text-underline-style'),
    first('fo:font-size'),
  ]
  const font = first('style:font-name') ?? first('fo:font-family')
  return {
    gras: weight === undefined ? (above?.gras ?? false) : /bold|[6-9]00/.test(weight),
    souligne: underline === undefined ? (above?.souligne ?? false) : underline !== 'none',
    signes:
      font === undefined ? (above?.signes ?? false) : /wingdings|webdings|opensymbol/i.test(font),
    taille: size?.endsWith('pt') ? Number.parseFloat(size) * 2 : (above?.taille ?? 22),
  }
}

function hasLeader(name: string | undefined, lecteur: LecteurOdt): boolean {
  return chainOf(name, lecteur).some((style) =>
    [...descendantsOf(style, 'style:tab-stop')].some(
      (tab) =>
        (tab.attributs['style:leader-style'] ?? 'none') !== 'none' ||
        (tab.attributs['style:leader-text'] ?? ' ').trim() !== '',
    ),
  )
}

function readTable(table: Element, lecteur: LecteurOdt): Tableau {
  const rows = rowsOf(table)
  // A cell over several rows is followed, in them, by covered cells.
  return {
    type: 'tableau',
    lignes: rows.map((row, ligne) =>
      elementsOf(row).flatMap((cell) => cellsOf(cell, rows, ligne, lecteur)),
    ),
  }
}

function rowsOf(parent: Element): readonly Element[] {
  return elementsOf(parent).flatMap((child): readonly Element[] => {
    if (child.nom === 'table:table-row') return [child]
    return /^table:table-(header-rows|rows|row-group)$/.test(child.nom) ? rowsOf(child) : []
  })
}

function cellsOf(
  cell: Element,
  rows: readonly Element[],
  ligne: number,
  lecteur: LecteurOdt,
): readonly Cellule[] {
  if (cell.nom === 'table:table-cell') {
    const largeur = Number(cell.attributs['table:number-columns-spanned'] ?? 1)
    return [{ blocs: blocsOf(cell, lecteur), largeur, debute: true }]
  }
  if (cell.nom !== 'table:covered-table-cell') return []
  // A cell covered by the one at its left is counted in the width of that one.
  const previous = elementsOf(rows[ligne] ?? cell)
  const at = previous.indexOf(cell)
  const left = previous.slice(0, at).findLastIndex((one) => one.nom === 'table:table-cell')
  const span = Number(previous[left]?.attributs['table:number-columns-spanned'] ?? 1)
  return at - left < span ? [] : [{ blocs: [], largeur: 1, debute: false }]
}
