// The time zones that this browser knows.
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');
