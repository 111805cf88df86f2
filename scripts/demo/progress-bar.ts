const width = 28

/** A bar that redraws itself on a terminal, and a line for every tenth elsewhere. */
export function progressBar(label: string) {
  const { stdout } = process
  let tenth = -1
  return {
    /** `share` is from 0 to 1. */
    draw(share: number, note: string) {
      const percent = `${String(Math.floor(share * 100)).padStart(3)} %`
      if (stdout.isTTY) {
        const full = Math.round(share * width)
        const bar = '█'.repeat(full) + '░'.repeat(width - full)
        stdout.write(`\r  ${label}  ${bar} ${percent}  ${note}\x1b[K`)
      } else if (Math.floor(share * 10) > tenth) {
        tenth = Math.floor(share * 10)
        stdout.write(`  ${label}  ${percent}  ${note}\n`)
      }
    },
    end() {
      if (stdout.isTTY) stdout.write('\n')
    },
  }
}
