import { type Mutant, type Node, treeOf, walk } from './mutate.ts'

/** A mutant with its number, unique in a copy of the checkout: its switch is turned on by it. */
export type Numbered = Mutant & { readonly id: number }

/** A node with the nodes around it, nearest first. */
type Place = { readonly node: Node; readonly parents: readonly Node[] }
type Host = { readonly node: Node; readonly mutants: readonly Numbered[] }

/** Expressions that can stand between the branches of a switch. */
const EXPRESSIONS = new Set([
  'BinaryExpression',
  'LogicalExpression',
  'CallExpression',
  'Literal',
  'TaggedTemplateExpression',
  'UnaryExpression',
  'ArrayExpression',
])

/**
 * What a switch asks: whether its mutant is the one that is on. In the process of the tests it tells too that it was entered;
 * a worker that they start reads the number in its environment.
 */
const SWITCH =
  'function __on(id:number){const g=globalThis as any;const s=g.__switches??={on:Number(g.process?.env?.MUTANT??-1)};s.entered?.add(id);return s.on===id};'

/**
 * Writes every mutant of a text behind a switch, so that one run of the tests tries many of them. Those that run while modules
 * load have none, nor those that no expression around them can hold. Lines stay where they are.
 */
export function switchAll(code: string, isTsx: boolean, mutants: readonly Numbered[]): string {
  const places: Place[] = []
  walk(treeOf(code, isTsx), (node, parents) => places.push({ node, parents }))
  const byNode = new Map<Node, Numbered[]>()
  for (const mutant of mutants) {
    const host = hostOf(places, mutant)
    if (host === undefined || !isInFunction(host) || isBare(host)) continue
    byNode.set(host.node, [...(byNode.get(host.node) ?? []), mutant])
  }
  const hosts = [...byNode]
    .map(([node, own]) => ({ node, mutants: own }))
    .toSorted((a, b) => a.node.start - b.node.start || b.node.end - a.node.end)
  return `${SWITCH}${write(code, { start: 0, end: code.length }, hosts)}`
}

/** The statement or expression that is switched as a whole for a mutant: what begins a statement, with it. */
function hostOf(places: readonly Place[], { kind, start, end }: Mutant): Place | undefined {
  const isSame = ({ node }: Place) => node.start === start && node.end === end
  if (kind === 'removed' || kind === 'return') {
    return places.find((place) => isSame(place) && /Statement$/.test(place.node.type))
  }
  const [smallest] = places
    .filter(({ node }) => node.start <= start && end <= node.end)
    .filter((place) => EXPRESSIONS.has(place.node.type) || (kind === 'condition' && isSame(place)))
    .toSorted((a, b) => a.node.end - a.node.start - (b.node.end - b.node.start))
  const host = smallest && whole(smallest)
  const isFirst = ({ node }: Place) =>
    node.type === 'ExpressionStatement' && node.start === host?.node.start
  return places.find(isFirst) ?? host
}

/** A method is switched with its call, a link of an optional chain with the chain. */
function whole(place: Place): Place {
  const { node, parents } = place
  const up = (levels: number): Place => ({
    node: parents[levels - 1] ?? node,
    parents: parents.slice(levels),
  })
  let below = node
  for (const [index, parent] of parents.entries()) {
    if (parent.type === 'ChainExpression') return whole(up(index + 1))
    if (parent.object !== below && parent.callee !== below) break
    below = parent
  }
  return parents[0]?.type === 'CallExpression' && parents[0].callee === node ? whole(up(1)) : place
}

const isInFunction = ({ parents }: Place): boolean =>
  parents.some(({ type }) => /^(Function|ArrowFunction)/.test(type))

/** A key of an object has no switch, nor what begins a statement: its parenthesis would continue the line before. */
function isBare({ node, parents }: Place): boolean {
  const [parent] = parents
  if (parent?.type === 'Property' && parent.key === node) return true
  const statement = parents.find(({ type }) => type === 'ExpressionStatement')
  return node.type !== 'ExpressionStatement' && statement?.start === node.start
}

function write(
  code: string,
  { start, end }: Pick<Node, 'start' | 'end'>,
  hosts: readonly Host[],
): string {
  let written = ''
  let at = start
  for (let index = 0; index < hosts.length; ) {
    const host = hosts[index] as Host
    const after = hosts.findIndex(({ node }, other) => other > index && node.start >= host.node.end)
    const next = after === -1 ? hosts.length : after
    const inner = write(code, host.node, hosts.slice(index + 1, next))
    written += code.slice(at, host.node.start) + switched(code, host, inner)
    at = host.node.end
    index = next
  }
  return written + code.slice(at, end)
}

function switched(code: string, { node, mutants }: Host, inner: string): string {
  if (node.type === 'ReturnStatement') {
    const ids = mutants.map(({ id }) => id)
    return `{if(__on(${ids}))return undefined as never;${inner}}`
  }
  const textWith = ({ start, end, replacement }: Numbered) =>
    code.slice(node.start, start) + replacement + code.slice(end, node.end)
  if (/Statement$/.test(node.type)) {
    const mutated = mutants.map((one) => `if(__on(${one.id})){${textWith(one)}}else `)
    return `${mutated.join('')}{${inner}}`
  }
  const mutated = mutants.map((one) => `__on(${one.id})?(${textWith(one)}):`)
  return `(${mutated.join('')}(${inner}))`
}
