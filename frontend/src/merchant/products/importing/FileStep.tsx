// The first step: a file is dropped; what was sent before can be gone on with.
import { Alert, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { asForm } from '@/api/form';
import { explain, Problem } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/imports';
import { Card, Stacked } from '@/ui/Card';
import { DropFile } from '@/ui/DropFile';
import type { Imported } from './ImportPage';

const MOST = 20_000_000;

/** Why a file cannot be read is said by the API in plain words beside the code. */
const reason = (error: Problem) => [explain(error), ...Object.values(error.fields)].join(': ');

export function FileStep({ onSent }: { onSent: (sent: Imported) => void }) {
  const [name, setName] = useState('');
  const [large, setLarge] = useState(false);
  const send = useSend('post', '/api/v1/product-imports', { changes: ['/api/v1/product-imports'], onDone: onSent });
  const take = (file: File) => {
    setLarge(file.size > MOST);
    if (file.size > MOST) return;
    setName(file.name);
    send.mutate({ body: { file: file as unknown as string }, bodySerializer: asForm });
  };
  return (
    <Stacked>
      {(send.error || large) && (
        <Alert color="red" role="alert">
          {large ? t.too_large() : send.error instanceof Problem ? reason(send.error) : ''}
        </Alert>
      )}
      <DropFile
        title={t.drop()}
        body={t.drop_body()}
        choose={t.choose()}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        busy={send.isPending ? t.sending({ name }) : undefined}
        onFile={take}
      />
      <Earlier />
    </Stacked>
  );
}

function Earlier() {
  const read = useRead('/api/v1/product-imports', { params: { query: { limit: 5 } } });
  const files = read.data?.items ?? [];
  if (files.length === 0) return null;
  return (
    <Card title={t.earlier()} flush>
      <Table horizontalSpacing="md">
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.id}>
              <Table.Td>
                <Link to="." search={{ file: file.id } as never}>
                  {file.filename}
                </Link>
              </Table.Td>
              <Table.Td ta="right">{num(file.rows)}</Table.Td>
              <Table.Td>{t.state({ status: file.status })}</Table.Td>
              <Table.Td>
                <time>{dateTime(file.created_at)}</time>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
