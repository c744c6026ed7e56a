// What the server did not accept: what was scanned, what it said, and whether a lead has seen to it.
import { useCallback, useEffect, useState } from 'react';
import { explain, Problem } from '@/api/problem';
import { Frame } from '@/floor/parts/Frame';
import { deedWords } from '@/floor/parts/words';
import { handled, type Refused, refusals } from '@/floor/store/db';
import { countRefused } from '@/floor/store/queue';
import { useStanding } from '@/floor/store/standing';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/floor';

const why = ({ code, title, data }: Refused) =>
  code === 'waited_too_long' ? t.waited_too_long() : explain(new Problem({ code, title, status: 409, data }));

/** Open ones first, the newest on top. */
const inOrder = (rows: Refused[]) =>
  rows.toSorted((a, b) => Number(a.handled !== null) - Number(b.handled !== null) || b.at - a.at);

export function Lead() {
  const { refused } = useStanding();
  const [rows, set] = useState<Refused[] | null>(null);
  const read = useCallback(() => refusals().then((found) => set(inOrder(found))), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the queue adds one
  useEffect(() => void read(), [read, refused]);
  const seen = (id: string) =>
    void handled(id)
      .then(countRefused)
      .then(() => read());
  return (
    <Frame title={t.lead()}>
      {rows?.length === 0 && (
        <section className="note">
          <b>{t.lead_empty()}</b>
          <p>{t.lead_empty_body()}</p>
        </section>
      )}
      <ul className="cards">
        {rows?.map((row) => (
          <li key={row.id} data-done={row.handled !== null || undefined}>
            <b>{deedWords(row.deed.said)}</b>
            <small>
              {dateTime(new Date(row.deed.made))} {row.deed.said.code}
            </small>
            <p>
              {t.lead_said()}: {why(row)}
            </p>
            {row.handled === null ? (
              <button type="button" className="big quiet" onClick={() => seen(row.id)}>
                {t.lead_handled()}
              </button>
            ) : (
              <small>{t.lead_was_handled({ when: dateTime(new Date(row.handled)) })}</small>
            )}
          </li>
        ))}
      </ul>
    </Frame>
  );
}
