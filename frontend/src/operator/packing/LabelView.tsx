// The parcel is packed: its label comes, is stuck on and scanned; then the next.
import { Button, Group, Loader } from '@mantine/core';
import { IconCircleCheck, IconPrinter } from '@tabler/icons-react';
import * as t from '@/i18n/gen/packing';
import c from './Packing.module.css';
import { labelPaper, notePaper, print } from './printing';
import type { usePacking } from './usePacking';

const WARNING: Record<string, () => string> = { too_light: t.too_light, too_heavy: t.too_heavy };

export function LabelView({ packing }: { packing: ReturnType<typeof usePacking> }) {
  const { phase, shipment } = packing;
  if ((phase.name !== 'label' && phase.name !== 'done') || !shipment) return null;
  const verified = phase.name === 'done';
  return (
    <div className={c.label} data-done={verified || undefined}>
      {verified ? <IconCircleCheck size={84} aria-hidden /> : <Waiting phase={phase} />}
      <h2 aria-live="assertive">{verified ? t.label_right() : headline(phase)}</h2>
      <p className="mono">{phase.parcel}</p>
      {phase.name === 'label' && phase.warnings.map((one) => <p key={one}>{WARNING[one]?.() ?? one}</p>)}
      {!phase.whole && <p>{t.more_boxes()}</p>}
      <Group justify="center">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => print(labelPaper(phase.parcel))}
        >
          {t.print_label()}
        </Button>
        {phase.whole && (
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} />}
            onClick={() => print(notePaper(shipment.shipment.id))}
          >
            {t.print_note()}
          </Button>
        )}
        <Button
          variant={verified ? 'filled' : 'default'}
          onClick={() => (phase.whole ? packing.leave() : packing.again())}
        >
          {phase.whole ? t.next() : t.next_box()}
        </Button>
      </Group>
    </div>
  );
}

type LabelPhase = Extract<ReturnType<typeof usePacking>['phase'], { name: 'label' }>;

const headline = (phase: LabelPhase) => {
  if (phase.slow) return t.label_slow();
  return phase.label ? t.label_scan() : t.label_waiting();
};

const Waiting = ({ phase }: { phase: LabelPhase }) =>
  phase.label || phase.slow ? (
    <p className={`mono ${c.number}`}>{phase.label && t.label_number({ number: phase.label })}</p>
  ) : (
    <Loader size="lg" aria-label={t.label_waiting()} />
  );
