import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../fixtures/formes/', import.meta.url)

/** One line of a form, whatever kind of file is made from it. */
export type Ligne =
  | { readonly type: 'titre'; readonly niveau: 1 | 2; readonly texte: string }
  | { readonly type: 'texte'; readonly texte: string }
  /** Table whose cell « < » is merged with the cell at its left. */
  | { readonly type: 'tableau'; readonly rows: readonly (readonly string[])[] }

export type Forme = {
  readonly nom: string
  readonly lignes: readonly Ligne[]
  /** The answer that each place asks for, in their order; null where nothing of Cartable answers. */
  readonly attendu: readonly (string | null)[]
}

/** `{code}` a text, `{code|c}` a box, `{code|on}` yes or no, `{code|on2}` yes or no in two cells; « - » for no code. */
export const PLACE = /\{([^}|]+)(?:\|([^}]+))?\}/g

/** The forms of test/fixtures/formes: wordings of many Cafs, with what each place asks for. */
export const FORMES: readonly Forme[] = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8').trimEnd()
  const codes = [...text.matchAll(PLACE)].map(([, code = '-']) => (code === '-' ? null : code))
  return { nom: file.replace('.txt', ''), lignes: lignesOf(text.split('\n')), attendu: codes }
})

function lignesOf(lines: readonly string[]): readonly Ligne[] {
  const lignes: Ligne[] = []
  for (const line of lines) {
    const last = lignes.at(-1)
    if (line.startsWith('|')) {
      const row = line
        .replace(/^\|\s?|\s*\|$/g, '')
        // A bar inside of a place does not end its cell.
        .split(/\|(?![^{]*\})/)
        .map((cell) => cell.trim())
      if (last?.type === 'tableau')
        lignes[lignes.length - 1] = { ...last, rows: [...last.rows, row] }
      else lignes.push({ type: 'tableau', rows: [row] })
    } else if (line.startsWith('#')) {
      const niveau = line.startsWith('##') ? 2 : 1
      lignes.push({ type: 'titre', niveau, texte: line.replace(/^#+ /, '') })
    } else lignes.push({ type: 'texte', texte: line })
  }
  return lignes
}
