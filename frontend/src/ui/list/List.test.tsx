import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Column } from './columns';
import { List } from './List';

interface Row {
  id: string;
}
const rows = [{ id: 'a' }, { id: 'b' }];
const idOf = (row: Row) => row.id;

function shown(onOpen: (row: Row) => void, columns: Column<Row>[]) {
  return <List caption="Things" columns={columns} rows={rows} idOf={idOf} nameOf={idOf} empty="" onOpen={onOpen} />;
}

describe('a list', () => {
  it('does not draw its rows anew when only the page around it is drawn', () => {
    const cell = vi.fn((row: Row) => row.id);
    const columns = [{ id: 'name', label: () => 'Name', cell }];
    const page = render(shown(() => undefined, columns));
    const drawn = cell.mock.calls.length;
    page.rerender(shown(() => undefined, columns));
    expect(cell.mock.calls.length).toBe(drawn);
  });

  it('opens a row as the page says at that moment', () => {
    const columns = [{ id: 'name', label: () => 'Name', cell: (row: Row) => row.id }];
    const [former, present] = [vi.fn(), vi.fn()];
    const page = render(shown(former, columns));
    page.rerender(shown(present, columns));
    fireEvent.click(screen.getByText('b'));
    expect(former).not.toHaveBeenCalled();
    expect(present).toHaveBeenCalledWith({ id: 'b' });
  });
});
