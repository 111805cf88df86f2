/** What an Inngest server allows, so that nothing works here and fails there. Sizes in bytes. */
export const limits = {
  stepOutput: 4 * 1024 * 1024,
  runState: 32 * 1024 * 1024,
  steps: 1000,
  event: 256 * 1024,
  retries: 20,
  defaultRetries: 3,
  idempotencyHours: 24,
  /** Times a call may take its worker down with it before the run is given up. */
  crashes: 100,
} as const

/** graphile-worker's own retries never end a run: the runner counts attempts itself. */
export const unlimited = 32_767
