/** For programs we start: whatever PGPORT, LANG and the like say here is no concern of theirs. */
export const plainEnvironment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
} as unknown as NodeJS.ProcessEnv
