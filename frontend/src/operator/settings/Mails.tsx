// The mails that the product wrote, and what became of them.
import { Drawer, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useListing } from '@/app/listing';
import { Failure } from '@/app/Trouble';
import { dateTime } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/settings';
import { Empty } from '@/ui/Empty';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Pill, type Tone } from '@/ui/Pill';
import type { SettingsSearch } from './search';

type Mail = Schemas['MailHead'];
const STATUS: Record<string, [() => string, Tone]> = {
  queued: [t.mail_queued, 'new'],
  sent: [t.mail_sent, 'good'],
  failed: [t.mail_failed, 'bad'],
};

const Status = ({ mail }: { mail: Mail }) => (
  <Pill tone={STATUS[mail.status]?.[1]}>{STATUS[mail.status]?.[0]() ?? mail.status}</Pill>
);

const columns: Column<Mail>[] = [
  { id: 'subject', label: t.subject, fixed: true, cell: (mail) => mail.subject },
  { id: 'recipient', label: t.recipient, width: 240, cell: (mail) => mail.recipient },
  {
    id: 'status',
    label: t.status,
    width: 130,
    cell: (mail) => <Status mail={mail} />,
  },
  { id: 'written', label: t.sent_at, width: 130, cell: (mail) => dateTime(mail.created_at) },
];
const idOf = (mail: Mail) => mail.id;
const nameOf = (mail: Mail) => mail.subject;
const SHOW = 'mail:';

export function Mails({ search }: { search: SettingsSearch }) {
  const { props, change } = useListing(search);
  const query = { cursor: search.cursor, limit: search.size ?? 50 };
  const mails = useRead('/api/operator/v1/mails', { params: { query } }, { keep: true });
  const shown = search.do?.startsWith(SHOW) ? search.do.slice(SHOW.length) : undefined;
  return (
    <>
      <List
        caption={t.tab_mails()}
        columns={columns}
        rows={mails.data?.items}
        next={mails.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        busy={mails.isFetching}
        trouble={mails.error && <Failure error={mails.error} onRetry={mails.refetch} />}
        onOpen={(mail) => change({ do: SHOW + mail.id })}
        empty={<Empty icon={<IconMail size={22} />} title={t.mails_empty()} />}
        card={(mail) => (
          <button type="button" className="row-card" onClick={() => change({ do: SHOW + mail.id })}>
            <b>{mail.subject}</b>
            <Status mail={mail} />
            <span>{mail.recipient}</span>
            <time>{dateTime(mail.created_at)}</time>
          </button>
        )}
      />
      {shown && <Letter id={shown} onClose={() => change({ do: undefined })} />}
    </>
  );
}

function Letter({ id, onClose }: { id: string; onClose: () => void }) {
  const mail = useRead('/api/operator/v1/mails/{mail_id}', { params: { path: { mail_id: id } } });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={mail.data?.head.subject}
      closeButtonProps={{ 'aria-label': common.close() }}
    >
      {mail.error && <Failure error={mail.error} onRetry={mail.refetch} />}
      <Text
        component="pre"
        size="sm"
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit' }}
      >
        {mail.data?.body}
      </Text>
    </Drawer>
  );
}
