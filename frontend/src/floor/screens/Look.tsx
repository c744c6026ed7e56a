// What is this, and where does it lie?
import { useEffect, useRef } from 'react';
import { goOn, goTo } from '@/floor/go';
import { arrivalOf, beginLook, look } from '@/floor/machines/look';
import { Act } from '@/floor/parts/Act';
import { useByHand } from '@/floor/parts/ByHand';
import { Frame } from '@/floor/parts/Frame';
import { Goods } from '@/floor/parts/Goods';
import { ShelfCode } from '@/floor/parts/ShelfCode';
import { useTask } from '@/floor/parts/useTask';
import { lookUp } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { ShelfRows } from './ShelfRows';

export function LookScreen({ warehouse, code: first }: { warehouse: string; code: string | null }) {
  const { state, signal, n, act } = useTask(`look:${warehouse}`, look, beginLook());
  const hand = useByHand((code, at) => act({ type: 'scan', code }, at));
  const { asking, found } = state;

  // A code that was scanned among the tasks may name one that is newer than the list of tasks.
  const wanted = useRef(first);
  const given = useRef(first);
  useEffect(() => {
    if (given.current) act({ type: 'scan', code: given.current });
    given.current = null;
  }, [act]);
  useEffect(() => {
    if (!asking) return;
    lookUp(warehouse, asking).then(
      (answer) => {
        const arrival = wanted.current === asking && arrivalOf(answer);
        if (arrival) goOn(`/scan/receive/${arrival.id}`);
        else act({ type: 'found', code: asking, found: answer });
      },
      () => act({ type: 'unread', code: asking }),
    );
  }, [asking, warehouse, act]);

  const arrival = found && arrivalOf(found);
  return (
    <Frame title={t.look()} step="item" signal={signal} n={n} foot={hand.buttons}>
      <Act signal={signal} n={n} todo={asking ? t.reading() : t.look_scan()} icon="look" />
      {found?.shelf && (
        <>
          <ShelfCode label={t.on_shelf()} code={found.shelf.location.code} state="quiet" />
          <ShelfRows items={found.shelf.items} />
        </>
      )}
      {found?.products.map((product) => (
        <article key={product.product_id}>
          <Goods name={product.name} sku={product.sku} note={<span>{product.merchant}</span>} />
          <h2 className="head">{t.lies_at()}</h2>
          <ShelfRows items={product.places} places />
          <p className="next">
            {t.codes()}{' '}
            {product.barcodes.map((one) => (one.quantity > 1 ? `${one.code} ×${one.quantity}` : one.code)).join(', ')}
          </p>
        </article>
      ))}
      {found && found.others.length > 0 && (
        <ul className="rows flat">
          {found.others.map((hit) => (
            <li key={hit.id}>
              <b>{hit.title}</b>
              <span>{hit.merchant}</span>
              <small>{hit.subtitle}</small>
            </li>
          ))}
        </ul>
      )}
      {arrival && (
        <button type="button" className="big" onClick={() => goTo(`/scan/receive/${arrival.id}`)}>
          {t.count_arrival()}
        </button>
      )}
      {hand.sheet}
    </Frame>
  );
}
