// What a key may be allowed to do: what its maker may, as far as keys may have it at all: nothing about people and their trail.
const OF_PEOPLE = ['audit:', 'members:', 'keys:', 'owners:', 'views:'];

export const scopesFrom = (may: readonly string[]) =>
  may.filter((scope) => !OF_PEOPLE.some((start) => scope.startsWith(start))).toSorted();

export interface Resource {
  name: string;
  scopes: string[];
}

/** One row a resource, reading first. */
export function byResource(scopes: readonly string[]): Resource[] {
  const found = new Map<string, string[]>();
  for (const scope of scopes) {
    const name = scope.split(':')[0] ?? scope;
    found.set(name, [...(found.get(name) ?? []), scope]);
  }
  const reading = (scope: string) => (scope.endsWith(':read') ? 0 : 1);
  return [...found].map(([name, of]) => ({ name, scopes: of.toSorted((a, b) => reading(a) - reading(b)) }));
}

export type KeyState = 'live' | 'revoked' | 'expired';
export function keyState(key: { revoked_at: string | null; expires_at: string | null }, now = Date.now()): KeyState {
  if (key.revoked_at) return 'revoked';
  return key.expires_at && Date.parse(key.expires_at) <= now ? 'expired' : 'live';
}
