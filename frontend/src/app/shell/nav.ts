// What a side puts into the frame.
import type { Icon } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';

export interface NavItem {
  /** The address, filled in. */
  to: string;
  label: string;
  icon: Icon;
  exact?: boolean;
  /** A number beside it that wants somebody to act. */
  count?: number;
  /** The key after G that goes there. */
  key?: string;
}

export interface Workspace {
  name: string;
  kind: string;
  nav: readonly NavItem[];
  foot: readonly NavItem[];
  /** Where the palette asks. */
  side: 'merchant' | 'operator';
  /** Where a hit of the palette lives; null where there is no page for it. */
  addressOf: (hit: Schemas['Hit']) => string | null;
}
