// Views that people saved for a list: the query of its address, under a name, for oneself or for the team.
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { filtersOf } from '../question';
import { atDoor, useSide } from '../side';
import type { View } from '../ViewTabs';

export type SavedView = Schemas['ViewView'];

/** The filters as they stand in an address. */
export const queryOf = (search: object) => JSON.stringify(filtersOf(search));

/** The filters of a saved view; none where it was written by something else. */
export function searchOf(query: string): object {
  try {
    const read: unknown = JSON.parse(query);
    return read && typeof read === 'object' && !Array.isArray(read) ? read : {};
  } catch {
    return {};
  }
}

export function useSavedViews(screen: string) {
  const path = atDoor(useSide(), '/views');
  const saved = useRead(path, { params: { query: { screen } } }).data ?? [];
  const views: View[] = saved.map((view) => ({ id: view.id, label: view.name, filters: searchOf(view.query) }));
  return { saved, views };
}
