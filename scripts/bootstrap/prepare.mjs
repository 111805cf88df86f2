import { existsSync } from 'node:fs'
import { join } from 'node:path'

export { bundle } from './bundle.mjs'
export { installPackages } from './install.mjs'

/** The bundled file of a command; throws in a sentence when there is no such command. */
export function commandFile(root, name) {
  const known = /^[a-z][a-z-]*$/.test(name) && existsSync(join(root, 'scripts', `${name}.ts`))
  if (!known) throw noCommand(name)
  return join(root, 'dist', `${name}.js`)
}

export function noCommand(name) {
  return Object.assign(
    new Error(`Laurel knows no command “${name}”: try npm run demo, npm start or npm test.`),
    { setup: true },
  )
}
