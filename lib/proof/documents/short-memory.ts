/**
 * A map that forgets everything when it has grown to `most` entries: what is asked for often is soon
 * there again, and whatever comes in, memory stays bounded.
 */
export class ShortMemory<K, V> extends Map<K, V> {
  readonly #most: number

  constructor(most: number) {
    super()
    this.#most = most
  }

  override set(key: K, value: V): this {
    if (this.size >= this.#most) this.clear()
    return super.set(key, value)
  }
}
