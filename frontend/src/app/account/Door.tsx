// The frame of the pages before one is signed in.
import { Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import * as t from '@/i18n/gen/account';
import { useLanguage } from '../language';
import { chooseAtDoor } from '../preferences';
import c from './Door.module.css';

const WAVES = [0, 1, 2, 3, 4];

export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { language, speak } = useLanguage();
  const other = language === 'ja' ? 'en' : 'ja';
  const choose = () => {
    chooseAtDoor();
    speak(other);
  };
  return (
    <div className={c.page}>
      <title>{`${title} · Kuramori`}</title>
      <aside className={c.pitch}>
        <div className={c.brand}>
          <img src="/icon.svg" alt="" width={30} height={30} /> Kuramori
        </div>
        <div>
          <p className={c.head}>{t.pitch()}</p>
          <ul className={c.list}>
            {[t.pitch_1(), t.pitch_2(), t.pitch_3()].map((words) => (
              <li key={words}>
                <IconCheck size={17} stroke={2.4} aria-hidden /> {words}
              </li>
            ))}
          </ul>
        </div>
        <svg className={c.wave} viewBox="0 0 600 240" preserveAspectRatio="none" aria-hidden="true">
          {WAVES.map((n) => (
            <path
              key={n}
              d={`M-20 ${60 + n * 34}c120-60 190 50 310 0s200-60 340-10`}
              fill="none"
              stroke="#fff"
              strokeOpacity={0.22 - n * 0.035}
              strokeWidth="2"
            />
          ))}
        </svg>
      </aside>
      <main className={c.main} id="main">
        <div className={c.language}>
          <UnstyledButton fz="sm" c="dimmed" mih={28} px="xs" onClick={choose} lang={other}>
            {other === 'ja' ? '日本語' : 'English'}
          </UnstyledButton>
        </div>
        {children}
        <Text size="xs" c="dimmed" ta="center" p="md">
          © 2026 Kuramori
        </Text>
      </main>
    </div>
  );
}
