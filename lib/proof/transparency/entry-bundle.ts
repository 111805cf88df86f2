/** Entries as they are handed out: each after its length, two bytes, big-endian (C2SP tlog-tiles, Log entries). */
export function bundleEntries(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )
}
