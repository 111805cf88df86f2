/** JSON, laid out for reading; at most the first 20,000 characters. */
export function Json({ text }: { text: string }) {
  return (
    <pre
      dir="ltr"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto whitespace-pre-wrap wrap-anywhere rounded-md bg-sunk p-3 font-mono text-xs"
    >
      {JSON.stringify(JSON.parse(text), null, 2).slice(0, 20_000)}
    </pre>
  )
}
