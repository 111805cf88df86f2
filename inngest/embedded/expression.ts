import { type ASTNode, Environment } from '@marcbachmann/cel-js'

/** What an expression may speak of: `event` began the run, `async` is what came since. */
export interface Facts {
  event: unknown
  async?: unknown
}

const cel = new Environment({ homogeneousAggregateLiterals: false, unlistedVariablesAreDyn: false })
  .registerVariable('event', 'dyn')
  .registerVariable('async', 'dyn')

/** Not there: an Inngest server reads it as null where plain CEL would stop. */
const missing = Symbol('missing')

/**
 * Throws when `source` is not CEL over `event` and `async`, or uses what this runner cannot
 * evaluate as an Inngest server would.
 */
export function checkExpression(source: string): void {
  const checked = cel.check(source)
  if (!checked.valid) throw checked.error ?? new Error('not a valid expression')
}

/** Whether the expression holds. Lists, numbers and text count as in JavaScript. */
export function holds(source: string, facts: Facts): boolean {
  return truthy(resultOf(cel.parse(source).ast, { async: {}, ...facts }))
}

/** The value of an expression such as an idempotency key; undefined when what it names is missing. */
export function evaluate(source: string, facts: Facts): unknown {
  const value = resultOf(cel.parse(source).ast, { async: {}, ...facts })
  return value === missing ? undefined : value
}

function resultOf(node: ASTNode, facts: Facts): unknown {
  switch (node.op) {
    case '&&':
    case '||': {
      const [left, right] = node.args as [ASTNode, ASTNode]
      const first = resultOf(left, facts)
      return truthy(first) === (node.op === '||') ? first : resultOf(right, facts)
    }
    case '!_':
      return !truthy(resultOf(node.args as ASTNode, facts))
    case '?:': {
      const [test, yes, no] = node.args as [ASTNode, ASTNode, ASTNode]
      return resultOf(truthy(resultOf(test, facts)) ? yes : no, facts)
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
      return compare(node, facts)
    default:
      return plain(node, facts)
  }
}

function compare(node: ASTNode, facts: Facts): unknown {
  const [leftNode, rightNode] = node.args as [ASTNode, ASTNode]
  const left = resultOf(leftNode, facts)
  const right = resultOf(rightNode, facts)
  const gap = left === missing || right === missing
  switch (node.op) {
    case '==':
      return gap ? left === null || right === null : same(left, right)
    case '!=':
      return gap ? !(left === null || right === null) : !same(left, right)
    case '+':
      return gap ? (left === missing ? right : left) : add(left, right)
    case '<':
    case '<=':
      return gap ? left === missing : ordered(node.op, left, right)
    default:
      return gap ? left !== missing : ordered(node.op as '>' | '>=', left, right)
  }
}

/** Hands a part without logic to CEL; what it cannot find is `missing`, other errors are false. */
function plain(node: ASTNode, facts: Facts): unknown {
  try {
    return cel.evaluate(node.input.slice(node.start, node.end), facts)
  } catch (error) {
    const { code } = error as { code?: string }
    if (node.op === '.' || node.op === '[]') return missing
    if (node.op === 'call' && node.args[0] === 'size') return 0n
    if (code === 'no_such_key' || code === 'no_such_overload') return false
    throw error
  }
}

function same(left: unknown, right: unknown): boolean {
  return cel.evaluate('event == async', { event: left, async: right }) === true
}

function add(left: unknown, right: unknown): unknown {
  const [a, b] = aligned(left, right)
  if (typeof a === typeof b && typeof a !== 'object') {
    return cel.evaluate('event + async', { event: a, async: b })
  }
  return `${left}${right}`
}

function ordered(op: '<' | '<=' | '>' | '>=', left: unknown, right: unknown): boolean {
  const [a, b] = aligned(zero(left, right), zero(right, left))
  try {
    return cel.evaluate(`event ${op} async`, { event: a, async: b }) === true
  } catch (error) {
    if ((error as { code?: string }).code === 'no_such_overload') return false
    throw error
  }
}

/** JSON knows one kind of number, CEL two: a whole literal meets a JSON number as a double. */
function aligned(left: unknown, right: unknown): [unknown, unknown] {
  if (typeof left === 'number' && typeof right === 'bigint') return [left, Number(right)]
  if (typeof left === 'bigint' && typeof right === 'number') return [Number(left), right]
  return [left, right]
}

/** Beside another type, null stands for that type's zero. */
function zero(value: unknown, beside: unknown): unknown {
  if (value !== null) return value
  if (typeof beside === 'string') return ''
  return typeof beside === 'number' || typeof beside === 'bigint' ? 0 : null
}

function truthy(value: unknown): boolean {
  if (value === missing || value === null || value === undefined) return false
  if (typeof value === 'object') return true
  return Boolean(value)
}
