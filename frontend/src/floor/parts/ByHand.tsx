// Type and camera: the two buttons of every screen that scans, and what they open. The camera's code is loaded when it is
// first wanted, and fetched in quiet moments before that, since a network may be gone by then.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import * as t from '@/i18n/gen/floor';
import { useScans } from '@/scanner/wedge';
import { Boundary } from './Boundary';
import { Icon } from './Icon';
import { TypeCode } from './TypeCode';

export const loadCamera = () => import('./Camera');
const Camera = lazy(loadCamera);

/** Hears scans, typed codes and the camera. `busy` while another sheet is open. */
export function useByHand(
  heard: (code: string, at: number) => void,
  busy = false,
): { buttons: ReactNode; sheet: ReactNode } {
  const [open, set] = useState<'type' | 'camera' | null>(null);
  useScans(heard, !open && !busy);
  const close = () => set(null);
  const take = (code: string) => {
    close();
    heard(code, performance.now());
  };
  const buttons = (
    <>
      <button type="button" onClick={() => set('type')}>
        <Icon name="keys" />
        {t.type()}
      </button>
      <button type="button" onClick={() => set('camera')}>
        <Icon name="camera" />
        {t.camera()}
      </button>
    </>
  );
  const sheet = (
    <>
      {open === 'type' && <TypeCode onClose={close} onCode={take} />}
      {open === 'camera' && (
        <Boundary onClose={close}>
          <Suspense fallback={<p className="note">{t.reading()}</p>}>
            <Camera onClose={close} onCode={take} />
          </Suspense>
        </Boundary>
      )}
    </>
  );
  return { buttons, sheet };
}
