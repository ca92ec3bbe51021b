import { expect, test } from 'vitest'
import { withoutUnused } from '../../.config/used-styles.ts'

const used = new Set(['m_11111111', 'm_2222222'])

test('a rule of a component that no chunk has goes; every other stays as it is, in its place', () => {
  const kept = [
    ':root{--a:1}',
    '.m_11111111{color:red}',
    '.m_99999999,.m_2222222:hover{top:0}',
    '@media (width<=56rem){.m_11111111{top:0}.m_99999999{top:1px}}',
    '.ours_1[data-m_9]{left:0}',
  ]
  const dropped = ['.m_99999999{color:red}', '@media print{.m_99999999{top:0}.m_88888888{top:0}}']
  const css = kept.map((rule, rank) => `${dropped[rank] ?? ''}${rule}`).join('')

  expect(withoutUnused(css, used)).toBe(kept.join(''))
})

test('a brace in a text ends no rule', () => {
  const css = '.m_99999999:after{content:"}"}.m_11111111:after{content:\'{\'}.ours{top:0}'

  expect(withoutUnused(css, used)).toBe(".m_11111111:after{content:'{'}.ours{top:0}")
})
