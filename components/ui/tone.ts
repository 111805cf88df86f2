/** What a colour means here. Each is always shown with its own icon and word. */
export type Tone = 'valid' | 'warn' | 'danger' | 'slate' | 'gold'
