/** What a browser says of itself at sign-in, in plain words; null where it is not among the known. */
export type Device = { browser: string | null; system: string | null }

export const unknownDevice: Device = { browser: null, system: null }

// The first that fits: most browsers also claim to be those further down.
const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

/** Reads a User-Agent. Its versions are dropped: they say more of a person than a list needs. */
export function deviceOf(userAgent: string | null | undefined): Device {
  const text = (userAgent ?? '').slice(0, 1000)
  return { browser: firstOf(browsers, text), system: firstOf(systems, text) }
}

function firstOf(known: [RegExp, string][], text: string) {
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
