type Write = (details: Record<string, unknown>, message: string) => void

/** What the runner needs of a logger; pino fits. Details carry ids, never names. */
export interface Log {
  debug: Write
  info: Write
  warn: Write
  error: Write
}
