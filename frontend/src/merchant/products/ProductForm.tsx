// A product added or changed at the side of the page. Who saves over somebody else's change is asked first.
import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { explain, Problem } from '@/api/problem';
import { useSend } from '@/api/queries';
import { useMe } from '@/app/session';
import { done } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/products';
import { SideForm } from '@/ui/SideForm';
import { changesOf, newOf, type Values, valuesOf } from './editing';
import { ProductFields, useProductForm } from './ProductFields';
import { differing } from './stale';
import type { Product } from './words';

const CHANGES = ['/api/v1/products', '/api/v1/stock'];

interface Props {
  opened: boolean;
  onClose: () => void;
  onDone: (product: Product) => void;
  /** The product as it is now; none to add one. */
  product?: Product;
  /** Read it again, after it was changed elsewhere. */
  onStale?: () => void;
}

export function ProductForm(props: Props) {
  // The form begins anew each time it is opened, from what is known then.
  return props.opened ? <Opened key={props.product?.id ?? 'new'} {...props} /> : null;
}

function Opened({ product, onClose, onDone, onStale, opened }: Props) {
  const me = useMe();
  const currency = product?.currency ?? me.currency ?? 'JPY';
  const [based, setBased] = useState(product);
  const form = useProductForm(valuesOf(product, currency));
  const finished = (answer: Product, words: string) => {
    done(words);
    onClose();
    onDone(answer);
  };
  const add = useSend('post', '/api/v1/products', {
    changes: CHANGES,
    onDone: (answer) => finished(answer, t.created({ sku: answer.sku })),
  });
  const revise = useSend('patch', '/api/v1/products/{product_id}', {
    changes: CHANGES,
    onDone: (answer) => finished(answer, t.saved({ sku: answer.sku })),
  });
  const marked = { onError: (error: Problem) => form.setErrors(error.fields) };
  const save = (values: Values, version: number | undefined) =>
    product
      ? revise.mutate(
          {
            params: { path: { product_id: product.id } },
            headers: { 'if-match': `"${version}"` },
            body: changesOf(values, currency),
          },
          { onError: (error) => (error.code === 'stale' ? onStale?.() : form.setErrors(error.fields)) },
        )
      : add.mutate({ body: newOf(values, currency) }, marked);
  const error = add.error ?? revise.error;
  const isStale = error instanceof Problem && error.code === 'stale';
  const theirs = isStale && product && based && product.version !== based.version ? product : undefined;
  return (
    <SideForm
      title={product ? t.edit_title({ sku: product.sku }) : t.add()}
      opened={opened}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => save(values, based?.version))}
      submit={common.save()}
      busy={add.isPending || revise.isPending}
      refusal={error && !isStale ? explain(error) : undefined}
    >
      {theirs && based && (
        <Alert color="yellow" role="alert">
          {t.changed_meanwhile({ fields: differing(based, theirs).join(', ') })}
          <Group gap="xs" mt="xs">
            <Button
              variant="default"
              onClick={() => {
                form.setValues(valuesOf(theirs, currency));
                setBased(theirs);
                revise.reset();
              }}
            >
              {t.take_theirs()}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setBased(theirs);
                save(form.getValues(), theirs.version);
              }}
            >
              {t.keep_mine()}
            </Button>
          </Group>
        </Alert>
      )}
      <ProductFields form={form} isNew={!product} currency={currency} />
    </SideForm>
  );
}
