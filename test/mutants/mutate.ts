import { parseAst } from 'vite'

/** One change of one file that a test should notice. Offsets are of UTF-16 units in the file's text. */
export type Mutant = {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** A node of the syntax tree, of which only what is read here is told. */
export type Node = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const BOUNDARIES: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const EQUALITIES: Readonly<Record<string, string>> = { '===': '!==', '!==': '===' }
const ARITHMETIC: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*' }
const LOGIC: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' }
/** Comparisons as the query builder writes them: `.where('s.date', '<=', date)`. */
const SQL_OPERATORS: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  in: 'not in',
  is: 'is not',
  'is not': 'is',
}
/** Methods that are each other's opposite, and those without which their object stands as it was: wide kinds. */
const OPPOSITES = new Map([
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['leftJoin', 'innerJoin'],
])
const LEFT_OUT = new Set(['slice', 'trim', 'toLowerCase', 'orderBy', 'distinct'])
const WHERE = new Set(['where', 'andWhere', 'having', 'on', 'onRef', 'whereRef', 'andOn'])

/**
 * Every mutant of a TypeScript text, in its order; of further kinds too when `isWide`. Types, imports and texts shown to
 * people have none.
 */
export function mutantsOf(code: string, isTsx: boolean, isWide = false): readonly Mutant[] {
  const found: Mutant[] = []
  const add = (kind: string, node: Pick<Node, 'start' | 'end'>, replacement: string) =>
    found.push({ kind, start: node.start, end: node.end, replacement })
  walk(treeOf(code, isTsx), (node, parents) => {
    const [around, further] = parents
    if (isWide && parents.some(({ type }) => /Function/.test(type))) mutateWidely(code, node, add)
    if (node.type === 'BinaryExpression') mutateBinary(code, node, add)
    if (node.type === 'LogicalExpression') mutateLogic(code, node, add)
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      const test = node.test as Node
      add('condition', test, `!(${textOf(code, test)})`)
    }
    if (node.type === 'ExpressionStatement') mutateStatement(code, node, add)
    if (node.type === 'ReturnStatement' && !isUndefined(node.argument as Node | null)) {
      add('return', node, 'return undefined as never')
    }
    if (node.type === 'CallExpression') mutateCall(code, node, add)
    if (node.type === 'TaggedTemplateExpression') mutateSql(code, node, add)
    const isSign = node.value === 1 && (isComparison(code, around) || isComparison(code, further))
    if (node.type === 'Literal' && typeof node.value === 'number' && !isSign) {
      add('number', node, String(node.value + 1))
    }
    if (node.type === 'Literal' && typeof node.value === 'boolean') {
      add('boolean', node, String(!node.value))
    }
  })
  return found.toSorted((a, b) => a.start - b.start)
}

export const treeOf = (code: string, isTsx: boolean): Node =>
  parseAst(code, { lang: isTsx ? 'tsx' : 'ts' }) as unknown as Node

/** Nothing to empty: `return` alone, or of undefined. */
const isUndefined = (node: Node | null): boolean => node === null || node.name === 'undefined'

/** `a < b ? -1 : 1`: what sorts reads the sign alone, and no test can tell 1 from 2. */
const isComparison = (code: string, node: Node | undefined): boolean =>
  node?.type === 'ConditionalExpression' &&
  [node.consequent, node.alternate]
    .map((side) => textOf(code, side as Node))
    .sort()
    .join() === '-1,1'

type Add = (kind: string, node: Pick<Node, 'start' | 'end'>, replacement: string) => void

const textOf = (code: string, { start, end }: Pick<Node, 'start' | 'end'>): string =>
  code.slice(start, end)

function mutateBinary(code: string, node: Node, add: Add): void {
  swapOperator(code, node, 'boundary', BOUNDARIES, add)
  swapOperator(code, node, 'equality', EQUALITIES, add)
  const isText = [node.left, node.right].some((side) => isTextual(side as Node))
  if (!isText) swapOperator(code, node, 'arithmetic', ARITHMETIC, add)
}

/** `??` beside `&&` is no code without parentheses. */
function mutateLogic(code: string, node: Node, add: Add): void {
  const [left, right] = [node.left as Node, node.right as Node].map((side) => textOf(code, side))
  if (node.operator === '??') add('logic', node, `((${left}) && (${right}))`)
  else swapOperator(code, node, 'logic', LOGIC, add)
}

const isTextual = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')

function swapOperator(
  code: string,
  node: Node,
  kind: string,
  swaps: Readonly<Record<string, string>>,
  add: Add,
): void {
  const swapped = swaps[node.operator as string]
  if (swapped === undefined) return
  const [left, right] = [node.left as Node, node.right as Node]
  const between = code.slice(left.end, right.start)
  const at = left.end + between.indexOf(node.operator as string)
  add(kind, { start: at, end: at + (node.operator as string).length }, swapped)
}

/** A call whose answer nobody reads is there for what it does: without it, something must be missed. */
function mutateStatement(code: string, node: Node, add: Add): void {
  const expression = node.expression as Node
  const called = expression.type === 'AwaitExpression' ? (expression.argument as Node) : expression
  if (called.type === 'CallExpression' || expression.type === 'AssignmentExpression') {
    add('removed', node, `{/* ${textOf(code, node).length} */}`)
  }
}

function mutateCall(code: string, node: Node, add: Add): void {
  const callee = node.callee as Node
  if (callee.type !== 'MemberExpression') return
  const name = (callee.property as Node).name as string
  const args = node.arguments as readonly Node[]
  const rest = restOf(code, node)
  if (WHERE.has(name)) {
    // The condition is left out: `.where(…)` goes from the chain.
    add('sql', rest, '')
    const operator = args[1]
    const swapped =
      operator?.type === 'Literal' ? SQL_OPERATORS[operator.value as string] : undefined
    if (operator !== undefined && swapped !== undefined) add('sql', operator, `'${swapped}'`)
  }
  if (name === 'filter' || name === 'toSorted' || name === 'toReversed') {
    add('list', rest, '')
  }
  if (name === 'every' || name === 'some') {
    add('list', callee.property as Node, name === 'every' ? 'some' : 'every')
  }
}

/** What a call adds to the object of its method, after the parentheses and comments that may follow that object. */
function restOf(code: string, { callee, end }: Node): Pick<Node, 'start' | 'end'> {
  const { object, property } = callee as { object: Node; property: Node }
  const link = textOf(code, { start: object.end, end: property.start })
  return { start: object.end + link.search(/\??\.\s*$/), end }
}

/** A guard left out, a `!` or a side of a condition, a default or what it stands for, a list emptied, an order turned. */
function mutateWidely(code: string, node: Node, add: Add): void {
  const { type, operator } = node
  const text = (one: unknown) => `(${textOf(code, one as Node)})`
  if (type === 'IfStatement' && node.alternate === null) {
    add('removed', node, `{/* ${node.end - node.start} */}`)
  }
  if (type === 'UnaryExpression' && (operator === '!' || operator === '-')) {
    add('sign', node, text(node.argument))
  }
  if (type === 'LogicalExpression') {
    add(operator === '??' ? 'default' : 'side', node, text(node.left))
    add(operator === '??' ? 'default' : 'side', node, text(node.right))
  }
  if (type === 'ArrayExpression' && (node.elements as readonly Node[]).length > 0) {
    add('emptied', node, '[]')
  }
  if (type === 'TaggedTemplateExpression') mutateSql(code, node, add, WIDE_SQL)
  if (type !== 'CallExpression') return
  const callee = node.callee as Node
  if (callee.type !== 'MemberExpression') return
  const { object, property } = callee as unknown as { object: Node; property: Node }
  const name = property.name as string
  const opposite =
    object.name === 'Math' ? { min: 'max', max: 'min' }[name as 'min' | 'max'] : OPPOSITES.get(name)
  if (opposite !== undefined) add('list', property, opposite)
  if (LEFT_OUT.has(name)) add('list', restOf(code, node), '')
  if (name !== 'orderBy') return
  const order = (node.arguments as readonly Node[])[1]
  if (order === undefined) add('sql', { start: node.end - 1, end: node.end - 1 }, ", 'desc'")
  else if (order.value === 'desc') add('sql', order, "'asc'")
}

type Words = readonly (readonly [RegExp, string])[]

const SQL: Words = [
  [/\band\b/g, 'or'],
  [/<=/g, '<'],
  [/>=/g, '>'],
  [/(?<![<>!])=/g, '!='],
  [/\bsum\(/g, 'max('],
  [/\bdistinct\b/g, ''],
]
const WIDE_SQL: Words = [
  [/\bor\b/g, 'and'],
  [/(?<![<>])<(?![=>])/g, '<='],
  [/(?<![<>-])>(?![=>])/g, '>='],
  [/\bdesc\b/g, 'asc'],
  [/\bmin\(/g, 'max('],
  [/\bmax\(/g, 'min('],
  [/\bleft join\b/g, 'join'],
  [/\bnot\b/g, ''],
  [/\bunion all\b/g, 'union'],
]

/** Words of SQL written as text. */
function mutateSql(code: string, node: Node, add: Add, words = SQL): void {
  if ((node.tag as Node).name !== 'sql') return
  for (const quasi of (node.quasi as Node).quasis as readonly Node[]) {
    for (const [pattern, replacement] of words) {
      for (const match of textOf(code, quasi).matchAll(pattern)) {
        const start = quasi.start + match.index
        add('sql', { start, end: start + match[0].length }, replacement)
      }
    }
  }
}

/** Visits every node that runs, with those around it, nearest first: types and imports are left out. */
export function walk(
  node: unknown,
  visit: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, parents)
    return
  }
  if (node === null || typeof node !== 'object' || typeof (node as Node).type !== 'string') return
  const { type } = node as Node
  if (type.startsWith('TS') && !type.endsWith('Expression')) return
  if (type === 'ImportDeclaration') return
  visit(node as Node, parents)
  const around = [node as Node, ...parents]
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'typeAnnotation' && key !== 'typeArguments') walk(child, visit, around)
  }
}
