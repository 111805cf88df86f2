/** What must be undone when Laurel ends, last done first. */
export class Undo {
  #actions: (() => unknown)[] = []
  #running: Promise<void> | undefined

  add(action: () => unknown) {
    this.#actions.push(action)
  }

  /** Runs every action once, each whatever the others threw; throws what the first threw. */
  run(): Promise<void> {
    this.#running ??= this.#runAll()
    return this.#running
  }

  async #runAll() {
    const failures: unknown[] = []
    for (const action of this.#actions.reverse()) {
      try {
        await action()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
