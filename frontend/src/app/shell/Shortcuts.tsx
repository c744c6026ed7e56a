import { Kbd, Modal } from '@mantine/core';
import * as close from '@/i18n/gen/common';
import * as t from '@/i18n/gen/shell';
import { useOpened } from '@/ui/later';
import type { NavItem } from './nav';
import c from './Shell.module.css';

const KEYS = [
  ['Ctrl K', t.key_find],
  ['/', t.key_search],
  ['J K', t.key_move],
  ['Enter', t.key_open],
  ['X', t.key_tick],
  ['Esc', t.key_clear],
  ['?', t.key_help],
] as const;

export function Shortcuts({ opened, onClose, nav }: { opened: boolean; onClose: () => void; nav: readonly NavItem[] }) {
  const places = nav.filter((item) => item.key).map((item) => [`G ${item.key}`, item.label] as const);
  const rows = [...KEYS.map(([keys, words]) => [keys, words()] as const), ...places];
  return (
    <Modal
      opened={useOpened(opened)}
      onClose={onClose}
      title={t.shortcuts()}
      size="sm"
      closeButtonProps={{ 'aria-label': close.close() }}
    >
      <table className={c.keys}>
        <tbody>
          {rows.map(([keys, words]) => (
            <tr key={keys}>
              <td>{words}</td>
              <td>
                {keys.split(' ').map((key) => (
                  <Kbd key={key} size="sm" ml={4}>
                    {key}
                  </Kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
