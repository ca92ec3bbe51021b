import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { readFiles, type SourceFile } from '../../builders/source-files.ts'

// `describeError` sets the spaces of its sentences, with those of main.
const SET_WHEN_SHOWN = 'renderer/texts/errors.ts'

/** A plain space, which lets a line break there, before a high punctuation mark or within « ». */
const BREAKS = /\s+(?:[;!?»]|:(?!\w))|«\s/

/** What is written between quotes or tags in a file, as it is written: `\u00a0` and `&nbsp;` are no space there. */
function writtenIn({ path, text }: SourceFile): readonly string[] {
  const { program } = parseSync(path, text)
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { raw } = node as Readonly<Record<string, unknown>>
    // Of a literal, of a text between tags, of a part of a template.
    if (typeof raw === 'string') found.push(raw)
    else for (const child of Object.values(node)) visit(child)
  }
  visit(program)
  return found
}

/** The sentences of a file where a line may break before « : » or after « « ». */
const breakable = (file: SourceFile): readonly string[] =>
  writtenIn(file)
    .filter((written) => BREAKS.test(written.replaceAll(/[\u00a0\u202f]/g, '~')))
    .map((written) => `${file.path}: ${written.trim()}`)

test('a sentence that may break before its punctuation is seen, wherever it is written', () => {
  const text = [
    'const a = <p title="Un : deux">Vraiment ? « Oui »</p>',
    'const b = `$' + '{a} : oui`',
    "const c = 'Un\\u00a0: deux', d = 'input :checked', e = <p>Un&nbsp;: deux</p>",
  ].join('\n')

  expect(breakable({ path: 'a.tsx', text })).toEqual([
    'a.tsx: "Un : deux"',
    'a.tsx: Vraiment ? « Oui »',
    'a.tsx: : oui',
  ])
})

test('no sentence of the window breaks before its punctuation', () => {
  const files = readFiles('renderer', ['.ts', '.tsx']).filter(({ path }) => path !== SET_WHEN_SHOWN)

  expect(files.flatMap(breakable)).toEqual([])
})

/** Texts between tags or in an attribute, where `\\u00a0` is six characters that are shown as they are: only `&nbsp;` is a space there. */
function shownAsWritten({ path, text }: SourceFile): readonly string[] {
  const { program } = parseSync(path, text)
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, value, raw } = node as Readonly<Record<string, unknown>>
    const text = type === 'JSXAttribute' ? value : type === 'JSXText' ? { raw } : null
    const written = (text as { readonly raw?: unknown } | null)?.raw
    if (typeof written === 'string' && /\\u[\da-f]{4}/i.test(written))
      found.push(`${path}: ${written.trim()}`)
    for (const child of Object.values(node)) visit(child)
  }
  visit(program)
  return found
}

test('no text of the window shows the code of a space', () => {
  const text = '<p title="Un\\u00a0: deux" id={\'Un\\u00a0: deux\'}>Un\\u00a0: deux</p>'
  expect(shownAsWritten({ path: 'a.tsx', text })).toEqual([
    'a.tsx: "Un\\u00a0: deux"',
    'a.tsx: Un\\u00a0: deux',
  ])

  expect(readFiles('renderer', ['.tsx']).flatMap(shownAsWritten)).toEqual([])
})

test('what the app writes itself spells « Clas » in one way', () => {
  const files = ['renderer', 'main/documents'].flatMap((folder) =>
    readFiles(folder, ['.ts', '.tsx']),
  )

  const others = files.flatMap((file) =>
    writtenIn(file).filter((written) => /\bCLAS\b/.test(written)),
  )

  expect(others).toEqual([])
})
