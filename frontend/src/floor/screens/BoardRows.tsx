// A list of the board: its rows, that there are none, or why nothing is known.
import type { ReactNode } from 'react';
import { explain } from '@/api/problem';
import { Frame } from '@/floor/parts/Frame';
import { Bones, Why } from '@/floor/parts/Waiting';
import type { Board } from '@/floor/store/work';
import { useBoard } from './useBoard';

interface Props<T> {
  title: string;
  of: (board: Board) => readonly T[];
  none: ReactNode;
  children: (row: T) => ReactNode;
}

export function BoardRows<T>({ title, of, none, children }: Props<T>) {
  const { board, why, ask } = useBoard();
  const rows = board && of(board);
  return (
    <Frame title={title}>
      {!rows && (why ? <Why words={explain(why)} onRetry={() => void ask()} /> : <Bones />)}
      {rows?.length === 0 && <section className="note">{none}</section>}
      <ul className="rows">{rows?.map(children)}</ul>
    </Frame>
  );
}
