// Which browser on which system a session is, as far as it says so itself.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const first = (of: typeof BROWSERS, agent: string) => of.find(([sign]) => sign.test(agent))?.[1];

export function browserOf(agent: string): { browser: string; system: string } | null {
  const browser = first(BROWSERS, agent);
  return browser ? { browser, system: first(SYSTEMS, agent) ?? '?' } : null;
}
