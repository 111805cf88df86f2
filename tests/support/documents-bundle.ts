import path from 'node:path'
import { build } from 'esbuild'

const root = process.env.LAUREL_ROOT ?? process.cwd()

/** Bundles a render thread's entry as the build does, and gives the bundle's path. */
export async function bundleThread(
  entry = 'lib/proof/documents/render-thread.ts',
): Promise<string> {
  const name = path.basename(entry).replace(/\.tsx?$/, '')
  const outfile = path.join(root, 'node_modules/.cache/laurel-tests', `${name}-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
  })
  return outfile
}
