import type { LookupAddress } from 'node:dns'

/**
 * Where the guard is loosened. The program itself never does: tests reach servers of their own by it,
 * play the part of the name server, and take away one bar to see that another holds.
 */
export interface Guard {
  /** Asks by http:// too, at its own port. */
  allowHttp?: boolean
  /** Ports beside the scheme's own. */
  ports?: readonly number[]
  /** Addresses that may be connected to although they are private, or at that port. */
  allowAddress?: (address: string, port: number) => boolean
  /** All addresses of a name; the system's own answer unless given. */
  resolve?: (host: string) => Promise<LookupAddress[]>
  /** PEM of the authority that is trusted in place of the public ones. */
  authority?: string
}
