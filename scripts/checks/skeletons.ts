import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { type ModuleItem, parseSync } from '@swc/core'

/** What a file imports: by value, or only as a type. */
interface Imports {
  values: Set<string>
  types: Set<string>
}

/**
 * Mirrors the sources under `root` into `target`, each file reduced to its imports. Without
 * TypeScript's old interface dependency-cruiser cannot read `.tsx`, nor tell `import type` from
 * `import`; so here a value is written `import 'x'` and a type `export {} from 'x'`.
 */
export function writeSkeletons(
  root: string,
  folders: readonly string[],
  target: string,
  packages: string,
) {
  for (const path of sourceFiles(root, folders)) {
    const { values, types } = importsOf(readFileSync(join(root, path), 'utf8'), path)
    const lines = [
      ...[...values].map((name) => `import '${fromHere(path, name)}'`),
      ...[...types]
        .filter((name) => !values.has(name))
        .map((name) => `export {} from '${fromHere(path, name)}'`),
    ]
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), lines.join('\n'))
  }
  symlinkSync(packages, join(target, 'node_modules'))
  // The texts are read for their types, and are no code.
  if (existsSync(join(root, 'messages')))
    symlinkSync(join(root, 'messages'), join(target, 'messages'))
}

/** `@/` is the root. */
function fromHere(path: string, name: string) {
  if (!name.startsWith('@/')) return name
  const there = relative(dirname(path), name.slice(2))
  return there.startsWith('.') ? there : `./${there}`
}

function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      // A route's folder may be called as a file is: credential.json.
      .filter((entry) => entry.isFile())
      .map((entry) => join(relative(root, entry.parentPath), entry.name))
      .filter((name) => ['.ts', '.tsx', '.mjs', '.css', '.json'].includes(extname(name))),
  )
}

function importsOf(source: string, path: string): Imports {
  const found: Imports = { values: new Set(), types: new Set() }
  if (['.css', '.json'].includes(extname(path))) return found
  const tree = parse(source, path)
  for (const item of tree.body) addStatic(item, found)
  for (const name of dynamicImports(tree)) found.values.add(name)
  return found
}

function parse(source: string, path: string) {
  try {
    return parseSync(source, { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' })
  } catch (error) {
    throw new Error(`${path} does not parse: ${String(error)}`)
  }
}

function addStatic(item: ModuleItem, found: Imports) {
  if (item.type === 'ImportDeclaration') {
    const names = item.specifiers
    const types =
      item.typeOnly ||
      (names.length > 0 && names.every((one) => one.type === 'ImportSpecifier' && one.isTypeOnly))
    found[types ? 'types' : 'values'].add(item.source.value)
  }
  if (item.type === 'ExportAllDeclaration') found.values.add(item.source.value)
  if (item.type === 'ExportNamedDeclaration' && item.source) {
    // Declared `typeOnly` by swc's own serialiser, though not by its types.
    const types = 'typeOnly' in item && item.typeOnly === true
    found[types ? 'types' : 'values'].add(item.source.value)
  }
}

/** `import('x')` wherever it stands. */
function dynamicImports(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(dynamicImports)
  if (typeof node !== 'object' || node === null) return []
  const inside = Object.values(node).flatMap(dynamicImports)
  const call = node as {
    type?: string
    callee?: { type?: string }
    arguments?: { expression: { type: string; value?: string } }[]
  }
  if (call.type !== 'CallExpression' || call.callee?.type !== 'Import') return inside
  const name = call.arguments?.[0]?.expression
  return name?.type === 'StringLiteral' && name.value ? [name.value, ...inside] : inside
}
