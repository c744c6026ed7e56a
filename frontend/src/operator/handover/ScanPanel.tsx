// The scanner at the dock: a parcel goes on, or is refused aloud with the reason.
import { Button, Group, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { send } from '@/api/client';
import { explain, Problem } from '@/api/problem';
import { queries, stale } from '@/api/queries';
import * as t from '@/i18n/gen/handover';
import { answer, warmSounds } from '@/scanner/sounds';
import { useScans } from '@/scanner/wedge';
import { Card } from '@/ui/Card';
import c from './Handover.module.css';
import { HANDOVERS, type Handover, parcelOf, useCarriers, waitingFor } from './words';

interface Told {
  number: string;
  right: boolean;
  why?: string;
  /** Another scan of the same parcel shows again. */
  at: number;
}

interface Props {
  handover: Handover;
  /** Something else listens: the scanner is not heard. */
  paused: boolean;
}

export function ScanPanel({ handover, paused }: Props) {
  const [told, setTold] = useState<Told>();
  const [typed, setTyped] = useState('');
  const { carriers } = useCarriers();
  // A reader is faster than the network: parcels are asked for in the order in which they were scanned.
  const line = useRef(Promise.resolve());
  useEffect(warmSounds, []);
  const load = async (code: string) => {
    let number = code;
    try {
      // Who scans before the list has come waits for it: a tracking number says nothing without.
      number = parcelOf(code, await queries.ensureQueryData(waitingFor(handover.id)));
      await send('post', `${HANDOVERS}/{handover_id}/parcels`, {
        params: { path: { handover_id: handover.id } },
        body: { parcel: number },
      });
      answer('good');
      setTold({ number, right: true, at: Date.now() });
      void stale(queries, [HANDOVERS]);
    } catch (error) {
      answer('bad');
      setTold({ number, right: false, why: reasonOf(error, carriers), at: Date.now() });
    }
  };
  const heard = (code: string) => {
    line.current = line.current.then(() => load(code));
  };
  useScans(heard, !paused);
  return (
    <Card title={t.scan()}>
      <div className={c.scan} data-told={told && (told.right ? 'right' : 'wrong')} key={told?.at} aria-live="assertive">
        {told ? (
          <>
            <b>{told.right ? t.loaded_one({ number: told.number }) : t.refused_one({ number: told.number })}</b>
            {told.why && <span>{told.why}</span>}
          </>
        ) : (
          <>
            <IconBarcode size={44} stroke={1.3} aria-hidden />
            <span>{t.scan_hint()}</span>
          </>
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) heard(typed.trim());
          setTyped('');
        }}
      >
        <Group gap="xs" mt="sm" wrap="nowrap">
          <TextInput
            flex={1}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            aria-label={t.typed()}
            placeholder={t.typed()}
          />
          <Button type="submit" size="sm" variant="default">
            {t.take()}
          </Button>
        </Group>
      </form>
    </Card>
  );
}

/** Why a parcel stays; for another carrier's also whose it is. */
function reasonOf(error: unknown, carriers: readonly { id: string; name: string }[]): string {
  const said = explain(error);
  const owner = error instanceof Problem && carriers.find((one) => one.id === error.data.label_of);
  return owner ? `${said} · ${t.expected_carrier({ name: owner.name })}` : said;
}
