import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import * as t from '@/i18n/gen/account';
import { Door } from './Door';
import c from './Door.module.css';

interface Props {
  title: string;
  /** What is wrong, where it is more than a link that was cut. */
  head?: string;
  body?: string;
}

/** A mailed link that leads nowhere, and the way on. */
export const BrokenLink = ({ title, head, body }: Props) => (
  <Door title={title}>
    <Stack className={c.form} gap="sm" role="alert">
      <Title order={1}>{head ?? t.link_broken()}</Title>
      <Text>{body ?? t.link_broken_body()}</Text>
      <Anchor component={Link} to="/login" size="sm">
        {t.to_sign_in()}
      </Anchor>
    </Stack>
  </Door>
);
