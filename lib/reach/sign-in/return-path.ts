/** Where to go after signing in: a path of this site, whatever was asked for. */
export function returnPath(asked: unknown, otherwise = '/dashboard'): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])[^\\\s]*$/.test(asked)) return otherwise
  // A browser drops control characters before it reads an address.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  return /[\u0000-\u001f\u007f]/.test(asked) ? otherwise : asked
}
