import { serveDemo } from '@/scripts/testing/demo-server'

/**
 * Serves a demo for the browser tests: at E2E_BASE_URL, with what it awarded written to the file
 * E2E_DEMO_RESULT. Returns how to end it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { demo, file, end } = await serveDemo()
  process.env.E2E_BASE_URL = demo.baseUrl
  process.env.E2E_DEMO_RESULT = file
  return end
}
