// The packing bench: a screen of its own that is worked with a scanner and five keys, hands off the mouse.
import { ActionIcon, Button, Kbd, Modal, Switch } from '@mantine/core';
import { IconArrowLeft, IconHelp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/packing';
import { warmSounds } from '@/scanner/sounds';
import { useScans } from '@/scanner/wedge';
import { BenchView } from './BenchView';
import { IdleView } from './IdleView';
import { useKeys } from './keys';
import { LabelView } from './LabelView';
import c from './Packing.module.css';
import { labelPaper, print } from './printing';
import { boxOf, usePacking } from './usePacking';

export function PackingPage({ warehouse }: { warehouse: string }) {
  const packing = usePacking();
  const [help, setHelp] = useState(false);
  const [weighing, setWeighing] = useState(false);
  const { phase } = packing;
  useEffect(warmSounds, []);

  const onScan = (code: string) => {
    if (phase.name === 'units') packing.take(code);
    else if (phase.name === 'label') void packing.verify(phase.parcel, code, phase.whole);
    else if (phase.name !== 'packing') void packing.bring(code);
  };
  const onKey = (key: string) => {
    const box = phase.name === 'units' ? boxOf(key) : undefined;
    if (box) packing.pressBox(box);
    else if (key === '?') setHelp(true);
    else if (key === 'Escape') help ? setHelp(false) : packing.leave();
    else if (key.toLowerCase() === 'w' && phase.name === 'units') setWeighing(true);
    else if (key.toLowerCase() === 'p' && 'parcel' in phase) print(labelPaper(phase.parcel));
    else if (key === 'Enter' && phase.name === 'done') phase.whole ? packing.leave() : packing.again();
  };
  useScans(onScan, !weighing);
  useKeys(onKey, !weighing);

  return (
    <main className={c.page}>
      <title>{`${t.title()} · Kuramori`}</title>
      <header className={c.head}>
        <Button
          component={Link}
          to={`/w/${warehouse}`}
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} />}
        >
          {t.leave()}
        </Button>
        <h1>{t.title()}</h1>
        <span className="num">{t.today({ n: packing.today })}</span>
        <Switch
          label={t.print_by_itself()}
          checked={packing.prints}
          onChange={(event) => packing.setPrints(event.currentTarget.checked)}
        />
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setHelp(true)} aria-label={t.help()}>
          <IconHelp size={20} />
        </ActionIcon>
      </header>
      {packing.trouble && (
        <div key={packing.trouble.at} className={c.trouble} role="alert">
          {packing.trouble.text}
        </div>
      )}
      {phase.name === 'idle' && <IdleView warehouse={warehouse} onOpen={(number) => void packing.bring(number)} />}
      {(phase.name === 'units' || phase.name === 'packing') && packing.shipment && (
        <BenchView packing={packing} weighing={weighing} onWeighing={setWeighing} />
      )}
      {(phase.name === 'label' || phase.name === 'done') && packing.shipment && <LabelView packing={packing} />}
      <Modal
        opened={help}
        onClose={() => setHelp(false)}
        title={t.help()}
        closeButtonProps={{ 'aria-label': common.close() }}
      >
        <Keys />
      </Modal>
    </main>
  );
}

const KEYS = [
  ['1 – 4', t.key_boxes],
  ['W', t.key_weight],
  ['P', t.key_print],
  ['Enter', t.key_next],
  ['Esc', t.key_leave],
] as const;

const Keys = () => (
  <dl className={c.keys}>
    {KEYS.map(([key, words]) => (
      <div key={key}>
        <dt>
          <Kbd>{key}</Kbd>
        </dt>
        <dd>{words()}</dd>
      </div>
    ))}
  </dl>
);
