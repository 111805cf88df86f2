import { makeZip } from 'client-zip'

/** A ZIP of files by their names. */
export async function zipOf(files: Record<string, string>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([name, input]) => ({ name, input }))
  return new Uint8Array(await new Response(makeZip(entries)).arrayBuffer())
}
